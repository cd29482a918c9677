#!/usr/bin/env bash
# The command line as a person meets it: an installed program makes, checks and builds a new event; exit
# codes; schemas that accept the inputs. Usage: commands_test.sh BUILD SCRATCH
set -uo pipefail
build=$(realpath "$1") scratch=$2
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch" || exit 1
root=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$build/CMakeCache.txt")
passed=0 failed=0

expect() { # WHAT EXIT COMMAND…
    local what=$1 wanted=$2 status
    shift 2
    "$@" > out 2> err < /dev/null
    status=$?
    if [ "$status" -eq "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "--- $what: exit $status instead of $wanted"
        cat out err | head -20
    fi
}

expect "install" 0 cmake --install "$build" --prefix "$PWD/prefix"
zbirnyk=$PWD/prefix/bin/zbirnyk
expect "help" 0 "$zbirnyk" --help
for verb in new check import build schema; do
    expect "help of $verb" 0 "$zbirnyk" "$verb" --help
done
expect "version" 0 "$zbirnyk" --version
expect "no verb" 2 "$zbirnyk"
expect "unknown verb" 2 "$zbirnyk" bild
expect "unknown option" 2 "$zbirnyk" build event.xml --colour
expect "a date that does not exist" 2 "$zbirnyk" build event.xml --date 2020-02-30
expect "a shard that does not exist" 2 "$zbirnyk" build event.xml --shard 3/2
expect "no such event" 1 "$zbirnyk" build nowhere.xml

expect "new" 0 "$zbirnyk" new event
expect "new in a full folder" 1 "$zbirnyk" new event
expect "check the new event" 0 "$zbirnyk" check event/event.xml --strict
expect "build the new event" 0 "$zbirnyk" build event/event.xml --to made --strict
for pdf in made/proceedings.pdf made/report.pdf made/certificates/*.pdf; do
    expect "qpdf $pdf" 0 qpdf --check "$pdf"
done
expect "one product" 0 "$zbirnyk" build event/event.xml report --to one
expect "nothing but the report" 1 test -e one/proceedings.pdf
expect "dump" 0 "$zbirnyk" build event/event.xml report --stop-after pages --dump
expect "dump has pages" 0 grep -q '^page' out

expect "schema" 0 "$zbirnyk" schema schemas
expect "the event is valid" 0 xmllint --noout --relaxng schemas/event.rng event/event.xml
for template in "$root"/templates/*/template.xml; do
    expect "$template is valid" 0 xmllint --noout --relaxng schemas/template.rng "$template"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
