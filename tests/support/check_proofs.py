#!/usr/bin/env python3
"""Every proof that a page of docs/ names must exist: `"..."` is a test case of tests/unit or
tests/conformance, another name in the last column of a table is a path in tests/. Usage: check_proofs.py PAGE"""
import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent


def main():
    sources = [p.read_text() for folder in ("unit", "conformance") for p in (TESTS / folder).rglob("*.cpp")]
    cases = set(re.findall(r'TEST_CASE\(\s*"([^"]+)"', "\n".join(sources)))
    lost, found = [], 0
    for row in Path(sys.argv[1]).read_text().splitlines():
        if not row.startswith("|"):
            continue
        for proof in re.findall(r"`([^`]+)`", row.split("|")[-2]):
            found += 1
            known = proof[1:-1] in cases if proof.startswith('"') else (TESTS / proof).exists()
            if not known:
                lost.append(proof)
    for proof in lost:
        print(f"{sys.argv[1]}: no test {proof}")
    print(f"{found - len(lost)} passed, {len(lost)} failed")
    sys.exit(1 if lost or not found else 0)


main()
