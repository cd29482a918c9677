#!/usr/bin/env python3
"""Measures the program on the workloads W1 (certificates), W2 (a book), W3 (a report), beside the time that
only writing the same files takes and, when PEERS is a folder that peers/prepare.sh made, beside Typst and
XeLaTeX in the same minutes. Machines drift: compare ratios of one run only. --quick: each once, small."""
import argparse
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


def write_only(sources, folder):
    """Seconds to write the bytes of the files `sources` under temporary names and rename them. One file
    is held at a time: a process that this one starts counts this one's memory as its own."""
    folder.mkdir(parents=True)
    seconds = 0
    for number, source in enumerate(sources):
        content = source.read_bytes()
        start = time.monotonic()
        path = folder / f"{number}.tmp"
        path.write_bytes(content)
        path.rename(folder / f"{number}.pdf")
        seconds += time.monotonic() - start
    return seconds


def line(name, files, pages, seconds, mib, size):
    print(
        f"{name:24} {files:6} {pages or '':>6} {seconds:8.3f} {files / seconds:8.0f} "
        f"{f'{pages / seconds:8.0f}' if pages else '':>8} {mib:6.0f} {size / files / 1000:8.1f}",
        flush=True,
    )
    return seconds


class Bench:
    def __init__(self, options, scratch):
        self.zbirnyk, self.peers, self.scratch = options.zbirnyk.resolve(), options.peers, scratch
        self.quick = options.quick
        self.runs = 1 if options.quick else 3

    def median_run(self, command, clean, folder=None):
        """The run of median time; `clean` empties the place of the results before each."""
        runs = []
        for _ in range(self.runs):
            clean()
            runs.append(timed(command, folder))
        return sorted(runs)[self.runs // 2]

    def event(self, kind, size):
        folder = self.scratch / f"{kind}-{size}"
        if not folder.exists():
            command = [sys.executable, HERE / "make_event.py", kind, str(size), folder]
            subprocess.run(command, check=True)
        return folder / "event.xml"

    def own(self, kind, size, product, more=()):
        """Measures one workload: seconds, peak MiB, the folder of its files, the time of the stages."""
        out = self.scratch / f"out-{kind}-{size}"
        clean = lambda: shutil.rmtree(out, ignore_errors=True)
        command = [self.zbirnyk, "build", self.event(kind, size), product, "--to", out, "--times", *more]
        seconds, mib, text = self.median_run(command, clean)
        pages = int(re.search(r", (\d+) pages?", text).group(1))
        files = sorted(out.rglob("*.pdf"))
        line(f"{product} {size}", len(files), pages, seconds, mib, sum(f.stat().st_size for f in files))
        return seconds, mib, out, text.splitlines()[-1]

    def floor(self, out, seconds):
        """Prints how many times as long `seconds` is as writing the files in `out` without making them."""
        sources = list(out.rglob("*.pdf"))
        places = [self.scratch / f"w{len(sources)}-{i}" for i in range(self.runs)]
        taken = statistics.median(write_only(sources, place) for place in places)
        print(f"  × {seconds / taken:.1f} of only writing the same bytes ({taken:.3f} s)")
        for place in places:
            shutil.rmtree(place)

    def has(self, name, *needed):
        """Whether a peer can run; says so when it cannot."""
        ready = bool(self.peers) and all(map(shutil.which, needed))
        if self.peers and not ready:
            print(f"{name:24} not measured: it needs {', '.join(needed)}")
        return ready

    def peer(self, name, command, results, seconds):
        """Measures a peer and prints how many times as long as `seconds` it takes."""
        def clean():
            for path in results():
                path.unlink()

        taken, mib, _ = self.median_run(command, clean, self.peers)
        files = results()
        line(name, len(files), 0, taken, mib, sum(f.stat().st_size for f in files))
        print(f"  × {taken / seconds:.1f} as long")

    def files(self, pattern):
        return lambda: sorted(self.peers.glob(pattern))


def typst(*words):
    return ["sh", "typst/run.sh", *words]


def growth(small, large, results):
    """Prints what the larger workload costs beside the smaller one."""
    print(
        f"  {large} take × {results[large][0] / results[small][0]:.1f} the time of {small}"
        f" and × {results[large][1] / results[small][1]:.1f} the memory"
    )


def certificates(bench):
    print(f"W1, certificates: a file each, 2 threads\n{COLUMNS}")
    single = ("--only", "self::certificate")
    small, large = (100, 1000) if bench.quick else (1000, 10000)
    results = {}
    for n in (small, large):
        results[n] = bench.own("certificates", n, "certificates", single)
        took, _, out, stages = results[n]
        print(f"  {stages}")
        bench.floor(out, took)
    growth(small, large, results)
    took = results[1000][0]
    if bench.has("Typst, 2 processes", "node"):
        bench.peer("Typst, 2 processes", typst("w1par", "1000"), bench.files("typst/out/*.pdf"), took)
    if bench.has("XeLaTeX, split", "xelatex", "qpdf"):
        bench.peer("XeLaTeX, split", ["sh", "latex/run.sh", "w1", "1000"], bench.files("latex/w1/s/*.pdf"), took)


def issuing(bench):
    """New certificates with number, register, signed code and file, flushed; after a look at every page."""
    print(f"\nIssuing: new numbers, each entered, signed and on the disk\n{COLUMNS}")
    for n in (100, 1000) if bench.quick else (1000, 10000):
        folder = bench.event("certificates", n).parent
        place = bench.scratch / f"issue-{n}"
        shutil.copytree(folder, place)
        event, register = place / "event.xml", place / "register.sqlite"
        text = event.read_text(encoding="utf-8")
        event.write_text(re.sub(r'check="[^"]*"', 'check="https://example.org/v#{seal}" register="register.sqlite"', text, count=1), encoding="utf-8")
        subprocess.run([bench.zbirnyk, "register", "keys", event, "--quiet"], check=True)
        empty = register.read_bytes()

        def clean():
            shutil.rmtree(place / "out", ignore_errors=True)
            register.write_bytes(empty)

        seconds, mib, _ = bench.median_run([bench.zbirnyk, "issue", event, "--to", place / "out"], clean)
        files = sorted((place / "out").rglob("*.pdf"))
        line(f"issue {n}", len(files), len(files), seconds, mib, sum(f.stat().st_size for f in files))
        bench.floor(place / "out", seconds)


def book(bench):
    print(f"\nW2, a book of abstracts of 450 words: contents, running heads, index\n{COLUMNS}")
    small, large = (50, 500) if bench.quick else (500, 2000)
    results = {}
    for n in (small, large):
        results[n] = bench.own("book", n, "proceedings")
        print(f"  {results[n][3]}")
    growth(small, large, results)
    took, _, out, _ = results[500]
    if bench.has("Typst", "node"):
        bench.peer("Typst", typst("w2", "500"), bench.files("typst/book_500.pdf"), took)
    if bench.has("XeLaTeX, 3 passes", "xelatex", "upmendex"):
        bench.peer("XeLaTeX, 3 passes", ["sh", "latex/run.sh", "w2", "500"], bench.files("latex/w2/book_500.pdf"), took)
    found = spacing.measure(str(out / "proceedings.pdf"), 100, 200)
    print(
        f"pages 100–200: {found['lines']} lines; gap {found['mean gap']:.3f} em, sd {found['sd']:.3f}; "
        f"loose {found['loose']:.1%}; hyphenated {found['hyphenated']:.1%}; ladders {found['ladders']}"
    )


def report(bench):
    print(f"\nW3, a report: tables (one of 600 rows), charts, 12 photographs\n{COLUMNS}")
    took, _, _, stages = bench.own("report", 12, "report")
    print(f"  {stages}")
    if bench.has("Typst", "node"):
        bench.peer("Typst", typst("w3"), bench.files("typst/report.pdf"), took)


def start(bench):
    print(f"\nStart-up: one page, from the start of the process to its end\n{COLUMNS}")
    took = bench.own("certificates", 5, "certificates", ("--only", "self::certificate", "--shard", "1/7"))[0]
    if bench.has("Typst", "node"):
        bench.peer("Typst", typst("w1", "1"), bench.files("typst/out/*.pdf"), took)
    if bench.has("XeLaTeX", "xelatex"):
        bench.peer("XeLaTeX", ["sh", "latex/run.sh", "w1", "1"], bench.files("latex/w1/s/*.pdf"), took)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("zbirnyk", type=Path)
    parser.add_argument("peers", nargs="?", type=lambda text: Path(text).resolve())
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(options, Path(scratch))
        for measure in (certificates, issuing, book, report, start):
            measure(bench)


main()
