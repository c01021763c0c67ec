"""Notes and tags on the page of an application and on the board, and what is done with several candidates at once."""

import pytest
from django.urls import reverse

from screening.models import Membership, Note, Tag
from tests import factories


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def page(client, application) -> str:
    return client.get(reverse("application", args=[application.public_id])).content.decode()


def board(client, query="") -> str:
    return client.get(reverse("role_board", args=["infra-pm"]) + query).content.decode()


def post(client, name, *args, **fields):
    return client.post(reverse(name, args=args), fields, follow=True).content.decode()


class TestOnOneApplication:
    def test_note_stands_there_with_author_and_is_harmless(self, team, judged):
        content = post(team, "add_note", judged.public_id, text="<b>Called</b> her.")
        assert "&lt;b&gt;Called&lt;/b&gt; her." in content
        assert "Alice Owner" in content

    def test_empty_note_is_not_kept_and_that_is_said(self, team, judged):
        assert "The note was empty" in post(team, "add_note", judged.public_id, text=" ")
        assert not Note.objects.exists()

    def test_own_note_can_be_taken_away_and_that_of_a_colleague_cannot(self, team, judged, alice, bob):
        own = Note.objects.create(application=judged, by=alice, text="Mine")
        other = Note.objects.create(application=judged, by=bob, text="His")
        assert page(team, judged).count("Take away") == 1
        assert team.post(reverse("remove_note", args=[judged.public_id, other.pk])).status_code == 404
        post(team, "remove_note", judged.public_id, own.pk)
        assert list(Note.objects.all()) == [other]

    def test_tag_is_put_and_taken_off(self, team, judged):
        assert "call first" in post(team, "add_tag", judged.public_id, tag="Call first")
        post(team, "remove_tag", judged.public_id, tag="call first")
        assert not Tag.objects.exists()

    def test_who_may_only_read_gets_no_form(self, client, judged, role):
        reader = factories.make_user("rob")
        Membership.objects.create(role=role, user=reader, function=Membership.Function.READER)
        client.force_login(reader)
        assert reverse("add_note", args=[judged.public_id]) not in page(client, judged)
        assert client.post(reverse("add_note", args=[judged.public_id]), {"text": "Hi"}).status_code == 403


class TestOnTheBoard:
    def test_is_filtered_by_tag(self, team, role, alice):
        tagged = factories.make_judged(role, name="Tagged")
        factories.make_judged(role, name="Bare")
        Tag.objects.create(application=tagged, by=alice, tag="call first")
        content = board(team, "?tag=Call+first")
        assert "Tagged" in content
        assert "Bare" not in content
        assert "Tags: call first" in content

    def test_shows_where_a_search_stands_out(self, team, role, alice):
        found = factories.make_judged(role, name="Found")
        Note.objects.create(application=found, by=alice, text="Speaks of Éclairs.")
        content = board(team, "?q=teams+eclairs")
        assert "Leiding van vijf <mark>teams</mark>" in content
        assert "Speaks of <mark>Éclairs</mark>." in content

    def test_hit_in_a_cv_is_shown_and_never_run(self, team, role):
        person = factories.make_application(role)
        factories.make_reading(person.document, "Jan\n<script>alert(1)</script> networks")
        content = board(team, "?q=networks")
        assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>networks</mark>" in content
