"""Questions to a candidate: noted, sent in one letter, answered once, reminded of once; and never a false letter."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from screening import models
from screening.core.terms import Answers, Duration, Level, Weekday
from screening.flow import amend, ask, sweep
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(received) -> models.Application:
    """Jan's application, read and judged; what he was sent so far is out of the way."""
    sweep.drain()
    django_mail.outbox.clear()
    received.refresh_from_db()
    return received


@pytest.fixture
def asked(read, alice) -> models.Question:
    question = ask.note(read, alice, criterion="onsite-brussels")
    ask.send(read, alice)
    question.refresh_from_db()
    return question


def kinds() -> list[str]:
    return [mail.kind for mail in models.OutgoingMail.objects.exclude(kind="receipt").order_by("pk")]


class TestList:
    def test_a_criterion_is_on_the_list_once_and_can_be_worded_anew(self, read, alice):
        first = ask.note(read, alice, criterion="onsite-brussels")
        assert ask.note(read, alice, criterion="onsite-brussels", text="Lukt donderdag?") == first
        first.refresh_from_db()
        assert first.text == "Lukt donderdag?"

    def test_own_words_stand_on_the_list_beside_each_other(self, read, alice):
        ask.note(read, alice, text="Wat is uw dagtarief?")
        ask.note(read, alice, text="Bent u vrij op 1 april?")
        assert read.questions.noted().count() == 2

    @pytest.mark.parametrize(
        ("wanted", "code"),
        [({}, "nothing_to_ask"), ({"text": "  "}, "nothing_to_ask"), ({"criterion": "none"}, "unknown_criterion")],
    )
    def test_what_cannot_be_asked_is_refused(self, read, alice, wanted, code):
        with pytest.raises(ask.UnaskableError) as refused:
            ask.note(read, alice, **wanted)
        assert refused.value.code == code

    def test_whoever_may_only_read_asks_nothing(self, read, role):
        reader = factories.make_user("rose")
        models.Membership.objects.create(role=role, user=reader, function="reader")
        for act in (lambda: ask.note(read, reader, text="?"), lambda: ask.send(read, reader)):
            with pytest.raises(PermissionDenied):
                act()

    def test_what_was_sent_cannot_be_dropped(self, asked, read, alice):
        ask.drop(read, asked.pk, alice)
        assert read.questions.open().count() == 1

    def test_nobody_is_asked_after_withdrawing(self, read, alice):
        ask.note(read, alice, text="Wanneer?")
        amend.withdraw(read)
        with pytest.raises(ask.UnaskableError):
            ask.send(read, alice)


def test_all_that_is_on_the_list_goes_out_in_one_letter(read, alice):
    ask.note(read, alice, criterion="onsite-brussels")
    ask.note(read, alice, text="Wat is uw dagtarief?")
    assert ask.send(read, alice) == 2
    sweep.drain()
    (sent,) = django_mail.outbox
    assert (sent.to, "vraag" in sent.subject) == ([read.email], True)
    assert "dagtarief" not in sent.body, "the question stands on the page, not in a mailbox"
    with pytest.raises(ask.UnaskableError):
        ask.send(read, alice)


class TestReply:
    def test_a_choice_is_merged_into_the_answers_and_judged_at_once(self, asked, read):
        declared = Answers(onsite_place=True, onsite_days=2, onsite_weekdays={Weekday.THURSDAY: True})
        ask.reply(read, [ask.Reply(asked, "Geen probleem.", declared)])
        asked.refresh_from_db()
        assert (asked.answer, asked.declared["onsite_days"]) == ("Geen probleem.", 2)
        assert read.answers_terms().languages == {"nl": Level.C2}, "what was answered before stays"
        verdict = read.assessment.verdicts.get(criterion="onsite-brussels")
        assert (verdict.outcome, verdict.source) == ("pass", "answer")
        assert models.Event.objects.filter(kind="replied", application=read.public_id).count() == 1

    def test_words_alone_change_no_answer_and_no_verdict(self, asked, read):
        before = read.assessment
        ask.reply(read, [ask.Reply(asked, "Dat hangt ervan af.")])
        assert read.assessment == before
        assert not read.corrections.exists()

    def test_both_values_are_kept(self, asked, read):
        ask.reply(read, [ask.Reply(asked, declared=Answers(languages={"nl": Level.B2}))])
        (correction,) = read.corrections.all()
        assert (correction.earlier["languages"], correction.later["languages"]) == ({"nl": Level.C2}, {"nl": Level.B2})

    def test_the_first_reply_counts(self, asked, read):
        ask.reply(read, [ask.Reply(asked, "Ja.", Answers(onsite_place=True))])
        ask.reply(read, [ask.Reply(asked, "Nee.", Answers(onsite_place=False))])
        asked.refresh_from_db()
        assert (asked.answer, read.answers_terms().onsite_place) == ("Ja.", True)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (Answers(), Answers(languages={"nl": Level.C2}, notice=Duration(weeks=6), counts={"teams": 5})),
        (
            Answers(languages={"fr": Level.B2}, counts={"teams": 6}),
            Answers(languages={"nl": Level.C2, "fr": Level.B2}, notice=Duration(weeks=6), counts={"teams": 6}),
        ),
        (
            Answers(start_date=factories.RECEIVED_AT.date()),
            Answers(languages={"nl": Level.C2}, start_date=factories.RECEIVED_AT.date(), counts={"teams": 5}),
        ),
        (
            Answers(onsite_place=False, onsite_days=0),
            Answers(
                languages={"nl": Level.C2},
                notice=Duration(weeks=6),
                counts={"teams": 5},
                onsite_place=False,
                onsite_days=0,
            ),
        ),
    ],
    ids=["nothing", "a language and a number", "a date instead of a notice", "a no and a nought"],
)
def test_later_answers_take_the_place_of_those_they_speak_about(later, expected):
    earlier = Answers(languages={"nl": Level.C2}, notice=Duration(weeks=6), counts={"teams": 5})
    assert ask.merged(earlier, later) == expected


class TestReminder:
    def test_is_sent_once_after_some_days(self, asked):
        later = timezone.now() + ask.REMIND_AFTER + timedelta(minutes=1)
        assert (ask.remind(timezone.now()), ask.remind(later), ask.remind(later)) == (0, 1, 0)
        assert kinds() == ["question", "reminder"]

    def test_is_not_sent_to_whoever_has_answered_or_withdrawn(self, asked, read):
        later = timezone.now() + ask.REMIND_AFTER + timedelta(minutes=1)
        amend.withdraw(read)
        assert ask.remind(later) == 0
        models.Application.objects.update(state="received")
        ask.reply(read, [ask.Reply(asked, "Ja.")])
        assert ask.remind(later) == 0


def test_a_question_that_was_taken_care_of_before_its_letter_went_sends_none(asked, read):
    ask.reply(read, [ask.Reply(asked, "Ja.")])
    sweep.drain()
    mail = models.OutgoingMail.objects.get(kind="question")
    assert (django_mail.outbox, mail.state, mail.reason) == ([], "given_up", "superseded")
