"""Every address of the product has a row here that says who may reach it; a new one without a row fails."""

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from screening.core.entries import Entry
from screening.core.permissions import MAY, Function, Right
from screening.core.terms import CriterionKind
from screening.flow import criteria
from screening.models import Application, Membership, Role
from tests import factories

PUBLIC = {
    "invitation",
    "home", "sitemap", "public_jobs", "public_job", "public_privacy", "health", "set_language", "theme",
    "apply", "apply_keep", "apply_draft", "apply_reading", "apply_received",
    "status", "status_correct", "status_cv", "status_withdraw", "status_erase", "status_download",
    "status_renew", "status_career", "status_reply", "status_contact", "status_review", "status_pool",
    "account_login", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "mfa_authenticate", "mfa_login_webauthn",
}  # fmt: skip
SIGNED_IN = {
    "roles": (), "insight_all": (), "role_new": (), "how_to_read": (), "account_change_password": (), "account_set_password": (), "account_reauthenticate": (),
    "mfa_index": (), "mfa_activate_totp": (), "mfa_deactivate_totp": (), "mfa_reauthenticate": (),
    "mfa_view_recovery_codes": (), "mfa_generate_recovery_codes": (), "mfa_download_recovery_codes": (),
    "mfa_add_webauthn": (), "mfa_edit_webauthn": (1,), "mfa_remove_webauthn": (1,),
    "mfa_reauthenticate_webauthn": (), "sessions": (), "end_session": (1,), "end_other_sessions": (), "present": (),
}  # fmt: skip
NOT_ASKED = {"mfa_list_webauthn"}  # only leads on
OF_THE_ADMINISTRATION = {
    "people": (), "new_person": (), "colleague": (1,), "change_colleague": (1,), "all_roles": (), "rules": (),
}  # fmt: skip
OF_WHO_MAKES_ROLES = {"role_load": (), "role_templates": (), "role_from_template": ("nurse",)}
OF_A_TEAM = {"invite": (), "change_invitation": (10**9,), "change_member": (10**9,)}
OF_A_ROLE = {
    **OF_A_TEAM, "role_team": (),
    "role_board": (), "board_progress": (), "compare": (), "export": (),
    "blind": (), "insight": (), "handover": (), "handover_file": (), "bulk": (), "undo_bulk": (),
    "save_view": (), "change_view": (1,),
    "role_versions": (), "role_settings": (), "role_move": (), "role_preview": (), "role_file": (), "role_duplicate": (),
    "criteria": (), "criteria_act": (), "criteria_add": (), "criteria_save": (), "criteria_discard": (),
    "criteria_criterion": ("it-years",), "what_if": (),
    "intakes": (), "by_hand": (), "intake": (0,), "intake_progress": (0,), "intake_retry": (0, 1),
}  # fmt: skip
OF_AN_APPLICATION = {
    "merge": ("nobody-else",), "unmerge": (0,), "tell": (),
    "application": (),
    "decide": (), "decision_letter": (),
    "reopen": (),
    "override": ("it-years",),
    "original": (),
    "page_picture": (1,),
    "viewed_file": (), "unveil": (),
    "note_question": (),
    "drop_question": (1,),
    "send_questions": (),
    "letter": ("receipt",),
    "keep_scorecard": (),
    "application_file": (), "add_note": (), "remove_note": (1,), "add_tag": (), "remove_tag": (),
}  # fmt: skip
OF_A_NEW_ROLE = {
    "role_draft": (), "role_draft_act": (), "role_draft_add": (), "role_draft_save": (), "role_draft_discard": (),
    "role_draft_criterion": ("years",),
}  # fmt: skip
POSTED = {
    "criteria_act", "criteria_add", "criteria_save", "criteria_discard",
    "role_draft_act", "role_draft_add", "role_draft_save", "role_draft_discard",
    "role_move", *OF_A_TEAM,
    "decide", "override", "unveil", "note_question", "drop_question", "send_questions", "reopen",
    "bulk", "keep_scorecard", "undo_bulk", "save_view", "change_view", "add_note", "remove_note", "add_tag", "remove_tag",
    "decision_letter", "intake_retry", "unmerge", "tell",
}  # fmt: skip
# The right that an address needs; one that is not in here needs no more than to be on the team.
NEEDS = {
    "export": Right.EXPORT, "handover": Right.EXPORT, "handover_file": Right.EXPORT, "application_file": Right.EXPORT,
    "add_note": Right.NOTE, "remove_note": Right.NOTE, "add_tag": Right.NOTE, "remove_tag": Right.NOTE,
    "keep_scorecard": Right.NOTE, "decide": Right.DECIDE, "unveil": Right.DECIDE, "override": Right.OVERRIDE,
    "reopen": Right.DECIDE, "decision_letter": Right.DECIDE, "role_move": Right.MOVE,
    "role_duplicate": Right.EDIT_ROLE,  # whoever may do that may make roles
    **dict.fromkeys(("intakes", "by_hand", "intake", "intake_progress", "intake_retry"), Right.ADD),
    "merge": Right.DECIDE, "unmerge": Right.DECIDE, "tell": Right.ASK,
    "note_question": Right.ASK, "drop_question": Right.ASK, "send_questions": Right.ASK,
}  # fmt: skip
NEEDS |= dict.fromkeys(OF_A_TEAM, Right.TEAM)
NEEDS |= dict.fromkeys((name for name in OF_A_ROLE if name == "what_if" or "criteria_" in name), Right.EDIT_CRITERIA)
EMPTY_POSTS = {"criteria_act": 400, "criteria_add": 400, "criteria_save": 422, "criteria_discard": 302}
FORBIDDEN = 403
KEPT = {
    **dict.fromkeys(("role_move", "bulk", "keep_scorecard", "undo_bulk", "save_view", "add_note", "add_tag", "remove_tag"), 302),
    "remove_note": 404, "change_view": 404, "invite": 422, "change_invitation": 404, "change_member": 404,
    "tell": 302,
    **dict.fromkeys(("intake", "intake_progress", "intake_retry", "merge", "unmerge"), 404),  # nothing of that number
}  # fmt: skip
TO_THE_LIST = dict.fromkeys(("decision_letter", "note_question", "drop_question", "send_questions"), 302)


def names(patterns) -> set[str]:
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= set() if pattern.namespace == "admin" else names(pattern.url_patterns)
        else:
            found.add(pattern.name)
    return found


def address(name: str, role: Role, application: Application) -> str:
    if name in OF_A_ROLE:
        return reverse(name, args=[role.slug, *OF_A_ROLE[name]])
    return reverse(name, args=[application.public_id, *OF_AN_APPLICATION[name]])


def ask(client: Client, name: str, url: str):
    return client.post(url) if name in POSTED else client.get(url)


def test_every_address_has_a_row_in_the_matrix():
    known = (
        PUBLIC
        | NOT_ASKED
        | SIGNED_IN.keys()
        | OF_THE_ADMINISTRATION.keys()
        | OF_WHO_MAKES_ROLES.keys()
        | OF_A_ROLE.keys()
        | OF_AN_APPLICATION.keys()
        | OF_A_NEW_ROLE.keys()
    )
    assert names(get_resolver().url_patterns) == known


@pytest.mark.parametrize("name", sorted({**SIGNED_IN, **OF_THE_ADMINISTRATION, **OF_WHO_MAKES_ROLES}))
def test_page_of_a_person_sends_who_is_not_signed_in_to_sign_in(client, db, name):
    response = client.get(reverse(name, args={**SIGNED_IN, **OF_THE_ADMINISTRATION, **OF_WHO_MAKES_ROLES}[name]))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", sorted(OF_THE_ADMINISTRATION))
def test_administration_does_not_exist_for_who_administers_nothing(client, alice, name):
    client.force_login(alice)
    url = reverse(name, args=OF_THE_ADMINISTRATION[name])
    assert client.get(url).status_code == 404
    assert client.post(url, {"change": "administrator"}).status_code == 404


@pytest.mark.parametrize("name", sorted(OF_WHO_MAKES_ROLES))
def test_pages_that_make_roles_are_for_who_runs_one(client, role, alice, bob, name):
    for person, status in ((alice, 200), (bob, FORBIDDEN)):
        client.force_login(person)
        assert client.get(reverse(name, args=OF_WHO_MAKES_ROLES[name])).status_code == status


@pytest.mark.parametrize("name", sorted(OF_A_ROLE.keys() | OF_AN_APPLICATION.keys()))
class TestRows:
    def test_sends_who_is_not_signed_in_to_sign_in(self, client, judged, name):
        response = ask(client, name, address(name, judged.role, judged))
        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))

    def test_does_not_exist_for_a_person_of_another_team(self, client, judged, charlie, name):
        client.force_login(charlie)
        assert ask(client, name, address(name, judged.role, judged)).status_code == 404

    def test_does_not_exist_for_an_administrator_who_is_on_no_team(self, client, judged, name):
        client.force_login(factories.make_user("root", is_staff=True, is_superuser=True))
        assert ask(client, name, address(name, judged.role, judged)).status_code == 404

    def test_exists_for_the_owner_and_the_team(self, client, judged, alice, bob, name):
        for person, function in ((alice, Function.OWNER), (bob, Function.REVIEWER)):
            client.force_login(person)
            status = ask(client, name, address(name, judged.role, judged)).status_code
            expected = {
                "decide": 422,
                "reopen": 422,
                "override": 422,
                "original": 404,
                "viewed_file": 404,
                "unveil": 422,
                "page_picture": 404,
                **TO_THE_LIST,
                **KEPT,
                **EMPTY_POSTS,
            }.get(name, 200)  # the file behind it is not there
            assert status == (expected if function in MAY[NEEDS.get(name, Right.READ)] else FORBIDDEN)

    @pytest.mark.parametrize("function", Function)
    def test_is_refused_to_members_without_the_right_and_to_them_alone(self, client, judged, charlie, name, function):
        Membership.objects.create(role=judged.role, user=charlie, function=function)
        client.force_login(charlie)
        refused = ask(client, name, address(name, judged.role, judged)).status_code == FORBIDDEN
        assert refused == (function not in MAY[NEEDS.get(name, Right.READ)])

    def test_does_not_exist_under_an_id_that_nobody_has(self, client, judged, alice, name):
        client.force_login(alice)
        url = address(name, judged.role, judged).replace(judged.public_id, "nobody").replace(judged.role.slug, "none")
        assert ask(client, name, url).status_code == 404


@pytest.mark.parametrize("name", sorted(OF_A_NEW_ROLE))
class TestWorkingCopyOfANewRole:
    @pytest.fixture
    def url(self, alice, name):
        entry = Entry("years", CriterionKind.YEARS)
        return reverse(name, args=[criteria.begin(alice, entries=[entry]).public_id, *OF_A_NEW_ROLE[name]])

    def test_sends_who_is_not_signed_in_to_sign_in(self, client, name, url):
        response = ask(client, name, url)
        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))

    def test_exists_for_the_person_who_began_it_alone(self, client, alice, bob, charlie, name, url):
        for person in (bob, charlie):
            client.force_login(person)
            assert ask(client, name, url).status_code == 404
        client.force_login(alice)
        expected = {"role_draft_act": 400, "role_draft_add": 400, "role_draft_save": 422, "role_draft_discard": 302}
        assert ask(client, name, url).status_code == expected.get(name, 200)


@pytest.mark.parametrize("name", sorted(POSTED - OF_A_NEW_ROLE.keys()))
def test_a_change_cannot_be_made_by_following_a_link(client, judged, alice, name):
    client.force_login(alice)
    assert client.get(address(name, judged.role, judged)).status_code == 405


def test_search_engines_are_kept_out_of_pages_behind_the_login(client, judged, alice):
    client.force_login(alice)
    assert '<meta name="robots" content="noindex">' in client.get(reverse("roles")).content.decode()
