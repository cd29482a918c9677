#!/usr/bin/env python3
"""Sends certificates to a mail server that refuses, puts off and breaks off, and looks at what arrived.

Usage: sending_test.py ZBIRNYK SAMPLE.xml SCRATCH"""
import contextlib
import csv
import email
import email.header
import email.policy
import email.utils
import os
import pathlib
import shutil
import signal
import sqlite3
import sys
import time
import zipfile

from issue_test import ROOT, Event, copy, expect
from mail_server import MailServer

SENDER = "Вигаданий центр навчання, відділ № 1 <post@example.org>"
CA = ROOT / "tests/data/keys/localhost.pem"


def send(event, server, *arguments, code=0, scheme="smtp"):
    return event.run(*send_line(server, scheme), *arguments, code=code)


def send_line(server, scheme="smtp"):
    return ("register", "send", "event.xml", "--server", f"{scheme}://127.0.0.1:{server.port}", "--from", SENDER,
            "--to", "out", "--pause", "0")


FAST = ("--rate", "60000")


def table(event, query="SELECT number, address, state, answer, times FROM sending ORDER BY number"):
    with contextlib.closing(sqlite3.connect(event.file("register.sqlite"))) as register:
        return register.execute(query).fetchall()


def people(event):
    """number -> (name, address), of the register and the table of participants."""
    with event.file("participants.csv").open(encoding="utf-8-sig") as file:
        addresses = {row["id"]: row["email"] if row["consent"] == "так" else "" for row in csv.DictReader(file, delimiter=";")}
    rows = table(event, "SELECT number, name, person FROM certificate WHERE state = 'issued' ORDER BY id")
    return {number: (name, addresses.get(person, "")) for number, name, person in rows}


def mailbox(data, header):
    """Name and address. Python's newer policies leave a space between two encoded words of a name (RFC 2047, 6.2)."""
    name, address = email.utils.parseaddr(email.message_from_bytes(data)[header])
    return str(email.header.make_header(email.header.decode_header(name))), address


def letters(event, server):
    """Each letter must be what a reader of mail takes it for; number -> how often it came."""
    files, known, count = event.files(), people(event), server.count
    for receiver, data, _ in server.letters[sum(count.values()):]:
        expect(all(byte < 127 for byte in data), "a letter is not ASCII")
        expect(max(map(len, data.split(b"\r\n"))) <= 78 and b"\n" not in data.replace(b"\r\n", b""), "long or bare lines")
        letter = email.message_from_bytes(data, policy=email.policy.default)
        expect(not letter.defects, str(letter.defects))
        pdf = next(letter.iter_attachments())
        expect(pdf.get_content_type() == "application/pdf" and pdf.get_content() == files[pdf.get_filename()], pdf.get_filename())
        number = pdf.get_filename()[:-4].replace("-2020-", "-2020/")
        name, address = known[number]
        expect(receiver == address, f"{number} went to {receiver}, not to {address}")
        expect(letter["subject"] == f"Сертифікат № {number}", letter["subject"])
        expect(mailbox(data, "to") == (name, address), str(mailbox(data, "to")))
        expect("{} <{}>".format(*mailbox(data, "from")) == SENDER, str(mailbox(data, "from")))
        text = letter.get_body().get_content()
        expect(number in text and name in text and "{" not in text, text)
        expect(abs(letter["date"].datetime.timestamp() - time.time()) < 3600, letter["date"])
        expect(letter["message-id"].endswith("@example.org>"), letter["message-id"])
        count[number] += 1
    return count


def unkind(event):
    """A refusal, a delay, a broken connection: the others get theirs, and the next run sends the rest."""
    server, known = MailServer(), people(event)
    reachable = {number for number, (_, address) in known.items() if address}
    expect(0 < len(reachable) < len(known), "the sample has people with and without addresses")
    said = send(event, server, "--dry-run", *FAST)
    expect(said.count("@example.org\t") == len(reachable) and said.count("[send.no-address]") <= len(known), said)
    expect(not server.letters and not table(event), "a trial sends or writes")

    addresses = list(dict.fromkeys(address for _, address in known.values() if address))
    refused, delayed, dropped, never = addresses[3], addresses[5], addresses[8], addresses[11]
    of = {one: {number for number, (_, address) in known.items() if address == one} for one in addresses}
    server.faults = {refused: ["550 5.1.1 no such person"] * 99, delayed: ["451 4.7.1 greylisted"], dropped: ["drop"],
                     never: ["452 4.2.2 box is full"] * 99}
    said = send(event, server, *FAST, code=1)
    expect(said.count("[send.refused]") == len(of[refused]) and f"<{refused}>" in said and "no such person" in said, said)
    expect(said.count("[send.later]") == len(of[never]) and "box is full" in said, said)
    gone = reachable - of[refused] - of[never]
    count = letters(event, server)
    expect(count == dict.fromkeys(gone, 1), f"{len(count)} of {len(gone)} letters")
    states = {number: (state, answer, times) for number, _, state, answer, times in table(event)}
    expect(all(states[number] == ("sent", "250 2.0.0 taken", 1) for number in gone), "sent by the register")
    expect(all(states[number][0] == "failed" and states[number][1].startswith("550") for number in of[refused]), "refused")
    expect(all(states[number][0] == "failed" and states[number][1].startswith("452") for number in of[never]), "put off")
    expect(set(server.greetings) == {"example.org"}, str(set(server.greetings)))
    event.run("register", "check", "event.xml")

    server.faults = {}
    said = send(event, server, *FAST)
    expect(f"{len(of[refused]) + len(of[never])} sent\n" in said and f"{len(gone)} sent earlier" in said, said)
    expect(letters(event, server) == dict.fromkeys(reachable, 1), "each person has one letter")
    expect("letters: 0 sent" in send(event, server, *FAST), "a letter is sent twice")
    number = sorted(gone)[0]
    send(event, server, "--only", number, "--again", *FAST)
    expect(letters(event, server)[number] == 2, "--again")
    ids = [email.message_from_bytes(data)["message-id"] for _, data, _ in server.letters]
    expect(len(set(ids)) == len(reachable) + 1, "Message-IDs")
    send(event, server, "--again", *FAST, code=2)
    return number


def tampering(event, number):
    path = event.file("register.sqlite")
    whole = path.read_bytes()
    for change in (f"UPDATE sending SET times = 0 WHERE number = '{number}'", f"DELETE FROM sending WHERE number = '{number}'"):
        with sqlite3.connect(path) as register:
            register.execute(change)
        register.close()
        expect("[register.tampered]" in event.run("register", "check", "event.xml", code=1), change)
        path.write_bytes(whole)


def files(event):
    """A revoked, a changed and a missing file; the zip and the list."""
    server, known = MailServer(), people(event)
    numbers = [number for number, (_, address) in known.items() if address]
    revoked, changed, missing, good = numbers[:4]
    event.run("register", "revoke", "event.xml", revoked, "--reason", "видано помилково")
    path = {number: event.out / "certificates" / (number.replace("/", "-") + ".pdf") for number in numbers}
    whole = path[changed].read_bytes()
    path[changed].write_bytes(whole + b"\n")
    path[missing].unlink()
    said = send(event, server, "--only", revoked, "--again", code=1)
    expect("[send.not-in-force]" in said, said)
    said = send(event, server, "--only", changed, missing, good, "--again", *FAST, code=1)
    expect(said.count("[send.file]") == 2 and "register rebuild" in said, said)
    expect(server.receivers() == [known[good][1]], str(server.receivers()))
    said = event.run("register", "export", "event.xml", "all.zip", "--to", "out", code=1)
    expect(said.count("[send.file]") == 2 and not event.file("all.zip").exists(), said)
    event.run("register", "rebuild", "event.xml", changed, missing, "--to", "out")
    for name in ("all.zip", "again.zip"):
        event.run("register", "export", "event.xml", name, "--to", "out")
    expect(event.file("all.zip").read_bytes() == event.file("again.zip").read_bytes(), "two zips differ")
    with zipfile.ZipFile(event.file("all.zip")) as archive:
        expect(archive.testzip() is None and archive.namelist() == sorted(archive.namelist()), "the zip's order")
        expect({name: archive.read(name) for name in archive.namelist()} ==
               {f"certificates/{name}": data for name, data in event.files().items()
                if name != path[revoked].name}, "the zip holds what is in force")
    event.run("register", "export", "event.xml", "mailing.csv", "--list", "mailing")
    with event.file("mailing.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    listed = {number: (name, address) for address, name, number, _, _ in rows[1:]}
    expect(listed == people(event), "the list of the mailing")
    state = {row[2]: row[4] for row in rows[1:]}
    expect(state[good].startswith("надіслано 2") and state[changed].startswith("не надіслано: the file"), str(state))


def passwords(event):
    """A password goes over TLS alone; a wrong one, an unknown authority end the run before any letter."""
    file = event.file("password")
    file.write_text("wrong\n", encoding="utf-8")
    user = ("--user", "office", "--password-file", "password", *FAST)
    server = MailServer()
    server.password = "correct"
    number = next(number for number, (_, address) in people(event).items() if address)
    one = ("--only", number, "--again")
    said = send(event, server, *user, *one, code=1)
    expect("[send.stopped]" in said and not server.passwords, f"without TLS: {server.passwords}\n{said}")
    said = send(event, server, *user, *one, "--insecure", code=1)
    expect("[send.stopped]" in said and "535 5.7.8 wrong password" in said and not server.letters, said)
    server.use_tls(CA)
    said = send(event, server, *user, *one, code=1)
    expect("[send.stopped]" in said and "certificate" in said and len(server.passwords) == 1, said)
    file.write_text("correct\n", encoding="utf-8")
    send(event, server, *user, *one, "--ca-file", CA)
    expect(server.passwords[-1] == (b"\0office\0correct", True) and len(server.letters) == 1, "over TLS")
    open_server = MailServer()
    open_server.use_tls(CA)
    send(event, open_server, *one, *FAST, code=1)
    expect(not open_server.letters, "an offered TLS of an unknown authority is not taken for none")
    for open_server.tls_answer in ("454 4.7.0 not now", "250 ok"):
        said = send(event, open_server, *one, *FAST, "--ca-file", CA, code=1)
        expect("[send.stopped]" in said and not open_server.letters, f"an offered TLS is given up\n{said}")
    open_server.tls_answer = ""
    send(event, open_server, *one, *FAST, "--ca-file", CA)
    expect(len(open_server.letters) == 1, "over TLS without a password")


def texts(event):
    server, number = MailServer(), list(people(event))[10]
    event.file("text.txt").write_text("Вітаємо, {name}!\n.\n.рядок із крапкою {інше} «{title}»\n", encoding="utf-8")
    send(event, server, "--only", number, "--again", "--subject", "№ {number}, {title}", "--text", "text.txt", *FAST)
    letter = email.message_from_bytes(server.letters[0][1], policy=email.policy.default)
    expect(letter["subject"].startswith(f"№ {number}, ") and len(letter["subject"]) > 30, letter["subject"])
    text = letter.get_body().get_content()
    expect(text.startswith("Вітаємо, ") and "\n.\n.рядок із крапкою {інше} «" in text.replace("\r", ""), text)
    for argument, value in (("--subject", "a\r\nBcc: x@example.org"), ("--subject", "{nmae}"), ("--from", "A\nBcc: x@y <a@b>")):
        arguments = [*send_line(server), *FAST, "--only", number, "--again"]
        if argument == "--from":
            arguments[arguments.index("--from") + 1] = value
        else:
            arguments += [argument, value]
        said = event.run(*arguments, code=1)
        expect("[send.text]" in said or "[send.sender]" in said, said)
    expect(len(server.letters) == 1, "a bad text is sent")


def copies(event):
    """Who answers and copies go to. What a copy's address meets with is not the participant's business, nor the reverse."""
    server, known = MailServer(), people(event)
    one, two, three = [number for number, (_, address) in known.items() if address][12:15]
    address = {number: known[number][1] for number in (one, two, three)}
    office, archive, board = "office@example.org", "archive@example.org", "board@example.org"
    settings = ("--reply-to", f"Відділ видачі <{office}>", "--cc", f"Архів центру <{archive}>", board, "--bcc", office, archive,
                *FAST, "--again", "--only")

    said = send(event, server, *settings, one, two, "--dry-run")
    expect(said.count(f"\t{archive}, {board}, {office}\n") == 2 and not server.letters, said)
    send(event, server, *settings, one, two)
    expect([to for _, to in server.envelopes] == [[address[number], archive, board, office] for number in (one, two)],
           str(server.envelopes))
    for (_, data, _), number in zip(server.letters, (one, two), strict=True):
        letter = email.message_from_bytes(data, policy=email.policy.default)
        expect(mailbox(data, "to") == known[number] and mailbox(data, "reply-to") == ("Відділ видачі", office), str(letter.items()))
        expect([mailbox.addr_spec for mailbox in letter["cc"].addresses] == [archive, board], letter["cc"])
        expect(letter["bcc"] is None and letter.as_bytes().count(office.encode()) == 1, "a hidden copy shows")

    del server.letters[:], server.envelopes[:]
    server.faults = {archive: ["550 5.1.1 no such archive"] * 9, address[two]: ["550 5.1.1 no such person"],
                     address[three]: ["451 4.7.1 greylisted"], office: ["452-4.2.2 box\r\n452 4.2.2 box is full"]}
    said = send(event, server, *settings, one, two, three, code=1)
    expect([to for _, to in server.envelopes] == [[address[one], board], [address[three], board, office]], str(server.envelopes))
    expect(said.count("[send.refused]") == 1 and f"<{address[two]}>" in said, said)
    expect(said.count("[send.copy]") == 2 and f"<{archive}> were not taken, 2 in all, the first of № {one}: 550 5.1.1" in said and
           f"<{office}> were not taken, 1 in all, the first of № {one}: 452" in said, said)
    states = {number: state for number, _, state, _, _ in table(event)}
    expect([states[number] for number in (one, two, three)] == ["sent", "failed", "sent"], str(states))

    del server.letters[:], server.envelopes[:]
    send(event, server, "--only", two, "--bcc", address[two], *FAST)
    expect([to for _, to in server.envelopes] == [[address[two]]], "a participant gets a copy of the own letter")
    for option in ("--reply-to", "--cc", "--bcc"):
        for bad in ("Відділ", "a@b\r\nBcc: x@example.org", "A\nBcc: x@example.org <a@example.org>", "a@example.org, b@example.org",
                    "п@example.org", ""):
            said = send(event, server, "--only", two, "--again", option, bad, *FAST, code=1)
            expect("[send.sender]" in said and f"for {option}" in said, said)
    expect(len(server.letters) == 1, "a bad setting sends")
    event.run("register", "check", "event.xml")


def pace(event):
    server, numbers = MailServer(), [number for number, (_, address) in people(event).items() if address][5:10]
    send(event, server, "--only", *numbers, "--again", "--rate", "120")
    times = [at for _, _, at in server.letters]
    expect(len(times) == 5 and times[-1] - times[0] > 1, f"5 letters at 120 a minute in {times[-1] - times[0]:.2f} s")


def killed(event):
    """Killed at each of many letters; nobody gets two but who was under way, and that under one Message-ID."""
    server = MailServer()
    server.delay = 0.02
    reachable = {number for number, (_, address) in people(event).items() if address}
    kills = 0
    for stop in (1, 9, 30, 31, 77, 120):
        process = event.start(*send_line(server), *FAST, "--quiet")
        while len(server.letters) < stop + kills and process.poll() is None:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        kills += 1
    first, second = (event.start(*send_line(server), *FAST) for _ in range(2))
    said = [process.communicate()[0].decode() for process in (first, second)]
    expect(sorted((first.returncode, second.returncode)) == [0, 1] and
           sum("another program is sending" in one for one in said) == 1, f"two at once: {said}")
    count = letters(event, server)
    expect(set(count) == reachable, "somebody has no letter")
    twice = sum(times - 1 for times in count.values())
    expect(twice <= kills, f"{twice} letters came twice after {kills} kills")
    ids = [email.message_from_bytes(data)["message-id"] for _, data, _ in server.letters]
    expect(len(set(ids)) == len(reachable), "a repeated letter has another Message-ID")
    event.run("register", "check", "event.xml")
    print(f"{kills} kills, {twice} letters twice")


def main(zbirnyk, sample, scratch):
    zbirnyk, scratch = os.path.abspath(zbirnyk), pathlib.Path(scratch).absolute()
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    event = copy(zbirnyk, pathlib.Path(sample).parent, scratch / "office")
    event.issue()
    shutil.copytree(event.folder, scratch / "killed")
    tampering(event, unkind(event))
    passwords(event)
    texts(event)
    copies(event)
    pace(event)
    files(event)
    killed(Event(zbirnyk, scratch / "killed"))
    print("passed")


if __name__ == "__main__":
    main(*sys.argv[1:])
