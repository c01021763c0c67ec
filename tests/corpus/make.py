"""Make the files of the reading set anew: `python -m tests.corpus.make [kind ...]`. What it makes is committed.

Chromium, LibreOffice, pdftoppm and pdflatex (with moderncv) must be installed; the tests themselves need none of them.
"""

import sys
from pathlib import Path

from tests.corpus.makers import browser, latex, office, papers, scans, word

FOLDER = Path(__file__).with_name("reading")
MAKERS = {
    "chromium": browser.printed,
    "weasyprint": browser.typeset,
    "one-content": office.exported,
    "latex": latex.typeset,
    "word": word.packages,
    "papers": papers.papers,
    "scans": scans.scans,  # of what "one-content" made
}


def main(kinds: list[str]) -> None:
    for kind in kinds or MAKERS:
        for name, content, expected in MAKERS[kind]():
            path = FOLDER / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if path.suffix != ".tex":
                path.with_suffix(".txt").write_text(f"{expected}\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
