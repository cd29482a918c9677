#!/usr/bin/env python3
"""Issues certificates the way offices do, and the way disks and power cuts do it to them.

Usage: issue_test.py ZBIRNYK CHECK_PDF SAMPLE.xml SCRATCH [KILLS [EVERY]]. KILLS (20) random instants of a batch
of 1,000 at which the program is killed; the register must come out as if nobody had. The codes of EVERY 12th
certificate are read from the rendered page."""
import contextlib
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ADDRESS = 'check="https://zbirnyk.example/v#{seal}" register="register.sqlite"'


class Event:
    """An event in a folder of its own, with a register."""

    def __init__(self, zbirnyk, folder):
        self.zbirnyk, self.folder, self.out = zbirnyk, folder, folder / "out"
        text = self.file("event.xml").read_text(encoding="utf-8")
        text = re.sub(r'<certificates check="[^"]*"[^>]*>', f"<certificates {ADDRESS}>", text)
        self.file("event.xml").write_text(text, encoding="utf-8")

    def file(self, name):
        return self.folder / name

    def start(self, *arguments, handles=None):
        def limit():
            if handles:
                resource.setrlimit(resource.RLIMIT_NOFILE, (handles, handles))

        return subprocess.Popen(
            [self.zbirnyk, *arguments], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            preexec_fn=limit)

    def run(self, *arguments, code=0, handles=None):
        process = self.start(*arguments, handles=handles)
        said = process.communicate()[0].decode("utf-8")
        expect(process.returncode == code, f"{' '.join(map(str, arguments))}: exit {process.returncode}, not {code}\n{said}")
        return said

    def issue(self, *arguments, code=0):
        return self.run("issue", "event.xml", "--to", "out", *arguments, code=code)

    def numbers(self):
        with contextlib.closing(sqlite3.connect(self.file("register.sqlite"))) as register:
            return register.execute("SELECT number, state, hex(pdf) FROM certificate ORDER BY id").fetchall()

    def files(self):
        return {path.name: path.read_bytes() for path in (self.out / "certificates").iterdir()}

    def edit(self, name, old, new):
        text = self.file(name).read_text(encoding="utf-8")
        expect(old in text, f"{name} has no `{old}`")
        self.file(name).write_text(text.replace(old, new, 1), encoding="utf-8")


def expect(condition, message):
    if not condition:
        sys.exit(f"FAILED: {message}")


def said_by(*command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return result.stdout.decode("utf-8", "replace")


def copy(zbirnyk, source, folder):
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("register*"))
    return Event(zbirnyk, folder)


def office(event):
    """Issue, issue again, correct a name, revoke."""
    event.run("register", "keys", "event.xml")
    expect(event.file("register-key.pem").stat().st_mode & 0o777 == 0o600, "others can read the private key")
    said = event.issue()
    count = len(event.numbers())
    expect(f"{count} issued" in said and count > 200, said)
    before = event.files()
    expect(len(before) == count, "a file for each number")
    expect("issued" not in event.issue(), "a second run gives numbers")
    expect(event.files() == before, "a second run changes files")

    with contextlib.closing(sqlite3.connect(event.file("register.sqlite"))) as register:
        number, person, name = register.execute(
            "SELECT number, person, name FROM certificate WHERE series = 'cert-rt1' AND person NOT IN (SELECT person "
            "FROM certificate WHERE series <> 'cert-rt1') ORDER BY id").fetchone()
    surname = name.split()[0]
    event.edit("participants.csv", f"{person};{surname};", f"{person};{surname}-Нова;")
    expect("[issue.changed]" in event.issue(), "a changed name is not told")
    expect(event.files() == before, "a changed name changes a file by itself")
    said = event.issue("--reissue", number, "--reason", "виправлено прізвище", "--date", "2020-06-20")
    expect("1 issued anew" in said, said)
    new = [row for row in event.numbers() if row[0] not in {n for n in before}][-1][0]
    file = event.out / "certificates" / (new.replace("/", "-") + ".pdf")
    text = subprocess.run(["pdftotext", "-layout", file, "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
    expect(f"замість № {number}" in text and f"{surname}-Нова" in text, f"{new} does not cite {number}:\n{text}")
    expect("replaced" in event.run("verify", "event.xml", number, code=1), "the old number passes")
    expect(event.run("verify", "event.xml", str(file)).startswith("valid"), "the new file does not pass")

    other = event.numbers()[5][0]
    event.run("register", "revoke", "event.xml", other, "--reason", "видано помилково", "--date", "2020-07-01")
    event.run("register", "revoke", "event.xml", other, "--reason", "ще раз", code=1)
    said = event.run("verify", "event.xml", other, code=1)
    expect(said.startswith("revoked on 2020-07-01: видано помилково"), said)
    expect("issued" not in event.issue(), "a revoked person gets a new number")
    code = next(line[7:] for line in event.run("register", "show", "event.xml", new).splitlines() if line.startswith("check: "))
    expect("genuine" in event.run("verify", "event.xml", code), "the code does not pass")
    digit = str((int(code[-3]) + 1) % 10)
    event.run("verify", "event.xml", code[:-3] + digit + code[-2:], code=1)
    expect("unknown" in event.run("verify", "event.xml", "КСГ-2020/9999", code=1), "an invented number passes")

    files = event.files()
    shutil.rmtree(event.out)
    event.run("register", "rebuild", "event.xml", "--to", "again")
    again = {path.name: path.read_bytes() for path in (event.file("again") / "certificates").iterdir()}
    expect(again == files, "a rebuilt file differs")
    event.issue()
    in_force = {name: data for name, data in files.items()
                if name[:-4] not in (number.replace("/", "-"), other.replace("/", "-"))}
    expect(event.files() == in_force, "missing files are not made again")


def read_code(event, number):
    """What a phone reads from the first page."""
    file, picture = event.out / "certificates" / (number.replace("/", "-") + ".pdf"), event.file("page")
    subprocess.run(["pdftoppm", "-r", "150", "-l", "1", "-png", "-singlefile", file, picture], check=True)
    return subprocess.run(["zbarimg", "-q", "--raw", f"{picture}.png"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False).stdout.decode().strip()


def codes(event, step):
    """A phone reads the code of the printed page, and the record verifies."""
    for number, state, _ in event.numbers()[::step]:
        if state != "issued":
            continue
        seen = read_code(event, number)
        said = event.run("verify", "event.xml", seen)
        expect(said.startswith(f"valid\n№ {number}\n") and "genuine" in said, f"{number}: the code says `{seen}`\n{said}")


def names(event, how):
    """What the code says of the person, by the setting, read from the page of the one with the longest name."""
    event.edit("event.xml", ADDRESS, f'{ADDRESS} name-in-code="{how}"')
    event.issue()
    with contextlib.closing(sqlite3.connect(event.file("register.sqlite"))) as register:
        number, name = register.execute(
            "SELECT number, name FROM certificate WHERE name LIKE '%’%' ORDER BY -length(name)").fetchone()
    seen = read_code(event, number)
    said = event.run("verify", "event.xml", seen)
    expect(said.startswith(f"valid\n№ {number}\n") and "genuine" in said, f"{how}: {said}")
    surname, given, patronymic = name.split()
    told = {"full": f"name in the code: {name}\n", "initials": f"name in the code: {given[0]}. {patronymic[0]}. {surname}\n",
            "hash": "the code has a hash of the name"}[how]
    expect(told in said.replace("\u00a0", " ") and said.count("in the code") == (how != "hash"), f"{how}: {said}")
    if how == "hash":
        for typed in (name, name.upper(), f"  {name.replace('’', chr(39))} ", name.replace(" ", "   ").replace("’", "ʼ")):
            said = event.run("verify", "event.xml", seen, "--name", typed)
            expect(said.startswith("valid") and "has the hash that is in the code" in said, f"{typed}: {said}")
        for typed in (f"{surname} {given}", f"{given} {surname} {patronymic}", surname + "а " + given + " " + patronymic):
            said = event.run("verify", "event.xml", seen, "--name", typed, code=1)
            expect(said.startswith("another person") and "valid" not in said and name not in said, f"{typed}: {said}")
    event.run("register", "rebuild", "event.xml", number, "--to", "again")
    file = f"certificates/{number.replace('/', '-')}.pdf"
    expect(event.file(f"again/{file}").read_bytes() == (event.out / file).read_bytes(), f"{how}: rebuilt otherwise")
    event.run("register", "revoke", "event.xml", number, "--reason", "помилка")
    expect(event.run("verify", "event.xml", seen, *(("--name", name) if how == "hash" else ()), code=1).startswith("revoked"), how)
    return seen


def tampering(event):
    """What a hand in the file leaves behind is found."""
    path = event.file("register.sqlite")
    whole = path.read_bytes()
    event.run("register", "check", "event.xml")
    for change in ("UPDATE certificate SET state = 'issued' WHERE state = 'revoked'",
                   "DROP TRIGGER number_stays; UPDATE certificate SET record = replace(record, 'hours=\"6\"', 'hours=\"60\"') WHERE id = 3",
                   "DROP TRIGGER audit_stays; UPDATE audit SET detail = 'x' WHERE id = 7",
                   "DROP TRIGGER audit_keeps; DELETE FROM audit WHERE id = 7",
                   "DROP TRIGGER number_keeps; PRAGMA foreign_keys = OFF; DELETE FROM certificate WHERE id = 9",
                   "UPDATE content SET bytes = x'00' WHERE rowid = 1",
                   "UPDATE certificate SET pdf = zeroblob(32) WHERE id = 4"):
        with sqlite3.connect(path) as register:
            register.executescript(change)
        register.close()
        said = event.run("register", "check", "event.xml", code=1)
        expect("[register.tampered]" in said, f"not found: {change}\n{said}")
        path.write_bytes(whole)
    with sqlite3.connect(path) as register:
        register.execute("PRAGMA user_version = 99")
    register.close()
    expect("[register.newer]" in event.issue(code=1), "a newer register is taken")
    path.write_bytes(b"no register" * 1000)
    expect("[register.unusable]" in event.issue(code=1), "no register is taken for one")
    path.write_bytes(whole)


def signed(event, check_pdf):
    """Files with a PAdES signature: valid for others, changed bytes found, made again as they were."""
    event.edit("event.xml", ADDRESS, ADDRESS + ' pdf-signature="signed"')
    keys = ROOT / "tests/data/keys"
    for key in ("rsa", "ec"):
        for name in ("register.sqlite", "register-key.pem"):
            event.file(name).unlink(missing_ok=True)
        shutil.rmtree(event.out, ignore_errors=True)
        shutil.rmtree(event.file("again"), ignore_errors=True)
        expect("[issue.no-signer]" in event.issue(code=1), "unsigned files are issued as signed ones")
        event.issue("--p12", keys / f"{key}.p12", "--p12-passphrase-file", keys / "passphrase", "--date", "2020-06-12")
        files = event.files()
        for name, data in list(files.items())[::40]:
            file = event.out / "certificates" / name
            expect("Signature is Valid." in said_by("pdfsig", "-nocert", file), f"{key}: pdfsig refuses {name}")
            expect(said_by(check_pdf, file) == "", said_by(check_pdf, file))
            expect("fits its bytes, by Вигаданий центр навчання" in event.run("verify", "event.xml", str(file)), name)
            broken = event.file("broken.pdf")
            broken.write_bytes(data[:900] + bytes([data[900] ^ 1]) + data[901:])
            expect("Digest Mismatch" in said_by("pdfsig", "-nocert", broken), f"{key}: pdfsig takes a changed {name}")
            expect("was changed after it was signed" in event.run("verify", "event.xml", str(broken), code=1), name)
        event.run("register", "rebuild", "event.xml", "--to", "again")
        again = {path.name: path.read_bytes() for path in (event.file("again") / "certificates").iterdir()}
        expect(again == files, f"{key}: a rebuilt file differs")


def reserved(event, check_pdf):
    """Files with room for a signature of others; what they append leaves the issued part as it was."""
    event.edit("event.xml", ADDRESS, ADDRESS + ' pdf-signature="reserved"')
    event.issue()
    file = sorted((event.out / "certificates").iterdir())[0]
    expect(said_by(check_pdf, file) == "", said_by(check_pdf, file))
    expect("field is not signed" in said_by("pdfsig", file), said_by("pdfsig", file))
    file.write_bytes(file.read_bytes() + b"% appended by another program\n%%EOF\n")
    said = event.run("verify", "event.xml", str(file))
    expect(said.startswith("valid") and "what was issued is unchanged" in said, said)


def undisturbed(zbirnyk, source, folder, key):
    event = copy(zbirnyk, source, folder)
    shutil.copy(key, event.file("register-key.pem"))
    event.run("register", "keys", "event.xml")
    event.issue()
    return event


def same(event, reference):
    rows = event.numbers()
    expect(rows == reference.numbers(), f"{event.folder}: the numbers differ from an undisturbed run")
    expect(event.files() == reference.files(), f"{event.folder}: the files differ from an undisturbed run")
    event.run("register", "check", "event.xml")


def killed(event, reference, kills, length):
    """Killed at random instants; whenever a batch has come through, the next begins."""
    fresh = event.file("register.sqlite").read_bytes()
    dice = random.Random(4)
    batches = 0
    for _ in range(kills):
        process = event.start("issue", "event.xml", "--to", "out", "--quiet")
        time.sleep(dice.random() * length)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        if process.returncode == 0 or all(state == "issued" for _, state, _ in event.numbers()) and event.numbers():
            event.issue()
            same(event, reference)
            batches += 1
            shutil.rmtree(event.out)
            event.file("register.sqlite").write_bytes(fresh)
    event.issue()
    same(event, reference)
    print(f"{kills} kills in {batches + 1} batches of {len(reference.numbers())}")


def together(event, reference):
    processes = [event.start("issue", "event.xml", "--to", "out") for _ in range(3)]
    for process in processes:
        said = process.communicate()[0].decode("utf-8")
        expect(process.returncode == 0, said)
    same(event, reference)


def few_handles(event, reference):
    """Where the system lets a program open few files, the others are made when their turn comes."""
    said = event.run("issue", "event.xml", "--to", "out", handles=200)
    expect("issued ->" in said, said)
    same(event, reference)


def full_disk(begun, reference, mount):
    """On a file system of few megabytes that grow until everything fits."""
    mount.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount], stderr=subprocess.DEVNULL).returncode:
        print("no file system of a fixed size can be made here: not tried")
        return
    try:
        event = begun(mount / "event")
        failures = 0
        for size in (2, 3, 8, 20, 40, 80, 160):
            subprocess.run(["mount", "-o", f"remount,size={size}m", mount], check=True)
            process = event.start("issue", "event.xml", "--to", "out")
            said = process.communicate()[0].decode("utf-8")
            if process.returncode == 0:
                break
            failures += 1
            expect(process.returncode == 1 and "no space left" in said, f"{size} MB: {said}")
        expect(process.returncode == 0 and failures > 2, f"{failures} failures\n{said}")
        same(event, reference)
        print(f"{failures} times the disk was full")
    finally:
        subprocess.run(["umount", mount], check=True)


def main(zbirnyk, check_pdf, sample, scratch, kills="20", every="12"):
    zbirnyk, scratch = os.path.abspath(zbirnyk), pathlib.Path(scratch).absolute()
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    event = copy(zbirnyk, pathlib.Path(sample).parent, scratch / "office")
    office(event)
    codes(event, int(every))
    said = [names(copy(zbirnyk, pathlib.Path(sample).parent, scratch / how), how) for how in ("full", "initials", "hash")]
    expect(len(set(said)) == 3, "the setting changes no code")
    tampering(event)
    signed(copy(zbirnyk, pathlib.Path(sample).parent, scratch / "signed"), os.path.abspath(check_pdf))
    reserved(copy(zbirnyk, pathlib.Path(sample).parent, scratch / "reserved"), os.path.abspath(check_pdf))

    source = scratch / "thousand"
    subprocess.run(
        [sys.executable, ROOT / "tests/bench/make_event.py", "certificates", "1000", source], check=True)
    key = event.file("register-key.pem")
    start = time.monotonic()
    reference = undisturbed(zbirnyk, source, scratch / "reference", key)
    length = time.monotonic() - start

    def begun(folder):
        begun_event = copy(zbirnyk, source, folder)
        shutil.copy(reference.file("register-key.pem"), begun_event.folder)
        begun_event.run("register", "keys", "event.xml")
        return begun_event

    killed(begun(scratch / "killed"), reference, int(kills), length)
    together(begun(scratch / "together"), reference)
    few_handles(begun(scratch / "handles"), reference)
    full_disk(begun, reference, scratch / "mount")
    print("passed")


if __name__ == "__main__":
    main(*sys.argv[1:])
