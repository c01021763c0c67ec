"""Makers of DOCX and ODT by raw XML, and of RTF, HTML and text: the same CV as in the PDFs."""

import io
import zipfile
from html import escape

from tests.core.reading.content import Cv

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    W
    + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MIMETYPE = "application/vnd.oasis.opendocument.text"
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, method)
    return stream.getvalue()


def docx(body: str, extra: dict[str, str] | None = None, prefix: str = "") -> bytes:
    """A DOCX of this body; `extra` are parts of word/ by file name, each related by its own name as id."""
    extra = extra or {}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{TYPE}{name.rstrip("0123456789.xml")}" Target="{name}"/>' for name in extra
    )
    wrap = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": wrap.format(
                f'<Relationship Id="a" Type="{TYPE}officeDocument" Target="word/document.xml"/>'
            ),
            "word/document.xml": f"{prefix}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": wrap.format(relations),
            **{f"word/{name}": content for name, content in extra.items()},
        }
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*runs: str, properties: str = "") -> str:
    content = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else para(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx_of(person: Cv) -> bytes:
    parts = [
        para(run(person.name, "<w:b/>")),
        *map(para, person.contact),
        *map(para, person.profile),
        para(person.work),
    ]
    for entry in person.positions:
        parts += [para(entry.dates), para(entry.title), para(entry.employer), *(para(f"• {t}") for t in entry.tasks)]
    for heading, pairs in (person.education, person.languages):
        parts += [para(heading), table(*pairs)]
    return docx("".join([*parts, *map(para, person.practical)]))


def odt(body: str, header: str = "", styles: str = "", content_styles: str = "") -> bytes:
    return zipped(
        {
            "mimetype": MIMETYPE,
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{content_styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}><office:styles>{styles}</office:styles><office:master-styles>"
            f'<style:master-page style:name="S"><style:header>{header}</style:header></style:master-page>'
            "</office:master-styles></office:document-styles>",
        }
    )


def odt_of(person: Cv) -> bytes:
    def text(row: str) -> str:
        return f"<text:p>{escape(row)}</text:p>"

    def pairs(rows) -> str:
        cell = "<table:table-cell>{}</table:table-cell>"
        made = (
            f"<table:table-row>{''.join(cell.format(text(each)) for each in row)}</table:table-row>" for row in rows
        )
        return f"<table:table>{''.join(made)}</table:table>"

    return odt("".join(_parts(person, text, pairs)))


def html_of(person: Cv) -> bytes:
    def text(row: str) -> str:
        return f"<p>{escape(row)}</p>"

    def pairs(rows) -> str:
        made = ("".join(f"<td>{escape(each)}</td>" for each in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in made)}</table>"

    body = "".join(_parts(person, text, pairs))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>{body}</body></html>'.encode()
    )


def rtf_of(person: Cv) -> bytes:
    def text(row: str) -> str:
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in row) + "\\par\n"

    def pairs(rows) -> str:
        made = (
            "".join(f"\\intbl {text(each).removesuffix(chr(92) + 'par' + chr(10))}\\cell " for each in row)
            for row in rows
        )
        return "".join(f"\\trowd {row}\\row\n" for row in made) + "\\pard\n"

    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + "".join(_parts(person, text, pairs)) + "}"
    ).encode()


def text_of(person: Cv) -> bytes:
    return "".join(
        _parts(person, lambda row: row + "\n", lambda rows: "".join("\t".join(row) + "\n" for row in rows))
    ).encode("cp1252")


def markdown_of(person: Cv) -> bytes:
    def pairs(rows) -> str:
        return (
            "|a|b|\n|---|---|\n".replace("|a|b|\n", "")
            + "".join(f"| {left} | {right} |\n" for left, right in rows)
            + "\n"
        )

    return ("# " + "".join(_parts(person, lambda row: row + "\n\n", pairs))).encode()


def _parts(person: Cv, text, pairs) -> list[str]:
    parts = [*map(text, (person.name, *person.contact, *person.profile, person.work))]
    for entry in person.positions:
        parts += map(text, (entry.dates, entry.title, entry.employer, *entry.tasks))
    for heading, rows in (person.education, person.languages):
        parts += [text(heading), pairs(rows)]
    return [*parts, *map(text, person.practical)]


FORMATS = {
    "docx": docx_of,
    "odt": odt_of,
    "html": html_of,
    "rtf": rtf_of,
    "txt": text_of,
    "md": markdown_of,
}
