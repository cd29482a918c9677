#!/usr/bin/env bash
# Issues and builds an event twice, with the same key, but clock, time zone, locale, working directory and
# number of threads changed, and compares every file. Usage: same_bytes.sh ZBIRNYK EVENT.xml SCRATCH
set -euo pipefail
zbirnyk=$(realpath "$1") event=$(realpath "$2") scratch=$3
rm -rf "$scratch" && mkdir -p "$scratch/elsewhere"
scratch=$(realpath "$scratch")
for copy in one two; do
    cp -r "$(dirname "$event")" "$scratch/$copy"
    rm -f "$scratch/$copy"/register*
done
export TZ=UTC LC_ALL=C
"$zbirnyk" issue "$scratch/one/event.xml" --to "$scratch/a" --jobs 1 --quiet
"$zbirnyk" build "$scratch/one/event.xml" --to "$scratch/a" --jobs 1 --quiet
cp "$scratch/one/register-key.pem" "$scratch/two"
cd "$scratch/elsewhere" && sleep 1
export TZ=Asia/Tokyo LC_ALL=uk_UA.UTF-8 LANG=de_DE.UTF-8
"$zbirnyk" register keys ../two/event.xml --quiet
"$zbirnyk" issue ../two/event.xml --to ../b --jobs 7 --quiet
"$zbirnyk" build ../two/event.xml --to ../b --jobs 7 --quiet
diff -rq "$scratch/a" "$scratch/b" && echo "$(find "$scratch/a" -type f | wc -l) passed, 0 failed"
