#!/usr/bin/env bash
# Golden dumps: every folder AREA/NAME is a template (template.xml and what it needs) for the event.xml
# beside this script. AREA `lines` dumps lines, `bind` the document, every other one pages; the dump with
# all diagnostics must equal `expected`. Usage: run_cases.sh ZBIRNYK [CASE…]; UPDATE=1 rewrites `expected`.
set -uo pipefail
zbirnyk=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0
if [ $# -gt 0 ]; then cases=("$@"); else cases=("$here"/*/*/); fi
for folder in "${cases[@]}"; do
    folder=${folder%/}
    area=$(basename "$(dirname "$folder")")
    case $area in lines | bind) stage=$area ;; *) stage=pages ;; esac
    rm -rf "$scratch/event" && mkdir -p "$scratch/event/templates"
    cp "$here/event.xml" "$scratch/event/" && cp -r "$folder" "$scratch/event/templates/case"
    actual=$(cd "$scratch/event" && timeout 60 "$zbirnyk" build event.xml case --stop-after "$stage" --dump 2>&1 </dev/null)
    [ "${UPDATE:-}" = 1 ] && printf '%s\n' "$actual" > "$folder/expected"
    if [ "$actual" = "$(cat "$folder/expected" 2>/dev/null)" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "--- $area/${folder##*/}"
        diff "$folder/expected" <(printf '%s\n' "$actual") | head -40
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
