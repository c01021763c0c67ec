"""Uploads: what is kept, what is refused with which reason, and that nothing half-written remains."""

import errno
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from screening.core.terms import DocumentKind, Unread, UnreadableError
from screening.flow import storage
from tests.factories import PDF_BYTES

DOCX_BYTES = b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml"
RTF_BYTES = b"{\\rtf1\\ansi Jan Peeters}"
DOC_BYTES = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
PNG_BYTES = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("cv.pdf", PDF_BYTES, DocumentKind.PDF),
        ("CV.PDF", b"\xef\xbb\xbf\n" + PDF_BYTES, DocumentKind.PDF),
        ("cv.docx", DOCX_BYTES, DocumentKind.DOCX),
        ("cv.rtf", RTF_BYTES, DocumentKind.RTF),
        ("cv.doc", DOC_BYTES, DocumentKind.DOC),
        ("cv.png", PNG_BYTES, DocumentKind.IMAGE),
        ("cv.txt", "Jan Peeters, né en 1980".encode(), DocumentKind.TEXT),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_is_kept_when_content_and_extension_agree(settings, name, content, kind):
    stored = storage.store(SimpleUploadedFile(name, content))
    path = storage.path_of(stored.file_id)
    assert (stored.kind, stored.size, stored.name) == (kind, len(content), name)
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert storage.load(stored.file_id, stored.sha256) == content
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert name not in str(path)
    assert files_in(settings.DOCUMENT_ROOT) == [path]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("cv.pdf", b"", Unread.EMPTY),
        ("cv.pdf", DOCX_BYTES, Unread.WRONG_EXTENSION),
        ("cv.docx", PDF_BYTES, Unread.WRONG_EXTENSION),
        ("cv.pdf.exe", PDF_BYTES, Unread.WRONG_EXTENSION),
        ("cv", PDF_BYTES, Unread.WRONG_EXTENSION),
        ("cv.pdf", b"MZ\x90\x00", Unread.UNKNOWN_TYPE),
        ("cv.pdf", b"<html><script>alert(1)</script>", Unread.WRONG_EXTENSION),
        ("cv.txt", b"\x7fELF\x02\x01", Unread.UNKNOWN_TYPE),
        ("cv.txt", b"abc\0def", Unread.UNKNOWN_TYPE),
        ("cv.svg", b"<svg onload=alert(1)>", Unread.WRONG_EXTENSION),
        ("cv.zip", DOCX_BYTES, Unread.WRONG_EXTENSION),
        ("cv.docx", b"PK\x03\x04 an archive of holiday pictures", Unread.UNKNOWN_TYPE),
        ("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, Unread.UNKNOWN_TYPE),
        ("cv.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Unread.ENCRYPTED),
        ("cv.pdf", b"Jan Peeters", Unread.WRONG_EXTENSION),
    ],
)
def test_file_is_refused_with_its_reason_and_nothing_is_kept(settings, name, content, reason):
    with pytest.raises(UnreadableError) as refusal:
        storage.store(SimpleUploadedFile(name, content))
    assert refusal.value.reason is reason
    assert files_in(settings.DOCUMENT_ROOT) == []


class Endless:
    """An upload that never ends, and counts what was taken of it."""

    name = "cv.pdf"

    def __init__(self) -> None:
        self.num_taken = 0

    def chunks(self):
        while True:
            self.num_taken += 1
            yield PDF_BYTES + b"x" * 65536


def test_upload_is_cut_off_at_the_limit_while_it_streams(settings):
    upload = Endless()
    with pytest.raises(UnreadableError) as refusal:
        storage.store(upload)
    assert refusal.value.reason is Unread.TOO_LARGE
    assert upload.num_taken <= settings.MAX_CV_BYTES // 65536 + 1
    assert files_in(settings.DOCUMENT_ROOT) == []


def test_file_of_exactly_the_limit_is_kept(settings):
    content = PDF_BYTES + b"x" * (settings.MAX_CV_BYTES - len(PDF_BYTES))
    assert storage.store(SimpleUploadedFile("cv.pdf", content)).size == settings.MAX_CV_BYTES


def test_broken_upload_leaves_nothing(settings):
    class Broken:
        name = "cv.pdf"

        def chunks(self):
            yield PDF_BYTES
            raise ConnectionResetError("the browser went away")

    with pytest.raises(storage.NotStoredError):
        storage.store(Broken())
    assert files_in(settings.DOCUMENT_ROOT) == []


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_full_disk_stores_nothing_and_says_so(settings, monkeypatch, step):
    def full(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    with pytest.raises(storage.NotStoredError, match="No space left"):
        storage.store(SimpleUploadedFile("cv.pdf", PDF_BYTES))
    assert files_in(settings.DOCUMENT_ROOT) == []


def test_missing_file_is_told_from_an_altered_one():
    stored = storage.store(SimpleUploadedFile("cv.pdf", PDF_BYTES))
    path = storage.path_of(stored.file_id)
    path.write_bytes(PDF_BYTES + b"one byte more")
    with pytest.raises(storage.AlteredError, match="altered"):
        storage.load(stored.file_id, stored.sha256)
    path.unlink()
    with pytest.raises(storage.AlteredError, match="missing"):
        storage.load(stored.file_id, stored.sha256)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("cv jan.pdf", "cv jan.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\jan\\cv.pdf", "cv.pdf"),
        ("cv\r\nSet-Cookie: a=b.pdf", "cvSet-Cookie: a=b.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ("cv\x00.pdf", "cv.pdf"),
        ("Curriculum vitae\u0301.pdf", "Curriculum vitaé.pdf"),
        ("  cv  .pdf  ", "cv .pdf"),
        ("", "cv"),
        ("...", "cv"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
        ("<script>alert(1)</script>.pdf", "script>.pdf"),
        ("简历.pdf", "简历.pdf"),
    ],
)
def test_display_name_is_cleaned(name, cleaned):
    assert storage.clean_name(name) == cleaned


def test_files_are_listed_by_age(settings):
    stored = storage.store(SimpleUploadedFile("cv.pdf", PDF_BYTES))
    written_at = datetime(2026, 1, 1, tzinfo=UTC)
    os.utime(storage.path_of(stored.file_id), (written_at.timestamp(),) * 2)
    assert list(storage.stored_before(datetime(2026, 1, 2, tzinfo=UTC))) == [stored.file_id]
    assert list(storage.stored_before(datetime(2025, 12, 31, tzinfo=UTC))) == []
