"""The versions of a role's criteria: listed with who, when and why, and compared criterion by criterion."""

from dataclasses import replace

import pytest
from django.urls import reverse
from lxml import html

from screening import models
from screening.core import terms
from screening.flow import decide
from screening.web.version_changes import compared
from tests import factories

pytestmark = pytest.mark.django_db
YEARS, LANGUAGES, ONSITE, START, EVIDENCE = factories.CRITERIA
COUNT = terms.Criterion(
    slug="teams",
    kind=terms.CriterionKind.COUNT,
    rule=terms.CountRule("delivery-teams", 5),
    gate=True,
    labels={"en": "Five teams"},
)
CHANGES = [
    ("years", replace(YEARS, rule=terms.YearsRule("it", 10)), "Asks", "IT ≥ 15 y", "IT ≥ 10 y"),
    ("importance", replace(EVIDENCE, weight=2), "Counts as", "Weight 5", "Weight 2"),
    ("becoming a gate", replace(EVIDENCE, gate=True, weight=0), "Counts as", "Weight 5", "Gate"),
    ("topic", replace(EVIDENCE, rule=terms.EvidenceRule("regulated-sector")), "Asks", "Evidence of", "Evidence of"),
    ("label", replace(YEARS, labels={"en": "Ten years"}), "Label (English)", "15 years in IT", "Ten years"),
    ("label taken away", replace(YEARS, labels={"en": "15 years in IT"}), "Label (Dutch)", "15 jaar in IT", ""),
    ("justification", replace(ONSITE, justification="Safety."), "Justification", "The client's rule.", "Safety."),
    (
        "on site",
        replace(ONSITE, rule=terms.OnsiteRule("brussels", 3, ())),
        "Asks",
        "On site in Brussels at least 2 days a week, always on Thursday.",
        "On site in Brussels at least 3 days a week.",
    ),
    (
        "languages",
        replace(LANGUAGES, rule=terms.LanguageAtLeast("en", terms.Level.B2)),
        "Asks",
        "Dutch at C1 or better",
        "English at B2 or better.",
    ),
]


def with_change(changed: terms.Criterion) -> tuple[terms.Criterion, ...]:
    return tuple(changed if each.slug == changed.slug else each for each in factories.CRITERIA)


@pytest.fixture
def team(client, alice):
    client.force_login(alice)
    return client


@pytest.mark.parametrize(
    ("changed", "name", "earlier", "later"),
    [case[1:] for case in CHANGES if case[2]],
    ids=[case[0] for case in CHANGES if case[2]],
)
def test_changed_criterion_says_from_what_to_what(role, changed, name, earlier, later):
    first, second = role.current_version(), factories.make_version(role, with_change(changed))
    found = {change.slug: change for change in compared(first, second).criteria}
    assert found.pop(changed.slug).state == "changed"
    assert {change.state for change in found.values()} == {"same"}
    lines = {
        line.name: line
        for line in compared(first, second)
        .criteria[[each.slug for each in factories.CRITERIA].index(changed.slug)]
        .differences
    }
    assert earlier in lines[name].earlier
    assert later in lines[name].later


def test_added_and_removed_criteria_are_told_apart(role):
    first, second = role.current_version(), factories.make_version(role, (*factories.CRITERIA[1:], COUNT))
    states = {change.slug: change.state for change in compared(first, second).criteria}
    assert (states["it-years"], states["teams"], states["languages"]) == ("removed", "added", "same")
    back = {change.slug: change.state for change in compared(second, first).criteria}
    assert (back["it-years"], back["teams"]) == ("added", "removed")


def test_words_of_a_domain_that_came_and_went_are_listed(role):
    first, second = role.current_version(), factories.make_version(role)
    for version, strong in ((first, ("tender", "bid")), (second, ("tender", "award"))):
        models.Domain.from_terms(version, terms.Domain("buying", {"en": "Buying"}, strong=strong)).save()
    (line,) = compared(first, second).vocabulary
    assert (line.name, line.earlier, line.later) == ("Buying", "bid", "award")


def test_page_lists_the_versions_with_who_and_why_and_the_one_that_holds(team, role, judged, alice):
    version = factories.make_version(role, with_change(replace(YEARS, rule=terms.YearsRule("it", 10))))
    models.CriteriaVersion.objects.filter(pk=version.pk).update(created_by=alice, why="The client asked.")
    tree = html.fromstring(team.get(reverse("role_versions", args=[role.slug])).content)
    rows = [
        " ".join(row.text_content().split()) for row in tree.xpath("//table[contains(@class, 'versions')]/tbody/tr")
    ]
    assert len(rows) == 2
    assert "2 holds now" in rows[0]
    assert "Alice Owner The client asked. 5 (4 gates) 0" in rows[0]
    assert "5 (4 gates) 1" in rows[1]
    assert "IT ≥ 10 y" in tree.text_content()  # the last two are compared unasked


def test_two_versions_are_compared_by_address_whatever_their_order(team, role):
    for years in (10, 12):
        factories.make_version(role, with_change(replace(YEARS, rule=terms.YearsRule("it", years))))
    page = html.fromstring(team.get(reverse("role_versions", args=[role.slug]) + "?from=3&to=1").content)
    line = " ".join(page.xpath("//dl/div/dd")[0].text_content().split())
    assert line.index("≥ 15 y") < line.index("≥ 12 y")
    assert [select.value for select in page.xpath("//form//select[@name='from' or @name='to']")] == ["1", "3"]


@pytest.mark.parametrize("query", ["?from=9&to=1", "?from=x&to=", "?from=1"])
def test_unknown_numbers_show_the_last_two(team, role, query):
    factories.make_version(role)
    response = team.get(reverse("role_versions", args=[role.slug]) + query)
    assert response.status_code == 200
    assert (response.context["from_number"], response.context["to_number"]) == (1, 2)


def test_role_without_criteria_has_a_page_that_says_so(team, role):
    role.versions.all().delete()
    assert "No criteria yet" in team.get(reverse("role_versions", args=[role.slug])).content.decode()


@pytest.mark.parametrize("number", [0, 8])
def test_number_of_queries_does_not_grow(team, role, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_judged(role)
    for _ in range(number + 1):
        factories.make_version(role)
    with django_assert_num_queries(14):
        team.get(reverse("role_versions", args=[role.slug]))


def test_review_names_the_version_and_links_to_what_changed(team, role, judged, alice):
    url = reverse("application", args=[judged.public_id])
    assert "criteria v1" in team.get(url).content.decode()
    decide.look(judged, alice)
    decide.decide(judged, "reject", "Too few years.", alice)
    factories.make_version(role)
    page = team.get(url).content.decode()
    assert "The verdicts are by version 1 of the criteria; version 2 holds now." in page
    assert "?from=1&amp;to=2" in page
    assert "Reject · version 1 of the criteria" in " ".join(html.fromstring(page).text_content().split())


def test_decision_is_taken_back_on_the_page_with_a_reason(team, role, judged, alice):
    decide.look(judged, alice)
    decide.decide(judged, "reject", "Too few years.", alice)
    url = reverse("reopen", args=[judged.public_id])
    assert team.post(url, {"reopen_reason": ""}).status_code == 422
    response = team.post(url, {"reopen_reason": "The wrong person."}, follow=True)
    assert "The decision on Jan Peeters is taken back." in response.content.decode()
    judged.refresh_from_db()
    assert judged.state == "received"
    again = team.post(url, {"reopen_reason": "Once more."}, follow=True)
    assert "there is nothing to reopen" in again.content.decode()


def test_decision_form_does_not_offer_to_reopen(team, judged):
    page = html.fromstring(team.get(reverse("application", args=[judged.public_id])).content)
    assert page.xpath("//input[@name='kind']/@value") == ["shortlist", "hold", "reject"]
