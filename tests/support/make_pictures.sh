#!/usr/bin/env bash
# Makes the README's pictures from the finished documents. Usage: make_pictures.sh OUTPUT PICTURES
set -euo pipefail
output=$1 pictures=$2
mkdir -p "$pictures"
certificate=$(find "$output/certificates" -name '*.pdf' | sort | sed -n 1p)
pdftoppm -r 60 -png -singlefile -f 1 "$certificate" "$pictures/certificate"
# An opening of the book: a left-hand page and the right-hand page that faces it.
pdftoppm -r 80 -png -f 10 -l 11 "$output/proceedings.pdf" "$pictures/opening"
convert "$pictures"/opening-*.png +append "$pictures/proceedings.png"
rm "$pictures"/opening-*.png
pdftoppm -r 60 -png -singlefile -f 7 "$output/report.pdf" "$pictures/report"
