"""The administrator's pages: the queue and the outbox can be looked after, candidates are not shown."""

import pytest
from django.contrib import admin
from django.urls import reverse

from screening import models

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator_client(client, alice):
    alice.is_staff = alice.is_superuser = True
    alice.save()
    client.force_login(alice)
    return client


def test_no_model_that_tells_of_a_candidate_is_registered():
    told = {models.Application, models.Document, models.Reading, models.Assessment, models.Verdict, models.Decision}
    assert not told & set(admin.site._registry)


@pytest.mark.parametrize("model", [models.Role, models.Event, models.Job, models.OutgoingMail])
def test_list_and_page_open(administrator_client, received, model):
    name = model._meta.model_name
    assert administrator_client.get(reverse(f"admin:screening_{name}_changelist")).status_code == 200
    row = model.objects.first()
    assert administrator_client.get(reverse(f"admin:screening_{name}_change", args=[row.pk])).status_code == 200


def test_page_of_a_mail_does_not_show_its_receiver(administrator_client, received):
    mail = models.OutgoingMail.objects.get()
    page = administrator_client.get(reverse("admin:screening_outgoingmail_change", args=[mail.pk]))
    assert received.email not in page.content.decode()


@pytest.mark.parametrize(
    ("state", "reason", "is_sent_again"),
    [
        ("uncertain", "died_while_sending", True),
        ("given_up", "SMTPServerDisconnected", True),
        ("given_up", "superseded", False),
        ("done", "", False),
    ],
)
def test_only_mails_that_ended_without_certainty_are_sent_again(
    administrator_client, received, state, reason, is_sent_again
):
    mail = models.OutgoingMail.objects.get()
    models.OutgoingMail.objects.update(state=state, reason=reason, attempts=3)
    administrator_client.post(
        reverse("admin:screening_outgoingmail_changelist"), {"action": "send_again", "_selected_action": [mail.pk]}
    )
    mail.refresh_from_db()
    assert (mail.state == "waiting") is is_sent_again
