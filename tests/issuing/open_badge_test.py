#!/usr/bin/env python3
"""Credentials (Open Badges 3.0) as other programs see them.

Usage: open_badge_test.py ZBIRNYK CHECK_PDF SAMPLE.xml SCRATCH. Each is checked against the constraints of the
standard's schema, and the proof of every twelfth by a JSON-LD processor that shares no code with the program."""
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

import jsonschema
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyld import jsonld

from issue_test import ADDRESS, Event, expect

DATA = pathlib.Path(__file__).resolve().parents[1] / "data" / "open_badges"
SCHEMA = jsonschema.Draft201909Validator(
    json.loads((DATA / "achievement_credential.schema.json").read_text(encoding="utf-8")),
    format_checker=jsonschema.FormatChecker())
TERMS = json.loads((DATA / "terms.json").read_text(encoding="utf-8"))
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]


def load(address, _):
    """No request leaves the machine: both contexts are the terms that credentials use."""
    expect(address in CONTEXTS, f"a context that nobody knows: {address}")
    return {"contextUrl": None, "documentUrl": address, "document": TERMS, "contentType": "application/ld+json"}


def digest(document):
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    return hashlib.sha256(jsonld.normalize(document, options).encode("utf-8")).digest()


def from_multibase(text):
    expect(text[0] == "z", f"no base58btc: {text}")
    number = 0
    for letter in text[1:]:
        number = number * 58 + ALPHABET.index(letter)
    return number.to_bytes((number.bit_length() + 7) // 8, "big").rjust(64 if len(text) > 60 else 34, b"\0")


def check_proof(credential):
    """The key that has signed the credential, or an exception."""
    document = dict(credential)
    (proof,) = document.pop("proof")
    value = proof.pop("proofValue")
    key = from_multibase(proof["verificationMethod"].split("#")[1])
    expect(key[:2] == b"\xed\x01", "the key is of Ed25519")
    expect(document["issuer"]["id"] == proof["verificationMethod"].split("#")[0], "the issuer is the key")
    signed = digest({**proof, "@context": document["@context"]}) + digest(document)
    Ed25519PublicKey.from_public_bytes(key[2:]).verify(from_multibase(value), signed)
    return document["issuer"]["id"]


def check_credential(path, proof=True):
    text = path.read_text(encoding="utf-8")
    credential = json.loads(text)
    for wrong in SCHEMA.iter_errors(credential):
        sys.exit(f"FAILED: {path.name} against the schema: {wrong.message[:300]}")
    expect(credential["@context"] == CONTEXTS, "the contexts are those of the standard, in order")
    if proof:
        check_proof(credential)
    people = credential["credentialSubject"]["identifier"]
    expect(people[0]["identityHash"] and not people[0]["hashed"], "the name is plain")
    for other in people[1:]:
        expect(other["hashed"] and other["identityHash"].startswith("sha256$"), "an address is only a hash")
    return credential


def schema_bites(credential):
    """A check that cannot fail is none."""
    for name in ("issuer", "validFrom", "credentialSubject", "type"):
        broken = {key: value for key, value in credential.items() if key != name}
        expect(list(SCHEMA.iter_errors(broken)), f"the schema takes a credential without {name}")
    forged = json.loads(json.dumps(credential))
    forged["credentialSubject"]["role"] = "ректор"
    try:
        check_proof(forged)
    except InvalidSignature:
        return
    sys.exit("FAILED: a forged role has a proof")


def attached(event, check_pdf, badges):
    """Asked for with the event: in every file, and frozen."""
    event.issue()
    files = sorted((event.out / "certificates").glob("*.pdf"))
    event.run("register", "badge", "event.xml", "--to", badges.name)
    written = sorted(badges.glob("*.json"))
    expect([f.stem for f in files] == [b.stem for b in written], "a credential for each file")
    numbers = set()
    for i, path in enumerate(written):
        numbers.add(check_credential(path, proof=i % 12 == 0)["credentialSubject"]["licenseNumber"])
    expect(len(numbers) == len(written), "each says its own number")
    schema_bites(json.loads(written[0].read_text(encoding="utf-8")))
    for file in files[:: max(1, len(files) // 5)]:
        subprocess.run(["pdfdetach", "-save", "1", "-o", event.file("attached"), file], check=True)
        expect(event.file("attached").read_bytes() == (badges / f"{file.stem}.json").read_bytes(),
               f"{file.name} carries its credential")
        subprocess.run([check_pdf, file], check=True)
    event.run("register", "rebuild", "event.xml", "--to", "again")
    for file in files:
        expect(file.read_bytes() == event.file("again").joinpath("certificates", file.name).read_bytes(),
               f"{file.name} is made again with the same bytes")
    expect("issued ->" not in event.issue(), "a second run issues none")
    return written


def verified(event, other, written):
    """What `verify` says of genuine, forged, revoked and foreign ones."""
    first = written[0]
    number = json.loads(first.read_text(encoding="utf-8"))["credentialSubject"]["licenseNumber"]
    expect("genuine" in event.run("verify", "event.xml", first), "a credential is genuine")
    event.file("forged.json").write_text(
        first.read_text(encoding="utf-8").replace("Обсяг: ", "Обсяг: 10"), encoding="utf-8")
    expect(event.run("verify", "event.xml", "forged.json", code=1).startswith("forged"), "a forged one")
    event.run("register", "revoke", "event.xml", number, "--reason", "Помилка")
    expect(event.run("verify", "event.xml", first, code=1).startswith("revoked"), "a revoked one")
    expect(other.run("verify", "event.xml", first, code=1).startswith("unknown"), "one of another key")


def asked_later(event, badges):
    """Not asked for with the event: the files carry none, yet one can be had."""
    event.issue()
    file = next(iter(sorted((event.out / "certificates").glob("*.pdf"))))
    listed = subprocess.run(["pdfdetach", "-list", file], stdout=subprocess.PIPE, check=True).stdout
    expect(listed.startswith(b"0 "), "no credential in a file that was not to have one")
    numbers = [number for number, _, _ in event.numbers()][:3]
    event.run("register", "badge", "event.xml", *numbers, "--to", badges.name)
    written = sorted(badges.glob("*.json"))
    expect(len(written) == 3, "three that were asked for")
    for path in written:
        check_credential(path)
        expect("genuine" in event.run("verify", "event.xml", path), "one that was asked for later is genuine")
    expect("no number `К/404`" in event.run("register", "badge", "event.xml", "К/404", "--to", "none", code=1),
           "an unknown number is told")


def main(zbirnyk, check_pdf, sample, scratch):
    scratch = pathlib.Path(scratch)
    shutil.rmtree(scratch, ignore_errors=True)
    events = []
    for name in ("attached", "later"):
        shutil.copytree(pathlib.Path(sample).parent, scratch / name,
                        ignore=shutil.ignore_patterns("register*", "originals"))
        events.append(Event(zbirnyk, scratch / name))
    events[0].edit("event.xml", ADDRESS, ADDRESS + ' open-badges="attached"')
    written = attached(events[0], check_pdf, scratch / "attached" / "badges")
    asked_later(events[1], scratch / "later" / "badges")
    verified(*events, written)


if __name__ == "__main__":
    main(*sys.argv[1:])
