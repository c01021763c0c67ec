"""The page of a refusal, and what pages leave out for whom."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from ops import permissions as page_of_rights
from screening.core.permissions import KEPT_IN_ARCHIVE, MAY, Function, Right, rights_of
from screening.flow.permissions import NotAllowedError, may_make_roles, require
from screening.models import Membership, Role
from screening.web.denied import WORDS, denied
from tests import factories

READER = Membership.Function.READER


@pytest.fixture
def reader(role, charlie):
    """Charlie, who may read the role and do nothing else."""
    Membership.objects.create(role=role, user=charlie, function=READER)
    return charlie


def test_page_of_rights_in_the_docs_is_the_table_in_code():
    assert page_of_rights.FILE.read_text() == page_of_rights.page()


def test_every_right_has_its_functions_and_its_words():
    assert set(MAY) == set(Right) == set(WORDS) == set(page_of_rights.WORDS)
    assert all(Function.OWNER in functions for functions in MAY.values())


def test_functions_in_the_database_are_those_of_the_table():
    assert set(Membership.Function.values) == set(Function)


def test_a_word_that_is_no_function_has_no_rights():
    assert rights_of("visitor") == frozenset()


def test_refusal_says_what_was_refused_who_may_and_whom_to_ask(client, judged, reader, alice):
    client.force_login(reader)
    response = client.get(reverse("export", args=[judged.role.slug]))
    assert response.status_code == 403
    page = response.content.decode()
    assert "export lists and papers for the client" in page
    assert "Alice Owner (Owner)" in page
    assert alice.email in page
    assert [label for label in ("Owner", "Recruiter", "Reviewer", "Reader") if f"</svg>{label}</span>" in page] == [
        "Owner", "Recruiter", "Reviewer",
    ]  # fmt: skip


def test_refusal_names_nobody_who_was_switched_off(client, judged, reader, alice):
    alice.is_active = False
    alice.save()
    client.force_login(reader)
    assert "Alice Owner" not in client.get(reverse("export", args=[judged.role.slug])).content.decode()


def test_any_other_refusal_has_a_plain_page(db):
    request = RequestFactory().get("/")
    request.user = factories.make_user("dora")
    request.session = {}
    response = denied(request, PermissionError())
    assert response.status_code == 403
    assert "This page is not for your account." in response.content.decode()


class TestPagesLeaveOutWhatOneMayNotDo:
    @pytest.mark.parametrize(
        "shown", ["Keep the note", "Write a question of your own", 'href="#decision"', "Put my verdict in its place"]
    )
    def test_on_a_review(self, client, judged, reader, bob, shown):
        url = reverse("application", args=[judged.public_id])
        for person, expected in ((bob, True), (reader, False)):
            client.force_login(person)
            assert (shown in client.get(url).content.decode()) == expected

    @pytest.mark.parametrize("shown", ["Put the tag on them", "Put on hold", "Compliance matrix for the client"])
    def test_on_a_board(self, client, judged, reader, bob, shown):
        url = reverse("role_board", args=[judged.role.slug])
        for person, expected in ((bob, True), (reader, False)):
            client.force_login(person)
            assert (shown in client.get(url).content.decode()) == expected


class TestArchived:
    @pytest.fixture
    def archived(self, judged):
        Role.objects.filter(pk=judged.role_id).update(status=Role.Status.ARCHIVED)
        judged.role.refresh_from_db()
        return judged.role

    @pytest.mark.parametrize("right", Right)
    def test_owner_of_an_archived_role_keeps_only_some_rights(self, archived, alice, right):
        if right in KEPT_IN_ARCHIVE:
            assert require(archived, right, alice).user == alice
        else:
            with pytest.raises(NotAllowedError):
                require(archived, right, alice)

    def test_page_says_that_the_role_is_archived(self, client, archived, judged, alice):
        client.force_login(alice)
        response = client.post(reverse("add_note", args=[judged.public_id]), {"text": "Late"})
        assert response.status_code == 403
        assert "The role is archived" in response.content.decode()

    def test_who_was_switched_off_has_no_right(self, role, bob):
        bob.is_active = False
        with pytest.raises(NotAllowedError):
            require(role, Right.READ, bob)


class TestMakingRoles:
    @pytest.mark.parametrize("function", Function)
    def test_is_for_who_runs_a_role(self, role, charlie, function):
        Membership.objects.create(role=role, user=charlie, function=function)
        assert may_make_roles(charlie) == (function in {"owner", "recruiter"})

    def test_is_for_administrators_and_not_for_somebody_on_no_team(self, charlie):
        assert not may_make_roles(charlie)
        assert may_make_roles(factories.make_user("root", is_staff=True))
