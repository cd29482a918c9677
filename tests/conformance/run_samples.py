#!/usr/bin/env python3
"""Issues and builds a sample event and looks at every PDF it makes: qpdf, pdffonts, pdfinfo, the words as the
project's own reader and as Poppler finds them, and the project's own checker.

Usage: run_samples.py ZBIRNYK CHECK_PDF CHECK_WORDS EVENT.xml SCRATCH
"""
import multiprocessing.pool
import os
import pathlib
import shutil
import subprocess
import sys

import poppler_words


def run(*command):
    """Exit code and all that the command says."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return result.returncode, result.stdout.decode("utf-8", "replace").strip()


def make(zbirnyk, verb, event, *options):
    code, said = run(zbirnyk, verb, event, "--quiet", *options)
    if code:
        sys.exit(f"the sample fails ({verb} {' '.join(map(str, options))}):\n{said}")


def font_faults(pdf):
    """Fonts that are not embedded, not a subset or without Unicode values."""
    for line in run("pdffonts", pdf)[1].splitlines()[2:]:
        if line.split()[-5:-2] != ["yes"] * 3:
            yield f"pdffonts: {line}"


def faults(pdf, text, check_pdf, check_words):
    code, said = run("qpdf", "--check", pdf)
    if code:
        yield f"qpdf: {said}"
    yield from font_faults(pdf)
    info = run("pdfinfo", pdf)[1].splitlines()
    if not any(line.split() == ["Tagged:", "yes"] for line in info):
        yield "pdfinfo: not tagged"
    for command in ((check_pdf, pdf), (check_words, pdf, text)):
        code, said = run(*command)
        if code or said:
            yield said or f"{command[0]}: exit code {code}"
    problem = poppler_words.problem_of(pdf, text)
    if problem:
        yield problem


def main(zbirnyk, check_pdf, check_words, event, scratch):
    scratch = pathlib.Path(scratch)
    shutil.rmtree(scratch, ignore_errors=True)
    out, texts = scratch / "out", scratch / "text"
    event = pathlib.Path(event)
    shutil.copytree(event.parent, scratch / "event", ignore=shutil.ignore_patterns("register*"))
    event = scratch / "event" / event.name
    if ' register="' in event.read_text(encoding="utf-8"):
        make(zbirnyk, "issue", event, "--to", out)
    make(zbirnyk, "build", event, "--to", out)
    make(zbirnyk, "build", event, "--to", texts, "--as", "text")
    pdfs = sorted(out.rglob("*.pdf"))

    def examine(pdf):
        text = (texts / pdf.relative_to(out)).with_suffix(".txt")
        try:
            return list(faults(pdf, text, check_pdf, check_words))
        except (OSError, subprocess.CalledProcessError) as error:
            return [str(error)]

    with multiprocessing.pool.ThreadPool(os.cpu_count()) as pool:
        found = pool.map(examine, pdfs)
    failed = 0
    for pdf, problems in zip(pdfs, found):
        if problems:
            failed += 1
            print(f"--- {pdf.relative_to(scratch)}", *"\n".join(problems).splitlines()[:40], sep="\n")
    print(f"{len(pdfs) - failed} passed, {failed} failed")
    return 1 if failed or not pdfs else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
