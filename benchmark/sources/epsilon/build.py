# ruff: noqa: INP001
"""Make the CVs h01 onwards and their labels: `python build.py [h01 ...]`.

Each case is a label sheet `hNN.yaml` and its text: `hNN.html` (a browser's or WeasyPrint's page), `hNN.md`
(the light markup of `writer.py`) or `hNN.txt`. Every third case is set aside in `held_out`.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import scan
import weasyprint
import writer
import yaml
from labels import truth

HERE = Path(__file__).parent
FOLDERS = {True: HERE.parent.parent / "held_out", False: HERE.parent.parent / "cases"}


def run(*command: str | Path) -> None:
    """Run a program quietly."""
    subprocess.run([str(part) for part in command], check=True, capture_output=True)  # noqa: S603


def chromium(source: Path, target: Path) -> None:
    """A browser's print of the page."""
    with tempfile.TemporaryDirectory() as profile:
        run(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            source,
        )


def pages(source: Path, target: Path) -> None:
    """WeasyPrint's PDF of the page."""
    weasyprint.HTML(str(source)).write_pdf(str(target))


def office(source: Path, target: Path) -> None:
    """A word processor's own PDF, ODT or RTF of the document."""
    with tempfile.TemporaryDirectory() as folder:
        document = source
        if source.suffix == ".md":
            document = Path(folder) / f"{source.stem}.docx"
            writer.docx(source, document)
        run(
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            target.suffix[1:],
            "--outdir",
            f"{folder}/out",
            document,
        )
        shutil.copy(Path(folder) / "out" / f"{source.stem}{target.suffix}", target)


def scanned(source: Path, target: Path) -> None:
    """The page as an image without text."""
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / "clean.pdf"
        chromium(source, clean)
        scan.scan(clean, target)


def copied(source: Path, target: Path) -> None:
    """The text itself."""
    shutil.copy(source, target)


MAKERS: dict[str, tuple[str, str, Callable[[Path, Path], None]]] = {
    "chromium": (".html", ".pdf", chromium),
    "weasyprint": (".html", ".pdf", pages),
    "reportlab": (".md", ".pdf", writer.reportlab),
    "office": (".md", ".pdf", office),
    "docx": (".md", ".docx", writer.docx),
    "odt": (".md", ".odt", office),
    "rtf": (".md", ".rtf", office),
    "scan": (".html", ".pdf", scanned),
    "txt": (".txt", ".txt", copied),
}


def build(case: str) -> None:
    """Make one CV and its label."""
    sheet = yaml.safe_load((HERE / f"{case}.yaml").read_text())
    source, made, maker = MAKERS[sheet["maker"]]
    folder = FOLDERS[int(case[1:]) % 3 == 0]
    maker(HERE / f"{case}{source}", folder / f"{case}{made}")
    label = truth(case, sheet, f"{case}{made}")
    (folder / f"{case}.truth.json").write_text(json.dumps(label, ensure_ascii=False, indent=1) + "\n")
    sys.stdout.write(f"{case} {label['years']} {label['gates']}\n")


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(path.stem for path in HERE.glob("h*.yaml")):
        build(name)
