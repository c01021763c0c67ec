"""Bringing candidates in on the pages: files, an archive, one by hand; two that are one person."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from screening.flow import duplicates, sweep
from screening.models import Application, Duplicate, Intake, Supplier
from tests import factories

CV = "Jan Peeters\njan.peeters@example.org\n\nErvaring\n01/2010 - 12/2024 Projectleider IT, FOD Voorbeeld\n"


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def file(name="cv.txt", content=CV):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def bring_in(client, role, *files, **fields):
    given = {"language": "nl", "files": list(files), **fields}
    return client.post(reverse("intakes", args=[role.slug]), given, follow=True)


class TestFiles:
    def test_each_gets_its_state_and_its_application(self, team, role):
        page = bring_in(team, role, file("a.txt"), file("b.txt"), file("c.exe", b"MZ"), supplier="Consult")
        content = page.content.decode()
        assert "3 of 3 files" not in content
        assert "Here already" in content
        assert "Refused" in content
        assert Application.objects.get().supplier.name == "Consult"

    def test_progress_stops_asking_once_all_is_settled(self, team, role):
        bring_in(team, role, file("a.txt"))
        address = reverse("intake_progress", args=[role.slug, Intake.objects.get().pk])
        assert 'hx-trigger="every 2s"' in team.get(address).content.decode()
        sweep.drain()
        content = team.get(address).content.decode()
        assert "hx-trigger" not in content
        assert "Jan Peeters" in content

    def test_one_more_is_added_to_the_same_intake(self, team, role):
        bring_in(team, role, file("a.txt"))
        begun = Intake.objects.get()
        team.post(reverse("intake", args=[role.slug, begun.pk]), {"files": [file("b.txt", CV + "2")]})
        assert begun.files.count() == 2

    def test_archive_is_taken_out_and_shown(self, team, role):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.txt", CV)
        assert "Waits in the archive" in bring_in(team, role, file("all.zip", stream.getvalue())).content.decode()
        sweep.drain()
        assert Application.objects.get().name == "Jan Peeters"

    def test_refused_one_is_tried_again_with_another_file(self, team, role):
        bring_in(team, role, file("a.exe", b"MZ"))
        begun = Intake.objects.get()
        team.post(reverse("intake_retry", args=[role.slug, begun.pk, 1]), {"files": file("a.txt")})
        assert begun.files.get().state == "received"

    def test_nothing_chosen_is_told(self, team, role):
        assert bring_in(team, role).status_code == 422

    def test_right_without_its_supplier_is_told(self, team, role):
        page = bring_in(team, role, file(), right_date="2026-01-02")
        assert "Name the supplier who has that right" in page.content.decode()
        assert Application.objects.count() == 0

    def test_reviewer_and_reader_bring_nobody_in(self, client, bob, role):
        client.force_login(bob)
        assert bring_in(client, role, file()).status_code == 403


class TestByHand:
    def enter(self, client, role, **fields):
        return client.post(reverse("by_hand", args=[role.slug]), {"language": "fr", "cv": file(), **fields})

    def test_leads_to_the_application(self, team, role):
        response = self.enter(team, role, name="J. Peeters", phone="0470 12 34 56")
        application = Application.objects.get()
        assert response.url == reverse("application", args=[application.public_id])
        sweep.drain()
        application.refresh_from_db()
        assert (application.name, application.email, application.origin) == (
            "J. Peeters",
            "jan.peeters@example.org",
            "hand",
        )

    def test_same_cv_leads_to_the_application_there_is(self, team, role):
        self.enter(team, role)
        self.enter(team, role, name="Somebody")
        assert Application.objects.count() == 1

    def test_refused_file_is_told_beside_its_field(self, team, role):
        response = self.enter(team, role, cv=file("x.exe", b"MZ"))
        assert response.status_code == 422


class TestTwins:
    @pytest.fixture
    def both(self, role):
        suppliers = [Supplier.objects.create(name=name) for name in ("Consult", "Other House")]
        rows = [factories.make_judged(role, email="jan@example.org", supplier=each) for each in suppliers]
        duplicates.note_duplicates(rows[1])
        return rows

    def merge(self, client, one, other, **fields):
        return client.post(reverse("merge", args=[one.public_id, other.public_id]), fields, follow=True)

    def test_review_tells_of_the_other_and_of_two_suppliers(self, team, both):
        content = team.get(reverse("application", args=[both[0].public_id])).content.decode()
        assert "Perhaps here twice" in content
        assert "Two suppliers submitted this person: Consult and Other House" in content

    def test_both_are_shown_side_by_side_and_one_stays_current(self, team, both):
        page = team.get(reverse("merge", args=[both[0].public_id, both[1].public_id])).content.decode()
        assert both[0].reference in page
        assert both[1].reference in page
        assert "Merged." in self.merge(team, *both, kept=both[1].public_id).content.decode()
        both[0].refresh_from_db()
        assert both[0].merged_into == both[1]
        board = team.get(reverse("role_board", args=[both[0].role.slug])).content.decode()
        assert both[1].public_id in board
        assert both[0].public_id not in board

    def test_merge_is_undone_on_the_page(self, team, both):
        self.merge(team, *both, kept=both[0].public_id)
        merged = both[0].merges.get()
        page = team.post(reverse("unmerge", args=[both[0].public_id, merged.pk]), follow=True).content.decode()
        assert "The merge is undone" in page
        board = team.get(reverse("role_board", args=[both[0].role.slug])).content.decode()
        assert both[1].public_id in board

    def test_two_people_are_kept_apart(self, team, both):
        self.merge(team, *both, apart="1")
        assert Duplicate.objects.get().state == "apart"
        assert "Perhaps here twice" not in team.get(reverse("application", args=[both[0].public_id])).content.decode()

    def test_other_of_another_role_does_not_exist(self, team, both, foreign_role):
        foreign = factories.make_application(foreign_role)
        assert self.merge(team, both[0], foreign).status_code == 404


def test_person_who_did_not_apply_is_told_from_the_review_page(team, role):
    row = factories.make_application(role, origin="upload", consented_at=None)
    address = reverse("application", args=[row.public_id])
    assert "GDPR, article 14" in team.get(address).content.decode()
    team.post(reverse("tell", args=[row.public_id]), {"how": "letter"})
    assert "GDPR, article 14" not in team.get(address).content.decode()
