"""How much a file may cost: the bounds that every reader keeps to, as one frozen value."""

from dataclasses import dataclass, replace

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Sizes are in bytes, times in seconds.

    `entries`, `inflated_bytes` and `ratio` bound an archive (DOCX, ODT): how many files it may hold, how large they
    may be together once inflated, and how much larger than the archive. `nodes` bounds the elements of one XML part.
    `ocr_pages` and `ocr_seconds` bound what a scan may take. `wall_seconds`, `memory_bytes` and `written_bytes` bound
    the child process; a scan and a DOC need files of their own, `for_programs` allows those.
    """

    file_bytes: int = 10 * MEGABYTE
    pages: int = 60
    characters: int = 400_000
    characters_per_page: int = 60_000
    entries: int = 2_000
    inflated_bytes: int = 100 * MEGABYTE
    ratio: int = 100
    nodes: int = 400_000
    pixels: int = 80_000_000
    ocr_pages: int = 12
    ocr_seconds: float = 90.0
    wall_seconds: float = 20.0
    memory_bytes: int = 1536 * MEGABYTE
    written_bytes: int = 0

    def for_programs(self) -> "Limits":
        """The limits when other programs may have to be run on the file: OCR, conversion."""
        return replace(self, wall_seconds=self.ocr_seconds + self.wall_seconds, written_bytes=256 * MEGABYTE)


DEFAULT = Limits()
