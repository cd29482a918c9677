#!/usr/bin/env python3
"""Writes a spreadsheet from a text that shows it: XLSX, XLSM or ODS by the name of the output.

Usage: make_sheet.py ROWS.txt OUT.xlsx

A line is a row, cells are separated by ` | `. A cell is text, or
  12  0.5        a number          '12            text that looks like one
  @2020-06-09    a date            @2020-06-09 14:30:00
  TRUE  FALSE    truth values      #N/A           an error
  =A1            a formula whose value is not stored
  =A1 => value   a formula with its value
  {red}Олена     rich text: the first letter is a run of its own
`\\n` is a line break in a cell, `_` alone an empty cell, `~` before the first cell hides the row. Lines that start
with % are orders:
  %sheet NAME [hidden]      another sheet        %merge A1:B1           merged cells
  %rows N                   the next row N times (ODS: repeated, XLSX: written out)
  %inline                   XLSX: strings in the cells       %date1904  days count from 1904
  %macros  %doctype  %bomb MEGABYTES  %cut BYTES  %ratio-free        faults of the file
  %gap N                    N empty rows
"""
import datetime
import pathlib
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

STAMP = (2020, 1, 1, 0, 0, 0)


def letters(column):
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def parse(text):
    book = {"sheets": [], "flags": {}}
    sheet = None
    repeat = 1

    def new_sheet(name, hidden):
        book["sheets"].append({"name": name, "hidden": hidden, "rows": [], "merged": []})
        return book["sheets"][-1]

    for line in text.splitlines():
        if line.startswith("%sheet "):
            words = line[7:].rsplit(" hidden", 1)
            sheet = new_sheet(words[0].strip(), len(words) > 1)
            continue
        if line.startswith("%") and not line.startswith(("%merge", "%rows", "%gap")):
            order = line[1:].split()
            book["flags"][order[0]] = order[1] if len(order) > 1 else "1"
            continue
        if sheet is None:
            sheet = new_sheet("Аркуш1", False)
        if line.startswith("%merge "):
            sheet["merged"].append(line[7:].strip())
        elif line.startswith("%rows "):
            repeat = int(line[6:])
        elif line.startswith("%gap "):
            sheet["rows"].append({"cells": [], "hidden": False, "count": int(line[5:])})
        else:
            hidden = line.startswith("~")
            cells = line[1:].split(" | ") if hidden else line.split(" | ")
            cells = ["" if cell.strip() in ("", "_") else cell.strip(" ").replace("\\n", "\n") for cell in cells]
            sheet["rows"].append({"cells": cells, "hidden": hidden, "count": repeat})
            repeat = 1
    return book


def kind(cell):
    """(kind, value, formula)"""
    if cell.startswith("="):
        formula, arrow, value = cell[1:].partition(" => ")
        if not arrow:
            return "none", "", formula
        return kind(value)[0], kind(value)[1], formula
    if cell.startswith("'"):
        return "text", cell[1:], None
    if re.match(r"@\d{4}-", cell):
        return "date", cell[1:], None
    if cell in ("TRUE", "FALSE"):
        return "bool", cell, None
    if re.fullmatch(r"#[A-Z/0!?]+", cell):
        return "error", cell, None
    if re.fullmatch(r"-?\d+(\.\d+)?(E\+?\d+)?", cell):
        return "number", cell, None
    return "text", cell, None


def serial(date, system1904):
    moment = datetime.datetime.fromisoformat(date)
    start = datetime.datetime(1904, 1, 1) if system1904 else datetime.datetime(1899, 12, 30)
    days = (moment - start).total_seconds() / 86400
    return days - 1 if not system1904 and days < 60 else days


class Xlsx:
    def __init__(self, book):
        self.book = book
        self.strings = {}

    def string(self, text):
        return self.strings.setdefault(text, len(self.strings))

    def rich(self, text):
        if not text.startswith("{red}"):
            return f'<t xml:space="preserve">{escape(text)}</t>'
        text = text[5:]
        return f"<r><rPr><color rgb=\"FFFF0000\"/></rPr><t>{escape(text[:1])}</t></r><r><t>{escape(text[1:])}</t></r>"

    def cell(self, place, cell):
        what, value, formula = kind(cell)
        f = f"<f>{escape(formula)}</f>" if formula is not None else ""
        if what == "none":
            return f'<c r="{place}">{f}</c>'
        if what == "text" and formula is not None:
            return f'<c r="{place}" t="str">{f}<v>{escape(value)}</v></c>'
        if what == "text" and "inline" in self.book["flags"]:
            return f'<c r="{place}" t="inlineStr"><is>{self.rich(value)}</is></c>'
        if what == "text":
            return f'<c r="{place}" t="s"><v>{self.string(value)}</v></c>'
        if what == "bool":
            return f'<c r="{place}" t="b">{f}<v>{int(value == "TRUE")}</v></c>'
        if what == "error":
            return f'<c r="{place}" t="e">{f}<v>{value}</v></c>'
        if what == "date":
            style = 2 if " " in value else 1
            return f'<c r="{place}" s="{style}">{f}<v>{serial(value, "date1904" in self.book["flags"])!r}</v></c>'
        return f'<c r="{place}">{f}<v>{value}</v></c>'

    def sheet(self, sheet):
        rows, number = [], 1
        for row in sheet["rows"]:
            if not row["cells"]:
                number += row["count"]
                continue
            for _ in range(row["count"]):
                cells = "".join(self.cell(f"{letters(i)}{number}", cell) for i, cell in enumerate(row["cells"], 1) if cell)
                hidden = ' hidden="1"' if row["hidden"] else ""
                rows.append(f'<row r="{number}"{hidden}>{cells}</row>')
                number += 1
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in sheet["merged"])
        merged = f"<mergeCells>{merged}</mergeCells>" if merged else ""
        doctype = '<!DOCTYPE worksheet [<!ENTITY a "b">]>' if "doctype" in self.book["flags"] else ""
        filler = " " * (int(self.book["flags"].get("bomb", 0)) << 20)
        return (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{doctype}'
                '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                f'<sheetData>{"".join(rows)}</sheetData>{filler}{merged}</worksheet>')

    def parts(self):
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        sheets = self.book["sheets"]
        bodies = [self.sheet(sheet) for sheet in sheets]
        yield "_rels/.rels", (f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" '
                              'Target="xl/workbook.xml"/></Relationships>')
        listed = "".join(
            f'<sheet name={quoteattr(sheet["name"])} sheetId="{i}" {"state=%shidden%s " % (chr(34), chr(34)) if sheet["hidden"] else ""}'
            f'r:id="rId{i}"/>' for i, sheet in enumerate(sheets, 1))
        pr = '<workbookPr date1904="1"/>' if "date1904" in self.book["flags"] else ""
        yield "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}">{pr}<sheets>{listed}</sheets></workbook>'
        relations = "".join(f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                            for i in range(1, len(sheets) + 1))
        relations += f'<Relationship Id="rId98" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        relations += f'<Relationship Id="rId99" Type="{office}/styles" Target="styles.xml"/>'
        yield "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{relations}</Relationships>'
        strings = "".join(f"<si>{self.rich(text)}</si>" for text in self.strings)
        yield "xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>'
        yield "xl/styles.xml", (f'<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="164" '
                                'formatCode="dd\\.mm\\.yyyy\\ hh:mm:ss"/></numFmts><cellXfs count="3"><xf numFmtId="0"/>'
                                '<xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>')
        for i, body in enumerate(bodies, 1):
            yield f"xl/worksheets/sheet{i}.xml", body
        if "macros" in self.book["flags"]:
            yield "xl/vbaProject.bin", "no real macros"


class Ods:
    def __init__(self, book):
        self.book = book

    def cell(self, cell, span):
        what, value, formula = kind(cell)
        f = f" table:formula={quoteattr('of:=' + formula)}" if formula is not None else ""
        text = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n")) if value else ""
        types = {
            "none": "",
            "text": ' office:value-type="string"',
            "number": f' office:value-type="float" office:value="{value}"',
            "bool": f' office:value-type="boolean" office:boolean-value="{value.lower()}"',
            "date": f' office:value-type="date" office:date-value="{value.replace(" ", "T")}"',
            "error": ' table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"',
        }
        return f"<table:table-cell{span}{f}{types[what]}>{text}</table:table-cell>"

    def sheet(self, sheet):
        spans = {}
        for area in sheet["merged"]:
            first, last = (re.fullmatch(r"([A-Z]+)(\d+)", end).groups() for end in area.split(":"))
            spans[first[0] + first[1]] = (f' table:number-columns-spanned="{ord(last[0]) - ord(first[0]) + 1}"'
                                          f' table:number-rows-spanned="{int(last[1]) - int(first[1]) + 1}"')
        rows, number = [], 1
        for row in sheet["rows"]:
            cells = "".join(self.cell(cell, spans.get(f"{letters(i)}{number}", "")) if cell else "<table:table-cell/>"
                            for i, cell in enumerate(row["cells"], 1))
            repeated = f' table:number-rows-repeated="{row["count"]}"' if row["count"] > 1 else ""
            hidden = ' table:visibility="filter"' if row["hidden"] else ""
            tail = '<table:table-cell table:number-columns-repeated="16000"/>'
            rows.append(f"<table:table-row{repeated}{hidden}>{cells}{tail}</table:table-row>")
            number += row["count"]
        rows.append(f'<table:table-row table:number-rows-repeated="{1048576 - number}"><table:table-cell '
                    'table:number-columns-repeated="16384"/></table:table-row>')
        style = ' table:style-name="hidden"' if sheet["hidden"] else ""
        return f'<table:table table:name={quoteattr(sheet["name"])}{style}>{"".join(rows)}</table:table>'

    def parts(self):
        spaces = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in
                          (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")))
        style = ('<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/>'
                 "</style:style>")
        yield "mimetype", "application/vnd.oasis.opendocument.spreadsheet"
        yield "content.xml", (f'<office:document-content {spaces} xmlns:calcext="urn:org:documentfoundation:names:'
                              f'experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>{style}</office:automatic-styles>'
                              f'<office:body><office:spreadsheet>{"".join(self.sheet(s) for s in self.book["sheets"])}'
                              "</office:spreadsheet></office:body></office:document-content>")
        encrypted = "<manifest:encryption-data/>" if "encrypted" in self.book["flags"] else ""
        yield "META-INF/manifest.xml", ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:'
                                        f'1.0">{encrypted}</manifest:manifest>')


def main():
    book = parse(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    out = pathlib.Path(sys.argv[2])
    writer = Ods(book) if out.suffix == ".ods" else Xlsx(book)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in writer.parts():
            archive.writestr(zipfile.ZipInfo(name, STAMP), body, zipfile.ZIP_DEFLATED)
    if "cut" in book["flags"]:
        out.write_bytes(out.read_bytes()[:-int(book["flags"]["cut"])])


if __name__ == "__main__":
    main()
