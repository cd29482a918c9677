#!/usr/bin/env bash
# Runs fuzz targets one after another from their seeds: run_fuzz.sh BUILD SECONDS TARGET…
# What was learned stays in BUILD/corpus, an input that breaks the program in BUILD/found.
# An input may take 30 seconds, and all of a target's 2 GB: sanitizers take most of both, and memory that
# was freed is kept back to find uses of it (64 MB of it are enough).
set -uo pipefail
build=$1 seconds=$2
shift 2
here=$(cd "$(dirname "$0")/.." && pwd)
failed=()
export UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=quarantine_size_mb=64
for target in "$@"; do
    corpus=$build/corpus/$target found=$build/found/$target
    mkdir -p "$corpus" "$found"
    log=$found/log
    echo "$target: $seconds seconds"
    "$build/tests/fuzz_$target" "$corpus" "$here/fuzz/seeds/$target" -max_total_time="$seconds" -timeout=30 \
        -rss_limit_mb=2048 -max_len=600 -artifact_prefix="$found/" -print_final_stats=1 >"$log" 2>&1 || failed+=("$target")
    grep -E '^stat::(number_of_executed_units|slowest_unit|peak_rss)' "$log"
    grep -E 'ERROR|SUMMARY|runtime error' "$log" | sort -u | head -5
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "broken by inputs in $build/found: ${failed[*]}" >&2
    exit 1
fi
