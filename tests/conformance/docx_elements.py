#!/usr/bin/env python3
"""The headings and table cells of a document, a line each, as list_elements prints those of a PDF.

Usage: pandoc -t json FILE | docx_elements.py
"""
import json
import sys

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def text(node, out):
    """Appends the text of a Pandoc node; blocks part words, inline elements do not."""
    if isinstance(node, list):
        for item in node:
            text(item, out)
        return
    if not isinstance(node, dict):
        return
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        out.append(content)
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        out.append(" ")
    elif kind in ("Code", "Math"):
        out.append(content[1])
    elif kind in ("Para", "Plain"):
        text(content, out)
        out.append(" ")
    elif content is not None:
        text(content, out)


def line(kind, node):
    out = []
    text(node, out)
    words = "".join(out).translate(INVISIBLE).split()
    print(" ".join([kind, *words]))


def walk(blocks):
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "Header":
            line("heading", content[2])
        elif kind == "Table":
            _, _, _, head, bodies, foot = content
            all_rows = head[1] + [r for body in bodies for r in body[2] + body[3]] + foot[1]
            for _, cells in all_rows:
                for cell in cells:
                    line("cell", cell[4])
        elif kind == "Div":
            walk(content[1])
        elif kind == "BlockQuote":
            walk(content)
        elif kind in ("BulletList", "OrderedList"):
            for item in content if kind == "BulletList" else content[1]:
                walk(item)


walk(json.load(sys.stdin)["blocks"])
