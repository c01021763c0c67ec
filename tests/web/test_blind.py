"""A blind role names nobody: words that only one candidate could have brought are looked for on every page and file."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from screening.core.terms import Answers
from screening.flow import amend, ask, bell, decide, notes, override, receive, sweep, veil
from screening.models import Event, Membership, Role, Unveiling
from tests import factories
from tests.web.test_access_matrix import OF_A_ROLE, OF_AN_APPLICATION, POSTED, address

NAME, EMAIL, PHONE = "Quirijn Canarius", "quirijn@canary.example", "+32 470 99 88 77"
CANARIES = ("canar", "quirijn", "99 88 77", "kanariestraat", "1980", "mevrouw")
CV = (
    f"{NAME}\n{EMAIL}\n{PHONE}\nKanariestraat 7, 2800 Mechelen\nGeboortedatum: 3 mei 1980\n\nErvaring\n"
    "01/2010 - 12/2024 Projectleider IT-infrastructuur, Canarius BV\nLeiding van vijf teams. Mevrouw Canarius leidde.\n\n"
    "Talen\nNederlands: moedertaal\nFrans: zeer goed\n"
)
WALKED = ("roles",)  # of the pages of a person, the one that tells of candidates

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def application(role, alice, monkeypatch):
    """A candidate of a blind role, about whom the team has already written."""
    monkeypatch.setattr(bell, "ring", lambda _works: 0)
    submission = receive.Submission(NAME, EMAIL, PHONE, "nl", Answers(), "1", "a-sending", talent_pool=False)
    application = receive.receive(
        role, submission, receive.keep(SimpleUploadedFile("quirijn.txt", CV.encode()))
    ).application
    sweep.drain()
    application.refresh_from_db()
    decide.look(application, alice)
    override.override(application, "it-years", "fail", "Canarius BV does not count.", alice)
    notes.note(application, "Canarius rang: quirijn@canary.example", alice)
    ask.note(application, alice, text="Wat deed u bij Canarius BV?")
    ask.send(application, alice)
    ask.reply(application, [ask.Reply(application.questions.get(), "Bij Canarius leidde ik.")])
    amend.contact(application, amend.Contact(NAME + " junior", EMAIL, PHONE))
    decide.decide(application, "hold", "Canarius waits.", alice)
    veil.set_blind(role, Role.Blind.UNTIL_DECIDED, alice)
    application.refresh_from_db()
    return application


def written(response) -> str:
    """All that a person can read in the response, also in the parts of a DOCX or XLSX."""
    content = response.getvalue() if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(name) for name in parts.namelist())
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    return (headers + content.decode(errors="replace")).casefold()


def pages(application) -> list[str]:
    role = application.role
    of_rows = [name for name in (*OF_A_ROLE, *OF_AN_APPLICATION) if name not in POSTED]
    found = [address(name, role, application) for name in of_rows]
    found += [reverse(name) for name in WALKED]
    board, review = reverse("role_board", args=[role.slug]), reverse("application", args=[application.public_id])
    export, papers = reverse("export", args=[role.slug]), reverse("application_file", args=[application.public_id])
    found += [f"{board}?q=leidde", f"{board}?q=rang", f"{review}?view=text", f"{review}?view=page"]
    found += [f"{export}?format={form}" for form in ("csv", "xlsx", "json")]
    found += [f"{papers}?format={form}&language={language}" for form in ("docx", "xlsx") for language in ("nl", "fr")]
    found += [f"{reverse('compare', args=[role.slug])}?candidate={application.public_id}"]
    found += [reverse("letter", args=[application.public_id, kind]) for kind in ("receipt", "rejected", "question")]
    return found


def singing(client, application) -> list[str]:
    """The pages on which a canary sings, each with the words around it."""
    found = []
    for page in pages(application):
        text = written(client.get(page))
        found += [
            f"{page}: {text[max(0, match.start() - 60) : match.end() + 40]!r}"
            for canary in CANARIES
            if (match := re.search(re.escape(canary), text))
        ]
    return found


def test_no_page_and_no_file_of_a_blind_role_names_anybody(client, application, bob):
    client.force_login(bob)
    assert singing(client, application) == []


def test_the_canaries_sing_in_a_role_that_is_not_blind(client, application, alice, bob):
    veil.set_blind(application.role, Role.Blind.NO, alice)
    client.force_login(bob)
    heard = {page.split("?")[0].split(":")[0] for page in singing(client, application)}
    review = reverse("application", args=[application.public_id])
    assert {review, reverse("role_board", args=["infra-pm"]), reverse("roles")} <= heard


def test_the_verdicts_and_their_evidence_stay_readable(client, application, bob):
    client.force_login(bob)
    content = client.get(reverse("application", args=[application.public_id])).content.decode()
    assert "01/2010 - 12/2024" in content
    assert f"Candidate {application.reference}" in content
    assert "This role is reviewed blind." in content


def test_a_decision_lifts_the_veil_for_the_whole_team(client, application, alice, bob):
    decide.look(application, alice)
    decide.decide(application, "reject", "Too few years.", alice)
    client.force_login(bob)
    assert NAME in client.get(reverse("application", args=[application.public_id])).content.decode()


def test_each_person_decides_first_where_the_role_says_so(client, application, alice, bob):
    veil.set_blind(application.role, Role.Blind.UNTIL_OWN, alice)
    decide.look(application, alice)
    decide.decide(application, "reject", "Too few years.", alice)
    application.refresh_from_db()
    assert not veil.Veil(alice).hides(application)
    assert veil.Veil(bob).hides(application)


class TestUnveiling:
    def unveil(self, client, application, reason="The interview is today."):
        return client.post(reverse("unveil", args=[application.public_id]), {"reason": reason})

    def test_shows_the_name_to_who_asked_and_to_nobody_else(self, client, application, alice, bob):
        client.force_login(bob)
        assert self.unveil(client, application).status_code == 302
        assert NAME in client.get(reverse("application", args=[application.public_id])).content.decode()
        assert veil.Veil(alice).hides(application)

    def test_is_kept_with_its_reason_and_logged_without(self, client, application, bob):
        client.force_login(bob)
        self.unveil(client, application)
        self.unveil(client, application)
        assert Unveiling.objects.get().reason == "The interview is today."
        event = Event.objects.get(kind="unveiled")
        assert (event.by, event.details) == (bob, {})

    def test_needs_a_reason(self, client, application, bob):
        client.force_login(bob)
        response = self.unveil(client, application, "")
        assert response.status_code == 422
        assert "canar" not in response.content.decode().casefold()
        assert not Unveiling.objects.exists()

    def test_is_refused_to_a_reader(self, client, application, bob):
        Membership.objects.filter(user=bob).update(function="reader")
        client.force_login(bob)
        assert self.unveil(client, application).status_code == 403


class TestSwitch:
    def test_is_turned_by_the_owner_and_logged(self, client, role, alice):
        client.force_login(alice)
        client.post(reverse("blind", args=[role.slug]), {"blind": "own"})
        role.refresh_from_db()
        assert role.blind == "own"
        assert Event.objects.get(kind="role_changed").details == {"blind": "own"}

    def test_is_refused_to_a_reviewer(self, client, role, bob):
        client.force_login(bob)
        assert client.post(reverse("blind", args=[role.slug]), {"blind": "own"}).status_code == 403

    def test_knows_three_policies(self, client, role, alice):
        client.force_login(alice)
        assert client.post(reverse("blind", args=[role.slug]), {"blind": "always"}).status_code == 400


def test_a_board_of_many_asks_once_who_is_veiled(client, role, alice, django_assert_max_num_queries):
    for _ in range(3):
        factories.make_judged(role)
    veil.set_blind(role, Role.Blind.UNTIL_OWN, alice)
    client.force_login(alice)
    client.get(reverse("role_board", args=[role.slug]))
    with django_assert_max_num_queries(30) as few:
        client.get(reverse("role_board", args=[role.slug]))
    num_for_few = len(few)
    for _ in range(9):
        factories.make_judged(role)
    client.get(reverse("role_board", args=[role.slug]))
    with django_assert_max_num_queries(num_for_few):
        client.get(reverse("role_board", args=[role.slug]))
