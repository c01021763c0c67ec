"""What is foretold is what comes: the standings before a save are those after it, for real CVs, without a file read."""

from dataclasses import replace
from functools import cache

import pytest
from django.conf import settings as django_settings

from screening import models
from screening.core import engine as core_engine
from screening.core import terms
from screening.core.entries import OWN, OwnWords, entry_of
from screening.core.rolefile import parse_role
from screening.flow import criteria, decide, judge, roles, sweep
from screening.flow.pool import Pool
from screening.flow.whatif import forecast
from tests import factories

pytestmark = pytest.mark.django_db

CVS = django_settings.BASE_DIR / "demo" / "cvs"
PEOPLE = (
    "lotte-verhaegen.pdf", "nadia-el-amrani.pdf", "hans-brouwer.pdf", "victor-okafor.pdf", "ingrid-solberg.pdf",
    "benoit-carlier.docx", "oscar-lindqvist.docx", "chloe-renard.pdf", "karen-wuyts.pdf", "louis-marchal.pdf",
)  # fmt: skip
ROLE = django_settings.BASE_DIR / "roles" / "infra-pm.yaml"


@cache
def record(name: str) -> core_engine.Record:
    return core_engine.read_record((CVS / name).read_bytes(), name)


def apply(role: models.Role, name: str, answers: terms.Answers) -> models.Application:
    document = factories.make_document()
    read = record(name)
    reading = models.Reading.from_terms(document.sha256, core_engine.ENGINE_VERSION, read.document, read.facts)
    reading.save()
    document.reading, document.state = reading, models.Document.State.READ
    document.save()
    return factories.make_application(role, name=name, document=document, answers=answers)


@pytest.fixture
def role(alice, rung) -> models.Role:
    """The first role with ten real CVs, judged; two candidates declared something, one verdict is a recruiter's."""
    role = roles.load(parse_role(ROLE.read_text())).role
    models.Membership.objects.create(role=role, user=alice, function=models.Membership.Function.OWNER)
    declared = {
        "hans-brouwer.pdf": terms.Answers(languages={"nl": terms.Level.C2, "fr": terms.Level.B1}, onsite_days=1),
        "chloe-renard.pdf": terms.Answers(years={"it": 30}, counts={"delivery-teams": 9}),
    }
    for name in PEOPLE:
        applied = apply(role, name, declared.get(name, terms.Answers()))
        judge.judge(judge.order(applied).pk)
    overridden = role.applications.get(name="victor-okafor.pdf")
    models.Override.objects.create(
        application=overridden, criterion="it-years", outcome="unclear", reason="Asks.", by=alice
    )
    judge.judge(judge.order(overridden).pk)
    return role


def entries(role: models.Role) -> list:
    version = role.current_version()
    return criteria.entries_of(version)


def changed(role, slug, **changes) -> list:
    return [replace(each, **changes) if each.slug == slug else each for each in entries(role)]


def with_rule(role, slug, **rule) -> list:
    return [replace(each, rule={**each.rule, **rule}) if each.slug == slug else each for each in entries(role)]


def dropped(role, slug) -> list:
    return [each for each in entries(role) if each.slug != slug]


def own_words(role) -> list:
    words = OwnWords(("network", "netwerk", "réseau"), ("social network",))
    return [
        replace(each, rule={"domain": OWN, "at_least": 4}, own=words) if each.slug == "integration-years" else each
        for each in entries(role)
    ]


CHANGES = {
    "more years": lambda role: with_rule(role, "it-years", at_least=22),
    "half a year more": lambda role: with_rule(role, "pm-years", at_least=13.5),
    "years that are no whole months": lambda role: with_rule(role, "pm-years", at_least=13.7),
    "another domain of the library": lambda role: with_rule(role, "integration-years", domain="cloud"),
    "a domain of own words": own_words,
    "another topic": lambda role: with_rule(role, "procurement", topic="bim"),
    "fewer teams": lambda role: with_rule(role, "delivery-teams", at_least=3),
    "more days": lambda role: with_rule(role, "onsite-brussels", days_per_week=4),
    "another place": lambda role: with_rule(role, "onsite-brussels", place="ghent"),
    "an earlier start": lambda role: with_rule(role, "start-date", latest="2026-04-01"),
    "other languages": lambda role: changed(role, "languages", rule={"all": [{"language": "fr", "at_least": "C1"}, {"language": "de", "at_least": "A2"}]}),
    "a gate that becomes a weight": lambda role: changed(role, "languages", gate=False),
    "a weight that becomes a gate": lambda role: changed(role, "support-models", gate=True),
    "a gate less": lambda role: dropped(role, "multistream-years"),
    "a weight less": lambda role: dropped(role, "risk"),
    "another weight": lambda role: changed(role, "budget", weight=5),
    "the overridden gate": lambda role: with_rule(role, "it-years", at_least=5),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_foretold_is_what_comes(role, alice, change, monkeypatch):
    monkeypatch.setattr(core_engine, "read_apart", None)  # no file is read again
    draft = criteria.keep(criteria.copy_of(role, alice), CHANGES[change](role))
    told = forecast(Pool(role), criteria.terms_of(draft))
    before = dict(role.applications.values_list("pk", "assessment__standing"))
    points = dict(role.applications.values_list("pk", "assessment__points"))
    criteria.save(draft, alice, "To see.")
    sweep.drain()
    after = dict(role.applications.values_list("pk", "assessment__standing"))
    came = {pk: standing for pk, standing in after.items() if standing != before[pk]}
    assert {move.candidate.pk: move.standing for move in told.moves} == came
    assert {standing: list(after.values()).count(standing) for standing in told.after} == told.after
    reordered = dict(role.applications.values_list("pk", "assessment__points"))
    assert told.num_reordered == sum(reordered[pk] != points[pk] for pk in points)


def test_changes_of_the_table_move_somebody(role, alice):
    """A table in which nothing moved would prove nothing."""
    moved = 0
    for change in CHANGES.values():
        draft = criteria.copy_of(role, alice)
        draft.entries = criteria.plain_entries(change(role))
        moved += len(forecast(Pool(role), criteria.terms_of(draft)).moves)
    assert moved > len(CHANGES)


def test_a_move_says_which_gates_change(role, alice):
    draft = criteria.copy_of(role, alice)
    draft.entries = criteria.plain_entries(with_rule(role, "it-years", at_least=40))
    told = forecast(Pool(role), criteria.terms_of(draft))
    assert {(slug, new) for move in told.moves for slug, _old, new in move.because} == {("it-years", "fail")}


def test_whoever_is_decided_is_not_counted(role, alice):
    chosen = role.applications.get(name="karen-wuyts.pdf")
    factories.look(chosen, alice)
    decide.decide(chosen, "shortlist", "Good.", alice)
    told = forecast(Pool(role), role.current_version().to_terms())
    assert (told.num_all, told.num_decided, told.num_not_judged) == (len(PEOPLE) - 1, 1, 0)


def test_a_pool_is_looked_at_in_a_fixed_number_of_queries(role, alice, django_assert_num_queries):
    draft = criteria.copy_of(role, alice)
    draft.entries = criteria.plain_entries(with_rule(role, "it-years", at_least=22))
    wanted = criteria.terms_of(draft)
    with django_assert_num_queries(11):
        forecast(Pool(role), wanted)


def test_an_entry_of_a_criterion_without_own_words_names_the_library(role):
    version = role.current_version().to_terms()
    assert entry_of(version.criteria[0], {}, version).rule["domain"] == "it"
