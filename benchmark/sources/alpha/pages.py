# ruff: noqa: E501, INP001
"""A source in; an HTML page in one of several looks out."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from model import Block, Section, Source

STYLES = Path(__file__).parent / "styles"
ORDER = {"w": "when", "t": "title", "e": "where"}


def page(source: Source) -> str:
    """Write the page: header, then the places `box`, `side`, `main`, `foot` in the look's order."""
    look = source.front["look"]
    css = (STYLES / "base.css").read_text() + (STYLES / f"{look['style']}.css").read_text()
    css = f":root{{--c:{look.get('colour', '#234')};--f:'{look.get('font', 'Liberation Sans')}'}}" + css
    places = look.get("places", "box side main foot").split()
    parts = "".join(_place(source, place, look) for place in places)
    return (
        f'<!DOCTYPE html><html lang="{source.front["lang"]}"><head><meta charset="utf-8">'
        f"<title>{escape(look.get('file_title', 'CV'))}</title><style>{css}{look.get('css', '')}</style></head>\n"
        f'<body><header>{_header(source)}</header>\n<div class="body">{parts}</div></body></html>\n'
    )


def _header(source: Source) -> str:
    shown = source.front["look"].get("shown_name", source.front["name"])
    lines = "".join(f'<p class="sub">{_inline(x)}</p>' for x in source.subtitle)
    contacts = "".join(f"<span>{_inline(x)}</span> " for x in source.contacts)
    return f'<h1>{escape(shown)}</h1>{lines}<p class="contact">{contacts}</p>'


def _place(source: Source, place: str, look: dict[str, Any]) -> str:
    sections = "\n".join(_section(x, look) for x in source.sections if x.place == place)
    return f'<div class="{place}">{sections}</div>' if sections else ""


def _section(section: Section, look: dict[str, Any]) -> str:
    heading = f"<h2>{_inline(section.heading)}</h2>" if section.heading else ""
    return f"<section>{heading}{_blocks(section.blocks, look)}</section>"


def _blocks(blocks: list[Block], look: dict[str, Any]) -> str:
    html = "".join(_block(x, look) for x in blocks)
    html = re.sub(r"((?:<li>.*?</li>)+)", r"<ul>\1</ul>", html, flags=re.DOTALL)
    return re.sub(r"((?:<tr>.*?</tr>)+)", r'<table class="rows">\1</table>', html, flags=re.DOTALL)


def _block(block: Block, look: dict[str, Any]) -> str:
    texts = [_inline(x) for x in block.texts]
    if block.kind == "p":
        return f"<p>{texts[0]}</p>"
    if block.kind == "li":
        return f"<li>{' | '.join(texts)}</li>"
    if block.kind == "row":
        return "<tr>" + "".join(f"<td>{x}</td>" for x in texts) + "</tr>"
    if block.kind == "chips":
        return '<p class="chips">' + " ".join(f"<span>{x.strip()}</span>" for x in texts[0].split(",")) + "</p>"
    return _entry(block, texts, look)


def _entry(block: Block, texts: list[str], look: dict[str, Any]) -> str:
    parts = dict(zip("wte", [*texts, "", ""], strict=False))
    if look.get("labels"):
        return _form(block, parts, look)
    order = look.get("order", "wte")
    spans = "".join(f'<div class="{ORDER[x]}">{parts[x]}</div>' for x in order if parts[x])
    if order.startswith("w"):
        when, rest = spans.split("</div>", 1)
        return f'<div class="{block.kind}">{when}</div><div class="what">{rest}{_blocks(block.body, look)}</div></div>'
    return f'<div class="{block.kind}"><div class="what"><div class="head">{spans}</div>{_blocks(block.body, look)}</div></div>'


def _form(block: Block, parts: dict[str, str], look: dict[str, Any]) -> str:
    labels = look["labels"]
    rows = [(labels[key], parts[x]) for key, x in (("when", "w"), ("where", "e"), ("title", "t")) if parts[x]]
    rows.append((labels["body"], _blocks(block.body, look)))
    cells = "".join(f"<div class='r'><div class='k'>{k}</div><div class='v'>{v}</div></div>" for k, v in rows)
    return f'<div class="{block.kind} form">{cells}</div>'


def _inline(text: str) -> str:
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    return re.sub(r"__(.+?)__", r"<i>\1</i>", text)
