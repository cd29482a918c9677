#!/usr/bin/env python3
"""Writes an event of any size, always the same: tests/data/events/small with more people (invented),
more abstracts of about 450 words each, or a longer report: N chapters with two tables each, one of 600
rows, and a photograph.

usage: make_event.py certificates|book|report N FOLDER
The sentences of sentences.txt are from UA-GEC (CC BY 4.0): a real vocabulary, so that no cache shines."""
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
SMALL = HERE.parent / "data" / "events" / "small"
MEN = "Олександр Андрій Богдан Василь Віктор Володимир Дмитро Іван Ігор Максим Микола Назар Олег Павло Роман".split()
WOMEN = "Олена Анна Богдана Валентина Вікторія Галина Дарина Ірина Катерина Людмила Марія Наталія Оксана Софія".split()
FATHERS = "Олександр Андрій Богдан Віктор Володимир Дмитро Іван Максим Павло Роман".split()
SURNAMES = "Шевченко Коваленко Бондаренко Кравченко Поліщук Марчук Гнатюк Дем’яненко Луценко Савчук Ярош Ткач".split()
POSTS = ["головний спеціаліст", "начальник відділу", "бібліотекар", "староста", "завідувач сектору"]
SECTIONS = ["Врядування", "Фінанси", "Простір", "Освіта", "Культура", "Співпраця"]


def person(dice):
    woman = dice.random() < 0.55
    father = dice.choice(FATHERS)
    if father.endswith("ій"):
        patronymic = father[:-1] + ("ївна" if woman else "йович")
    else:
        patronymic = father + ("івна" if woman else "ович")
    return dice.choice(SURNAMES), dice.choice(WOMEN if woman else MEN), patronymic, "f" if woman else "m"


class Sentences:
    """The sentences in an order of their own, again and again."""

    def __init__(self, dice):
        self.dice, self.left = dice, []
        lines = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
        self.all = [line for line in lines if max(line) < "\u2600"]  # no emoji: no font has them

    def next(self):
        if not self.left:
            self.left = self.dice.sample(self.all, len(self.all))
        return self.left.pop()

    def words(self, least):
        text = ""
        while text.count(" ") < least:
            text += (" " if text else "") + self.next()
        return text


def title(sentences, least, most):
    words = [word.strip(".,;:()«»—…!?") for word in sentences.next().split()]
    chosen = [word for word in words if word][: sentences.dice.randint(least, most)]
    return escape(" ".join(chosen))


def certificates(folder, count):
    dice = random.Random(1)
    head = (folder / "participants.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(";")
    with open(folder / "participants.csv", "a", encoding="utf-8") as table:
        for number in range(count - 3):
            surname, given, patronymic, gender = person(dice)
            columns = {
                "id": f"g{number:06}",
                "surname": surname,
                "given": given,
                "patronymic": patronymic,
                "gender": gender,
                "post": dice.choice(POSTS),
                "institution": f"Прикладівська сільська рада № {number + 1}",
                "post-category": "official",
                "attended:seminar": "1",
            }
            table.write(";".join(columns.get(name, "") for name in head) + "\r\n")
    replace(folder / "event.xml", r"\{000\}", "{000000}")
    # One page each, as the peers make them: a title in English would give a back.
    replace(folder / "event.xml", r'\n *<title xml:lang="en">Certificate</title>', "")


def book(folder, count):
    dice = random.Random(2)
    sentences = Sentences(random.Random(3))
    cast = [person(dice) for _ in range(max(60, count * 3 // 2))]
    for number in range(1, count):
        authors = dice.sample(cast, dice.choice((1, 1, 2, 2, 2, 3, 4)))
        write_abstract(folder / "abstracts" / f"b{number:05}.xml", number, count, authors, sentences)
    more = "".join(
        f'<section id="s{i + 2}"><title>{name}</title></section>' for i, name in enumerate(SECTIONS)
    )
    replace(folder / "event.xml", "</proceedings>", more + "</proceedings>")


def write_abstract(path, number, count, authors, sentences):
    dice = sentences.dice
    section = f"s{2 + number * len(SECTIONS) // (count + 1)}"
    lines = [f'<abstract xmlns="urn:zbirnyk:abstract:1" xml:lang="uk" id="{path.stem}" section="{section}">']
    lines.append(f"<udc>{dice.randint(1, 999)}.{dice.randint(1, 99)}</udc>")
    lines.append(f'<title xml:lang="uk">{title(sentences, 6, 14)}</title>')
    for surname, given, patronymic, _ in authors:
        lines.append(
            f'<author surname="{surname}" given="{given}" patronymic="{patronymic}" affiliation="1"/>'
        )
    lines.append('<affiliation id="1">Прикладівський університет, м. Хмельницький</affiliation>')
    lines.append(f'<keywords xml:lang="uk">{"; ".join(title(sentences, 1, 2) for _ in range(4))}</keywords>')
    lines.append("<body>")
    left = 450
    while left > 0:
        text = sentences.words(min(left, dice.randint(70, 130)))
        left -= text.count(" ") + 1
        lines.append(f"<p>{escape(text)}</p>")
    lines.append("</body><references>")
    for i in range(6):
        one = dice.choice(authors)
        lines.append(
            f'<reference id="r{i}">{one[0]} {one[1][0]}. {one[2][0]}. {title(sentences, 5, 11)}. '
            f"Київ : Приклад, {dice.randint(1991, 2025)}. {dice.randint(120, 560)} с.</reference>"
        )
    lines.append("</references></abstract>")
    path.write_text("\n".join(lines), encoding="utf-8")


def report_table(dice, sentences, number, rows):
    lines = [f'<table id="t{number}"><caption>{title(sentences, 3, 7)}</caption>']
    lines.append("<thead><tr><th>Стаття</th><th>План, грн</th><th>Факт, грн</th></tr></thead><tbody>")
    for _ in range(rows):
        plan, actual = (f"{dice.randint(100, 99999)},{dice.randint(0, 99):02}" for _ in range(2))
        lines.append(
            f'<tr><td>{title(sentences, 2, 5)}</td><td align="decimal">{plan}</td>'
            f'<td align="decimal">{actual}</td></tr>'
        )
    return "".join(lines) + "</tbody></table>"


def report(folder, count):
    """Photographs are made by ImageMagick: noise like that of a camera."""
    dice = random.Random(4)
    sentences = Sentences(random.Random(5))
    chapters = []
    for i in range(count):
        photo = folder / "images" / f"photo{i}.jpg"
        subprocess.run(
            ["convert", "-seed", str(i), "-size", "1600x1067", "plasma:fractal", "-quality", "85", photo],
            check=True,
        )
        chapters.append(f'<chapter id="more{i}"><title>{title(sentences, 3, 7)}</title>')
        for _ in range(3):
            chapters.append(f"<p>{escape(sentences.words(80))}</p>")
        chapters.append(report_table(dice, sentences, 2 * i, 600 if i == 0 else 8))
        chapters.append(report_table(dice, sentences, 2 * i + 1, 12))
        chapters.append(
            f'<figure id="f{i}"><img src="images/{photo.name}" alt="Знімок № {i + 1}"/>'
            f"<figcaption>{title(sentences, 3, 7)}</figcaption></figure></chapter>"
        )
    replace(folder / "report.xml", "<signatory", "\n".join(chapters) + "<signatory")


def replace(path, pattern, text):
    old = path.read_text(encoding="utf-8")
    new = re.sub(pattern, lambda _: text, old)
    if new == old:
        sys.exit(f"{path} lacks {pattern}")
    path.write_text(new, encoding="utf-8")


def main():
    kind, count, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    shutil.copytree(SMALL, folder)
    {"certificates": certificates, "book": book, "report": report}[kind](folder, count)


main()
