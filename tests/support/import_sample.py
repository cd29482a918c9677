#!/usr/bin/env python3
"""The sample event made again from its sign-up sheet: the same people under the same ids, an event that passes the
check, and nothing changed by a second import.

Usage: import_sample.py ZBIRNYK EVENT_FOLDER SCRATCH
"""
import csv
import pathlib
import re
import shutil
import subprocess
import sys

# A sheet does not say how a post is printed, nor who works for the event. The sample keeps no phones.
LEFT_OUT = {"position", "staff", "phone"}


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def plain(row):
    return {column: " ".join(value.split()) for column, value in row.items() if column not in LEFT_OUT}


def main():
    zbirnyk, sample, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(sample, scratch)
    csv_file, event = scratch / "participants.csv", str(scratch / "event.xml")
    sheet = str(scratch / "originals" / "zayavky.xlsx")
    expected = [plain(row) for row in table(csv_file)]
    csv_file.unlink()

    def run(*arguments):
        return subprocess.run([zbirnyk, *arguments], check=True, capture_output=True, text=True)

    run("import", "participants", sheet, "--into", event, "--dry-run")
    strict = subprocess.run([zbirnyk, "import", "participants", sheet, "--into", event, "--strict"], capture_output=True)
    if csv_file.exists() or (scratch / "participants.mapping.xml").exists() or strict.returncode != 1:
        sys.exit("a dry run or a strict run with warnings wrote something")
    run("import", "participants", sheet, "--into", event)
    made = [plain(row) for row in table(csv_file)]
    for want, got in zip(expected, made, strict=True):
        if want != got:
            sys.exit(f"expected {want}\n     got {got}")
    phones = [row["phone"] for row in table(csv_file) if row["phone"]]
    if len(phones) < 50 or not all(re.fullmatch(r"\+380 \d\d \d{3} \d\d \d\d", phone) for phone in phones):
        sys.exit(f"phones: {phones}")
    first = csv_file.read_bytes()
    again = run("import", "participants", sheet, "--into", event)
    if csv_file.read_bytes() != first or "0 new people" not in again.stdout or "written" in again.stdout:
        sys.exit("the second import changed something:\n" + again.stdout)
    run("check", event)
    print(f"{len(made)} people")


if __name__ == "__main__":
    main()
