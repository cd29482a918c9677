#!/usr/bin/env python3
"""Measures the justification of a PDF's body text with pdftotext: gaps between words of full lines, in em
of 10.5 pt; the share of loose lines (mean gap over 0.5 em) and of lines that end in a hyphen; ladders
(three hyphens in a row).

usage: spacing.py PDF FIRST LAST"""
import re
import statistics
import subprocess
import sys

EM = 10.5
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def lines_of(page):
    """The lines of a page, each a list of (left, right, height, word)."""
    lines = {}
    for left, top, right, bottom, word in WORD.findall(page):
        box = (float(left), float(right), float(bottom) - float(top), word)
        lines.setdefault(round(float(bottom)), []).append(box)
    return [sorted(lines[y]) for y in sorted(lines)]


def full_lines(lines):
    """None for a line that is no full line of body text: it ends a run of hyphens."""
    heights = [round(statistics.median(word[2] for word in line), 1) for line in lines]
    body = statistics.mode(heights)
    margin = max((line[-1][1] for line in lines if len(line) > 4), default=0)
    for line, height in zip(lines, heights):
        full = abs(height - body) <= 0.35 and len(line) >= 4 and margin - line[-1][1] <= 4
        yield line if full else None


def measure(pdf, first, last):
    text = subprocess.run(
        ["pdftotext", "-bbox-layout", "-f", str(first), "-l", str(last), pdf, "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    means, hyphens, ladders = [], 0, 0
    for page in text.split("<page ")[1:]:
        run = 0
        lines = lines_of(page)
        for line in full_lines(lines) if lines else []:
            if line is None:
                run = 0
                continue
            gaps = [b[0] - a[1] for a, b in zip(line, line[1:]) if b[0] > a[1]]
            means.append(statistics.mean(gaps) / EM)
            run = run + 1 if line[-1][3].endswith(("-", "\u2010", "\u00ad")) else 0
            hyphens += run > 0
            ladders += run == 3
    return {
        "lines": len(means),
        "mean gap": statistics.mean(means),
        "sd": statistics.pstdev(means),
        "loose": sum(mean > 0.5 for mean in means) / len(means),
        "hyphenated": hyphens / len(means),
        "ladders": ladders,
    }


if __name__ == "__main__":
    found = measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    print(
        f"{found['lines']} lines; gap {found['mean gap']:.3f} em, sd {found['sd']:.3f}; "
        f"loose {found['loose']:.1%}; hyphenated {found['hyphenated']:.1%}; ladders {found['ladders']}"
    )
