"""The one way through the core: bytes to Document to Facts, and these with a role to verdicts and a ranking."""

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import accumulate
from pathlib import Path

from screening.core.extraction import extract
from screening.core.judging import judge
from screening.core.ranking import rank
from screening.core.reading import limits_for, read
from screening.core.reading.child import run_in_child
from screening.core.terms import Answers, Document, DocumentKind, Facts, Line, Page, Ranking, RoleTerms, Verdict

ENGINE_VERSION = "1.0.0"

_READERS = ("pdf.reader", "docx.reader")  # imported at first use, for most processes read nothing
_SAMPLE = Path(__file__).with_name("sample.txt")


@dataclass(frozen=True, slots=True)
class Record:
    """What was read from one file; it depends on no role and can be judged again without the file."""

    document: Document
    facts: Facts


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was concluded from a record for one role: a verdict per criterion, and the ranking they give."""

    verdicts: tuple[Verdict, ...]
    ranking: Ranking


@dataclass(frozen=True, slots=True)
class Screening:
    """One file held against one role."""

    record: Record
    assessment: Assessment


def screen(
    content: bytes, name: str, role: RoleTerms, reference_date: date, answers: Answers | None = None
) -> Screening:
    """Read the file and judge it; `name` is what the file was called.

    Raises:
        UnreadableError: the file cannot be read, with the reason.

    """
    record = read_record(content, name)
    return Screening(record, assess(record, role, reference_date, answers))


def read_record(content: bytes, name: str) -> Record:
    """Read the document and extract its facts.

    Raises:
        UnreadableError: the file cannot be read, with the reason.

    """
    document = read(content, name)
    return Record(document, extract(document))


def read_apart(content: bytes, name: str) -> Record:
    """Read the record in a child process of its own, which may crash, hang or hoard without harm to this one.

    Raises:
        UnreadableError: the file cannot be read, or broke its reader, with the reason.

    """
    return run_in_child(lambda: read_record(content, name), Record, limits_for(content, name))


def warm_up() -> None:
    """Load the readers and vocabularies, so that children forked from this process find them in memory.

    A child that has to load them itself takes ten times as long. The facts are those of a sample, an invented CV.
    """
    for reader in _READERS:
        import_module(f"screening.core.reading.{reader}")
    extract(_sample())


def assess(record: Record, role: RoleTerms, reference_date: date, answers: Answers | None = None) -> Assessment:
    """Judge what was read against a role, together with what the candidate answered."""
    verdicts = judge(role, record.document, record.facts, answers, reference_date)
    return Assessment(verdicts, rank(verdicts))


def _sample() -> Document:
    text = _SAMPLE.read_text(encoding="utf-8")
    ends = list(accumulate(len(line) for line in text.splitlines(keepends=True)))
    lines = tuple(Line(start, end - 1) for start, end in zip([0, *ends], ends, strict=False))
    return Document(DocumentKind.TEXT, (Page(1, text, lines),))
