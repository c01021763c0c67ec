"""The questions of a form follow from the role's gates; answers survive the way through the form and back."""

from datetime import date

import pytest
from django.utils import translation

from screening.core import terms
from screening.core.terms import Level, Weekday
from screening.web.apply_forms import ApplyForm
from screening.web.apply_questions import (
    CountQuestion,
    LanguageQuestion,
    OnsiteDaysQuestion,
    OnsitePlaceQuestion,
    StartQuestion,
    WeekdayQuestion,
    answers_from,
    chosen_from,
    questions_of,
)
from tests import factories

TODAY = date(2026, 3, 15)
NL_C1 = terms.LanguageAtLeast("nl", Level.C1)
FR_B2 = terms.LanguageAtLeast("fr", Level.B2)
NL_B2 = terms.LanguageAtLeast("nl", Level.B2)
LABELS = {"en": "Five teams"}


def role_of(*rules: terms.Rule, gate: bool = True) -> terms.RoleTerms:
    kinds = {
        terms.YearsRule: terms.CriterionKind.YEARS,
        terms.OnsiteRule: terms.CriterionKind.ONSITE,
        terms.StartRule: terms.CriterionKind.START,
        terms.CountRule: terms.CriterionKind.COUNT,
        terms.EvidenceRule: terms.CriterionKind.EVIDENCE,
    }
    criteria = tuple(
        terms.Criterion(
            slug=f"criterion-{number}",
            kind=kinds.get(type(rule), terms.CriterionKind.LANGUAGES),
            rule=rule,
            gate=gate,
            weight=0 if gate else 3,
            labels=LABELS,
        )
        for number, rule in enumerate(rules)
    )
    return terms.RoleTerms("a-role", criteria)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param((), (), id="a role without gates asks nothing"),
        pytest.param(
            (terms.YearsRule("it", 15), terms.EvidenceRule("budget")), (), id="years and topics are in the CV"
        ),
        pytest.param((NL_C1,), (LanguageQuestion("nl"),), id="one language"),
        pytest.param(
            (terms.AnyOf((terms.AllOf((NL_C1, FR_B2)), NL_B2)),),
            (LanguageQuestion("nl"), LanguageQuestion("fr")),
            id="a language is asked once, in the order of the rule",
        ),
        pytest.param((NL_C1, NL_B2), (LanguageQuestion("nl"),), id="a language of two gates is asked once"),
        pytest.param(
            (terms.OnsiteRule("brussels", 2, (Weekday.THURSDAY,)),),
            (OnsitePlaceQuestion(("brussels",)), OnsiteDaysQuestion(2), WeekdayQuestion(Weekday.THURSDAY)),
            id="on site: place, days, fixed weekday",
        ),
        pytest.param(
            (terms.OnsiteRule("ghent", 0),), (OnsitePlaceQuestion(("ghent",)),), id="no days asked, no days question"
        ),
        pytest.param(
            (terms.OnsiteRule("ghent", 1, (Weekday.FRIDAY,)), terms.OnsiteRule("ghent", 3, (Weekday.MONDAY,))),
            (
                OnsitePlaceQuestion(("ghent",)),
                OnsiteDaysQuestion(3),
                WeekdayQuestion(Weekday.MONDAY),
                WeekdayQuestion(Weekday.FRIDAY),
            ),
            id="two on-site gates ask once, for the more demanding",
        ),
        pytest.param(
            (terms.StartRule(date(2026, 9, 1)), terms.StartRule(date(2026, 6, 30))),
            (StartQuestion(date(2026, 6, 30)),),
            id="the earlier of two start dates",
        ),
        pytest.param((terms.CountRule("delivery-teams", 5),), (CountQuestion("delivery-teams", LABELS),), id="a count"),
    ],
)
def test_questions_follow_from_the_gates(rules, expected):
    assert questions_of(role_of(*rules)) == expected


def test_a_weight_asks_no_question():
    assert questions_of(role_of(NL_C1, terms.StartRule(TODAY), gate=False)) == ()


def test_a_count_is_asked_in_the_words_of_the_role():
    wording = {"criterion-0": {"nl": "Hoeveel teams?", "en": "How many teams?"}}
    (question,) = questions_of(role_of(terms.CountRule("teams", 5)), wording)
    with translation.override("nl"):
        form = ApplyForm((question,), today=TODAY)
    assert form.fields["count_teams"].label == "Hoeveel teams?"


OWN = {"en": "In our words?", "fr": "Avec nos mots ?", "nl": "In onze woorden?"}
ONE_ANSWER = [NL_C1, terms.OnsiteRule("ghent", 0), terms.StartRule(TODAY), terms.CountRule("teams", 5)]
SEVERAL_ANSWERS = [
    terms.AllOf((NL_C1, terms.LanguageAtLeast("fr", terms.Level.B2))),
    terms.OnsiteRule("ghent", 2, (terms.Weekday.THURSDAY,)),
]


@pytest.mark.parametrize("rule", ONE_ANSWER, ids=["language", "place", "start", "count"])
def test_own_words_stand_in_the_place_of_a_single_question(rule):
    role = role_of(rule)
    (question,) = questions_of(role, {role.criteria[0].slug: OWN})
    with translation.override("nl"):
        assert ApplyForm((question,), today=TODAY)[question.name].label == "In onze woorden?"


@pytest.mark.parametrize("rule", SEVERAL_ANSWERS, ids=["languages", "place and days"])
def test_own_words_stand_above_several_questions_once(rule):
    role = role_of(rule)
    questions = questions_of(role, {role.criteria[0].slug: OWN})
    with translation.override("fr"):
        form = ApplyForm(questions, today=TODAY)
        assert [form.fields[each.name].intro for each in questions] == ["Avec nos mots ?", *[""] * (len(questions) - 1)]
        assert "Avec nos mots" not in {str(form[each.name].label) for each in questions}


QUESTIONS = questions_of(
    role_of(
        terms.AllOf((NL_C1, FR_B2)),
        terms.OnsiteRule("brussels", 2, (Weekday.THURSDAY,)),
        terms.StartRule(date(2026, 6, 30)),
        terms.CountRule("delivery-teams", 5),
    )
)
CONTACT = {"name": "An Test", "email": "an@example.org", "consent": "on"}
SETTLED = {
    "language_nl": "C2",
    "language_fr": "B2",
    "onsite_place": "yes",
    "onsite_days": "3",
    "onsite_weekday_thursday": "no",
    "start": "now",
}


def form_with(**changes: str) -> ApplyForm:
    return ApplyForm(QUESTIONS, {**CONTACT, **SETTLED, **changes}, today=TODAY, has_file=True)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, {"notice": terms.Duration()}, id="right away is a notice of nothing"),
        pytest.param(
            {"start": "date", "start_date": "2026-05-01"},
            {"start_date": date(2026, 5, 1)},
            id="a date from a date picker",
        ),
        pytest.param(
            {"start": "date", "start_date": "01/05/2026"},
            {"start_date": date(2026, 5, 1)},
            id="a date typed in Belgium",
        ),
        pytest.param(
            {"start": "notice", "notice_length": "6", "notice_unit": "weeks"},
            {"notice": terms.Duration(weeks=6)},
            id="weeks of notice",
        ),
        pytest.param(
            {"start": "notice", "notice_length": "3", "notice_unit": "months"},
            {"notice": terms.Duration(months=3)},
            id="months of notice",
        ),
        pytest.param({"start": "discuss"}, {}, id="a start to discuss answers nothing"),
        pytest.param(
            {"start": "discuss", "notice_length": "3", "notice_unit": "weeks"}, {}, id="a leftover detail says nothing"
        ),
        pytest.param(
            {"onsite_place": "discuss", "onsite_weekday_thursday": "discuss", "start": "discuss"},
            {"onsite_place": None, "onsite_weekdays": {}},
            id="on site to discuss answers nothing",
        ),
        pytest.param(
            {"onsite_days": "discuss", "start": "discuss"}, {"onsite_days": None}, id="days to discuss answer nothing"
        ),
        pytest.param({"onsite_days": "0", "start": "discuss"}, {"onsite_days": 0}, id="no day at all is an answer"),
        pytest.param(
            {"count_delivery-teams": "0", "start": "discuss"}, {"counts": {"delivery-teams": 0}}, id="zero is a count"
        ),
    ],
)
def test_what_was_chosen_becomes_answers(changes, expected):
    form = form_with(**changes)
    assert form.is_valid(), form.errors
    base = {
        "languages": {"nl": Level.C2, "fr": Level.B2},
        "onsite_place": True,
        "onsite_days": 3,
        "onsite_weekdays": {Weekday.THURSDAY: False},
    }
    assert form.answers() == terms.Answers(**{**base, **expected})


@pytest.mark.parametrize(
    "answers",
    [
        terms.Answers(),
        terms.Answers(languages={"nl": Level.A1}, onsite_place=False, onsite_days=0),
        terms.Answers(start_date=date(2026, 5, 1), onsite_weekdays={Weekday.THURSDAY: True}),
        terms.Answers(notice=terms.Duration(weeks=6), counts={"delivery-teams": 7}),
        terms.Answers(notice=terms.Duration(months=1), onsite_place=True),
        terms.Answers(notice=terms.Duration()),
    ],
    ids=["nothing", "no to all", "date", "weeks", "months", "right away"],
)
def test_answers_survive_the_way_into_the_form_and_back(answers):
    assert answers_from(QUESTIONS, chosen_from(QUESTIONS, answers)) == answers


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"name": ""}, "name", "Write your name."),
        ({"email": "an@"}, "email", "Write the whole address, for example name@example.be."),
        ({"phone": "call me"}, "phone", "Write the number with its country code, for example +32 470 12 34 56."),
        ({"language_nl": ""}, "language_nl", "Choose one of the answers."),
        ({"language_nl": "D7"}, "language_nl", "Choose one of the answers."),
        ({"start": ""}, "start", "Choose when you can start."),
        ({"start": "date"}, "start_date", "Write the first day on which you can start."),
        ({"start": "date", "start_date": "2026-03-14"}, "start_date", "This day is past. Choose a later day, or “right away”."),
        ({"start": "date", "start_date": "soon"}, "start_date", "Write the date as day, month and year, for example 15/05/2026."),
        ({"start": "notice"}, "notice_length", "Write how long your notice period is."),
        ({"start": "notice", "notice_length": "2", "notice_unit": "years"}, "notice_unit", "Choose weeks or months."),
        ({"count_delivery-teams": "many"}, "count_delivery-teams", "Write a whole number in digits, for example 6."),
        ({"consent": ""}, "consent", "Tick this box: without it we may not read your CV."),
    ],
)  # fmt: skip
def test_a_field_that_is_wrong_says_what_to_do(changes, field, message):
    form = form_with(**changes)
    assert not form.is_valid()
    assert list(form.errors[field]) == [message]


@pytest.mark.parametrize("phone", ["", "0475 12 34 56", "+32 475 12 34 56", "+33 6 12 34 56 78", "02/555.12.12"])
def test_a_telephone_number_may_be_written_as_people_write_it(phone):
    assert form_with(phone=phone).is_valid()


def test_the_talent_pool_is_a_separate_choice_and_unticked():
    form = ApplyForm(QUESTIONS, today=TODAY)
    assert "checked" not in str(form["talent_pool"])
    assert form_with().is_valid()


def test_the_error_summary_leads_to_the_fields_in_the_order_of_the_page():
    form = ApplyForm(QUESTIONS, {}, today=TODAY)
    anchors = [error.anchor for error in form.summary()]
    assert anchors == [
        "id_cv",
        "id_name",
        "id_email",
        "id_language_nl_0",
        "id_language_fr_0",
        "id_onsite_place_0",
        "id_onsite_days_0",
        "id_onsite_weekday_thursday_0",
        "id_start_0",
        "id_consent",
    ]


def test_two_questions_without_an_answer_are_told_apart_in_the_summary():
    form = ApplyForm(QUESTIONS, {}, today=TODAY)
    messages = [error.message for error in form.summary()]
    assert "Your level of Dutch: Choose one of the answers." in messages
    assert len(set(messages)) == len(messages)


def test_the_first_role_asks_for_its_three_languages_in_each_language_of_the_page():
    questions = questions_of(terms.RoleTerms("infra-pm", factories.CRITERIA))
    labels = {}
    for language in ("en", "nl", "fr"):
        with translation.override(language):
            form = ApplyForm(questions, today=TODAY)
            labels[language] = str(form.fields["language_nl"].label)
    assert labels == {"en": "Your level of Dutch", "nl": "Uw niveau Nederlands", "fr": "Votre niveau en néerlandais"}
