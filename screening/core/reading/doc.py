"""Bytes of an old Word file to a Document: by antiword, else by LibreOffice, else needs_conversion."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from screening.core.reading.compose import compose
from screening.core.reading.docx.reader import read_docx
from screening.core.reading.flow import Flow, Run, rows_of_runs
from screening.core.reading.laced import laced
from screening.core.reading.limits import Limits
from screening.core.terms import Document, DocumentKind, Unread, UnreadableError

ANTIWORD = ("antiword", "-m", "UTF-8.txt", "-w", "0", "-")
OFFICE = ("soffice", "--headless", "--norestore", "--convert-to", "docx", "--outdir")
ANTIWORD_SECONDS, OFFICE_SECONDS = 10, 60
MACROS = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"))


def read_doc(content: bytes, limits: Limits) -> Document:
    """The document that the old Word file shows, as one page.

    Raises:
        UnreadableError: it carries macros, no converter is installed, or none of them can read it.

    """
    if any(name in content for name in MACROS):
        raise UnreadableError(Unread.UNSAFE, "macros")
    if shutil.which(ANTIWORD[0]):
        text = _by_antiword(content)
        if text.strip():
            blocks = _flow(text).blocks
            return Document(DocumentKind.DOC, (compose(1, blocks),), hidden=tuple(laced(1, blocks)))
    if shutil.which(OFFICE[0]):
        return replace(read_docx(_by_office(content), limits), kind=DocumentKind.DOC)
    raise UnreadableError(Unread.NEEDS_CONVERSION, "antiword or LibreOffice Writer")


def _by_antiword(content: bytes) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            ANTIWORD, input=content, capture_output=True, timeout=ANTIWORD_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _flow(text: str) -> Flow:
    """The lines that antiword writes; it draws the cells of a table row between bars."""
    flow = Flow()
    for line in text.splitlines():
        is_row = line.startswith("|") and line.rstrip().endswith("|")
        cells = line.strip().strip("|").split("|") if is_row else line.split("\t")
        flow.paragraph(rows_of_runs([run for cell in cells for run in (Run("\t"), Run(cell))]))
    return flow


def _by_office(content: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "cv.doc")
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        try:
            subprocess.run(  # noqa: S603 - a fixed command and a name of our own
                [*OFFICE, folder, profile, str(source)],
                capture_output=True,
                timeout=OFFICE_SECONDS,
                check=True,
                env={**os.environ, "HOME": folder},
            )
            return source.with_suffix(".docx").read_bytes()
        except subprocess.TimeoutExpired as error:
            raise UnreadableError(Unread.TOO_SLOW, "conversion") from error
        except (subprocess.CalledProcessError, OSError) as error:
            raise UnreadableError(Unread.DAMAGED, f"conversion: {error}") from error
