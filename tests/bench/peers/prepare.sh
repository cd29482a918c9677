#!/usr/bin/env bash
# Prepares FOLDER to run the peers: their sources, the workloads, Typst as the npm package that brings its
# own binary. Needs node, npm, python3-pil, fonts-liberation; for LaTeX texlive-xetex and
# texlive-lang-cyrillic, qpdf. Usage: prepare.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/npm" "$1/data"
folder=$(cd "$1" && pwd)
cp -r "$here/typst" "$here/latex" "$folder/"
cp "$here/generate.py" "$here/mk_qr.js" "$here/../sentences.txt" "$folder/data/"
grep -rlZ "@BENCH@" "$folder/typst" "$folder/latex" | xargs -0 sed -i "s|@BENCH@|$folder|g"
(cd "$folder/npm" && npm install --silent @myriaddreamin/typst-ts-node-compiler@0.7.0 qrcode)
(cd "$folder/data" && ln -sfn ../npm/node_modules node_modules && /usr/bin/python3 generate.py)
if command -v xelatex > /dev/null; then
    (cd "$folder/latex" && mkdir -p w1 w2 && python3 build_w1.py 1 && python3 build_w1.py 1000 && python3 build_w2.py 500)
fi
