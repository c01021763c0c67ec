"""A role moves only where its state machine leads, and opens only when nothing is missing."""

import pytest
from django.db import IntegrityError, transaction

from screening import models
from screening.core.lifecycle import MOVES, Need, Status, move_between, moves_from
from screening.flow import lifecycle, log
from screening.flow.permissions import NotAllowedError
from tests import factories

pytestmark = pytest.mark.django_db
TEXTS = {"en": "Manager", "fr": "Gestionnaire", "nl": "Beheerder"}


@pytest.fixture
def ready(alice) -> models.Role:
    """A draft that lacks nothing."""
    criteria = tuple(
        type(each)(**{**{name: getattr(each, name) for name in each.__slots__}, "labels": TEXTS})
        for each in factories.CRITERIA
    )
    role = factories.make_role(status="draft", criteria=criteria, titles=TEXTS, summaries=TEXTS)
    models.Membership.objects.create(role=role, user=alice, function="owner")
    return role


def without_owner(role: models.Role) -> None:
    role.memberships.update(function="recruiter")


def without_active_owner(role: models.Role) -> None:
    user = role.memberships.get().user
    user.is_active = False
    user.save()


def without_criteria(role: models.Role) -> None:
    role.versions.all().delete()


def with_weights_alone(role: models.Role) -> None:
    factories.make_version(role, factories.CRITERIA[-1:])
    role.languages = ["en"]
    role.save()


def without_label(role: models.Role) -> None:
    criterion = role.versions.get().criteria.get(slug="languages")
    criterion.labels = {"en": "Languages", "fr": "Langues", "nl": " "}
    criterion.save()


def setting(**fields: object):
    def apply(role: models.Role) -> None:
        models.Role.objects.filter(pk=role.pk).update(**fields)

    return apply


LACKS = [
    ("title in a language", setting(titles={"en": "M", "nl": "B"}), [(Need.TITLE, "fr", "")]),
    ("summary", setting(summaries={}), [(Need.SUMMARY, code, "") for code in ("en", "fr", "nl")]),
    ("summary where it is not offered", setting(summaries={"nl": "x"}, languages=["nl"]), []),
    ("criteria", without_criteria, [(Need.CRITERIA, "", "")]),
    ("gate", with_weights_alone, [(Need.CRITERIA, "", "")]),
    ("label", without_label, [(Need.LABEL, "nl", "languages")]),
    ("reason of retention", setting(retention_reason="  "), [(Need.RETENTION, "", "")]),
    ("notice", setting(notice_version=""), [(Need.NOTICE, "", "")]),
    ("owner", without_owner, [(Need.OWNER, "", "")]),
    ("owner who can sign in", without_active_owner, [(Need.OWNER, "", "")]),
]


@pytest.mark.parametrize(("spoil", "missing"), [case[1:] for case in LACKS], ids=[case[0] for case in LACKS])
def test_all_that_is_missing_is_named(ready, spoil, missing):
    spoil(ready)
    ready.refresh_from_db()
    assert [(each.need, each.language, each.criterion) for each in lifecycle.missing_of(ready)] == missing


def test_role_that_lacks_nothing_opens_and_it_is_logged(ready, alice):
    assert lifecycle.move(ready, "open", alice).status == "open"
    event = models.Event.objects.get(role=ready)
    assert (event.kind, event.details, event.by) == ("role_moved", {"start": "draft", "end": "open"}, alice)
    assert log.first_broken_link(ready) is None


def test_role_that_lacks_something_stays_a_draft(ready, alice):
    setting(notice_version="", retention_reason="")(ready)
    with pytest.raises(lifecycle.UnmovableError) as refused:
        lifecycle.move(ready, "open", alice)
    assert [each.need for each in refused.value.missing] == [Need.RETENTION, Need.NOTICE]
    ready.refresh_from_db()
    assert ready.status == "draft"
    assert not models.Event.objects.exists()


@pytest.mark.parametrize("end", Status)
@pytest.mark.parametrize("start", Status)
@pytest.mark.parametrize("used", [False, True], ids=["unused", "used"])
def test_role_moves_where_the_table_leads_and_nowhere_else(ready, alice, start, end, used):
    if used:
        factories.make_application(ready)
    setting(status=start)(ready)
    ready.refresh_from_db()
    if move_between(start, end, is_used=used):
        assert lifecycle.move(ready, end, alice).status == end
    else:
        with pytest.raises(lifecycle.UnmovableError):
            lifecycle.move(ready, end, alice)


@pytest.mark.parametrize("used", [False, True], ids=["unused", "used"])
@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_way_out_and_none_leads_to_itself(status, used):
    ends = [move.end for move in moves_from(status, is_used=used)]
    assert ends
    assert status not in ends


def test_whatever_leads_to_open_needs_everything():
    assert {move.start for move in MOVES if move.needs_everything} == {"draft", "paused", "closed"}
    assert all(move.needs_everything == (move.end is Status.OPEN) for move in MOVES)


def test_unknown_status_is_refused(ready, alice):
    with pytest.raises(lifecycle.UnmovableError):
        lifecycle.move(ready, "elsewhere", alice)


@pytest.mark.parametrize("function", ["reviewer", "reader", None])
def test_who_may_not_move_the_role_does_not(ready, charlie, function):
    if function:
        models.Membership.objects.create(role=ready, user=charlie, function=function)
    with pytest.raises(NotAllowedError):
        lifecycle.move(ready, "open", charlie)


def test_statuses_of_the_table_are_those_of_the_database(ready):
    assert set(models.Role.Status.values) == set(Status)
    with pytest.raises(IntegrityError), transaction.atomic():
        setting(status="elsewhere")(ready)


@pytest.mark.parametrize(("status", "holds"), [("draft", True), ("archived", True), ("open", False), ("closed", False)])
def test_database_wants_a_reason_of_retention_from_who_takes_applications(ready, status, holds):
    if holds:
        setting(status=status, retention_reason="")(ready)
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        setting(status=status, retention_reason="")(ready)
