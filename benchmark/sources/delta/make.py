# ruff: noqa: INP001
"""Make the CVs of this folder and their labels: `python benchmark/sources/delta/make.py [id ...]`.

A text is `texts/gNN.html` or `.txt`: a YAML head with the maker and the labels between two lines "---", then the page.
Every third one is held out.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pages
import yaml
from labels import label
from sheet import sheet
from word import word

HERE = Path(__file__).parent
MAKERS = {name: getattr(pages, name) for name in ("weasyprint", "chromium", "libreoffice", "scan")}


def by_word(text: str, style: dict[str, Any], to: Path) -> None:
    """A Word file, or what Writer makes of it."""
    if to.suffix == ".docx":
        return word(text, style, to)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cv.docx"
        word(text, style, file)
        return pages.writer(file, to)


def make(source: Path) -> None:
    """Write the CV of a text and its label file."""
    _, front, text = source.read_text(encoding="utf-8").split("---\n", 2)
    head = yaml.safe_load(front)
    folder = HERE.parents[1] / ("cases" if int(source.stem[1:]) % 3 else "held_out")
    maker, suffix = head["maker"].split()
    truth = label(source.stem, suffix, head)
    to = folder / f"{source.stem}.{suffix}"
    if maker in MAKERS:
        MAKERS[maker](text, to)
    else:
        {"word": by_word, "reportlab": sheet}[maker](text, head.get("style", {}), to)
    (folder / f"{source.stem}.truth.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    sys.stdout.write(f"{to.name} {truth['years']}\n")


if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    for path in sorted((HERE / "texts").iterdir()):
        if not wanted or path.stem in wanted:
            make(path)
