"""An application's notes in, their lines for the review page out, with whom they call; and how to call a colleague."""

from dataclasses import dataclass
from datetime import datetime

from screening.core.mentions import handles
from screening.core.redaction import Redaction
from screening.flow.notes import colleagues_of
from screening.models import Application, Note


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note: what it says, who wrote it and when, whom it calls."""

    pk: int
    text: str
    by_id: int
    by: str
    at: datetime
    called: tuple[str, ...]


def note_lines(application: Application, redaction: Redaction | None) -> tuple[NoteLine, ...]:
    """The notes, oldest first; they name no candidate if redacted. Their authors and mentions have to be loaded."""
    return tuple(_line(note, redaction) for note in application.notes.all())


def callable_names(application: Application, but: int) -> tuple[str, ...]:
    """What to write behind an @ to call each colleague of the team, the person `but` left out. One query."""
    return tuple(name for pk, name in handles(colleagues_of(application.role)).items() if pk != but)


def _line(note: Note, redaction: Redaction | None) -> NoteLine:
    text = redaction.text(note.text) if redaction else note.text
    return NoteLine(
        note.pk, text, note.by_id, note.by.get_full_name() or note.by.get_username(), note.at, _called(note)
    )


def _called(note: Note) -> tuple[str, ...]:
    users = [mention.user for mention in note.mentions.all()]
    return tuple(user.get_full_name() or user.get_username() for user in users)
