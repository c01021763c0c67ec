# ruff: noqa: D103, INP001
"""Make the CVs and their truth files: `python benchmark/sources/zeta/build.py [i01 ...]`."""

import json
import sys
from pathlib import Path

import yaml
from labels import truth
from makers import MAKERS

HERE = Path(__file__).parent
EVERY = 3


def folder(ident: str) -> Path:
    """Every third one is held out."""
    return HERE.parents[1] / ("held_out" if int(ident[1:]) % EVERY == 0 else "cases")


def main(wanted: list[str]) -> None:
    for path in sorted((HERE / "sheets").glob("*.yaml")):
        if wanted and path.stem not in wanted:
            continue
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
        target = folder(path.stem) / f"{path.stem}.{sheet['suffix']}"
        labels = json.dumps(truth(path.stem, sheet), ensure_ascii=False, indent=1)
        source = next((HERE / "texts").glob(f"{path.stem}.*"))
        MAKERS[sheet["maker"]](source, target)
        target.with_name(f"{path.stem}.truth.json").write_text(f"{labels}\n", encoding="utf-8")
        sys.stdout.write(f"{target.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
