#!/usr/bin/env bash
# Builds the sample event and looks at every PDF it makes: qpdf, pdffonts, pdfinfo, the words as the
# project's own reader and as Poppler finds them, and the project's own checker.
# Usage: run_samples.sh ZBIRNYK CHECK_PDF CHECK_WORDS EVENT.xml SCRATCH
set -uo pipefail
zbirnyk=$1 check_pdf=$2 check_words=$3 event=$4 scratch=$5
rm -rf "$scratch" && mkdir -p "$scratch"
"$zbirnyk" build "$event" --to "$scratch/out" --quiet || { echo "the sample does not build"; exit 1; }
"$zbirnyk" build "$event" --to "$scratch/text" --as text --quiet || { echo "no text of the sample"; exit 1; }

examine() { # PDF
    local pdf=$1 text=${1/#$scratch\/out/$scratch\/text} problems
    problems=$(
        qpdf --check "$pdf" > "$pdf.qpdf" 2>&1 || { echo "qpdf:"; cat "$pdf.qpdf"; }
        pdffonts "$pdf" 2>&1 | awk 'NR > 2 && !($(NF-4) == "yes" && $(NF-3) == "yes" && $(NF-2) == "yes") {print "pdffonts: " $0}'
        pdfinfo "$pdf" 2>&1 | grep -q '^Tagged: *yes' || echo "pdfinfo: not tagged"
        "$check_pdf" "$pdf" 2>&1
        "$check_words" "$pdf" "${text%.pdf}.txt" 2>&1
        python3 "$here/poppler_words.py" "$pdf" "${text%.pdf}.txt" 2>&1
    )
    rm -f "$pdf.qpdf"
    [ -z "$problems" ] && echo ok || { echo "--- ${pdf#"$scratch"/}"; head -40 <<< "$problems"; }
}
export -f examine
here=$(dirname "$0")
export scratch check_pdf check_words here
find "$scratch/out" -name '*.pdf' -print0 | sort -z |
    xargs -0 -P "$(nproc)" -I{} bash -c 'examine "$1"' _ {} > "$scratch/report"
passed=$(grep -c '^ok$' "$scratch/report") failed=$(grep -c '^---' "$scratch/report")
grep -v '^ok$' "$scratch/report"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
