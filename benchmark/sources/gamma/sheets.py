# ruff: noqa: INP001, E501
"""Sections of a CV in; a page of HTML, or plain text, out."""

from html import escape
from itertools import groupby
from textwrap import wrap
from typing import Any

from markup import Block, Section

FORMS = {
    "gutter": '<div class="e g"><div class="d">{d}</div><div class="b"><h3>{t}</h3><p class="o">{o}</p>{body}</div></div>',
    "gutterone": '<table class="g"><tr><td class="d">{d}</td><td><b>{t}</b>, <i>{o}</i>{body}</td></tr></table>',
    "right": '<div class="e"><p class="l"><span><b>{t}</b>, {o}</span><span class="d">{d}</span></p>{body}</div>',
    "under": '<div class="e"><h3>{t}</h3><p class="o">{o}</p><p class="d">{d}</p>{body}</div>',
    "above": '<div class="e"><p class="d">{d}</p><h3>{t}</h3><p class="o">{o}</p>{body}</div>',
    "employer": '<div class="e"><p class="l"><b class="o">{o}</b><span class="d">{d}</span></p><h3>{t}</h3>{body}</div>',
    "runin": '<div class="e"><p><b class="d">{d}</b> &nbsp;{t}, <i>{o}</i></p>{body}</div>',
    "bracket": '<div class="e"><h3>{t} <span class="d">({d})</span></h3><p class="o">{o}</p>{body}</div>',
    "after": '<div class="e"><h3>{t}</h3>{body}<p class="o">{o} &ndash; <span class="d">{d}</span></p></div>',
    "rightcol": '<table class="rc"><tr><td><b>{t}</b><br>{o}{body}</td><td class="d">{d}</td></tr></table>',
    "row": '<table class="grid"><tr><td class="d">{d}</td><td class="w">{t}<br>{o}</td><td>{body}</td></tr></table>',
    "sheet": '<table class="grid sheet"><tr><td class="k">{k0}</td><td>{d}</td></tr><tr><td class="k">{k1}</td><td>{o}</td></tr><tr><td class="k">{k2}</td><td>{t}</td></tr><tr><td class="k">{k3}</td><td>{body}</td></tr></table>',
    "line": "<p><b>{t}</b> | {o} | {d}</p>{body}",
    "group": '<div class="e"><h3 class="o">{o}</h3><p class="d">{d}</p><h4>{t}</h4>{body}</div>',
}
CSS = """*{box-sizing:border-box} body{font:%(size)s/1.36 %(font)s;color:#222;margin:0} h1{font-size:2em;margin:0;color:%(ink)s} h2{font-size:1.2em;color:%(ink)s;margin:1em 0 .35em}
h3,h4{font-size:1em;margin:.5em 0 0} p{margin:.12em 0} ul{margin:.15em 0;padding-left:1.3em} .o{font-style:italic} .d{color:#444} .e{margin-bottom:.5em}
.l{display:flex;justify-content:space-between;gap:1.5em} .l .d{white-space:nowrap} .e.g{display:grid;grid-template-columns:%(gutter)s 1fr;gap:.9em} .e.g h3{margin-top:0}
table{border-collapse:collapse;width:100%%} td{vertical-align:top;padding:.12em .6em .12em 0} table.g td.d{width:%(gutter)s} table.rc td.d{width:%(gutter)s;text-align:right}
.grid{margin-bottom:.6em} .grid td{border:.6pt solid #999;padding:.25em .5em} .grid td.d{width:%(gutter)s} .grid td.w{width:26%%} .grid td.k{width:24%%;background:%(tint)s}
.side{font-size:.87em;overflow-wrap:anywhere} .m{margin:.3em 0 .3em 1em} .pair{display:flex;gap:.8em} .pair b{min-width:8em} .break{break-after:page} @page{size:%(paper)s;margin:%(margin)s}
"""
FRAMES = {
    "plain": "",
    "left": ".page{display:grid;grid-template-columns:33%% 1fr;gap:7mm} .side{background:%(tint)s;padding:4mm 3mm}",
    "dark": "body{-webkit-print-color-adjust:exact} .page{display:grid;grid-template-columns:31%% 1fr;gap:6mm} .side{background:%(ink)s;color:#fff;padding:4mm 3mm} .side h2,.side .d{color:#fff}",
    "rightside": ".page{display:grid;grid-template-columns:1fr 30%%;gap:7mm} .side{order:2;border-left:2pt solid %(ink)s;padding-left:4mm}",
    "balanced": ".main{columns:2;column-gap:9mm} .main section{break-inside:avoid-column}",
    "cards": ".main{display:grid;grid-template-columns:1fr 1fr;gap:5mm;align-items:start} .main section{border:.7pt solid %(ink)s;border-radius:3mm;padding:3mm} h2{margin-top:0}",
    "band": "header{background:%(ink)s;color:#fff;padding:7mm 9mm;-webkit-print-color-adjust:exact} header h1{color:#fff} .top{background:%(tint)s;padding:2mm 9mm} .main{padding:0 9mm}",
    "boxed": ".top{border:1.2pt solid %(ink)s;padding:3mm;margin:4mm 0} .top h2{margin-top:0}",
}
LOOK = {
    "size": "10pt",
    "font": "'Liberation Sans'",
    "ink": "#234",
    "tint": "#eef1f4",
    "gutter": "27mm",
    "paper": "A4",
    "margin": "15mm",
}
KEYS = {
    "nl": ["Periode", "Opdrachtgever", "Functie", "Omschrijving"],
    "fr": ["Période", "Client", "Fonction", "Description"],
    "en": ["Period", "Client", "Role", "Description"],
    "de": ["Zeitraum", "Auftraggeber", "Rolle", "Beschreibung"],
}


def as_html(sections: list[Section], case: dict[str, Any]) -> str:
    """Return the page; `look` holds frame, entry, mission, and the values of LOOK that differ."""
    look = LOOK | case["look"]
    css = CSS % look + FRAMES[look.get("frame", "plain")] % look + look.get("css", "")
    head = "".join(_block(block, case) for block in sections[0].blocks)
    places = {
        place: "".join(_section(s, case) for s in sections if s.place == place) for place in ("top", "side", "main")
    }
    columns = f'<div class="side">{places["side"]}</div>' if places["side"] else ""
    top = f'<div class="top">{places["top"]}</div>' if places["top"] else ""
    page = f'<div class="page">{columns}<div class="main">{places["main"]}</div></div>'
    body = f"<header>{head}</header>{top}{page}"
    return f'<!DOCTYPE html><html lang="{case["lang"]}"><head><meta charset="utf-8"><title>CV</title><style>{css}</style></head><body>{body}</body></html>'


def _section(section: Section, case: dict[str, Any]) -> str:
    return f"<section><h2>{escape(section.heading)}</h2>{_blocks(section.blocks, case)}</section>"


def _blocks(blocks: list[Block], case: dict[str, Any]) -> str:
    parts = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        inner = "".join(_block(block, case) for block in run)
        parts.append({"bullet": f"<ul>{inner}</ul>", "row": f'<table class="grid">{inner}</table>'}.get(kind, inner))
    return "".join(parts)


def _block(block: Block, case: dict[str, Any]) -> str:
    cells = [escape(cell).replace("//", "<br>") for cell in block.cells]
    if block.kind in {"entry", "mission"}:
        return _entry(block, cells, case)
    return {
        "name": f"<h1>{cells[0]}</h1>",
        "line": f"<p>{cells[0]}</p>",
        "bullet": f"<li>{cells[0]}</li>",
        "row": "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>",
        "pair": f'<p class="pair"><b>{cells[0]}</b><span>{cells[-1]}</span></p>',
        "break": '<div class="break"></div>',
        "para": f"<p>{cells[0]}</p>",
    }[block.kind]


def _entry(block: Block, cells: list[str], case: dict[str, Any]) -> str:
    dates, title, employer = (*cells, "", "")[:3]
    form = case["look"].get("entry", "right") if block.kind == "entry" else case["look"].get("mission", "bracket")
    keys = {f"k{i}": key for i, key in enumerate(KEYS[case["lang"]])}
    html = FORMS[form].format(d=dates, t=title, o=employer, body=_blocks(block.body, case), **keys)
    html = (
        html.replace("</b>, </span>", "</b></span>").replace("</b>, <i></i>", "</b>").replace('<p class="o"></p>', "")
    )
    return f'<div class="m">{html}</div>' if block.kind == "mission" else html


def as_text(sections: list[Section], look: dict[str, Any]) -> str:
    """Return plain text; `look` holds width, entry (gutter, under, runin), rule and caps."""
    lines: list[str] = []
    for section in sections:
        if section.heading:
            heading = section.heading.upper() if look.get("caps") else section.heading
            lines += ["", heading, look.get("rule", "=") * len(heading)]
        for block in section.blocks:
            lines += _text(block, look, "")
    return "\n".join(lines) + "\n"


def _text(block: Block, look: dict[str, Any], indent: str) -> list[str]:
    width = int(look.get("width", 80))
    cells = [cell.replace("//", " ") for cell in block.cells]
    if block.kind in {"entry", "mission"}:
        dates, title, employer = (*cells, "", "")[:3]
        both = f"{title}, {employer}" if employer else title
        forms = {"gutter": [f"{dates:<24}{both}"], "under": [title, employer, dates], "runin": [f"{dates}: {both}"]}
        lines = [indent + line for line in forms[look.get("entry", "gutter")] if line]
        return ["", *lines, *(line for child in block.body for line in _text(child, look, indent + "    "))]
    text = ("- " if block.kind == "bullet" else "") + "   ".join(cells)
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent) or [""]
