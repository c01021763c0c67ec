"""The first page: my roles only, what waits for me, what happened."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from screening.flow import decide, log
from screening.models import Application, Decision, Document, Event, OutgoingMail, Question
from screening.web.news import DECIDED, SENTENCES
from tests import factories


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def page(client) -> str:
    return client.get(reverse("roles")).content.decode()


def test_shows_my_roles_and_no_others(team, role, foreign_role):
    content = page(team)
    assert "Infrastructure Project Manager" in content
    assert "Data Engineer" not in content


def test_counts_per_standing_lead_to_that_part_of_the_board(team, judged):
    assert f"{reverse('role_board', args=['infra-pm'])}?standing=meets" in page(team)


def test_who_meets_every_gate_waits_for_a_decision(team, judged, alice):
    assert "1 meets every gate: decide" in page(team)
    factories.look(judged, alice)
    decide.decide(judged, "hold", "Waiting for a reference.", alice)
    assert "meets every gate: decide" not in page(team)


def test_unclear_applications_wait_to_be_clarified(team, role):
    factories.make_judged(role, standing="clarify")
    factories.make_judged(role, standing="clarify")
    assert "2 have something to clarify" in page(team)


def test_unreadable_files_wait_for_a_person(team, role):
    document = factories.make_document(state=Document.State.NEEDS_MANUAL, reason="crashed")
    factories.make_application(role, document=document)
    assert "1 CV could not be read" in page(team)


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "Closes today"), (1, "Closes in 1 day<"), (5, "Closes in 5 days"), (-1, "deadline has passed")],
)
def test_a_close_deadline_is_told(team, role, days, text):
    role.deadline_date = timezone.localdate() + timedelta(days=days)
    role.save()
    assert text in page(team)


def test_latest_start_that_has_passed_is_told_of_roles_that_can_still_be_applied_to(team, role):
    assert "The latest start, 30 Jun 2026, has passed" in page(team)
    role.status = role.Status.CLOSED
    role.save()
    assert "The latest start" not in page(team)


def test_archived_roles_are_off_the_list_and_found_under_their_own(team, role, judged):
    assert "archived role" not in page(team)
    role.status = role.Status.ARCHIVED
    role.save()
    assert role.title() not in page(team)
    assert "1 archived role" in page(team)
    archive = team.get(reverse("roles"), {"show": "archived"}).content.decode()
    assert role.title() in archive
    assert "Back to the roles that are not archived" in archive


def test_nothing_to_do_is_said(team, role):
    factories.make_version(role, factories.CRITERIA[:1])  # asks for no start
    assert "Nothing waits for you" in page(team)


def test_what_happened_last_names_the_decision(team, judged, alice):
    factories.look(judged, alice)
    decide.decide(judged, "shortlist", "All gates pass.", alice)
    assert (
        f'Alice Owner shortlisted <a href="{reverse("application", args=[judged.public_id])}">{judged.name}</a>'
        in page(team)
    )


@pytest.mark.parametrize(
    ("kind", "details", "words"),
    [
        ("received", {}, "Jan Peeters</a> applied"),
        ("overridden", {}, "Alice Owner overrode a verdict on <a"),
        ("withdrawn", {}, "Jan Peeters</a> withdrew"),
        ("decided", {"kind_of": "hold"}, "Alice Owner put <a"),
        ("not_read", {}, "The CV of <a"),
    ],
)
def test_what_happened_is_told_in_words(team, judged, alice, kind, details, words):
    log.record(judged.role, kind, application=judged, by=alice, **details)
    assert words in page(team)


def test_every_kind_of_event_has_its_sentence():
    of_a_machine = {"read", "judged", "informed"}
    of_a_role = {"role_loaded", "role_changed"}  # told on the pages of the role
    assert set(Event.Kind.values) - of_a_machine - of_a_role - {"decided"} == SENTENCES.keys()
    assert set(Decision.Kind.values) == DECIDED.keys()


def test_a_name_in_the_news_is_never_markup(team, role):
    row = factories.make_application(role, name="<b>{who}</b>")
    log.record(role, "received", application=row)
    assert "&lt;b&gt;{who}&lt;/b&gt;</a> applied" in page(team)


def test_an_erased_candidate_is_not_named(team, role):
    log.record(role, "received", application=Application(public_id="gone"))
    assert "an erased application applied" in page(team)
    assert "{name}" not in page(team)


def test_who_asks_for_a_person_to_look_again_waits_first_until_decided(team, role, judged, alice):
    judged.review_asked_at = timezone.now()
    judged.save()
    assert "1 asks for a person to look again" in page(team)
    factories.look(judged, alice)
    decide.decide(judged, "hold", "Looked again.", alice)
    assert "to look again" not in page(team)


def test_a_reply_waits_until_i_have_looked(team, role, judged, alice):
    asked_at = timezone.now() - timedelta(days=1)
    Question.objects.create(
        application=judged, criterion="languages", asked_by=alice, asked_at=asked_at, answered_at=timezone.now()
    )
    factories.look(judged, alice)
    assert "1 replied to your questions" in page(team)
    decide.look(judged, alice)
    assert "replied to your questions" not in page(team)


def test_a_question_that_was_not_sent_is_told(team, judged, alice):
    Question.objects.create(application=judged, criterion="languages", asked_by=alice)
    assert "1 has questions that were not sent" in page(team)


@pytest.mark.parametrize(
    ("is_staff", "expected"), [(True, "state__exact=uncertain"), (False, "an administrator decides")]
)
def test_a_mail_that_may_not_have_gone_is_told(team, judged, alice, is_staff, expected):
    alice.is_staff = is_staff
    alice.save()
    OutgoingMail.objects.create(key="k", kind="receipt", application=judged, to="x@example.org", state="uncertain")
    content = page(team)
    assert "1 mail may not have gone out" in content
    assert expected in content


def test_a_task_leads_to_those_whom_it_is_about(team, role):
    factories.make_judged(role, standing="clarify")
    assert f"{reverse('role_board', args=['infra-pm'])}?standing=clarify&amp;state=received" in page(team)


def test_a_person_without_a_team_is_told_what_to_do(client, charlie):
    client.force_login(charlie)
    assert "You are on no team yet" in page(client)


@pytest.mark.parametrize("number", [1, 6])
def test_number_of_queries_does_not_grow_with_roles(client, alice, number, django_assert_num_queries):
    client.force_login(alice)
    for index in range(number):
        role = factories.make_role(f"role-{index}")
        role.memberships.create(user=alice, function="owner")
        factories.make_judged(role)
    with django_assert_num_queries(12):
        client.get(reverse("roles"))
