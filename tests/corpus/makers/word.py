"""DOCX packages by raw XML, with what Word writes and exports lose: text boxes, controls, notes, tracked changes."""

from collections.abc import Iterator

from tests.core.reading.content import LANGUAGES, Cv, cv
from tests.core.reading.packages import NAMESPACES, docx, para, run, table

Made = tuple[str, bytes, str]

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></mc:Choice>'
    "<mc:Fallback><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
)
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
INSERTED, DELETED = (
    '<w:ins w:id="1" w:author="x">{}</w:ins>',
    '<w:del w:id="2" w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del>',
)


def packages() -> Iterator[Made]:
    for number, (name, make) in enumerate(MAKERS.items()):
        for language in (LANGUAGES[number % 4], LANGUAGES[(number + 2) % 4]):
            content, expected = make(cv(language))
            yield f"word/{name}-{language}.docx", content, "\n".join(expected)


def _jobs(person: Cv) -> tuple[str, list[str]]:
    rows = [(e.dates, "".join(map(para, (e.title, e.employer, *e.tasks)))) for e in person.positions]
    return table(*rows), [word for e in person.positions for word in (e.dates, e.title, e.employer, *e.tasks)]


def text_boxes(person: Cv) -> tuple[bytes, list[str]]:
    """Contact and languages in a box at the side, written once for new and once for old programs."""
    side = "".join(map(para, person.contact)) + "".join(para(f"{a}: {b}") for a, b in person.languages[1])
    jobs, words = _jobs(person)
    body = para(run(person.name, "<w:b/>"), BOX.format(side)) + para(person.work) + jobs
    told = [*person.contact, *(f"{a}: {b}" for a, b in person.languages[1])]
    return docx(body), [person.name, *told, person.work, *words]


def nested_tables(person: Cv) -> tuple[bytes, list[str]]:
    """A table that lays out the page, with a table of languages in one of its cells."""
    inner = table(*person.languages[1])
    left = "".join(map(para, (*person.contact, person.languages[0]))) + inner + para("")
    right = "".join(map(para, (person.name, *person.profile, person.work)))
    jobs, words = _jobs(person)
    told = [*person.contact, person.languages[0], *(part for pair in person.languages[1] for part in pair)]
    return docx(table((left, right + jobs + para("")))), [*told, person.name, *person.profile, person.work, *words]


def content_controls(person: Cv) -> tuple[bytes, list[str]]:
    """A template whose fields were filled in: controls around runs, paragraphs and rows of a table."""
    rows = "".join(
        CONTROL.format(f"<w:tr><w:tc>{para(a)}</w:tc><w:tc>{CONTROL.format(para(b))}</w:tc></w:tr>")
        for a, b in person.languages[1]
    )
    body = CONTROL.format(para(person.name)) + para(
        run(f"{person.practical[0]}: "), CONTROL.format(run(person.practical[1]))
    )
    body += para(person.languages[0]) + f"<w:tbl>{rows}</w:tbl>"
    pairs = [part for pair in person.languages[1] for part in pair]
    return docx(body), [person.name, f"{person.practical[0]}: {person.practical[1]}", person.languages[0], *pairs]


def tracked_changes(person: Cv) -> tuple[bytes, list[str]]:
    """A level raised and an employer struck out, with the changes still marked."""
    body, words = para(person.name), [person.name]
    for entry in person.positions:
        body += para(
            run(f"{entry.dates} "),
            INSERTED.format(run(f"{entry.title} ")),
            DELETED.format("NooitGezien "),
            run(entry.employer),
        )
        words.append(f"{entry.dates} {entry.title} {entry.employer}")
    gone = para(DELETED.format("Jamais vu"))
    return docx(body + gone + para(person.practical[1])), [*words, person.practical[1]]


def headers_and_notes(person: Cv) -> tuple[bytes, list[str]]:
    """The name in the page header, the contact in the footer, a footnote under a position."""
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1.xml"/><w:footerReference w:type="default" r:id="footer1.xml"/></w:sectPr>'
    jobs, words = _jobs(person)
    body = para(person.work) + jobs + para(run(person.practical[1]), reference) + section
    note = person.profile[1]
    parts = {
        "header1.xml": f"<w:hdr {NAMESPACES}>{para(person.name)}</w:hdr>",
        "footer1.xml": f"<w:ftr {NAMESPACES}>{para(' | '.join(person.contact))}</w:ftr>",
        "footnotes.xml": f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{para(note)}</w:footnote></w:footnotes>',
    }
    return docx(body, parts), [person.name, person.work, *words, person.practical[1], note, " | ".join(person.contact)]


def tabs_and_hidden_runs(person: Cv) -> tuple[bytes, list[str]]:
    """Dates behind tabs, and words that only a parser would see."""
    tab = "<w:r><w:tab/></w:r>"
    body, words = para(person.name, run("Expert Senior Architect", "<w:vanish/>")), [person.name]
    for entry in person.positions:
        body += para(run(entry.title), tab, run(entry.dates)) + para(
            entry.employer, run("ninety years", '<w:color w:val="FFFFFF"/>')
        )
        words += [entry.title, entry.dates, entry.employer]
    return docx(body), words


MAKERS = {
    maker.__name__.replace("_", "-"): maker
    for maker in (text_boxes, nested_tables, content_controls, tracked_changes, headers_and_notes, tabs_and_hidden_runs)
}
