#!/usr/bin/env bash
# Golden dumps: every folder AREA/NAME holds an event.xml, a template under templates/NAME…, and a file
# `command` (arguments of zbirnyk); its standard output must equal `expected`.
# Usage: run_cases.sh ZBIRNYK [CASE…]; UPDATE=1 rewrites `expected`.
set -uo pipefail
zbirnyk=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
passed=0 failed=0
if [ $# -gt 0 ]; then cases=("$@"); else cases=("$here"/*/*/); fi
for folder in "${cases[@]}"; do
    folder=${folder%/}
    actual=$(cd "$folder" && eval "set -- $(cat command)" && timeout 60 "$zbirnyk" "$@" 2>&1 </dev/null)
    [ "${UPDATE:-}" = 1 ] && printf '%s\n' "$actual" > "$folder/expected"
    if [ "$actual" = "$(cat "$folder/expected" 2>/dev/null)" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "--- ${folder#"$here"/}"
        diff "$folder/expected" <(printf '%s\n' "$actual") | head -40
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
