"""What a candidate changes: both values kept, letters to the right address, consent and reviews noted."""

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from screening import models
from screening.flow import amend, decide, inform, sweep
from tests import factories

pytestmark = pytest.mark.django_db


def test_other_contact_details_are_kept_beside_the_earlier_and_proved_by_a_letter(received):
    earlier = received.email
    assert amend.contact(received, amend.Contact("Jan Pieters", "jan@new.example", received.phone))
    changes = {each.what: (each.earlier, each.later) for each in received.corrections.all()}
    assert changes == {"name": ("Jan Peeters", "Jan Pieters"), "email": (earlier, "jan@new.example")}
    sweep.drain()
    assert {recipient for mail in django_mail.outbox for recipient in mail.to} == {"jan@new.example"}
    assert models.Event.objects.get(kind="corrected").details == {"fields": ["email", "name"]}


def test_the_same_contact_details_change_nothing(received):
    assert not amend.contact(received, amend.Contact(received.name, received.email, received.phone))
    assert not received.corrections.exists()


def test_an_address_under_which_the_same_cv_came_is_refused(role, received):
    twin = factories.make_document(factories.PDF_BYTES)
    other = factories.make_application(role, document=twin)
    with pytest.raises(amend.TakenError):
        amend.contact(other, amend.Contact(other.name, received.email, ""))
    assert other.email != received.email
    assert not other.corrections.exists()


def test_a_review_is_asked_once_confirmed_by_mail_and_answered_by_a_decision(received, alice):
    sweep.drain()
    assert amend.ask_review(received, "My years at the harbour are missing.")
    assert not amend.ask_review(received, "Again.")
    assert received.review_words == "My years at the harbour are missing."
    assert amend.is_review_waiting(received)
    sweep.drain()
    assert received.reference in django_mail.outbox[-1].subject
    assert models.OutgoingMail.objects.filter(kind="review_asked", state="done").count() == 1
    decide.look(received, alice)
    decide.decide(received, "shortlist", "Looked once more.", alice)
    received.refresh_from_db()
    assert not amend.is_review_waiting(received)


def test_consent_to_the_talent_pool_is_taken_back_once(received):
    models.Application.objects.update(talent_pool_consented_at=timezone.now())
    received.refresh_from_db()
    amend.leave_pool(received)
    amend.leave_pool(received)
    received.refresh_from_db()
    assert received.talent_pool_consented_at is None
    assert models.Event.objects.filter(kind="pool_left").count() == 1


class TestNoLetterIsFalse:
    """Between the order of a letter and its sending the candidate or the recruiter may have acted."""

    def mail(self, application, kind: str) -> models.OutgoingMail:
        return inform.order(application, kind, key=kind)

    @pytest.mark.parametrize(
        ("kind", "state", "file_state", "goes"),
        [
            ("rejected", "rejected", "read", True),
            ("rejected", "withdrawn", "read", False),
            ("rejected", "shortlisted", "read", False),
            ("shortlisted", "shortlisted", "read", True),
            ("shortlisted", "withdrawn", "read", False),
            ("new_file_wanted", "received", "unreadable", True),
            ("new_file_wanted", "received", "stored", False),
            ("new_file_wanted", "withdrawn", "unreadable", False),
            ("question", "received", "read", False),
            ("receipt", "withdrawn", "unreadable", True),
            ("new_link", "withdrawn", "read", True),
        ],
    )
    def test_it_goes_while_it_is_true(self, received, alice, kind, state, file_state, goes):
        models.OutgoingMail.objects.all().delete()
        mail = self.mail(received, kind)
        now = timezone.now()
        decision = models.Decision.objects.create(
            application=received, kind="hold", by=alice, reason="For the row.", viewed_at=now
        )
        models.Application.objects.update(state=state, decision=decision)
        models.Document.objects.update(state=file_state, reason="damaged")
        inform.inform(mail.pk)
        mail.refresh_from_db()
        assert (len(django_mail.outbox), mail.state) == ((1, "done") if goes else (0, "given_up"))
