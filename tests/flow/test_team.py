"""Invitations work once, for seven days, for the invited address; a role never loses its last owner."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.utils import timezone

from screening import models
from screening.flow import inform, log, team
from screening.flow.invitation_mail import token_of
from screening.flow.permissions import NotAllowedError
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(rung):
    """Workers hear everything and do nothing."""


@pytest.fixture
def invited(role, alice, charlie) -> models.Invitation:
    """Charlie, who has an account, is invited as a reader."""
    return team.invite(role, charlie.email, "reader", alice)


def send_all() -> list[str]:
    for waiting in models.OutgoingMail.objects.filter(state="waiting"):
        inform.inform(waiting.pk)
    return [message.body for message in outbox.outbox]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "as: Reader"), ("nl", "als: Lezer"), ("fr", "comme : Lecteur")],
)
def test_mail_says_who_invites_to_what_in_its_language_with_a_link_that_works(role, alice, language, words):
    invitation = team.invite(role, "new@example.org", "reader", alice, language)
    (body,) = send_all()
    assert "Alice Owner" in body
    assert words in body
    assert token_of(invitation) in body
    assert token_of(invitation) not in str(models.OutgoingMail.objects.get().context)
    assert team.invitation_behind(token_of(invitation)) == invitation
    assert "<html" in outbox.outbox[0].alternatives[0][0]


def test_known_and_unknown_addresses_get_the_same(role, alice, charlie):
    for address in (charlie.email, "nobody@example.org"):
        team.invite(role, address, "reader", alice)
    rows = models.OutgoingMail.objects.filter(kind="invitation").order_by("pk")
    assert [(row.to, row.state) for row in rows] == [(charlie.email, "waiting"), ("nobody@example.org", "waiting")]


def test_log_names_nobody(role, alice, invited):
    event = models.Event.objects.get(role=role)
    assert (event.kind, event.by) == ("team_changed", alice)
    assert event.details == {"what": "invited", "invitation": invited.pk, "function": "reader"}
    assert log.first_broken_link(role) is None


def test_invitation_is_accepted_once(invited, charlie):
    assert team.accept(invited, charlie).function == "reader"
    with pytest.raises(team.TeamError, match="gone"):
        team.accept(invited, charlie)
    assert models.Membership.objects.filter(user=charlie).count() == 1


def test_account_with_another_address_cannot_accept(invited):
    with pytest.raises(team.TeamError, match="another_address"):
        team.accept(invited, factories.make_user("dora"))


def test_who_was_put_on_the_team_meanwhile_stays_what_they_are(role, invited, charlie):
    models.Membership.objects.create(role=role, user=charlie, function="recruiter")
    assert team.accept(invited, charlie).function == "recruiter"


def test_expired_link_leads_nowhere_until_it_is_renewed(invited, alice, charlie):
    models.Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    invited.refresh_from_db()
    assert team.invitation_behind(token_of(invited)) is None
    with pytest.raises(team.TeamError, match="gone"):
        team.accept(invited, charlie)
    renewed = team.renew(invited, alice)
    assert team.invitation_behind(token_of(renewed)) == renewed


def test_renewing_kills_the_link_before_and_its_unsent_mail(invited, alice):
    earlier = token_of(invited)
    renewed = team.renew(invited, alice)
    assert team.invitation_behind(earlier) is None
    (body,) = send_all()
    assert token_of(renewed) in body
    assert sorted(models.OutgoingMail.objects.values_list("state", flat=True)) == ["done", "given_up"]


def test_inviting_again_renews_with_the_new_function(role, alice, invited, charlie):
    again = team.invite(role, charlie.email.upper(), "recruiter", alice)
    assert (again.pk, again.function, again.num_sent) == (invited.pk, "recruiter", 2)


def test_withdrawing_kills_the_link_and_forgets_the_address(invited, alice, charlie):
    token = token_of(invited)
    team.withdraw(invited, alice)
    assert team.invitation_behind(token) is None
    assert not models.OutgoingMail.objects.filter(to=charlie.email).exists()
    assert not models.Invitation.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "a:b:c"])
def test_forged_link_leads_nowhere(invited, token):
    assert team.invitation_behind(token) is None


def test_new_account_is_opened_with_the_invited_address(role, alice):
    invitation = team.invite(role, "Eva@Example.org", "reviewer", alice)
    user = team.accept_with_new_account(invitation, team.NewAccount("Eva", "New", "a-long-secret-9"))
    assert (user.email, user.get_full_name()) == ("eva@example.org", "Eva New")
    assert user.check_password("a-long-secret-9")
    assert models.Membership.objects.get(user=user).function == "reviewer"
    with pytest.raises(team.TeamError):
        team.accept_with_new_account(invitation, team.NewAccount("Eve", "Evil", "another-secret-9"))


def test_member_is_not_invited_again(role, alice, bob):
    with pytest.raises(team.TeamError, match="member"):
        team.invite(role, bob.email, "reader", alice)


def test_too_many_invitations_within_an_hour_are_refused(role, alice, monkeypatch):
    monkeypatch.setattr(team, "INVITATIONS_PER_PERSON", team.limits.Limit("invite-person", 1, 3600))
    team.invite(role, "one@example.org", "reader", alice)
    with pytest.raises(team.TeamError, match="too_many"):
        team.invite(role, "two@example.org", "reader", alice)


class TestLastOwner:
    def test_cannot_be_removed_or_made_something_else(self, role, alice):
        member = role.memberships.get(user=alice)
        with pytest.raises(team.TeamError, match="last_owner"):
            team.remove(role, member.pk, alice)
        with pytest.raises(team.TeamError, match="last_owner"):
            team.change_function(role, member.pk, "recruiter", alice)

    def test_can_go_when_there_is_another(self, role, alice, bob):
        team.change_function(role, role.memberships.get(user=bob).pk, "owner", alice)
        team.remove(role, role.memberships.get(user=alice).pk, alice)
        assert [member.user for member in role.memberships.all()] == [bob]

    def test_is_not_replaced_by_an_owner_whose_account_is_closed(self, role, alice, bob):
        role.memberships.filter(user=bob).update(function="owner")
        bob.is_active = False
        bob.save()
        with pytest.raises(team.TeamError, match="last_owner"):
            team.remove(role, role.memberships.get(user=alice).pk, alice)


@pytest.mark.parametrize("function", ["recruiter", "reviewer", "reader"])
def test_only_owners_say_who_is_on_the_team(role, alice, bob, invited, function):
    role.memberships.filter(user=bob).update(function=function)
    member = role.memberships.get(user=alice)
    for act in (
        lambda: team.invite(role, "x@example.org", "reader", bob),
        lambda: team.renew(invited, bob),
        lambda: team.withdraw(invited, bob),
        lambda: team.change_function(role, member.pk, "reader", bob),
        lambda: team.remove(role, member.pk, bob),
    ):
        with pytest.raises(NotAllowedError):
            act()
