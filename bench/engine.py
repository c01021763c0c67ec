"""Measure the engine on the labelled CVs: time per CV against the floor of pdfium's bare text, memory, import time.

    .venv/bin/python bench/engine.py [FOLDER] [--repeat 5] [--check]

Everything runs in this one process, on text PDFs and DOCX; files that need OCR or conversion are left out and counted.
Times are processor time, so that what else the machine does hardly counts.
With --check the exit status is 1 when a bound is broken.
"""

import argparse
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
IMPORT = "import screening.core.engine"
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402

from screening.core.engine import assess, read_record, screen  # noqa: E402
from screening.core.extraction import extract  # noqa: E402
from screening.core.reading import read  # noqa: E402
from screening.core.rolefile import parse_role  # noqa: E402
from screening.core.terms import UnreadableError  # noqa: E402

AS_OF = date(2026, 3, 15)
BOUNDS = {
    "median_ms": 40.0,
    "p99_ms": 300.0,
    "times_the_floor": 6.0,
    "peak_memory_mb": 200.0,
    "import_ms": 300.0,
}


def main() -> int:
    """Print the figures, one per line with its bound."""
    arguments = _arguments()
    role = parse_role((ROOT / "roles" / "infra-pm.yaml").read_text()).to_terms()
    files = sorted(path for path in arguments.folder.rglob("*") if path.suffix in {".pdf", ".docx"})
    readable = [path for path in files if _is_readable(path)]
    figures = _figures(readable, role, arguments.repeat)
    print(f"{'files':20} {len(readable)} ({len(files) - len(readable)} left out)")
    for name, value in figures.items():
        bound = f"  (at most {BOUNDS[name]:g})" if name in BOUNDS else ""
        print(f"{name:20} {value:.1f}{bound}")
    broken = [name for name, bound in BOUNDS.items() if figures[name] > bound]
    return 1 if arguments.check and broken else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "benchmark" / "cvs")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def _is_readable(path: Path) -> bool:
    """Whether the file has text of its own; reading it once also warms the caches."""
    try:
        record = read_record(path.read_bytes(), path.name)
    except UnreadableError:
        return False
    return "ocr" not in record.document.flags


def _figures(files: list[Path], role, repeat: int) -> dict[str, float]:  # noqa: ANN001
    contents = {path: path.read_bytes() for path in files}
    pdfs = [path for path in files if path.suffix == ".pdf"]
    whole = _times(files, repeat, lambda path: screen(contents[path], path.name, role, AS_OF))
    records = {path: read_record(contents[path], path.name) for path in files}
    reading = _times(files, repeat, lambda path: read(contents[path], path.name))
    extraction = _times(files, repeat, lambda path: extract(records[path].document))
    judging = _times(files, repeat, lambda path: assess(records[path], role, AS_OF))
    floor = _times(pdfs, repeat, lambda path: _bare_text(contents[path]))
    on_pdfs = _times(pdfs, repeat, lambda path: screen(contents[path], path.name, role, AS_OF))
    return {
        "median_ms": median(whole),
        "p99_ms": quantiles(whole, n=100, method="inclusive")[98],
        "reading_ms": median(reading),
        "extraction_ms": median(extraction),
        "judging_ms": median(judging),
        "floor_ms": median(floor),
        "times_the_floor": median(on_pdfs) / median(floor),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "import_ms": _import_ms(),
    }


def _times(files: list[Path], repeat: int, run: Callable[[Path], object]) -> list[float]:
    """Milliseconds per file: the median of the runs, so that another process does not count."""
    return [median(_timed(lambda path=path: run(path)) for _ in range(repeat)) for path in files]


def _timed(run: Callable[[], object]) -> float:
    began = process_time()
    run()
    return (process_time() - began) * 1000


def _bare_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\f".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _import_ms() -> float:
    """What importing the core adds to starting an interpreter; the best of three."""
    with_core, bare = (min(_start(code) for _ in range(3)) for code in (IMPORT, "pass"))
    return with_core - bare


def _start(code: str) -> float:
    """The milliseconds that an interpreter needs for the code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


if __name__ == "__main__":
    sys.exit(main())
