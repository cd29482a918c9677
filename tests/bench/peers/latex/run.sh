#!/bin/sh
# XeLaTeX.  run.sh w1 N: one job, then a file for each page | w2 N: three passes and the index
cd @BENCH@/latex
case $1 in
 w1) cd w1; mkdir -p s; xelatex -interaction=batchmode all_$2.tex >/dev/null; qpdf --split-pages all_$2.pdf s/%d.pdf;;
 w2) cd w2; find . -name "book_$2.*" ! -name "*.tex" -delete; for pass in 1 2 3; do xelatex -interaction=batchmode book_$2.tex >/dev/null; [ $pass = 2 ] && upmendex -q -s ../uk.sty book_$2.idx >/dev/null 2>&1; done;;
esac
# In batch mode errors do not stop the run, and what it makes then is not the book.
! grep -q "^!" *_$2.log
