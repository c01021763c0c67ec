"""Values survive the way to JSON and back; anything else is refused."""

import json
from datetime import date

import pytest

from screening.core.codec import CodecError, from_plain, to_plain
from screening.core.terms import (
    AllOf,
    Answers,
    AnyOf,
    Criterion,
    CriterionKind,
    Document,
    DocumentKind,
    Engagement,
    Facts,
    LanguageAtLeast,
    Level,
    Line,
    Moment,
    Page,
    Position,
    PositionKind,
    Span,
    Weekday,
)

POSITION = Position(
    kind=PositionKind.POSITION,
    engagement=Engagement.WORK,
    title="Netwerkbeheerder",
    employer="Stad Gent",
    start=Moment(date(2014, 3, 1), date(2014, 3, 31)),
    end=None,
    ongoing=True,
    evidence=(Span(1, 0, 4),),
)


@pytest.mark.parametrize(
    "value",
    [
        Document(DocumentKind.PDF, (Page(1, "abc", (Line(0, 3, edges=(1.0, 2.0, 3.0, 4.5)),)),), ("nl",)),
        Facts(positions=(POSITION,)),
        Answers(languages={"nl": Level.C1}, onsite_weekdays={Weekday.THURSDAY: True}),
        Criterion(
            "languages",
            CriterionKind.LANGUAGES,
            AllOf((LanguageAtLeast("en", Level.B2), AnyOf((LanguageAtLeast("nl", Level.C1),)))),
            gate=True,
        ),
    ],
    ids=["document", "facts", "answers", "criterion"],
)
def test_value_survives_the_way_to_json_and_back(value):
    assert from_plain(type(value), json.loads(json.dumps(to_plain(value)))) == value


@pytest.mark.parametrize(
    "plain",
    [
        {"page": 1, "start": 0},
        {"page": 1, "start": 0, "end": "4"},
        {"page": True, "start": 0, "end": 4},
        {"page": 1, "start": 0, "end": 4, "more": 1},
        [1, 0, 4],
        None,
    ],
    ids=["missing", "text for number", "bool for number", "unknown field", "list", "null"],
)
def test_value_of_another_shape_is_refused(plain):
    with pytest.raises(CodecError):
        from_plain(Span, plain)
