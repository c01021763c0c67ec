# ruff: noqa: INP001, E501
"""Nodes of a CV in; HTML or plain text out."""

from html import escape
from textwrap import wrap

from markup import Node, split_sides

TAGS = {"name": "h1", "section": "h2", "side": "h2", "para": "p", "bullet": "li"}
BASE = """body{font:%(size)s %(font)s;margin:0;color:#222} h1{margin:0 0 .1em} h2{font-size:1.15em;color:%(accent)s;margin:.9em 0 .3em}
p{margin:.2em 0} li{margin:.1em 0 .1em 1.2em} .tag{margin:0} .d{color:#555} table{border-collapse:collapse;width:100%%}
td{vertical-align:top;padding:.15em .6em .15em 0} .grid td{border:1px solid #999;padding:.2em .4em} .g{width:24%%}
.cols{display:flex;gap:7mm} .cols>div:first-child{width:31%%;background:%(shade)s;padding:3mm} .cols>div:last-child{width:66%%}
.r{display:flex;justify-content:space-between;gap:1em} .brk{page-break-after:always} @page{size:%(paper)s;margin:16mm}"""


def as_html(nodes: list[Node], look: dict[str, str]) -> str:
    """Return a page of HTML; `look` holds entry (gutter, right, below, inline, first), font, size, accent, css, paper."""
    values = {"size": "10pt", "font": "'Liberation Sans'", "accent": "#1f4e79", "shade": "#eee", "paper": "A4"} | look
    head, main, side = split_sides(nodes)
    entry = look.get("entry", "right")
    body = _inner(head, entry)
    columns = (_inner(side, entry), _inner(main, entry))
    body += f'<div class="cols"><div>{columns[0]}</div><div>{columns[1]}</div></div>' if side else columns[1]
    css = BASE % values + look.get("css", "")
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{css}</style></head><body>{body}</body></html>'


def _inner(nodes: list[Node], entry: str) -> str:
    return "\n".join(_element(node, entry) for node in nodes if node.kind not in {"header", "footer", "hidden"})


def _element(node: Node, entry: str) -> str:
    if node.kind == "entry":
        return _entry(node, entry)
    if node.kind == "table":
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row.cells) for row in node.body)
        return '<table class="grid">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if node.kind == "break":
        return '<div class="brk"></div>'
    if node.kind == "tagline":
        return f'<p class="tag">{escape(node.text)}</p>'
    tag = TAGS[node.kind]
    return f"<{tag}>{escape(node.text)}</{tag}>"


def _entry(node: Node, entry: str) -> str:
    dates, title, employer = (escape(cell) for cell in (*node.cells, "", "")[:3])
    body = _inner(node.body, entry)
    both = f"<b>{title}</b>" + (f", {employer}" if employer else "")
    return {
        "gutter": f'<table><tr><td class="g d">{dates}</td><td>{both}{body}</td></tr></table>',
        "right": f'<p class="r"><span>{both}</span><span class="d">{dates}</span></p>{body}',
        "below": f"<p><b>{title}</b><br>{employer}<br><span class='d'>{dates}</span></p>{body}",
        "inline": f"<p>{dates}: {both}</p>{body}",
        "first": f"<p><b>{employer}</b> <span class='d'>({dates})</span><br><i>{title}</i></p>{body}",
    }[entry]


def as_text(nodes: list[Node], look: dict[str, str]) -> str:
    """Return plain text wrapped at the width that `look` names; entries are gutter, below or inline."""
    width = int(look.get("width", "78"))
    lines = [line for node in nodes for line in _lines(node, look, width)]
    return look.get("newline", "\n").join(lines) + "\n"


def _lines(node: Node, look: dict[str, str], width: int) -> list[str]:
    if node.kind == "entry":
        return _entry_lines(node, look, width)
    if node.kind == "table":
        widths = [
            max(len(row.cells[i]) for row in node.body if i < len(row.cells)) for i in range(len(node.body[0].cells))
        ]
        return ["  ".join(c.ljust(w) for c, w in zip(row.cells, widths, strict=False)).rstrip() for row in node.body]
    if node.kind in {"section", "side"}:
        return ["", node.text.upper() if look.get("caps") else node.text, look.get("rule", "-") * len(node.text)]
    if node.kind == "break":
        return ["", ""]
    bullet = look.get("bullet", "* ") if node.kind == "bullet" else ""
    return wrap(bullet + node.text, width, subsequent_indent=" " * len(bullet)) or [""]


def _entry_lines(node: Node, look: dict[str, str], width: int) -> list[str]:
    dates, title, employer = (*node.cells, "", "")[:3]
    both = f"{title}, {employer}" if employer else title
    body = [line for child in node.body for line in _lines(child, look, width)]
    return {
        "gutter": [
            "",
            *wrap(dates.ljust(22) + both, width, subsequent_indent=" " * 22),
            *(" " * 4 + line for line in body),
        ],
        "below": ["", title, *([employer] if employer else []), dates, *body],
        "inline": ["", *wrap(f"{dates}: {both}", width), *body],
        "right": ["", *wrap(f"{both} ({dates})", width), *body],
    }[look.get("entry", "gutter")]
