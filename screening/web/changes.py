"""An application in, what its candidate corrected out: what stood there before, what stands there now, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from screening.core.codec import from_plain
from screening.core.terms import Answers, Facts
from screening.models import Application, Correction
from screening.web.declared import compared
from screening.web.gates import shorts


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was corrected; "" where nothing was said before, or no longer is."""

    label: str
    earlier: str
    later: str
    at: datetime


def changes_of(application: Application) -> tuple[Change, ...]:
    """Every correction of the application in words, oldest first. One query where there is none."""
    corrections = list(application.corrections.all())
    if not corrections:
        return ()
    return tuple(change for correction in corrections for change in _changes(application, correction))


def _changes(application: Application, correction: Correction) -> Iterator[Change]:
    if correction.what != Correction.What.ANSWERS:
        yield Change(correction.get_what_display(), correction.earlier, correction.later, correction.at)
        return
    earlier, later = (_in_words(application, plain) for plain in (correction.earlier, correction.later))
    for label, words in later.items():
        if words != earlier.get(label, ""):
            yield Change(label, earlier.get(label, ""), words, correction.at)


def _in_words(application: Application, plain: object) -> dict[str, str]:
    """What was answered to each question of the role, by its label."""
    version = application.role.current_version()
    if version is None:
        return {}
    criteria = tuple(version.criteria.all())
    rows = compared(criteria, shorts(version, criteria), from_plain(Answers, plain), Facts())
    return {row.label: row.answered for row in rows}
