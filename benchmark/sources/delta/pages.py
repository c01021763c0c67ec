# ruff: noqa: INP001, S603, S607
"""Pages from HTML: WeasyPrint, Chromium's print, LibreOffice Writer."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

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


def scan(html: str, to: Path) -> None:
    """Print, put askew on the glass and scanned: a PDF of grey images alone."""
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "cv.pdf"
        chromium(html, printed)
        subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", str(printed), f"{folder}/page"], check=True)
        sheets = [
            Image.open(page).convert("L").rotate(0.7, Image.Resampling.BICUBIC, fillcolor=235)
            for page in sorted(Path(folder).glob("page*.png"))
        ]
        sheets[0].save(to, "PDF", resolution=150, save_all=True, append_images=sheets[1:], quality=75)


def libreoffice(html: str, to: Path) -> None:
    """HTML through Writer; for PDF by way of ODT, as a person would."""
    with tempfile.TemporaryDirectory() as folder:
        page, text = Path(folder) / "cv.html", Path(folder) / "cv.odt"
        page.write_text(html, encoding="utf-8")
        writer(page, text if to.suffix == ".pdf" else to, "HTML (StarWriter)")
        if to.suffix == ".pdf":
            writer(text, to)
