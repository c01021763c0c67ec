"""Facts read from a CV in, values for the fields of an apply form out: a proposal that the candidate confirms."""

from collections.abc import Mapping
from typing import Any

from screening.core.terms import Answers, Availability, Duration, Facts
from screening.web.apply_questions import Question, chosen_from


def prefill(questions: tuple[Question, ...], facts: Facts) -> dict[str, Any]:
    """The values by name of field. Where the CV leaves a choice open (B2 or C1) the lower one is proposed."""
    contact = {"name": facts.name, "email": facts.email, "phone": facts.phone}
    stated = {name: read.value for name, read in contact.items() if read is not None}
    return {**stated, **chosen_from(questions, _answers(facts))}


def _answers(facts: Facts) -> Answers:
    availability = facts.availability[0] if len(facts.availability) == 1 else None
    counts: Mapping[str, int] = {count.what: count.most for count in sorted(facts.counts, key=lambda count: count.most)}
    return Answers(
        languages={skill.language: skill.least for skill in facts.languages},
        start_date=availability.start.earliest if availability and availability.start else None,
        notice=_notice(availability) if availability else None,
        counts=counts,
    )


def _notice(availability: Availability) -> Duration | None:
    if availability.immediately:
        return Duration()
    notice = availability.notice
    # the form asks for whole weeks or months; what it cannot say, it does not propose
    simple = notice and not (notice.days or notice.to_month_end or notice.to_quarter_end)
    return notice if simple else None
