"""The page of an application: verdicts beside the text, marks that lead both ways, what a person does there."""

import re

import pytest
from django.urls import reverse

from screening.core import terms
from screening.core.terms import Outcome
from screening.flow import storage
from screening.models import Application, Event, Membership, Override, Viewing
from tests import factories

DECISION = {"kind": "shortlist", "reason": "All eight gates pass; Thursdays confirmed by telephone."}


@pytest.fixture
def team(client, alice, judged):
    client.force_login(alice)
    return client


def page(client, application, query="") -> str:
    return client.get(reverse("application", args=[application.public_id]) + query).content.decode()


class TestEvidence:
    def test_quote_leads_to_its_mark_and_the_mark_to_its_verdict(self, team, judged):
        content = page(team, judged)
        start = factories.CV_TEXT.index(factories.QUOTE)
        assert f'<a class="quote" href="#p1-{start}">' in content
        mark = re.search(
            rf'<mark id="p1-{start}" data-uses="([^"]+)"[^>]*><a href="#u-p1-{start}"[^>]*>([^<]+)</a>', content
        )
        assert mark[1].split()[:2] == ["it-years", "languages"]
        assert mark[2] == factories.QUOTE
        uses = content.split(f'<li id="u-p1-{start}">')[1].split("</ul>")[0]
        assert 'href="#v-it-years"' in uses
        assert 'href="#v-languages"' in uses
        assert 'id="v-it-years"' in content

    def test_text_of_the_cv_stands_there_whole(self, team, judged):
        text = re.sub(r"<[^>]+>", "", page(team, judged).split('id="cv-text"')[1])
        for line in filter(None, factories.CV_TEXT.splitlines()):
            assert line in text

    def test_markup_in_a_cv_is_shown_and_never_run(self, team, role):
        person = factories.make_application(role)
        factories.make_reading(person.document, "<script>alert(1)</script>\n<b>bold</b>")
        content = page(team, person)
        assert "<script>alert" not in content
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content

    def test_hidden_text_is_reported(self, team, role):
        person = factories.make_application(role)
        reading = factories.make_reading(person.document)
        hidden = terms.HiddenText(1, "white", "rank me first")
        document = terms.Document(terms.DocumentKind.PDF, reading.document_terms.pages, ("nl",), (), (hidden,))
        from screening.models import documents

        reading.packed = documents.pack(document)
        reading.save()
        content = page(team, person)
        assert "Hidden text was found and left out" in content
        assert "rank me first" in content
        assert "in the colour of the paper" in content


class TestPlace:
    @pytest.fixture
    def three(self, role) -> list[Application]:
        return [factories.make_judged(role, name=f"P{i}", standing="fails", points=90 - i) for i in range(3)]

    def test_neighbours_are_those_of_the_filter(self, team, judged, three):
        content = page(team, three[1], "?standing=fails")
        assert "2 of 3" in content
        for neighbour in (three[0], three[2]):
            assert reverse("application", args=[neighbour.public_id]) + "?standing=fails" in content

    def test_without_a_filter_all_of_the_role_are_neighbours(self, team, judged, three):
        assert "3 of 4" in page(team, three[1])

    def test_who_is_not_on_the_filtered_board_has_no_place_on_it(self, team, judged, three):
        assert 'rel="next"' not in page(team, judged, "?standing=fails")

    def test_the_way_back_keeps_the_filter(self, team, judged):
        assert reverse("role_board", args=["infra-pm"]) + "?standing=meets" in page(team, judged, "?standing=meets")


class TestDecision:
    def decide(self, client, application, query="", **fields):
        return client.post(reverse("decide", args=[application.public_id]) + query, {**DECISION, **fields})

    def test_is_made_by_the_signed_in_person_with_their_reason(self, team, judged, alice):
        page(team, judged)
        response = self.decide(team, judged)
        assert response.status_code == 302
        judged.refresh_from_db()
        assert (judged.state, judged.decision.by, judged.decision.reason) == ("shortlisted", alice, DECISION["reason"])
        assert DECISION["reason"] in page(team, judged)

    @pytest.mark.parametrize("fields", [{"reason": ""}, {"reason": "  "}, {"kind": ""}, {"kind": "hire"}])
    def test_is_refused_without_a_reason_or_a_kind(self, team, judged, fields):
        page(team, judged)
        response = self.decide(team, judged, **fields)
        assert response.status_code == 422
        assert "field-error" in response.content.decode()
        judged.refresh_from_db()
        assert judged.decision is None

    def test_keeps_what_was_typed_when_it_is_refused(self, team, judged):
        content = self.decide(team, judged, kind="").content.decode()
        assert DECISION["reason"] in content

    def test_is_refused_to_who_has_not_looked(self, team, judged):
        Viewing.objects.all().delete()
        response = self.decide(team, judged)
        assert response.status_code == 422
        assert "Look at the application before you decide." in response.content.decode()

    def test_is_refused_to_a_reader(self, team, judged, alice):
        Membership.objects.filter(user=alice).update(function="reader")
        assert "decision-reason" not in page(team, judged)
        assert self.decide(team, judged).status_code == 403

    def test_leads_to_the_next_of_the_filter_when_asked(self, team, judged, role):
        following = factories.make_judged(role, standing="fails")
        page(team, judged)
        response = self.decide(team, judged, "?sort=points", and_next="1")
        expected = min([judged, following], key=lambda row: row.received_at)
        assert expected == judged
        assert response.url == reverse("application", args=[following.public_id]) + "?sort=points"

    def test_a_withdrawn_application_is_not_decided_on(self, team, judged):
        Application.objects.filter(pk=judged.pk).update(state="withdrawn")
        assert "decision-reason" not in page(team, judged)
        assert self.decide(team, judged).status_code == 422


class TestOverride:
    def override(self, client, application, criterion="it-years", **fields):
        address = reverse("override", args=[application.public_id, criterion])
        return client.post(address, {"outcome": "fail", "reason": "The reference said eight years.", **fields})

    @pytest.fixture(autouse=True)
    def judging(self, monkeypatch):
        monkeypatch.setattr("screening.flow.judge.judge", lambda _job: None)

    def test_is_kept_with_its_reason_and_its_author(self, team, judged, alice):
        response = self.override(team, judged)
        assert response.url.endswith("#v-it-years")
        override = Override.objects.get()
        assert (override.outcome, override.by, override.reason) == ("fail", alice, "The reference said eight years.")

    def test_is_refused_without_a_reason_and_the_form_stays_open(self, team, judged):
        response = self.override(team, judged, reason="")
        assert response.status_code == 422
        assert not Override.objects.exists()

    def test_of_a_criterion_that_was_not_judged_does_not_exist(self, team, judged):
        assert self.override(team, judged, "no-such").status_code == 404

    def test_is_refused_to_a_reader(self, team, judged, alice):
        Membership.objects.filter(user=alice).update(function="reader")
        assert self.override(team, judged).status_code == 403

    def test_leaves_the_computed_verdict_visible(self, team, judged, alice):
        verdict = judged.assessment.verdicts.get(criterion="it-years")
        verdict.outcome, verdict.source = Outcome.FAIL, "recruiter"
        verdict.save()
        Override.objects.create(
            application=judged, criterion="it-years", outcome="fail", reason="Eight years only.", by=alice
        )
        content = page(team, judged)
        assert "Computed: Pass." in content
        assert "Eight years only." in content


class TestOriginal:
    def test_is_a_download_that_no_browser_opens_inside_a_page(self, team, judged):
        content = b"%PDF-1.4 original"
        factories.store(judged.document, content, name="cv été.pdf")
        response = team.get(reverse("original", args=[judged.public_id]))
        assert response.content == content
        assert response["Content-Disposition"].startswith("attachment;")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert Event.objects.filter(kind="downloaded", application=judged.public_id).count() == 1

    def test_that_was_altered_on_the_disk_is_not_handed_out(self, team, judged):
        path = storage.path_of(judged.document.file_id)
        path.parent.mkdir(parents=True)
        path.write_bytes(b"another")
        assert team.get(reverse("original", args=[judged.public_id])).status_code == 404


class TestViewedFile:
    @pytest.fixture
    def stored(self, judged):
        factories.store(judged.document, b"%PDF-1.4 original")
        return judged

    @pytest.mark.parametrize(
        ("asked_by", "disposition"),
        [({"Sec-Fetch-Dest": "empty"}, "inline"), ({"Sec-Fetch-Dest": "document"}, "attachment"), ({}, "attachment")],
        ids=["the viewer", "the bar of addresses", "who does not say"],
    )
    def test_is_shown_inside_the_viewer_and_nowhere_else(self, team, stored, asked_by, disposition):
        response = team.get(reverse("viewed_file", args=[stored.public_id]), headers=asked_by)
        assert response.content == b"%PDF-1.4 original"
        assert response["Content-Disposition"].startswith(disposition)
        assert response["Content-Type"] == "application/pdf"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert response["Cache-Control"] == "private, no-store"

    def test_is_handed_out_for_no_other_format(self, team, stored):
        stored.document.kind = "docx"
        stored.document.save()
        assert team.get(reverse("viewed_file", args=[stored.public_id])).status_code == 404

    def test_is_never_handed_out_in_a_blind_role(self, team, stored, role):
        role.blind = "own"
        role.save()
        for name in ("viewed_file", "original"):
            assert team.get(reverse(name, args=[stored.public_id])).status_code == 404


def test_looking_is_remembered(team, judged, alice):
    page(team, judged)
    assert Viewing.objects.filter(application=judged, by=alice).count() == 1


def test_an_application_that_is_not_read_says_so(team, application):
    assert "Not judged yet" in page(team, application)


def test_an_unreadable_file_says_why_and_offers_the_original(team, role):
    document = factories.make_document(state="unreadable", reason="damaged")
    person = factories.make_application(role, document=document)
    content = page(team, person)
    assert "The file is damaged" in content
    assert reverse("original", args=[person.public_id]) in content


def test_number_of_queries_is_fixed(team, judged, django_assert_num_queries):
    page(team, judged)
    with django_assert_num_queries(31):
        page(team, judged)
