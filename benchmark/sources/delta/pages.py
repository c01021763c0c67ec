# ruff: noqa: INP001, S603, S607
"""Pages from HTML: WeasyPrint, Chromium's print, LibreOffice Writer."""

import shutil
import subprocess
import tempfile
from pathlib import Path

FILTERS = {
    "pdf": "pdf:writer_pdf_Export",
    "docx": "docx:MS Word 2007 XML",
    "odt": "odt:writer8",
    "doc": "doc:MS Word 97",
}


def weasyprint(html: str, to: Path) -> None:
    """PDF by WeasyPrint."""
    from weasyprint import HTML

    HTML(string=html).write_pdf(str(to))


def chromium(html: str, to: Path) -> None:
    """PDF by the print of Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "cv.html"
        page.write_text(html, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/u"]
        subprocess.run(["chromium", *flags, f"--print-to-pdf={to}", page.as_uri()], check=True, capture_output=True)


def writer(source: Path, to: Path, infilter: str | None = None) -> None:
    """Any file that Writer opens, as the kind of file that the target's ending names."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/u", "--headless"]
        command += [f"--infilter={infilter}"] if infilter else []
        kind = to.suffix[1:]
        command += ["--convert-to", FILTERS[kind], "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        shutil.move(f"{folder}/{source.stem}.{kind}", to)


def libreoffice(html: str, to: Path) -> None:
    """HTML through Writer; for PDF by way of ODT, as a person would."""
    with tempfile.TemporaryDirectory() as folder:
        page, text = Path(folder) / "cv.html", Path(folder) / "cv.odt"
        page.write_text(html, encoding="utf-8")
        writer(page, text if to.suffix == ".pdf" else to, "HTML (StarWriter)")
        if to.suffix == ".pdf":
            writer(text, to)
