"""An application in, what its candidate corrected out: what stood there before, what stands there now, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from screening.core.codec import from_plain
from screening.core.terms import Answers, Facts
from screening.models import Application, Correction
from screening.web.career_told import career_of
from screening.web.career_words import span_of, work_of
from screening.web.declared import compared
from screening.web.gates import shorts


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was corrected; "" where nothing was said before, or no longer is."""

    what: str
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
        yield Change(
            correction.what, correction.get_what_display(), correction.earlier, correction.later, correction.at
        )
        return
    earlier, later = (_in_words(application, plain) for plain in (correction.earlier, correction.later))
    for label in dict.fromkeys((*later, *earlier)):
        before, after = earlier.get(label, ""), later.get(label, "")
        if before != after:
            yield Change(correction.what, label, before, after, correction.at)
    yield from _told(application, correction)


def _told(application: Application, correction: Correction) -> Iterator[Change]:
    """What was told otherwise of the history: each period as it stood before, told or read, and as it stands now."""
    earlier, later = (_histories(plain) for plain in (correction.earlier, correction.later))
    read = {period.key: f"{period.read_work}, {period.read_span}" for period in career_of(application)}
    for key in dict.fromkeys((*earlier, *later)):
        before, after = (told.get(key, read.get(key, "")) for told in (earlier, later))
        if before != after:
            yield Change(correction.what, gettext("Career"), before.strip(", "), after.strip(", "), correction.at)


def _histories(plain: object) -> dict[str, str]:
    """What was told of each period, by its key; "" for one that was no work."""
    return {
        told.of: f"{work_of(told.title, told.employer)}, {span_of(told.start, told.end, ongoing=told.end is None)}"
        if told.held
        else ""
        for told in from_plain(Answers, plain).history
    }


def _in_words(application: Application, plain: object) -> dict[str, str]:
    """What was answered to each question of the role, by its label."""
    version = application.role.current_version()
    if version is None:
        return {}
    criteria = tuple(version.criteria.all())
    rows = compared(criteria, shorts(version, criteria), from_plain(Answers, plain), Facts())
    return {row.label: row.answered for row in rows}
