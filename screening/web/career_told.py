"""An application in, its history as it was read and as its candidate tells it out, period by period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from screening.core.judging.retold import ADDED, key_of
from screening.core.terms import Retold
from screening.models import Application
from screening.web.career_words import span_of, work_of
from screening.web.status_read import Quote, quotes_of


@dataclass(frozen=True, slots=True)
class Period:
    """One period as the candidate sees it: as it was read ("" if it was not) and as they tell it, if they do."""

    key: str
    read_work: str
    read_span: str
    quotes: tuple[Quote, ...]
    told: Retold | None

    @property
    def told_work(self) -> str:
        return work_of(self.told.title, self.told.employer) if self.told else ""

    @property
    def told_span(self) -> str:
        return span_of(self.told.start, self.told.end, ongoing=self.told.end is None) if self.told else ""


def career_of(application: Application) -> tuple[Period, ...]:
    """Every period that was read, in the order of the CV, then those that the candidate added."""
    told = {each.of: each for each in application.answers_terms().history}
    return (*_read(application, told), *_added(told))


def _read(application: Application, told: Mapping[str, Retold]) -> Iterator[Period]:
    reading = application.document.reading
    if reading is None:
        return
    document = reading.document_terms
    for position in reading.facts_terms.positions:
        key = key_of(position)
        span = span_of(position.start, position.end, ongoing=position.ongoing)
        quotes = quotes_of(document, position.evidence)
        yield Period(key, work_of(position.title, position.employer), span, quotes, told.get(key))


def _added(told: Mapping[str, Retold]) -> Iterator[Period]:
    for each in told.values():
        if each.of.startswith(ADDED):
            yield Period(each.of, "", "", (), each)
