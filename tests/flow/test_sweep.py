"""The net: what no worker heard of is found again, and can be done without any broker."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.management import call_command
from django.utils import timezone

from screening import models
from screening.flow import sweep

pytestmark = pytest.mark.django_db


def pks(rung: list[tuple[str, tuple[int, ...]]]) -> list[str]:
    return [task for task, _pks in rung]


def test_fresh_ring_is_not_repeated_and_an_old_one_is(received, rung, settings):
    rung.clear()
    assert sweep.sweep() == 0
    long_ago = timezone.now() - timedelta(seconds=settings.RING_AGAIN_SECONDS + 1)
    models.Job.objects.update(rung_at=long_ago)
    models.OutgoingMail.objects.update(rung_at=long_ago)
    assert sweep.sweep() == 2
    assert pks(rung) == ["read", "inform"]


def test_worker_that_starts_is_told_of_everything(received, rung):
    rung.clear()
    assert sweep.sweep(told_before=True) == 2
    assert pks(rung) == ["read", "inform"]


def test_work_nobody_heard_of_is_rung_for(received, rung):
    models.Job.objects.update(rung_at=None)
    rung.clear()
    assert sweep.sweep() == 1


def test_work_of_a_dead_worker_is_rung_for(received, rung):
    models.Job.objects.claim(models.Job.objects.get().pk, -1)
    models.Job.objects.update(rung_at=None)
    rung.clear()
    sweep.sweep()
    assert pks(rung) == ["read"]


def test_work_that_is_running_or_later_is_left_alone(received, rung):
    models.Job.objects.claim(models.Job.objects.get().pk, 30)
    models.OutgoingMail.objects.update(due_at=timezone.now() + timedelta(hours=1))
    models.Job.objects.update(rung_at=None)
    rung.clear()
    sweep.sweep()
    assert rung == []


def test_unread_application_without_a_job_gets_one(received, rung):
    models.Job.objects.all().delete()
    assert sweep.order_forgotten_readings() == 1
    assert sweep.order_forgotten_readings() == 0


def test_drain_does_everything_without_a_broker(received):
    assert sweep.drain() == 2
    received.refresh_from_db()
    assert received.assessment is not None
    assert len(django_mail.outbox) == 1
    assert sweep.drain() == 0


def test_backlog_tells_how_long_due_work_has_lain(received):
    models.Job.objects.update(due_at=timezone.now() - timedelta(seconds=181), num_missed_rings=2)
    backlog = sweep.backlog()
    assert (backlog.num_due, backlog.num_missed_rings) == (2, 2)
    assert 181 <= backlog.oldest_seconds < 190
    sweep.drain()
    assert sweep.backlog() == sweep.Backlog(0, 0.0, 0)


def test_drain_command_says_what_it_did(received, capsys):
    call_command("drain")
    assert capsys.readouterr().out == "2 pieces of work done.\n"
