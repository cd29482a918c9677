#!/usr/bin/env bash
# The command line as a person meets it: an installed program makes, checks and builds a new event; exit
# codes; schemas that accept the inputs. Usage: commands_test.sh BUILD SCRATCH
set -uo pipefail
build=$(realpath "$1") scratch=$2
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch" || exit 1
root=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$build/CMakeCache.txt")
passed=0 failed=0 input=/dev/null

expect() { # WHAT EXIT COMMAND…
    local what=$1 wanted=$2 status
    shift 2
    "$@" > out 2> err < "$input"
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
for verb in new check import build schema manual language; do
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
mv out pages
expect "the dump has pages" 0 grep -q '^page 8' pages

expect "schema" 0 "$zbirnyk" schema schemas
expect "the templates carry the same schemas" 0 diff -r schemas "$root/templates/schema"
jing=$(command -v jing) || { echo "--- jing is missing"; failed=$((failed + 1)); }
expect "the new event is valid" 0 "$jing" schemas/event.rng event/event.xml
expect "the sample is valid" 0 "$jing" schemas/event.rng "$root/input/balanced-development-2020/event.xml"
expect "its abstracts are valid" 0 "$jing" schemas/abstract.rng "$root"/input/balanced-development-2020/abstracts/*.xml
expect "its report is valid" 0 "$jing" schemas/report.rng "$root/input/balanced-development-2020/report.xml"
expect "the templates are valid" 0 "$jing" schemas/template.rng "$root"/templates/{certificates,proceedings,report}/*.xml
expect "a misspelt element is not valid" 1 "$jing" schemas/event.rng "$root/tests/errors/cases/vocabulary.unknown-element--misspelt/event.xml"

says() { # NAME EXPECTED COMMAND…
    expect "$1" 0 "${@:3}"
    expect "$1 says $2" 0 test "$(cat out)" = "$2"
}
filters() { # NAME INPUT EXPECTED COMMAND…
    printf '%b' "$2" > rows
    input=rows
    says "$1" "$(printf '%b' "$3")" "${@:4}"
    input=/dev/null
}
language="prefix/bin/zbirnyk language"
says "decline" "Шевченкові Тарасу Григоровичу" $language decline "Шевченко Тарас Григорович" --case dative --dative alternate
says "decline a post" "голови Гуменецької сільської ради" $language decline --post "голова Гуменецької сільської ради" --case genitive
says "words" "двадцяти двох" $language words 22 --case genitive
says "a sum in words" "одна гривня 05 копійок" $language words 1.05 --kind UAH
says "translit" "Zghurskyi" $language translit "Згурський"
says "hyphenate" "те·ри·то·рі·аль·ний" $language hyphenate "територіальний"
expect "a name of one word" 1 $language decline "Шевченко"
expect "a number that is none" 1 $language words "сім"
expect "an unknown case" 2 $language decline "Шевченко Тарас" --case ablative
filters "decline a table" 'Коваль\tОлена\tІванівна\tf\tdative\n' 'Коваль\tОлені\tІванівні\tsure\n' $language decline --tsv
filters "words of a table" '21\tordinal\tgenitive\nNaN\n3\n' 'двадцять першого\n\nтри\n' $language words --tsv
filters "translit of a table" 'Єнакієве\t1\n' 'Yenakiieve\t1\n' $language translit --tsv
filters "hyphenate a table" 'шия\nтериторіальний\n' 'шия\nте·ри·то·рі·аль·ний\n' $language hyphenate --tsv
printf '<p>Це <b>"слово"</b> &amp; <code>"код"</code></p>\n' > typed.xml
says "clean" '<p>Це <b>«слово»</b> &amp; <code>"код"</code></p>' $language clean typed.xml
expect "clean in place" 0 $language clean typed.xml --in-place
expect "a clean file needs nothing" 0 $language clean typed.xml --dry-run
expect "and says nothing" 1 test -s out

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
