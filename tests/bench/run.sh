#!/usr/bin/env bash
# Times the program on the sample event: each product alone, five runs, the median; documents and pages a
# second beside the time that `cp` needs for the same files. Times drift with the machine: compare
# figures of one run only. Usage: run.sh ZBIRNYK
set -euo pipefail
zbirnyk=$(realpath "$1")
event=$(dirname "$0")/../../input/balanced-development-2020/event.xml
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

median() { # COMMAND…: seconds, the median of five runs
    for _ in 1 2 3 4 5; do
        local start=$EPOCHREALTIME
        "$@" > /dev/null 2>&1
        awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN {print b - a}'
    done | sort -g | sed -n 3p
}

printf '%-14s %9s %9s %9s %11s %9s\n' product documents pages seconds pages/s 'times cp'
for product in certificates proceedings report; do
    summary=$("$zbirnyk" build "$event" "$product" --to "$scratch/out" 2>/dev/null)
    documents=$(sed -E 's/.*: ([0-9]+) of.*/\1/' <<< "$summary")
    pages=$(sed -E 's/.*, ([0-9]+) pages?.*/\1/' <<< "$summary")
    seconds=$(median "$zbirnyk" build "$event" "$product" --to "$scratch/out")
    copy=$(median cp -r "$scratch/out" "$scratch/copy")
    awk -v p="$product" -v d="$documents" -v n="$pages" -v s="$seconds" -v c="$copy" \
        'BEGIN {printf "%-14s %9d %9d %9.3f %11.0f %9.1f\n", p, d, n, s, n / s, s / c}'
    rm -rf "$scratch/out" "$scratch/copy"
done
