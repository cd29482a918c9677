#!/usr/bin/env bash
# Builds the report as PDF and as DOCX, reads the DOCX back with Pandoc and compares headings and table
# cells. Usage: same_docx.sh ZBIRNYK LIST_ELEMENTS EVENT.xml SCRATCH
set -euo pipefail
zbirnyk=$1 list_elements=$2 event=$3 scratch=$4
here=$(dirname "$0")
rm -rf "$scratch" && mkdir -p "$scratch"
"$zbirnyk" build "$event" report --to "$scratch" --quiet
"$zbirnyk" build "$event" report --to "$scratch" --as docx --quiet
"$list_elements" "$scratch/report.pdf" > "$scratch/pdf.txt"
pandoc --sandbox -f docx -t json "$scratch/report.docx" | python3 "$here/docx_elements.py" > "$scratch/docx.txt"
diff "$scratch/pdf.txt" "$scratch/docx.txt"
echo "$(grep -c '^heading' "$scratch/pdf.txt") headings and $(grep -c '^cell' "$scratch/pdf.txt") cells agree"
[ "$(grep -c '^heading' "$scratch/pdf.txt")" -gt 20 ] && [ "$(grep -c '^cell' "$scratch/pdf.txt")" -gt 100 ]
