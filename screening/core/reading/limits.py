"""How much a file may cost: the bounds that every reader keeps to, as one frozen value."""

from dataclasses import dataclass, replace

MEGABYTE = 1024 * 1024
RECOGNITION = 2  # processors that recognition keeps busy


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Sizes are in bytes, times in seconds.

    `entries`, `inflated_bytes` and `ratio` bound an archive (DOCX, ODT): how many files it may hold, how large they
    may be together once inflated, and how much larger than the archive. `nodes` bounds the elements of one XML part.
    `ocr_pages` and `ocr_seconds` bound what a scan may take. `wall_seconds`, `cpu_seconds`, `memory_bytes` and
    `written_bytes` bound the child process; the wall leaves room for the programs it may run (OCR, conversion), each
    of which has the same bound on its own CPU time.
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
    cpu_seconds: int = 20
    wall_seconds: float = 120.0
    memory_bytes: int = 1536 * MEGABYTE
    written_bytes: int = 256 * MEGABYTE

    def for_text(self) -> "Limits":
        """The limits for a format that needs no other program: no file may be written, 20 seconds must do."""
        return replace(self, wall_seconds=float(self.cpu_seconds), written_bytes=0)

    def for_recognition(self) -> "Limits":
        """The limits where text is recognised inside the child, on several processors at once."""
        return replace(self, cpu_seconds=int(RECOGNITION * self.wall_seconds))


DEFAULT = Limits()
