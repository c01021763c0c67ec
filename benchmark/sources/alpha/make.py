#!/usr/bin/env python3
# ruff: noqa: S603, S607, T201
"""Sources `*.cv` in; CV files and `*.truth.json` in ../../cases and ../../held_out out: `python make.py [id ...]`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import drawn
import pages
import years
from model import Source, read_source

HERE = Path(__file__).parent
TOPICS = ["procurement", "infrastructure-delivery", "support-models", "regulated-sector"]
WORDS = {"p": "present", "a": "absent", "u": "unclear"}


def main() -> None:
    """Make the named cases, or all."""
    for path in sorted(HERE.glob("*.cv")):
        if len(sys.argv) == 1 or path.stem in sys.argv[1:]:
            make(path)


def make(path: Path) -> None:
    """Write the CV and its labels; every third id is held out."""
    source = read_source(path)
    folder = HERE.parent.parent / ("held_out" if int(path.stem[1:]) % 3 == 0 else "cases")
    file = folder / f"{path.stem}.{source.front['look'].get('suffix', 'pdf')}"
    file.write_bytes(_rendered(source))
    truth = labels(path.stem, file.name, source)
    (folder / f"{path.stem}.truth.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n")
    verdicts = {key.split("-")[0]: word[0] for key, word in truth["gates"].items()}
    print(path.stem, file.stat().st_size // 1024, "KB", truth["years"], verdicts)


def labels(name: str, file: str, source: Source) -> dict[str, Any]:
    """The label file: what the front matter says, with years and gates by the policy."""
    front = source.front
    positions = [years.parse_position(x) for x in front["positions"]]
    spans = {domain: years.total(positions, domain) for domain in years.NEEDED} | front.get("years", {})
    for position in positions:
        position["domains"] = [x for x in position["domains"] if not x.endswith("?")]
    place, days, thursday = front.get("onsite") or [None, None, None]
    return {
        "id": name, "file": file, "cv_language": front["lang"],
        "format_note": front["note"], "difficulty": front["difficulty"],
        "name": front["name"], "email": front.get("email"), "phone": front.get("phone"),
        "location": dict(zip(["municipality", "country"], front["place"], strict=True)),
        "languages": {key: years.interval(value) for key, value in front["languages"].items()},
        "positions": positions, "years": spans,
        "max_teams": front.get("teams"), "available_from": str(front["start"]) if front.get("start") else None,
        "onsite": {"brussels": place, "days_per_week": days, "thursday": thursday},
        "gates": years.gates(front, spans),
        "criteria": {key: WORDS[x] for key, x in zip(TOPICS, front["criteria"].split(), strict=True)},
        "notes": front["notes"],
    }  # fmt: skip


def _rendered(source: Source) -> bytes:
    look = source.front["look"]
    kind = look["kind"]
    if kind == "text":
        return source.body.encode(look.get("encoding", "utf-8"))
    if kind == "html":
        return pages.page(source).encode()
    if kind == "drawn":
        return drawn.pdf(source)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "cv.pdf"
        _print(pages.page(source), Path(folder), out, kind)
        return _scanned(Path(folder), out, look) if kind == "scan" else out.read_bytes()


def _print(html: str, folder: Path, out: Path, kind: str) -> None:
    if kind == "weasy":
        from weasyprint import HTML

        HTML(string=html).write_pdf(out)
        return
    page = folder / "cv.html"
    page.write_text(html)
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={out}", str(page)], check=True, capture_output=True, timeout=120)


def _scanned(folder: Path, pdf: Path, look: dict[str, Any]) -> bytes:
    """Image only: grey pages, slightly turned, with noise."""
    subprocess.run(["pdftoppm", "-r", "140", "-gray", str(pdf), str(folder / "p")], check=True)
    images = sorted(str(x) for x in folder.glob("p*.pgm"))
    noise = ["-rotate", str(look.get("turn", 0.8)), "-attenuate", "0.25", "+noise", "Gaussian", "-blur", "0x0.5"]
    shrink = ["-background", "white", "-quality", str(look.get("quality", 40))]
    subprocess.run(["convert", *images, *noise, *shrink, str(folder / "s-%d.jpg")], check=True)
    return drawn.images_pdf(sorted(folder.glob("s-*.jpg")))


if __name__ == "__main__":
    main()
