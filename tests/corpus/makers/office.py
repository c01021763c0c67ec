"""One CV as PDF by three makers and as ODT, DOCX, DOC and RTF by LibreOffice: the same words in the same order."""

import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright
from weasyprint import HTML

from tests.core.reading.content import LANGUAGES, Cv, cv

Made = tuple[str, bytes, str]
FILTERS = {
    "odt": "odt",
    "docx": "docx:MS Word 2007 XML",
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "pdf": "pdf:writer_pdf_Export",
}


def exported() -> Iterator[Made]:
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            html, expected = _table_cv(cv(language))
            source = Path(folder, f"cv-{language}.html")
            source.write_text(html, "utf-8")
            _converted(source, "odt:writer8", "HTML (StarWriter)")
            for extension, name in FILTERS.items():
                if extension != "odt":
                    _converted(source.with_suffix(".odt"), name, "")
                yield (
                    f"one-content/cv-{language}-{maker(extension)}",
                    source.with_suffix(f".{extension}").read_bytes(),
                    expected,
                )
            yield f"one-content/cv-{language}-weasyprint.pdf", HTML(string=html).write_pdf() or b"", expected
            yield f"one-content/cv-{language}-chromium.pdf", _printed(html), expected


def maker(extension: str) -> str:
    return "libreoffice.pdf" if extension == "pdf" else f"{extension}.{extension}"


def _printed(html: str) -> bytes:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(html)
        printed = page.pdf(format="A4")
        browser.close()
    return printed


def _converted(source: Path, name: str, reader: str) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{source.parent}/profile"]
    if reader:
        command.append(f"--infilter={reader}")
    subprocess.run(
        [*command, "--convert-to", name, "--outdir", str(source.parent), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )


def _table_cv(person: Cv) -> tuple[str, str]:
    """Dates and what they date in a table without lines, as most CVs that are written in a word processor."""
    rows, words = [], []
    for entry in person.positions:
        rows.append((entry.dates, [entry.title, entry.employer, *entry.tasks]))
        words += [entry.dates, entry.title, entry.employer, *entry.tasks]
    body = [f"<h1>{escape(person.name)}</h1>", *(f"<p>{escape(line)}</p>" for line in person.contact)]
    body += [
        f"<h2>{escape(person.profile[0])}</h2><p>{escape(person.profile[1])}</p>",
        f"<h2>{escape(person.work)}</h2>",
    ]
    body.append(_table([(date, "".join(f"<p>{escape(line)}</p>" for line in lines)) for date, lines in rows]))
    told = [person.name, *person.contact, *person.profile, person.work, *words]
    for heading, pairs in (person.education, person.languages):
        body += [f"<h2>{escape(heading)}</h2>", _table([(left, escape(right)) for left, right in pairs])]
        told += [heading, *(part for pair in pairs for part in pair)]
    body.append(f"<h2>{escape(person.practical[0])}</h2><p>{escape(person.practical[1])}</p>")
    return (
        f"<html><meta charset=utf-8><style>td{{vertical-align:top;padding-right:12pt}}</style><body>{''.join(body)}</body></html>",
        "\n".join([*told, *person.practical]),
    )


def _table(rows: list[tuple[str, str]]) -> str:
    cells = "".join(f"<tr valign=top><td width=28%>{escape(left)}</td><td>{right}</td></tr>" for left, right in rows)
    return f"<table width=100% border=0>{cells}</table>"
