#!/usr/bin/env bash
# Builds an event twice, with clock, time zone, locale, working directory and number of threads changed,
# and compares every file. Usage: same_bytes.sh ZBIRNYK EVENT.xml SCRATCH
set -euo pipefail
zbirnyk=$(realpath "$1") event=$(realpath "$2") scratch=$3
rm -rf "$scratch" && mkdir -p "$scratch/elsewhere"
scratch=$(realpath "$scratch")
TZ=UTC LC_ALL=C "$zbirnyk" build "$event" --to "$scratch/a" --jobs 1 --quiet
(cd "$scratch/elsewhere" && sleep 1 &&
    TZ=Asia/Tokyo LC_ALL=uk_UA.UTF-8 LANG=de_DE.UTF-8 "$zbirnyk" build "$event" --to ../b --jobs 7 --quiet)
diff -rq "$scratch/a" "$scratch/b" && echo "$(find "$scratch/a" -type f | wc -l) passed, 0 failed"
