"""Measure the reading: words recalled, order kept, and time per page against bare passes over the same files.

    python bench/reading.py                 the generated kinds, the reading set and the labelled CVs
    python bench/reading.py --scans         OCR too, seconds per page

The bare passes are PDFium's own text of each page, and a walk over every element of a DOCX that collects its text.
Where pypdf or the program pdftotext is installed, what they recall and keep in order is printed beside it.
"""

import argparse
import gc
import io
import json
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pypdfium2
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from screening.core.codec import from_plain, to_plain  # noqa: E402
from screening.core.reading import read  # noqa: E402
from screening.core.reading.reader import warm  # noqa: E402
from screening.core.terms import Document  # noqa: E402
from tests.core.reading.content import LANGUAGES, cv, in_order  # noqa: E402
from tests.core.reading.packages import FORMATS  # noqa: E402
from tests.core.reading.pdfs import DESIGNS  # noqa: E402
from tests.corpus.likeness import likeness  # noqa: E402

REPEATS = 9
CVS = ROOT / "benchmark" / "cvs"
SET = ROOT / "tests" / "corpus" / "reading"

Reader = Callable[[bytes], str]


def ours(content: bytes) -> str:
    return "\n".join(page.text for page in read(content).pages)


def bare_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def bare_docx(content: bytes) -> str:
    texts: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                texts += [element.text or "" for element in etree.fromstring(archive.read(name)).iter("{*}t")]
    return " ".join(texts)


def by_pypdf(content: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def by_pdftotext(content: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


def generated() -> Iterator[tuple[str, bytes, str]]:
    for name, design in DESIGNS.items():
        for language in LANGUAGES:
            content, expected = design(cv(language))
            yield f"pdf {name}", content, expected
    for name, make in FORMATS.items():
        for language in LANGUAGES:
            yield name, make(cv(language)), in_order(cv(language))


def kept() -> Iterator[tuple[str, bytes, str]]:
    """The files of the reading set, by folder and format; scans are measured apart."""
    for path in sorted(SET.rglob("*.*")):
        if path.suffix in {".txt", ".tex"} or path.parent.name == "scans":
            continue
        kind = f"{path.suffix[1:]} {path.parent.name}"
        yield kind, path.read_bytes(), path.with_suffix(".txt").read_text("utf-8")


def quality() -> None:
    others: dict[str, Reader] = {"pypdf": by_pypdf}
    if shutil.which("pdftotext"):
        others["pdftotext"] = by_pdftotext
    kinds: dict[str, list[tuple[bytes, str]]] = {}
    for kind, content, expected in (*generated(), *kept()):
        kinds.setdefault(kind, []).append((content, expected))
    print(f"{'kind':34}{'recalled':>10}{'in order':>10}   in order by {', '.join(others)}")
    for kind, files in kinds.items():
        recalled, ordered = zip(*(likeness(ours(content), expected) for content, expected in files), strict=True)
        beside = [
            f"{statistics.mean(likeness(other(content), expected)[1] for content, expected in files):10.3f}"
            for other in others.values()
            if kind.startswith("pdf")
        ]
        print(f"{kind:34}{statistics.mean(recalled):10.3f}{statistics.mean(ordered):10.3f}  {''.join(beside)}")


def best_ms(content: bytes, *readers: Reader) -> list[float]:
    """The least processor time of each reader; they take turns, so that a busy machine is unjust to none."""
    best = [float("inf")] * len(readers)
    for _ in range(REPEATS):
        for place, reader in enumerate(readers):
            start = time.process_time()
            reader(content)
            best[place] = min(best[place], 1000 * (time.process_time() - start))
    return best


def speed(suffix: str, bare: Reader) -> None:
    ratios, per_page, per_file = [], [], []
    for path in sorted(CVS.glob(f"*.{suffix}")):
        content = path.read_bytes()
        if not bare(content).strip():
            continue
        num_pages = len(read(content).pages)
        reading, baseline = best_ms(content, ours, bare)
        ratios.append(reading / baseline)
        per_page.append(reading / num_pages)
        per_file.append(reading)
    per_page.sort()
    print(
        f"{suffix}: {len(ratios)} files, median {statistics.median(per_file):.1f} ms per file, "
        f"{statistics.median(per_page):.1f} ms per page, p99 {per_page[int(0.99 * (len(per_page) - 1))]:.1f}; "
        f"{statistics.median(ratios):.1f} times the bare pass"
    )


def transfer() -> None:
    """What the way from the child process to its parent costs, on top of the reading."""
    documents = [read(path.read_bytes()) for path in sorted(CVS.glob("*.pdf")) if bare_pdf(path.read_bytes()).strip()]
    start = time.process_time()
    for document in documents:
        from_plain(Document, json.loads(json.dumps(to_plain(document), separators=(",", ":"))))
    print(f"transfer from the child: {(time.process_time() - start) * 1000 / len(documents):.1f} ms per file")


def scans() -> None:
    """Seconds per page, and the likeness of the scans whose text is known."""
    for path in sorted([*CVS.glob("*.pdf"), *(SET / "scans").glob("*.*")]):
        content = path.read_bytes()
        if path.suffix == ".txt" or (path.suffix == ".pdf" and bare_pdf(content).strip()):
            continue
        start = time.perf_counter()
        document = read(content)
        seconds = (time.perf_counter() - start) / len(document.pages)
        text, known = "\n".join(page.text for page in document.pages), path.with_suffix(".txt")
        told = f", {likeness(text, known.read_text('utf-8'))[1]:.3f} in order" if known.exists() else ""
        print(f"OCR {path.name}: {seconds:.1f} s per page{told}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scans", action="store_true", help="measure OCR too")
    arguments = parser.parse_args()
    warm()
    gc.disable()  # as in the child process in which every file is read
    before = psutil.Process().memory_info().rss
    speed("pdf", bare_pdf)
    speed("docx", bare_docx)
    transfer()
    quality()
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, {peak - before / 1024 / 1024:.0f} MB above the warm interpreter")
    if arguments.scans:
        scans()


if __name__ == "__main__":
    main()
