"""Files brought in by a recruiter: each in its own transaction, once per content, introduced by its CV."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from screening.core import engine as core_engine
from screening.flow import forget, intake, introduce, permissions, sweep
from screening.models import Application, Document, Intake, OutgoingMail
from tests import factories

REAL = core_engine.read_apart
CV = (
    "Jan Peeters\njan.peeters@example.org\n+32 470 12 34 56\n\nErvaring\n01/2010 - 12/2024 Projectleider IT, FOD Voorbeeld\n"
    "\nTalen\nNederlands: moedertaal\n"
)


class Sent(io.BytesIO):
    def __init__(self, name: str, content: str | bytes) -> None:
        super().__init__(content.encode() if isinstance(content, str) else content)
        self.name = name

    def chunks(self):
        yield self.getvalue()


def zipped(**files: str) -> Sent:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_txt", ".txt"), content)
    return Sent("cvs.zip", stream.getvalue())


@pytest.fixture(autouse=True)
def _really_read(engine, monkeypatch):
    """The CV itself says who it is about: here it is read by the real engine."""
    monkeypatch.setattr(core_engine, "read_apart", REAL)


@pytest.fixture
def begun(role, alice) -> Intake:
    return intake.begin(
        role, alice, intake.From(supplier="Consult  BV", right_date=timezone.localdate(), language="nl")
    )


def states(begun: Intake) -> list[tuple[str, str]]:
    return list(begun.files.values_list("name", "state"))


class TestFile:
    def test_becomes_an_application_that_its_cv_introduces(self, begun):
        intake.add(begun, Sent("cv 17.txt", CV))
        application = Application.objects.get()
        assert (application.name, application.email, application.origin) == ("cv 17", "", "upload")
        assert application.supplier.name == "Consult BV"
        sweep.drain()
        application.refresh_from_db()
        assert (application.name, application.email) == ("Jan Peeters", "jan.peeters@example.org")
        assert application.phone_key == "470123456"
        assert application.assessment is not None
        assert application.consented_at is None
        assert mail.outbox == []

    def test_brought_in_twice_is_received_once(self, begun, role, alice):
        intake.add(begun, Sent("a.txt", CV))
        intake.add(begun, Sent("b.txt", CV))
        again = intake.begin(role, alice, intake.From())
        intake.add(again, Sent("c.txt", CV))
        assert Application.objects.count() == 1
        assert states(begun) == [("a.txt", "received"), ("b.txt", "known")]
        assert states(again) == [("c.txt", "known")]
        assert Document.objects.count() == 1

    def test_refused_says_why_and_can_be_tried_again(self, begun, alice):
        intake.add(begun, Sent("virus.exe", b"MZ\x90\x00"))
        file = begun.files.get()
        assert (file.state, bool(file.reason)) == ("refused", True)
        intake.retry(file, alice, Sent("cv.txt", CV))
        file.refresh_from_db()
        assert (file.state, file.reason) == ("received", "")

    def test_stranger_brings_in_nothing(self, role, charlie, bob):
        for person in (charlie, bob):
            with pytest.raises(permissions.NotAllowedError):
                intake.begin(role, person, intake.From())


class TestArchive:
    def test_files_are_taken_out_by_a_worker_one_by_one(self, begun):
        intake.add(begun, zipped(**{"map/a.txt": CV, "b.txt": CV + "Extra", "__MACOSX/a.txt": "x", ".hidden": "x"}))
        assert [state for _name, state in states(begun)] == ["waiting", "waiting"]
        sweep.drain()
        assert [state for _name, state in states(begun)] == ["received", "received"]
        begun.refresh_from_db()
        assert (begun.state, begun.archive) == ("done", "")

    def test_goes_on_at_the_next_file_after_a_death(self, begun, monkeypatch):
        intake.add(begun, zipped(a_txt=CV, b_txt=CV + "2", c_txt=CV + "3"))
        real, taken = intake._take_out, []

        def dies(row, file):
            taken.append(file.name)
            if len(taken) == 2:
                raise KeyboardInterrupt
            real(row, file)

        monkeypatch.setattr(intake, "_take_out", dies)
        with pytest.raises(KeyboardInterrupt):
            intake.take_in(begun.pk)
        Intake.objects.update(lease_expires_at=timezone.now() - timedelta(seconds=1))
        monkeypatch.setattr(intake, "_take_out", real)
        intake.take_in(begun.pk)
        assert Application.objects.count() == 3
        assert {state for _name, state in states(begun)} == {"received"}

    def test_bomb_is_refused_before_anything_is_inflated(self, begun):
        intake.add(begun, zipped(a_txt="0" * 60_000_000))
        file = begun.files.get()
        assert (file.state, file.reason) == ("refused", "unsafe")
        assert Application.objects.count() == 0

    def test_one_bad_file_stops_no_other(self, begun):
        intake.add(begun, zipped(a_txt=CV, bad="not a known name", c_txt=CV + "3"))
        sweep.drain()
        assert [state for _name, state in states(begun)] == ["received", "refused", "received"]


class TestTelling:
    @pytest.fixture
    def brought(self, begun):
        intake.add(begun, Sent("cv.txt", CV))
        sweep.drain()
        return Application.objects.get()

    def test_is_due_within_a_month_and_done_by_a_letter(self, brought, alice):
        assert introduce.tell_by(brought) - brought.received_at == introduce.TELL_WITHIN
        assert introduce.tell(brought, alice, by_letter=True)
        assert introduce.tell_by(brought) is None
        sweep.drain()
        assert "Consult BV stelde u voor" in mail.outbox[0].body
        assert not introduce.tell(brought, alice, by_letter=True)

    def test_is_not_due_for_who_applied(self, judged):
        assert introduce.tell_by(judged) is None

    def test_nobody_without_an_address_is_written_to(self, role, alice):
        row = factories.make_application(role, email="", origin="upload")
        assert not introduce.tell(row, alice, by_letter=True)
        assert introduce.tell(row, alice, by_letter=False)
        assert OutgoingMail.objects.count() == 0


class TestNames:
    def test_of_refused_files_are_forgotten_after_their_time(self, begun):
        intake.add(begun, Sent("Jan Peeters.exe", "MZ"))
        intake.add(begun, Sent("An Claes.txt", CV))
        forget.forget_expired(timezone.now() + timedelta(days=forget.REFUSED_NAME_DAYS - 1))
        assert {file.name for file in begun.files.all()} == {"Jan Peeters.exe", "An Claes.txt"}
        forget.forget_expired(timezone.now() + timedelta(days=forget.REFUSED_NAME_DAYS + 1))
        refused, received = begun.files.all()
        assert (refused.name, refused.entry, refused.state) == ("", "", "refused")
        assert refused.reason
        assert received.name == "An Claes.txt"
