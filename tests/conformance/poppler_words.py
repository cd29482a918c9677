#!/usr/bin/env python3
"""What Poppler reads in a tagged PDF: its structure tree says the expected text, character by character
in reading order; and the pages as pdftotext gives them hold every character of it (running heads,
page numbers and the hyphens of line ends come on top).

Usage: poppler_words.py PDF TEXTFILE. Prints the first difference; exit code 1 when there is one.
"""
import collections
import re
import subprocess
import sys

# White space, invisible characters and hyphens: lines are broken there, so they come and go.
DROPPED = re.compile("[\\s\u00ad\u200b\u2060\ufeff\u2010-]+")
SLOT = "[page]"
LABELS = re.compile("[0-9ivxlcdm–,]+")


def characters(text):
    return DROPPED.sub("", text)


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def structure_text(pdf):
    """The strings of pdfinfo's indented listing. What a figure shows is left out, its caption is not."""
    out, open_elements = [], []
    for line in run("pdfinfo", "-struct-text", pdf).splitlines():
        text = line.lstrip(" ")
        depth = len(line) - len(text)
        while open_elements and open_elements[-1][0] >= depth:
            open_elements.pop()
        if not text.startswith('"'):
            open_elements.append((depth, text.split(" ")[0].rstrip(":")))
            continue
        kinds = [kind for _, kind in open_elements]
        if "Figure" not in kinds or "Caption" in kinds[kinds.index("Figure"):]:
            out.append(text[1:].removesuffix('"'))
    return characters("".join(out))


def difference(expected, found):
    """Where `found` stops saying `expected`; a slot stands for a list of page labels."""
    at = 0
    for number, chunk in enumerate(expected.split(SLOT)):
        if number:
            labels = LABELS.match(found, at)
            if not labels:
                return f"no page label at …{found[max(0, at - 30):at + 30]}…"
            end = labels.end()
            # Digits that follow the slot belong to the text, not to the label.
            while end > at and not found.startswith(chunk[:12], end):
                end -= 1
            at = end
        if not found.startswith(chunk, at):
            same = next(
                (i for i, (a, b) in enumerate(zip(chunk, found[at:])) if a != b),
                min(len(chunk), len(found) - at),
            )
            where = slice(max(0, same - 30), same + 30)
            return f"expected …{chunk[where]}…, found …{found[max(0, at + same - 30):at + same + 30]}…"
        at += len(chunk)
    return "" if at == len(found) else f"more than expected: …{found[at:at + 60]}…"


def problem_of(pdf, text):
    """The first difference between a PDF and the file of its text, or an empty string."""
    with open(text, encoding="utf-8") as file:
        expected = characters(file.read())
    problem = difference(expected, structure_text(pdf))
    if not problem:
        wanted = collections.Counter(expected.replace(SLOT, ""))
        missing = wanted - collections.Counter(characters(run("pdftotext", "-raw", pdf, "-")))
        if missing:
            problem = f"pdftotext does not find {dict(missing)}"
    return problem


def main(pdf, text):
    problem = problem_of(pdf, text)
    if problem:
        print(f"{pdf}: {problem}")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
