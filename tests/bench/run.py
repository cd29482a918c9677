#!/usr/bin/env python3
"""Measures the program on the workloads W1 (certificates), W2 (a book), W3 (a report), beside the time that
only writing the same files takes and, when PEERS is a folder that peers/prepare.sh made, beside Typst and
XeLaTeX in the same minutes. Machines drift: compare ratios of one run only.

usage: run.py ZBIRNYK [PEERS]"""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacing

HERE = Path(__file__).resolve().parent
RUNS = 3
COLUMNS = f"{'':24} {'files':>6} {'pages':>6} {'seconds':>8} {'files/s':>8} {'pages/s':>8} {'MiB':>6} {'KB/file':>8}"


def timed(command, folder=None):
    """Wall seconds, peak MiB and standard output of a command and its children."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        if status != 0:
            sys.exit(f"{' '.join(map(str, command))} failed")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read().decode()


def median_run(command, clean, folder=None):
    """The run of median time; `clean` empties the place of the results before each."""
    runs = []
    for _ in range(RUNS):
        clean()
        runs.append(timed(command, folder))
    return sorted(runs)[RUNS // 2]


def write_only(files, folder):
    """Seconds to write `files` (bytes) under temporary names and rename them."""
    folder.mkdir(parents=True)
    start = time.monotonic()
    for number, content in enumerate(files):
        path = folder / f"{number}.tmp"
        path.write_bytes(content)
        path.rename(folder / f"{number}.pdf")
    return time.monotonic() - start


def line(name, files, pages, seconds, mib, size):
    print(
        f"{name:24} {files:6} {pages or '':>6} {seconds:8.3f} {files / seconds:8.0f} "
        f"{f'{pages / seconds:8.0f}' if pages else '':>8} {mib:6.0f} {size / files / 1000:8.1f}",
        flush=True,
    )
    return seconds


class Bench:
    def __init__(self, zbirnyk, peers, scratch):
        self.zbirnyk, self.peers, self.scratch = zbirnyk, peers, scratch

    def event(self, kind, size):
        folder = self.scratch / f"{kind}-{size}"
        if not folder.exists():
            command = [sys.executable, HERE / "make_event.py", kind, str(size), folder]
            subprocess.run(command, check=True)
        return folder / "event.xml"

    def own(self, kind, size, product, more=()):
        """Measures one workload; the seconds and the folder of its files."""
        out = self.scratch / f"out-{kind}-{size}"
        clean = lambda: shutil.rmtree(out, ignore_errors=True)
        command = [self.zbirnyk, "build", self.event(kind, size), product, "--to", out, "--times", *more]
        seconds, mib, text = median_run(command, clean)
        pages = int(re.search(r", (\d+) pages?", text).group(1))
        files = sorted(out.rglob("*.pdf"))
        line(f"{product} {size}", len(files), pages, seconds, mib, sum(f.stat().st_size for f in files))
        return seconds, out, text.splitlines()[-1]

    def peer(self, name, command, results, seconds):
        """Measures a peer and prints how many times as long as `seconds` it takes."""
        def clean():
            for path in results():
                path.unlink()

        taken, mib, _ = median_run(command, clean, self.peers)
        files = results()
        line(name, len(files), 0, taken, mib, sum(f.stat().st_size for f in files))
        print(f"  × {taken / seconds:.1f} as long")

    def files(self, pattern):
        return lambda: sorted(self.peers.glob(pattern))


def certificates(bench):
    print(f"W1, certificates: a file each, 2 threads\n{COLUMNS}")
    single = ("--only", "self::certificate")
    seconds = {n: bench.own("certificates", n, "certificates", single) for n in (100, 1000, 10000)}
    took, out, stages = seconds[1000]
    contents = [path.read_bytes() for path in out.rglob("*.pdf")]
    floor = statistics.median(write_only(contents, bench.scratch / f"w{i}") for i in range(RUNS))
    print(f"1,000: {stages}\n  × {took / floor:.1f} of writing the same bytes")
    print(f"  10,000 take × {seconds[10000][0] / took:.1f} the time of 1,000")
    if bench.peers:
        run = lambda *words: ["sh", "typst/run.sh", *words]
        bench.peer("Typst, 2 processes", run("w1par", "1000"), bench.files("typst/out/*.pdf"), took)
        if shutil.which("xelatex") and (bench.peers / "latex/w1").exists():
            script = (
                "cd latex/w1 && mkdir -p s && xelatex -interaction=batchmode all_1000.tex >/dev/null; "
                "qpdf --split-pages all_1000.pdf s/%d.pdf"
            )
            bench.peer("XeLaTeX, split", ["sh", "-c", script], bench.files("latex/w1/s/*.pdf"), took)


def book(bench):
    print(f"\nW2, a book of abstracts of 450 words: contents, running heads, index\n{COLUMNS}")
    seconds = {n: bench.own("book", n, "proceedings") for n in (50, 500, 2000)}
    took, out, stages = seconds[500]
    print(f"500: {stages}\n  2,000 take × {seconds[2000][0] / took:.1f} the time of 500")
    if bench.peers:
        bench.peer("Typst", ["sh", "typst/run.sh", "w2", "500"], bench.files("typst/book_500.pdf"), took)
    found = spacing.measure(str(out / "proceedings.pdf"), 100, 200)
    print(
        f"pages 100–200: {found['lines']} lines; gap {found['mean gap']:.3f} em, sd {found['sd']:.3f}; "
        f"loose {found['loose']:.1%}; hyphenated {found['hyphenated']:.1%}; ladders {found['ladders']}"
    )


def report(bench):
    print(f"\nW3, a report: tables (one of 600 rows), charts, 12 photographs\n{COLUMNS}")
    took = bench.own("report", 12, "report")[0]
    if bench.peers:
        bench.peer("Typst", ["sh", "typst/run.sh", "w3"], bench.files("typst/report.pdf"), took)
    print(f"\nOne page, from start to end\n{COLUMNS}")
    bench.own("certificates", 5, "certificates", ("--shard", "1/7"))


def main():
    zbirnyk = os.path.abspath(sys.argv[1])
    peers = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 and sys.argv[2] else None
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(zbirnyk, peers, Path(scratch))
        certificates(bench)
        book(bench)
        report(bench)


main()
