"""What an application can be filtered by: gates, levels, years, place, language and flags, as one line each."""

from screening.core.terms import CriterionKind, Outcome, Reason, Source, Verdict
from screening.core.traits import traits

CV = {"levels": {}, "place": "", "cv_language": "", "flags": ()}


def verdict(kind: CriterionKind, *, gate: bool = True, **fields) -> Verdict:
    defaults = {"outcome": Outcome.PASS, "reason": Reason("r"), "source": Source.CV}
    return Verdict(**{"criterion": "c", "kind": kind, "gate": gate, **defaults, **fields})


def test_a_gate_gives_its_verdict_and_what_it_rests_on():
    found = traits([verdict(CriterionKind.START, outcome=Outcome.FAIL, source=Source.BOTH)], **CV)
    assert found == ("gate-c=fail", "source=both")


def test_a_weight_gives_neither():
    assert traits([verdict(CriterionKind.EVIDENCE, gate=False)], **CV) == ()


def test_years_that_are_sure_are_kept_and_unknown_ones_are_not():
    known = verdict(CriterionKind.YEARS, measured={"min": 12.5, "max": 14.0})
    assert "years-c=12.5" in traits([known], **CV)
    assert not any(
        one.startswith("years") for one in traits([verdict(CriterionKind.YEARS, measured={"min": None})], **CV)
    )


def test_the_level_that_was_judged_stands_before_what_the_cv_says():
    judged = verdict(
        CriterionKind.LANGUAGES,
        measured={"languages": [{"language": "nl", "min": "C1"}, {"language": "fr", "min": None}]},
    )
    found = traits([judged], levels={"nl": "A2", "de": "B1"}, place=" Sint-Niklaas\n", cv_language="nl", flags=("ocr",))
    assert found[2:] == ("lang-de=B1", "lang-fr=none", "lang-nl=C1", "place=Sint-Niklaas", "cv=nl", "flag=ocr")


def test_each_trait_stands_once():
    one = verdict(CriterionKind.START)
    assert traits([one, one], **CV) == ("gate-c=pass", "source=cv")
