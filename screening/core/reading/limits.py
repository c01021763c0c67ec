"""How much a file may cost: the bounds that every reader keeps to, as one frozen value."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Sizes are in bytes, times in seconds.

    `entries`, `inflated_bytes` and `ratio` bound an archive (DOCX, ODT): how many files it may hold, how large they
    may be together once inflated, and how much larger than the archive. `nodes` bounds the elements of one XML part.
    `ocr_pages` and `ocr_seconds` bound what a scan may take; `memory_bytes` and `wall_seconds` bound the child process.
    """

    file_bytes: int = 10 * MEGABYTE
    pages: int = 60
    characters: int = 400_000
    glyphs_per_page: int = 60_000
    entries: int = 2_000
    inflated_bytes: int = 100 * MEGABYTE
    ratio: int = 100
    nodes: int = 400_000
    pixels: int = 80_000_000
    ocr_pages: int = 12
    ocr_seconds: float = 90.0
    wall_seconds: float = 20.0
    memory_bytes: int = 2048 * MEGABYTE


DEFAULT = Limits()
