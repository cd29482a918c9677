#!/usr/bin/env bash
# Runs every case of tests/errors/cases: a folder CODE--NAME with bad input, a file `command` (arguments
# of zbirnyk, or a shell line after `!`, in which `make_sheet ROWS.txt OUT.xlsx` writes a spreadsheet and
# `refusing_server ANSWER` takes letters) and a file `expected` (exit code, then all of stderr). Each case runs
# in a copy of its folder. Fails too when a code of src/diag/*codes.h is in no `expected`.
# Usage: run_errors.sh ZBIRNYK [CASE…]; UPDATE=1 rewrites `expected`.
set -uo pipefail
zbirnyk=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
codes=$here/../../src/diag
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" && ln -s "$zbirnyk" "$scratch/bin/zbirnyk"
ln -s "$here/../support/make_sheet.py" "$scratch/bin/make_sheet"
ln -s "$here/../support/refusing_server.py" "$scratch/bin/refusing_server"
passed=0 failed=0

run_case() { # FOLDER: prints exit code and stderr
    local copy=$scratch/case line status
    rm -rf "$copy" && cp -r "$1" "$copy" && rm -f "$copy/expected"
    line=$(cat "$copy/command")
    case $line in
        '!'*) line=${line#!} ;;
        *) line="zbirnyk $line" ;;
    esac
    (cd "$copy" && PATH=$scratch/bin:$PATH timeout 60 bash -c "$line") >"$scratch/out" 2>"$scratch/err" </dev/null
    status=$?
    echo "exit $status"
    cat "$scratch/err"
}

if [ $# -gt 0 ]; then cases=("$@"); else cases=("$here"/cases/*/); fi
for folder in "${cases[@]}"; do
    folder=${folder%/}
    actual=$(run_case "$folder")
    if [ "${UPDATE:-}" = 1 ]; then
        printf '%s\n' "$actual" > "$folder/expected"
    fi
    if [ "$actual" = "$(cat "$folder/expected" 2>/dev/null)" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "--- ${folder##*/}"
        diff <(cat "$folder/expected" 2>/dev/null) <(printf '%s\n' "$actual")
    fi
done

if [ $# -eq 0 ]; then
    while read -r code; do
        grep -qF "[$code]" "$here"/cases/*/expected || {
            failed=$((failed + 1))
            echo "--- no case for the code $code"
        }
    done < <(grep -ohP '\{"\K[a-z0-9.-]+(?="\})' "$codes"/*codes.h)
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
