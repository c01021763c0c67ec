"""Days on site and the start: what is stated, what follows from it, and what is neither."""

from datetime import date

import pytest

from tests.core.vacancy.reading import criteria

ONSITE = [
    ("You work two days a week in our office in Ghent.", 2, []),
    ("Telework: up to three days per week.", 2, []),
    ("One day of homeworking per week.", 4, []),
    ("On Tuesday and Thursday we expect everyone at the office.", 2, ["tuesday", "thursday"]),
    ("On site in Brussels twice per week (Thursday as a fixed on-site day).", 2, ["thursday"]),
    ("The position is fully remote.", 0, []),
    ("Hybrid working.", None, []),
    ("Telework is not possible in this job.", 5, []),
    ("You are in the office every day, except on Wednesday, when you work from home.", 4, []),
    ("Je werkt 3 dagen per week op kantoor, waarvan maandag vast ligt.", 3, ["monday"]),
    ("Telewerk: 2 dagen per week mogelijk.", 3, []),
    ("Je kan 60% van de tijd thuiswerken.", 2, []),
    ("Dinsdag is onze vaste kantoordag.", 1, ["tuesday"]),
    ("Volledig op afstand.", 0, []),
    ("Deux jours de télétravail par semaine.", 3, []),
    ("Présence sur site trois jours par semaine, dont le jeudi.", 3, ["thursday"]),
    ("Le poste s'exerce à Jambes, cinq jours sur cinq.", 5, []),
    ("100 % télétravail.", 0, []),
]
NO_RULE = [
    "The office is open Monday to Friday from 9:00 to 17:00.",
    "You get 20 days of leave and 5 training days.",
    "Full-time, 38 hours a week, Monday to Friday.",
    "A hybrid lease car.",
    "Op kantoor staat altijd fruit klaar.",
    "Werken van maandag tot vrijdag, 8 uur per dag.",
]
START = [
    ("You can start no later than 1 September 2027.", None, "2027-09-01"),
    ("Start: from 1 February 2027.", "2027-02-01", None),
    ("Start date: 04/01/2027", "2027-01-04", "2027-01-04"),
    ("You start in April 2027 at the latest.", None, "2027-04-30"),
    ("Available to start the assignment no later than June 2027.", None, "2027-06-30"),
    ("You start before 1 March 2027.", None, "2027-02-28"),
    ("Indiensttreding: vanaf 1 maart", "2027-03-01", None),
    ("Je start uiterlijk op 15 december.", None, "2026-12-15"),
    ("Startdatum: Q2 2027", "2027-04-01", "2027-06-30"),
    ("Je begint in het eerste kwartaal van 2027.", "2027-01-01", "2027-03-31"),
    ("Entrée en service : à partir du 4 janvier", "2027-01-04", None),
    ("Entrée en fonction : au plus tard le 1er mars 2027", None, "2027-03-01"),
    ("Date de début : février 2027", "2027-02-01", "2027-02-28"),
    ("Vous commencez le 1er avril 2027.", "2027-04-01", "2027-04-01"),
    ("Début : dès que possible, au plus tard le 31 janvier 2027", None, "2027-01-31"),
]
NO_START = [
    "Start: as soon as possible.",
    "Apply before 15 December 2026.",
    "Solliciteren kan tot 10 januari 2027.",
    "Les candidatures sont attendues pour le 8 janvier 2027 au plus tard.",
    "The contract ends on 31 December 2028.",
    "The interviews start on 5 January 2027.",
    "Het platform startte in maart 2003.",
    "Start in overleg.",
]


@pytest.mark.parametrize(("words", "days", "weekdays"), ONSITE, ids=[each[0][:60] for each in ONSITE])
def test_days_on_site_are_read(words, days, weekdays):
    (found,) = criteria(f"Job\n\nPractical\n{words}\n", "onsite")
    assert (found["days_per_week"], found["weekdays"]) == (days, weekdays)


@pytest.mark.parametrize("words", NO_RULE, ids=[each[:60] for each in NO_RULE])
def test_hours_leave_and_cars_are_no_rule_about_days(words):
    assert criteria(f"Job\n\nWhat we offer\n- {words}\n", "onsite") == []


@pytest.mark.parametrize(("words", "earliest", "latest"), START, ids=[each[0][:60] for each in START])
def test_the_start_is_read(words, earliest, latest):
    (found,) = criteria(f"Job\n\nPractical\n{words}\n", "start")
    assert (found["earliest"], found["latest"]) == (earliest, latest)


@pytest.mark.parametrize("words", NO_START, ids=[each[:60] for each in NO_START])
def test_deadlines_and_ends_are_no_start(words):
    assert criteria(f"Job\n\nPractical\n{words}\n", "start") == []


def test_a_date_without_a_year_is_the_first_after_publication():
    (found,) = criteria("Job\n\nStart: 4 januari\n", "start", published=date(2027, 1, 10))
    assert found["latest"] == "2028-01-04"


@pytest.mark.parametrize(
    "words", ["Available to start no later than June 2026.", "Start: 1 June 2026 at the latest"], ids=["said", "label"]
)
def test_a_last_day_that_passed_before_publication_is_still_the_last_day(words):
    (found,) = criteria(f"Job\n\nPractical\n{words}\n", "start", published=date(2026, 11, 27))
    assert found["latest"].startswith("2026-06")


def test_a_first_day_that_passed_long_ago_is_no_start():
    assert criteria("Job\n\nPractical\nThe assignment started in May 2026.\n", "start") == []
