# ruff: noqa: INP001, S603, S607, E501
"""Make the CVs and truth files of this folder: `python make.py [ID...]`; every third case goes to `held_out`.

A case is `<id>.txt` (mark-up, see `markup.py`) beside `<id>.yaml` (labels and look). Needs Chromium, LibreOffice, ImageMagick.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from labels import truth
from markup import Node, parse
from office import bind_images, by_odfdo, by_reportlab, by_rtf, python_docx, raw_docx
from pages import as_html, as_text
from weasyprint import HTML

HERE = Path(__file__).resolve().parent
EVERY_THIRD = 3
DIRECT = {"docx": python_docx, "rawdocx": raw_docx, "odfdo": by_odfdo, "rawrtf": by_rtf, "reportlab": by_reportlab}
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf", "odt": "odt", "pdf": "pdf", "docx": "docx"}


def make(name: str) -> None:
    """Write one case's CV and truth file."""
    case = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    nodes = parse((HERE / f"{name}.txt").read_text(encoding="utf-8"))
    folder = HERE.parents[1] / ("held_out" if int(name[1:]) % EVERY_THIRD == 0 else "cases")
    case |= {"id": name, "file": f"{name}.{case['suffix']}"}
    _write(nodes, case, folder / case["file"])
    text = json.dumps(truth(case), ensure_ascii=False, indent=1)
    (folder / f"{name}.truth.json").write_text(text + "\n", encoding="utf-8")


def _write(nodes: list[Node], case: dict[str, Any], path: Path) -> None:
    way, look = case["way"], case.get("look", {})
    if way in DIRECT:
        DIRECT[way](nodes, look, path)
    elif way == "text":
        path.write_bytes(as_text(nodes, look).encode(look.get("encoding", "utf-8")))
    elif way == "weasyprint":
        HTML(string=as_html(nodes, look)).write_pdf(path)
    else:
        _convert(nodes, way, look, path)


def _convert(nodes: list[Node], way: str, look: dict[str, str], path: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / f"{path.stem}.html"
        if way != "docx+office":
            page.write_text(as_html(nodes, look), encoding="utf-8")
        if way == "chromium":
            _chromium(page, path)
        elif way == "scan":
            _scan(page, look, path)
        else:
            _office(nodes, way, look, path, page)


def _chromium(page: Path, path: Path) -> None:
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={path}"]
    subprocess.run(["chromium", *flags, page.as_uri()], check=True, capture_output=True, timeout=120)


def _scan(page: Path, look: dict[str, str], path: Path) -> None:
    """Print, rasterise, soil with ImageMagick, and bind the images into a PDF again."""
    printed = page.with_suffix(".pdf")
    HTML(filename=str(page)).write_pdf(printed)
    subprocess.run(
        ["pdftoppm", "-gray", "-r", look.get("dpi", "150"), "-png", printed, page.with_suffix("")], check=True
    )
    images = sorted(page.parent.glob("*.png"))
    soil = f"-rotate {look.get('turn', '0.8')} -blur 0x0.5 -attenuate 0.15 +noise Gaussian -quality 45".split()
    sheets = [image.with_suffix(".jpg") for image in images]
    for image, sheet in zip(images, sheets, strict=True):
        subprocess.run(["convert", image, *soil, sheet], check=True)
    bind_images(sheets, path)


def _office(nodes: list[Node], way: str, look: dict[str, str], path: Path, page: Path) -> None:
    source = page
    if way == "docx+office":
        source = page.with_suffix(".docx")
        python_docx(nodes, look, source)
    inward = ["--infilter=HTML (StarWriter)"] if source == page else []
    profile = f"-env:UserInstallation=file://{page.parent}/profile"
    goal = FILTERS[path.suffix[1:]]
    out = page.parent / "out"
    command = ["soffice", profile, "--headless", *inward, "--convert-to", goal, "--outdir", out, source]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    path.write_bytes((out / path.name).read_bytes())


if __name__ == "__main__":
    for wanted in sys.argv[1:] or sorted(file.stem for file in HERE.glob("b*.yaml")):
        make(wanted)
        sys.stdout.write(f"{wanted}\n")
