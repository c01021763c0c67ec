"""Whatever facts come in, every verdict is sound: no error, a sentence in each language, quotes that stand in the text."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from screening.core.codec import from_plain, to_plain
from screening.core.judging import judge, word
from screening.core.judging.wording import LANGUAGES
from screening.core.ranking import rank
from screening.core.terms import (
    AllOf,
    Answers,
    AnyOf,
    Availability,
    Claim,
    Count,
    CountRule,
    Criterion,
    CriterionKind,
    Duration,
    Engagement,
    EvidenceRule,
    Facts,
    Flag,
    LanguageAtLeast,
    LanguageSkill,
    Level,
    Moment,
    Onsite,
    OnsiteRule,
    Outcome,
    Position,
    PositionKind,
    RoleTerms,
    Source,
    Span,
    StartRule,
    Verdict,
    Weekday,
    YearsRule,
)
from tests.core.judging.building import BAKING, HYGIENE, Cv

TEXT = "Head baker and consultant, HACCP, made bread in an oven"
DAYS = st.dates(date(1950, 1, 1), date(2040, 12, 31))
SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (Span(1, pair[0], sum(pair)),))
MOMENTS = st.tuples(DAYS, DAYS).map(lambda days: Moment(*sorted(days)))
DURATIONS = st.builds(Duration, st.integers(0, 600), st.integers(0, 99), st.integers(0, 400), st.booleans())
LEVELS = st.sampled_from(Level)
CODES = st.sampled_from(["nl", "fr", "en", "xx"])
WEEK = st.dictionaries(st.sampled_from(Weekday), st.booleans()).map(lambda days: tuple(days.items()))
NUMBERS = st.none() | st.integers(0, 7)

POSITIONS = st.builds(
    Position,
    kind=st.sampled_from(PositionKind),
    engagement=st.sampled_from(Engagement),
    title=st.sampled_from(["Head baker", "Consultant", "Fireman", ""]),
    employer=st.sampled_from(["", "Bakery"]),
    start=st.none() | MOMENTS,
    end=st.none() | MOMENTS,
    ongoing=st.booleans(),
    evidence=SPANS,
    description=st.just(()) | SPANS,
    started_ago=st.none() | DURATIONS,
    parent=st.none() | st.integers(-1, 3),
)
FACTS = st.builds(
    Facts,
    positions=st.lists(POSITIONS, max_size=4).map(tuple),
    languages=st.lists(
        st.builds(lambda code, a, b, spans: LanguageSkill(code, min(a, b), max(a, b), spans), CODES, LEVELS, LEVELS, SPANS),
        max_size=4,
    ).map(tuple),
    availability=st.lists(
        st.builds(Availability, SPANS, st.booleans(), st.none() | MOMENTS, st.none() | DURATIONS, st.booleans()), max_size=3
    ).map(tuple),
    onsite=st.lists(
        st.builds(
            Onsite, SPANS, st.sampled_from(["", "brussels", "ghent"]), st.none() | st.booleans(), NUMBERS, NUMBERS, WEEK
        ),
        max_size=3,
    ).map(tuple),
    counts=st.lists(st.builds(Count, st.just("delivery-teams"), st.integers(0, 9), st.integers(0, 9), SPANS)).map(tuple),
    claims=st.lists(st.builds(Claim, st.floats(0, 60), st.sampled_from(["baker", "sea"]), SPANS), max_size=2).map(tuple),
    history_read=st.booleans(),
)  # fmt: skip
ANSWERS = st.none() | st.builds(
    Answers,
    languages=st.dictionaries(CODES, LEVELS),
    start_date=st.none() | DAYS,
    notice=st.none() | DURATIONS,
    onsite_place=st.none() | st.booleans(),
    onsite_days=NUMBERS,
    onsite_weekdays=st.dictionaries(st.sampled_from(Weekday), st.booleans()),
    years=st.dictionaries(st.just("baking"), st.floats(0, 60)),
    counts=st.dictionaries(st.just("delivery-teams"), st.integers(0, 9)),
)
RULES = (
    (CriterionKind.YEARS, YearsRule("baking", 5)),
    (CriterionKind.LANGUAGES, AllOf((LanguageAtLeast("en", Level.B2),
        AnyOf((LanguageAtLeast("nl", Level.C1), LanguageAtLeast("fr", Level.C1)))))),
    (CriterionKind.ONSITE, OnsiteRule("brussels", 2, (Weekday.THURSDAY,))),
    (CriterionKind.START, StartRule(date(2026, 6, 30))),
    (CriterionKind.COUNT, CountRule("delivery-teams", 5)),
    (CriterionKind.EVIDENCE, EvidenceRule("hygiene")),
)  # fmt: skip
ROLE = RoleTerms(
    "role", tuple(Criterion(kind.value, kind, rule, gate=True) for kind, rule in RULES), (BAKING,), (HYGIENE,)
)


@settings(max_examples=150, deadline=None)
@given(FACTS, ANSWERS, st.lists(st.sampled_from(Flag), max_size=2), DAYS)
def test_every_verdict_is_sound(facts, answers, flags, today):
    cv = Cv(TEXT, flags)
    verdicts = judge(ROLE, cv.document, facts, answers, today)
    assert [verdict.criterion for verdict in verdicts] == [criterion.slug for criterion in ROLE.criteria]
    for verdict in verdicts:
        assert all(cv.document.quote(span) for span in verdict.evidence)
        assert verdict.evidence or verdict.outcome is Outcome.UNCLEAR or verdict.source is Source.ANSWER
        assert (verdict.would_change is None) == (verdict.outcome is Outcome.PASS)
        assert from_plain(Verdict, to_plain(verdict)) == verdict
        for reason in filter(None, (verdict.reason, verdict.would_change, *verdict.notes)):
            assert all(word(reason, language).endswith(".") for language in LANGUAGES)
    assert 0 <= rank(verdicts).points <= 100
