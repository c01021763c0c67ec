"""A stage for the flow: an engine that answers at once, and a bell that says who was rung for."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from screening import models
from screening.core import engine as core_engine
from screening.core import terms
from screening.core.engine import Record
from screening.flow import bell, receive
from tests import factories


@pytest.fixture
def rung(monkeypatch) -> list[tuple[str, tuple[int, ...]]]:
    """What the workers were told, in order; they hear everything."""
    told: list[tuple[str, tuple[int, ...]]] = []

    def heard(messages: list[tuple[str, tuple[int, ...]]]) -> int:
        told.extend((task.rpartition(".")[2], pks) for task, pks in messages)
        return len(messages)

    monkeypatch.setattr(bell, "_num_heard", heard)
    return told


class Engine:
    """Reads every file as CV_TEXT, or fails as it is told to."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []
        self.num_readings = 0
        self.on_read: Callable[[], None] = lambda: None

    def read(self, content: bytes, name: str) -> Record:
        self.num_readings += 1
        self.on_read()
        if self.failures:
            raise self.failures.pop(0)
        text = factories.CV_TEXT
        name_span = terms.Span(1, 0, text.index("\n"))
        page = terms.Page(1, text, (terms.Line(0, name_span.end),))
        document = terms.Document(terms.DocumentKind.PDF, (page,), ("nl",))
        return Record(document, terms.Facts(name=terms.Stated("Jan Peeters", (name_span,))))


@pytest.fixture(autouse=True)
def engine(monkeypatch, rung) -> Engine:
    """In the place of the child process that reads."""
    engine = Engine()
    monkeypatch.setattr(core_engine, "read_apart", engine.read)
    return engine


@pytest.fixture
def submission() -> receive.Submission:
    """What Jan typed."""
    return receive.Submission(
        name="Jan Peeters",
        email="Jan.Peeters@example.org",
        phone="+32 475 12 34 56",
        language="nl",
        answers=terms.Answers(languages={"nl": terms.Level.C2}),
        notice_version="1",
        idempotency_key="sending-1",
    )


@pytest.fixture
def document(db) -> models.Document:
    """Jan's CV, kept."""
    return receive.keep(SimpleUploadedFile("cv jan.pdf", factories.PDF_BYTES))


@pytest.fixture
def received(role, submission, document, django_capture_on_commit_callbacks) -> models.Application:
    """Jan's application, received, the bell rung."""
    with django_capture_on_commit_callbacks(execute=True):
        return receive.receive(role, submission, document).application
