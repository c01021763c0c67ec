"""people.yaml and careers.yaml in, one CV per invented person out: PDF by WeasyPrint, DOCX by python-docx."""

from html import escape
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from weasyprint import CSS, HTML

HERE = Path(__file__).resolve().parent
CAREERS: dict[str, Any] = yaml.safe_load((HERE / "careers.yaml").read_text())
Person = dict[str, Any]


def main() -> None:
    """Write demo/cvs anew; the files of an unchanged person carry the same text."""
    for person in yaml.safe_load((HERE / "people.yaml").read_text()):
        file = HERE / "cvs" / person["id"]
        if person["layout"] == "docx":
            write_docx(person, file.with_suffix(".docx"))
        else:
            HTML(string=page(person)).write_pdf(file.with_suffix(".pdf"), stylesheets=[CSS(HERE / "layouts.css")])


def page(person: Person) -> str:
    """The CV of `person` as one HTML page in the layout that its entry names."""
    words = CAREERS["headings"][person["lang"]]
    header = f"<header><h1>{escape(person['name'])}</h1><p class='contact'>{escape(contact(person))}</p></header>"
    profile = section(words["profile"], f"<p>{escape(person['profile'])}</p>")
    work = section(words["work"], "".join(job_html(person, job) for job in person["jobs"]))
    small = "".join(section(words[key], f"<p>{escape(person[key])}</p>") for key in ("languages", "practical", "study"))
    hidden = f"<p class='ghost'>{escape(person['hidden'])}</p>" if "hidden" in person else ""
    if person["layout"] == "sidebar":
        body = f"{header}<main><aside>{small}</aside><div>{profile}{work}{hidden}</div></main>"
    else:
        body = f"{header}{profile}{work}{small}{hidden}"
    return f"<html lang='{person['lang']}'><body class='{person['layout']}'>{body}</body></html>"


def section(title: str, inner: str) -> str:
    """A headed part of the page around HTML that is already safe."""
    return f"<section><h2>{escape(title)}</h2>{inner}</section>"


def job_html(person: Person, job: list[str]) -> str:
    """One job; in the gutter layout its dates stand in a column of their own."""
    dates, title, employer, lines = job_words(person, job)
    bullets = "".join(f"<li>{escape(line)}</li>" for line in lines)
    heading = f"<h3>{escape(title)}</h3><p>{escape(employer)}</p>"
    if person["layout"] == "gutter":
        return f"<div class='job'><p class='dates'>{dates}</p><div>{heading}<ul>{bullets}</ul></div></div>"
    return f"<div class='job'>{heading}<p class='dates'>{dates}</p><ul>{bullets}</ul></div>"


def job_words(person: Person, job: list[str]) -> tuple[str, str, str, list[str]]:
    """Dates, title, employer and lines of a job, in the person's language."""
    start, end, kind, employer, teams = job
    words = CAREERS[kind][person["lang"]]
    title = words.get("feminine", words["title"]) if person.get("feminine") else words["title"]
    lines = [line.format(teams=teams) for line in words["lines"] if teams or "{teams}" not in line]
    until = month(end) if end else CAREERS["headings"][person["lang"]]["now"]
    return f"{month(start)} – {until}", title, employer, lines


def month(written: str) -> str:
    """2018-03 as 03/2018; a year alone stays."""
    year, _, number = str(written).partition("-")
    return f"{number}/{year}" if number else year


def contact(person: Person) -> str:
    """City, phone and an address of the reserved domain."""
    first, _, last = person["id"].partition("-")
    return f"{person['city']} | {person['phone']} | {first}.{last.replace('-', '')}@candidate.example"


def write_docx(person: Person, file: Path) -> None:
    """The CV of `person` with Word's own headings, dates after a tab."""
    words = CAREERS["headings"][person["lang"]]
    document = Document()
    document.add_heading(person["name"], 0)
    document.add_paragraph(contact(person))
    document.add_heading(words["profile"], 1)
    document.add_paragraph(person["profile"])
    document.add_heading(words["work"], 1)
    for job in person["jobs"]:
        dates, title, employer, lines = job_words(person, job)
        document.add_heading(title, 2)
        document.add_paragraph(f"{employer}\t{dates}")
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    for key in ("study", "languages", "practical"):
        document.add_heading(words[key], 1)
        document.add_paragraph(person[key])
    document.save(str(file))


if __name__ == "__main__":
    main()
