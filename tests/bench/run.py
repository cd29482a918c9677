#!/usr/bin/env python3
"""Times the program on made events of growing size and on the sample event: the median of three runs,
beside the time that only writing files of the same bytes takes in the same minute. Machines drift:
compare ratios of one run only. Then measures the spacing of the book.

usage: run.py ZBIRNYK"""
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacing

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "input" / "balanced-development-2020" / "event.xml"
RUNS = 3


def timed(command):
    """Wall seconds, peak MiB and standard output of a command."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        if status != 0:
            sys.exit(f"{' '.join(map(str, command))} failed")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read().decode()


def write_only(files, folder):
    """Seconds to write `files` (bytes) under temporary names and rename them."""
    folder.mkdir(parents=True)
    start = time.monotonic()
    for number, content in enumerate(files):
        path = folder / f"{number}.tmp"
        path.write_bytes(content)
        path.rename(folder / f"{number}.pdf")
    return time.monotonic() - start


def row(name, zbirnyk, event, product, scratch):
    out = scratch / f"out-{name.replace(' ', '-')}"
    runs = [timed([zbirnyk, "build", event, product, "--to", out]) for _ in range(RUNS)]
    seconds = statistics.median(run[0] for run in runs)
    pages = int(re.search(r", (\d+) pages?", runs[0][2]).group(1))
    files = [path.read_bytes() for path in sorted(out.rglob("*.pdf"))]
    floor = statistics.median(
        write_only(files, scratch / f"write-{name}-{i}") for i in range(RUNS)
    )
    size = sum(map(len, files)) / 1e6
    print(
        f"{name:18} {len(files):6} {pages:6} {seconds:8.3f} {pages / seconds:8.0f} "
        f"{len(files) / seconds:8.0f} {seconds / floor:8.1f} {max(run[1] for run in runs):7.0f} {size:7.1f}"
    )
    return out


def main():
    zbirnyk = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        print(
            f"{'workload':18} {'files':>6} {'pages':>6} {'seconds':>8} {'pages/s':>8} {'files/s':>8} "
            f"{'× write':>8} {'MiB':>7} {'MB':>7}"
        )
        for product in ("certificates", "proceedings", "report"):
            row(f"sample {product}"[:18], zbirnyk, SAMPLE, product, scratch)
        for kind, product, sizes in (
            ("certificates", "certificates", (100, 1000)),
            ("book", "proceedings", (50, 500, 2000)),
        ):
            for size in sizes:
                event = scratch / f"{kind}-{size}"
                subprocess.run(
                    [sys.executable, HERE / "make_event.py", kind, str(size), event], check=True
                )
                out = row(f"{kind} {size}", zbirnyk, event / "event.xml", product, scratch)
                if (kind, size) == ("book", 500):
                    book = out / "proceedings.pdf"
        found = spacing.measure(str(book), 100, 200)
        print(
            f"\nbook 500, pages 100–200: {found['lines']} lines; gap {found['mean gap']:.3f} em, "
            f"sd {found['sd']:.3f}; loose {found['loose']:.1%}; hyphenated {found['hyphenated']:.1%}; "
            f"ladders {found['ladders']}"
        )


main()
