"""The page of a team, and the page behind the link of an invitation."""

import pytest
from django.urls import reverse
from lxml import html

from screening import models
from screening.flow import bell, team
from screening.flow.invitation_mail import token_of

pytestmark = pytest.mark.django_db
ACCOUNT = {"first_name": "Eva", "last_name": "New", "password": "a-long-secret-9", "again": "a-long-secret-9"}


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setattr(bell, "ring", lambda _works: 0)


@pytest.fixture
def owner(client, alice):
    client.force_login(alice)
    return client


def words(response) -> str:
    return " ".join(html.fromstring(response.content).text_content().split())


def link(role, alice, email: str) -> str:
    return reverse("invitation", args=[token_of(team.invite(role, email, "reader", alice))])


@pytest.mark.parametrize("email", ["charlie@example.org", "nobody@example.org"], ids=["known", "unknown"])
def test_inviting_answers_the_same_for_every_address(owner, role, charlie, email):
    posted = {"email": email, "function": "reader", "language": "nl"}
    response = owner.post(reverse("invite", args=[role.slug]), posted, follow=True)
    assert f"An invitation is on its way to {email}." in words(response)
    assert "Send anew" in words(response)
    invitation = models.Invitation.objects.get()
    assert (invitation.function, invitation.language) == ("reader", "nl")


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({"email": "no address", "function": "reader", "language": "nl"}, "email"),
        ({"email": "x@example.org", "function": "king", "language": "nl"}, "function"),
        ({"email": "bob@example.org", "function": "reader", "language": "nl"}, "email"),
    ],
    ids=["no address", "no function", "on the team already"],
)
def test_what_is_wrong_with_an_invitation_is_said(owner, role, posted, field):
    response = owner.post(reverse("invite", args=[role.slug]), posted)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_members_are_changed_and_removed_and_the_last_owner_stays(owner, role, alice, bob):
    url = lambda user: reverse("change_member", args=[role.slug, role.memberships.get(user=user).pk])  # noqa: E731
    owner.post(url(bob), {"function": "recruiter"})
    assert role.memberships.get(user=bob).function == "recruiter"
    assert "keeps at least one owner" in words(owner.post(url(alice), {"remove": "1"}, follow=True))
    owner.post(url(bob), {"remove": "1"})
    assert [member.user for member in role.memberships.all()] == [alice]


def test_invitation_is_renewed_and_withdrawn(owner, role, alice):
    invitation = team.invite(role, "x@example.org", "reader", alice)
    url = reverse("change_invitation", args=[role.slug, invitation.pk])
    assert "A new invitation is on its way" in words(owner.post(url, {"renew": "1"}, follow=True))
    assert "The invitation is withdrawn" in words(owner.post(url, {"withdraw": "1"}, follow=True))
    assert owner.post(url, {"renew": "1"}).status_code == 404


def test_who_is_no_owner_reads_the_team_and_changes_nothing(client, role, bob):
    client.force_login(bob)
    page = words(client.get(reverse("role_team", args=[role.slug])))
    assert "Alice Owner" in page
    assert "Invite a colleague" not in page


def test_new_colleague_opens_an_account_and_is_on_the_board(client, role, alice):
    url = link(role, alice, "eva@example.org")
    page = client.get(url)
    assert page["Referrer-Policy"] == "same-origin"  # with no referrer at all the form is refused
    assert "Alice Owner invites you" in words(page)
    response = client.post(url, ACCOUNT, follow=True)
    assert response.redirect_chain[0][0] == reverse("role_board", args=[role.slug])
    assert "Welcome to the team." in words(response)
    client.logout()
    assert client.get(url).status_code == 410
    assert client.post(url, ACCOUNT).status_code == 410


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"again": "other"}, "again"),
        ({"password": "short", "again": "short"}, "password"),
        ({"last_name": ""}, "last_name"),
    ],
    ids=["typed differently", "too short", "no name"],
)
def test_account_is_not_opened_while_something_is_wrong(client, role, alice, change, field):
    response = client.post(link(role, alice, "eva@example.org"), {**ACCOUNT, **change})
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not models.Membership.objects.filter(user__email="eva@example.org").exists()


def test_who_has_an_account_signs_in_and_joins(client, role, alice, charlie):
    url = link(role, alice, charlie.email)
    assert f"next={url}" in client.get(url).content.decode()
    assert client.post(url, ACCOUNT).status_code == 200  # opens no second account
    client.force_login(charlie)
    assert "Join as Charlie Stranger" in words(client.get(url))
    assert client.post(url).status_code == 302
    assert role.memberships.get(user=charlie).function == "reader"
    assert client.get(url).status_code == 302  # once more leads in


def test_another_account_cannot_use_the_link(client, role, alice, charlie):
    url = link(role, alice, "eva@example.org")
    client.force_login(charlie)
    assert "for another address" in words(client.get(url))
    client.post(url)
    assert not role.memberships.filter(user=charlie).exists()


@pytest.mark.parametrize("token", ["x", "WzEsICJ4Il0:1:2"])
def test_link_that_is_none_of_ours_says_so(client, db, token):
    response = client.get(reverse("invitation", args=[token]))
    assert response.status_code == 410
    assert "This link does not work" in words(response)
