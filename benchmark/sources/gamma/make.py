# ruff: noqa: INP001, S603, S607
"""Make the CVs and label files of this folder: `python make.py [ID...]`. Needs Chromium, LibreOffice and pdftoppm."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import yaml
from markup import parse
from office import as_docx, as_drawn
from PIL import Image, ImageFilter
from sheets import as_html, as_text
from weasyprint import HTML

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "beta"))

from labels import truth  # noqa: E402

ALL_SEEN = 20
TOPICS = ("procurement", "infrastructure-delivery", "support-models", "regulated-sector")
MARKS = {"p": "present", "a": "absent", "u": "unclear"}
OFFICE = {"pdf": "pdf", "odt": "odt", "rtf": "rtf", "doc": "doc:MS Word 97", "docx": "docx:MS Word 2007 XML"}


def make(name: str) -> None:
    """Write one case's CV and label file."""
    front, body = (HERE / f"{name}.cv").read_text(encoding="utf-8").split("\n---\n", 1)
    case = _labels(name, yaml.safe_load(front))
    number = int(name[1:])
    folder = HERE.parents[1] / ("held_out" if number > ALL_SEEN and number % 2 else "cases")
    _write(body, case, folder / case["file"])
    text = json.dumps(truth(case), ensure_ascii=False, indent=1)
    (folder / f"{name}.truth.json").write_text(text + "\n", encoding="utf-8")


def _labels(name: str, case: dict[str, Any]) -> dict[str, Any]:
    suffix = case["way"] if case["way"] in {"odt", "rtf", "doc", "docx", "txt", "html"} else case.get("suffix", "pdf")
    onsite = dict(zip(("brussels", "days_per_week", "thursday"), case["onsite"], strict=True))
    criteria = dict(zip(TOPICS, (MARKS[mark] for mark in case["topics"].split()), strict=True))
    free = case.get("free")
    long = {"cv_language": case["lang"], "format_note": case["note"], "difficulty": case.get("level", "normal")}
    names = {
        "id": name,
        "file": f"{name}.{suffix}",
        "max_teams": case.get("teams"),
        "available_from": free and str(free),
    }
    return {"look": {}, "notes": ""} | case | long | names | {"onsite": onsite, "criteria": criteria}


def _write(body: str, case: dict[str, Any], path: Path) -> None:
    way = case["way"]
    free = body.lstrip().startswith("<")
    sections = [] if free else parse(body)
    html = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>' if free else ""
    if way == "drawn":
        as_drawn(sections, path)
    elif way == "docx":
        as_docx(sections, case, path)
    elif way == "txt":
        path.write_bytes(as_text(sections, case["look"]).encode(case["look"].get("encoding", "utf-8")))
    elif way == "html":
        path.write_text(html or as_html(sections, case), encoding="utf-8")
    elif way == "weasy":
        HTML(string=html or as_html(sections, case)).write_pdf(path)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            page = Path(scratch) / f"{path.stem}.html"
            if way == "word":
                page = page.with_suffix(".docx")
                as_docx(sections, case, page)
            else:
                page.write_text(html or as_html(sections, case), encoding="utf-8")
            {"chromium": _chromium, "scan": _scan}.get(way, _office)(page, path, case["look"])


def _chromium(page: Path, path: Path, _: dict[str, Any]) -> None:
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={path}"]
    subprocess.run(["chromium", *flags, page.as_uri()], check=True, capture_output=True, timeout=120)


def _office(page: Path, path: Path, _: dict[str, Any]) -> None:
    profile = f"-env:UserInstallation=file://{page.parent}/profile"
    inward = ["--infilter=HTML (StarWriter)"] if page.suffix == ".html" else []
    out = page.parent / "out"
    command = [
        "soffice",
        profile,
        "--headless",
        *inward,
        "--convert-to",
        OFFICE[path.suffix[1:]],
        "--outdir",
        out,
        page,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    path.write_bytes((out / path.name).read_bytes())


def _scan(page: Path, path: Path, look: dict[str, Any]) -> None:
    """Print, rasterise, turn and soil the sheets, and bind the images into a PDF again."""
    printed = page.with_suffix(".pdf")
    HTML(filename=str(page)).write_pdf(printed)
    dpi = int(look.get("dpi", 150))
    subprocess.run(["pdftoppm", "-gray", "-r", str(dpi), "-png", printed, page.with_suffix("")], check=True)
    sheets = [_soiled(file, float(look.get("turn", 0.7))) for file in sorted(page.parent.glob("*.png"))]
    sheets[0].save(path, save_all=True, append_images=sheets[1:], resolution=dpi, quality=60)


def _soiled(file: Path, turn: float) -> Image.Image:
    sheet = Image.open(file).convert("L").rotate(turn, fillcolor=250, resample=Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", sheet.size, Random(file.stem).randbytes(sheet.width * sheet.height))  # noqa: S311
    return Image.blend(sheet.filter(ImageFilter.GaussianBlur(0.6)), grain, 0.07)


if __name__ == "__main__":
    for wanted in sys.argv[1:] or sorted(file.stem for file in HERE.glob("c*.cv")):
        make(wanted)
        sys.stdout.write(f"{wanted}\n")
