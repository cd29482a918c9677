#!/usr/bin/env bash
# Builds every example of the template manual, without a warning; with PICTURES draws each. Each file of
# EXAMPLES that says what it shows is a template of its own; the others are parts of all.
# Usage: make_examples.sh ZBIRNYK EXAMPLES SCRATCH [PICTURES]
set -uo pipefail
zbirnyk=$(realpath "$1") examples=$(realpath "$2") scratch=$3 pictures=${4:+$(realpath "$4")}
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch" || exit 1
cp "$examples/event.xml" .
mapfile -t names < <(cd "$examples" && grep -l '<!-- Показує: ' -- *.xml | sed 's/\.xml$//')
for name in "${names[@]}"; do
    mkdir -p "templates/$name"
    cp -r "$examples"/{page.xml,star.svg,locale} "templates/$name/"
    cp "$examples/$name.xml" "templates/$name/template.xml"
done
"$zbirnyk" build event.xml --to output --strict --quiet "${names[@]}" || exit 1
echo "${#names[@]} examples"
[ -n "$pictures" ] || exit 0
for name in "${names[@]}"; do
    file=output/$name.pdf
    [ -f "$file" ] || file=$(find output -name 'картка-*.pdf' | sort | head -1)
    pdftoppm -r 72 -png "$file" "page-$name"
    convert "page-$name"-*.png -bordercolor '#C9CFD6' -border 1 +append +dither -colors 32 -strip "PNG8:$pictures/$name.png"
done
