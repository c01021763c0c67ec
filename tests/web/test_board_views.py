"""Saved views: one's own, those of the team, the one that the board opens with."""

import pytest
from django.urls import reverse

from screening.models import OpeningView, SavedView
from tests import factories

BOARD = "/roles/infra-pm/"


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def save(client, query: str = "?standing=clarify&sort=newest", **fields):
    return client.post(reverse("save_view", args=["infra-pm"]) + query, {"name": "To call", **fields}, follow=True)


def change(client, view: SavedView, what: str):
    return client.post(reverse("change_view", args=["infra-pm", view.pk]), {"what": what})


def test_a_view_keeps_filter_order_and_columns_and_leads_back_to_them(team):
    save(team, "?standing=clarify&gate-languages=unclear&sort=newest&col=points&page=3&nonsense=1")
    assert SavedView.objects.get().query == "gate-languages=unclear&standing=clarify&sort=newest&col=points"
    assert (
        'href="?gate-languages=unclear&amp;standing=clarify&amp;sort=newest&amp;col=points"'
        in team.get(BOARD).content.decode()
    )


def test_a_view_needs_a_name(team):
    assert "Give the view a name." in save(team, name="  ").content.decode()
    assert not SavedView.objects.exists()


def test_the_same_name_is_replaced_and_not_doubled(team):
    save(team)
    save(team, "?standing=fails")
    assert SavedView.objects.get().query == "standing=fails"


def test_a_colleague_sees_what_is_shared_and_nothing_else(team, client, bob):
    save(team, name="Mine")
    save(team, name="Ours", shared="on")
    client.force_login(bob)
    content = client.get(BOARD).content.decode()
    assert "Ours" in content
    assert "by Alice Owner" in content
    assert "Mine" not in content


@pytest.mark.parametrize("what", ["remove", "share", "keep"])
def test_a_view_of_a_colleague_cannot_be_changed(team, client, bob, what):
    save(team, shared="on")
    client.force_login(bob)
    assert change(client, SavedView.objects.get(), what).status_code == 404


def test_a_view_that_is_not_shared_does_not_exist_for_a_colleague(team, client, bob):
    save(team)
    client.force_login(bob)
    assert change(client, SavedView.objects.get(), "open").status_code == 404


def test_the_board_opens_with_the_chosen_view_and_everybody_is_one_click_away(team, role):
    factories.make_judged(role)
    save(team, opens="on")
    response = team.get(BOARD)
    assert (response.status_code, response.url) == (302, "?standing=clarify&sort=newest")
    assert team.get(BOARD + "?sort=rank").status_code == 200
    change(team, SavedView.objects.get(), "open-plainly")
    assert team.get(BOARD).status_code == 200


def test_a_shared_view_opens_the_board_of_a_colleague_until_it_is_kept_again(team, client, alice, bob):
    save(team, shared="on")
    view = SavedView.objects.get()
    client.force_login(bob)
    change(client, view, "open")
    assert client.get(BOARD).status_code == 302
    client.force_login(alice)
    change(client, view, "keep")
    assert not OpeningView.objects.exists()


def test_a_view_is_taken_away(team):
    save(team, opens="on")
    change(team, SavedView.objects.get(), "remove")
    assert not SavedView.objects.exists()
    assert team.get(BOARD).status_code == 200
