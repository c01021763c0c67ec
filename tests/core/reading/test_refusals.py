"""Every file that is not read has a reason, and every reason a sentence for each audience in each language."""

import io
import zipfile

import pytest
from pypdf import PdfReader, PdfWriter

from screening.core.reading import Audience, Limits, read, sentence
from screening.core.terms import Flag, Unread, UnreadableError
from tests.core.reading.content import cv
from tests.core.reading.packages import docx, html_of, odt_of, para, text_of, zipped
from tests.core.reading.pdfs import DESIGNS

PDF = DESIGNS["plain"](cv("nl"))[0]
BOMB = zipped({"word/document.xml": b"\x00" * 30_000_000})
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _linked() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo("word/document.xml")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return stream.getvalue()


REFUSED = {
    "nothing": (b"", "cv.pdf", Unread.EMPTY),
    "only white": (b" \r\n\x00 ", "cv.txt", Unread.EMPTY),
    "too large": (b"a" * (10 * 1024 * 1024 + 1), "cv.txt", Unread.TOO_LARGE),
    "a program": (b"MZ\x90\x00\x03" + b"\x00" * 200, "cv.exe", Unread.UNKNOWN_TYPE),
    "an archive of something else": (zipped({"a.txt": "a"}), "cv.zip", Unread.UNKNOWN_TYPE),
    "a PDF called .docx": (PDF, "cv.docx", Unread.WRONG_EXTENSION),
    "a text called .pdf": (b"Jan Janssens, Gent", "cv.pdf", Unread.WRONG_EXTENSION),
    "a PDF cut off": (PDF[:300], "cv.pdf", Unread.DAMAGED),
    "a PDF with a password": (_encrypted("geheim"), "cv.pdf", Unread.ENCRYPTED),
    "a Word file with a password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "cv.docx", Unread.ENCRYPTED),
    "a spreadsheet": (COMPOUND + "Workbook".encode("utf-16-le"), "cv.xls", Unread.UNKNOWN_TYPE),
    "a zip bomb": (BOMB, "cv.docx", Unread.UNSAFE),
    "entries that climb": (zipped({"word/../../x": "a", "word/document.xml": "<a/>"}), "cv.docx", Unread.UNSAFE),
    "an absolute entry": (zipped({"/word/document.xml": "<a/>"}), "cv.docx", Unread.UNSAFE),
    "a link": (_linked(), "cv.docx", Unread.UNSAFE),
    "very many entries": (zipped({f"word/{n}": "" for n in range(2001)}), "cv.docx", Unread.UNSAFE),
    "macros": (docx(para("a"), {"vbaProject.bin": "x"}), "cv.docx", Unread.UNSAFE),
    "entities": (docx(para("a"), prefix=DOCTYPE), "cv.docx", Unread.UNSAFE),
    "entities in HTML": (b"<html><!ENTITY x 'y'><p>a</p></html>", "cv.html", Unread.UNSAFE),
    "a package without document": (zipped({"word/x.xml": "<a/>"}), "cv.docx", Unread.DAMAGED),
    "broken XML": (docx("<w:p>"), "cv.docx", Unread.DAMAGED),
    "a damaged archive": (docx(para("a"))[:-40], "cv.docx", Unread.DAMAGED),
    "deep nesting": (
        docx("<w:tbl><w:tr><w:tc>" * 80 + para("a") + "</w:tc></w:tr></w:tbl>" * 80),
        "cv.docx",
        Unread.UNSAFE,
    ),
    "an RTF of braces": (b"{\\rtf1 " + b"{" * 2000, "cv.rtf", Unread.UNSAFE),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_file_is_refused_with_its_reason(kind):
    content, name, reason = REFUSED[kind]
    with pytest.raises(UnreadableError) as caught:
        read(content, name)
    assert caught.value.reason is reason


def test_a_pdf_protected_with_the_empty_password_is_read():
    assert cv("nl").name in read(_encrypted("")).pages[0].text


def test_a_pdf_with_too_many_pages_is_refused():
    with pytest.raises(UnreadableError) as caught:
        read(DESIGNS["running_lines"](cv("nl"))[0], limits=Limits(pages=2))
    assert caught.value.reason is Unread.TOO_MANY_PAGES


def test_text_beyond_the_cap_is_cut_and_flagged():
    document = read(b"Gent 2019 " * 100, limits=Limits(characters=120))
    assert sum(len(page.text) for page in document.pages) <= 120


def test_pages_beyond_the_cap_are_cut_and_flagged():
    document = read(DESIGNS["running_lines"](cv("nl"))[0], limits=Limits(characters=100))
    assert sum(len(page.text) for page in document.pages) <= 100
    assert Flag.TRUNCATED in document.flags


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("reason", Unread)
def test_every_reason_has_its_sentence(reason, audience, language):
    told = sentence(reason, audience, language)
    assert told.endswith(".")
    assert len({sentence(reason, audience, each) for each in ("nl", "fr", "en")}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Factuur 2026-114. Te betalen: 312 euro. Algemene voorwaarden op de keerzijde.",
        "We are looking for a project manager. We offer a company car. Job description below.",
        "Beste mensen, hierbij een verslag van de vergadering over de parking en de fietsenstalling.",
    ],
)
def test_what_is_no_cv_is_flagged(text):
    assert Flag.NOT_A_CV in read(text.encode()).flags


@pytest.mark.parametrize("make", [text_of, html_of, odt_of])
def test_a_cv_is_not_flagged(make):
    assert Flag.NOT_A_CV not in read(make(cv("fr"))).flags
