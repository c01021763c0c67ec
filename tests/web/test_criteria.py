"""From an advertisement to a role, and the criteria of a role: what is shown, kept, refused, with and without htmx."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from screening.core.entries import Entry
from screening.core.rolefile import parse_role
from screening.core.terms import CriterionKind
from screening.flow import criteria
from screening.models import CriteriaDraft, Membership, Role
from tests import factories

ADVERTISEMENT = """Data Lead (Ghent)
Profile
- Minimum 5 years of experience in data engineering.
- Ample experience with public tenders.
- Fluent Dutch, good French.
- You join a young and dynamic team.
- You are flexible.
"""
INFRA_PM = parse_role((django_settings.BASE_DIR / "roles" / "infra-pm.yaml").read_text()).advertisement
YEARS = {
    "importance": "gate", "domain": "it", "at_least": "5", "justification": "The work is IT.",
    "label_en": "5 years in IT", "label_fr": "5 ans en IT", "label_nl": "5 jaar in IT",
}  # fmt: skip


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


@pytest.fixture
def draft(team) -> CriteriaDraft:
    """What the advertisement became."""
    team.post(reverse("role_new"), {"start": "text", "text": ADVERTISEMENT, "published": "2026-03-01"})
    return CriteriaDraft.objects.get()


def page_of(client, name="criteria", *args):
    return client.get(reverse(name, args=args or ["infra-pm"]))


def by_key(draft_or_role, key) -> Entry:
    copy = draft_or_role
    copy.refresh_from_db()
    return next(entry for entry in criteria.entries_in(copy) if entry.key == key)


class TestFromAnAdvertisement:
    def test_each_requirement_is_a_card_with_its_sentence_marked(self, team, draft):
        sheet = page_of(team, "role_draft", draft.public_id).context["sheet"]
        years = next(card for card in sheet.gates if card.entry.kind is CriterionKind.YEARS)
        assert (years.entry.rule["at_least"], years.entry.source) == (
            5,
            "Minimum 5 years of experience in data engineering",
        )
        marks = {segment.anchor: segment for row in sheet.rows for segment in row.segments if segment.uses}
        assert marks[years.anchor].uses == (years.entry.key,)
        assert years.is_proposed

    def test_what_is_vague_and_what_is_risky_says_why(self, team, draft):
        found = {one.quote: one for one in page_of(team, "role_draft", draft.public_id).context["sheet"].advice}
        assert found["Ample experience"].takes_years
        assert "age" in found["young and dynamic"].message
        assert not found["young and dynamic"].is_vague

    def test_what_the_law_protects_is_left_out_and_explained(self, team):
        text = ADVERTISEMENT + "- Married or living together.\n"
        team.post(reverse("role_new"), {"start": "text", "text": text, "published": "2026-03-01"})
        sheet = page_of(team, "role_draft", CriteriaDraft.objects.get().public_id).context["sheet"]
        assert any("Married" in card.label for card in sheet.dropped)
        assert "family status" in next(one.message for one in sheet.advice if one.quote == "Married")

    def test_a_must_without_a_number_is_said_to_be_one_and_becomes_a_gate_by_a_click(self, team, draft):
        page = page_of(team, "role_draft", draft.public_id)
        (key,) = [card.entry.key for card in page.context["sheet"].weights if card.is_must]
        assert page.content.decode().count("a must in the text") == 1
        team.post(reverse("role_draft_act", args=[draft.public_id]), {"do": f"gate:{key}"})
        assert by_key(draft, key).gate

    def test_what_no_cv_can_show_is_left_out_and_can_be_taken_back(self, team, draft):
        sheet = page_of(team, "role_draft", draft.public_id).context["sheet"]
        card = next(card for card in sheet.dropped if "flexible" in card.label)
        team.post(reverse("role_draft_act", args=[draft.public_id]), {"do": f"take-back:{card.entry.key}"})
        assert card.entry.key not in {
            each.entry.key for each in page_of(team, "role_draft", draft.public_id).context["sheet"].dropped
        }

    def test_a_vague_requirement_becomes_a_criterion_with_its_number(self, team, draft):
        index = next(i for i, each in enumerate(draft.advice) if each["concern"] == "vague_experience")
        team.post(reverse("role_draft_add", args=[draft.public_id]), {"kind": "years", "advice": index, "years": "3"})
        entry = by_key(draft, "years")
        assert (entry.rule["at_least"], entry.source) == (3, "Ample experience with public tenders.")

    def test_what_a_role_usually_says_and_this_one_does_not_is_listed(self, team, draft):
        missing = page_of(team, "role_draft", draft.public_id).context["sheet"].missing
        assert "No latest start date is asked." in missing
        assert "No language is asked." not in missing

    def test_reasons_typed_on_the_cards_are_kept_with_any_click(self, team, draft):
        keys = [card.entry.key for card in page_of(team, "role_draft", draft.public_id).context["sheet"].gates]
        team.post(
            reverse("role_draft_act", args=[draft.public_id]),
            {"do": "confirm-all", **{f"why-{key}": "The tender asks it." for key in keys}},
        )
        sheet = page_of(team, "role_draft", draft.public_id).context["sheet"]
        assert (sheet.num_proposed, sheet.num_unfinished) == (0, 0)
        assert {card.entry.justification for card in sheet.gates} == {"The tender asks it."}

    def test_it_becomes_a_draft_role_with_version_1(self, team, draft, alice):
        keys = [card.entry.key for card in page_of(team, "role_draft", draft.public_id).context["sheet"].gates]
        team.post(
            reverse("role_draft_act", args=[draft.public_id]),
            {"do": "confirm-all", **{f"why-{key}": "The tender asks it." for key in keys}},
        )
        head = {"title_en": "Data Lead", "slug": "data-lead", "location": "Ghent"}
        response = team.post(reverse("role_draft_save", args=[draft.public_id]), head)
        made = Role.objects.get(slug="data-lead")
        assert response.url == reverse("role_settings", args=["data-lead"])
        assert (made.status, made.advertisement, made.current_version().number) == ("draft", ADVERTISEMENT, 1)
        assert team.get(response.url).status_code == 200

    def test_it_is_not_made_while_something_is_missing(self, team, draft):
        response = team.post(reverse("role_draft_save", args=[draft.public_id]), {"title_en": "Data Lead", "slug": "x"})
        assert response.status_code == 422
        assert "Not saved yet" in response.content.decode()
        assert not Role.objects.filter(slug="x").exists()

    @pytest.mark.parametrize(
        ("head", "field"),
        [
            ({"slug": "data-lead"}, "title_nl"),
            ({"slug": "new", "title_en": "x"}, "slug"),
            ({"slug": "infra-pm", "title_en": "x"}, "slug"),
        ],
        ids=["no title", "an address of ours", "another role's"],
    )  # fmt: skip
    def test_a_head_that_will_not_do_is_refused_at_its_field(self, team, draft, head, field):
        response = team.post(reverse("role_draft_save", args=[draft.public_id]), head)
        assert response.status_code == 422
        assert list(response.context["head"].errors) == [field]

    def test_the_first_advertisement_gives_the_gates_of_the_first_role(self, team):
        team.post(reverse("role_new"), {"start": "text", "text": INFRA_PM, "published": "2026-03-01"})
        found = [entry for entry in criteria.entries_in(CriteriaDraft.objects.get()) if entry.gate and entry.counts]
        assert sorted(entry.kind.value for entry in found) == ["count", "languages", "onsite", "start", *["years"] * 4]
        assert {entry.labels["nl"] for entry in found if entry.kind is CriterionKind.ONSITE} == {
            "2 dagen per week ter plaatse in Brussel, altijd op donderdag"
        }

    @pytest.mark.parametrize("name", ["role.txt", "role.docx"])
    def test_a_file_is_read_in_a_child(self, team, name, tmp_path):
        path = tmp_path / name
        if name.endswith("txt"):
            path.write_text(ADVERTISEMENT)
        else:
            import docx

            document = docx.Document()
            for line in ADVERTISEMENT.splitlines():
                document.add_paragraph(line)
            document.save(path)
        with path.open("rb") as file:
            team.post(reverse("role_new"), {"start": "text", "file": file, "published": "2026-03-01"})
        assert "young and dynamic" in CriteriaDraft.objects.get().advertisement

    @pytest.mark.parametrize(
        ("posted", "field"),
        [
            ({"start": "text", "text": "  "}, "text"),
            ({"start": "text", "text": "x" * 50_001}, "text"),
            ({"start": "text", "text": ADVERTISEMENT, "published": "soon"}, "published"),
        ],
        ids=["nothing", "too long", "no date"],
    )
    def test_what_is_no_advertisement_is_refused_at_its_field(self, team, posted, field):
        response = team.post(reverse("role_new"), posted)
        assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
        assert not CriteriaDraft.objects.exists()

    def test_a_role_can_begin_empty(self, team):
        team.post(reverse("role_new"), {"start": "empty", "title": "Data Lead"})
        draft = CriteriaDraft.objects.get()
        assert (draft.head["title"], draft.entries) == ("Data Lead", [])

    def test_who_runs_no_role_is_refused(self, client, charlie):
        client.force_login(charlie)
        assert client.get(reverse("role_new")).status_code == 403


class TestEditor:
    def test_nothing_is_stored_before_something_is_changed(self, team, role):
        assert page_of(team).context["desk"].is_changed is False
        assert not CriteriaDraft.objects.exists()

    def test_a_member_who_may_not_edit_reads(self, client, role, bob):
        client.force_login(bob)
        response = page_of(client)
        assert response.status_code == 200
        assert "criteria/act" not in response.content.decode().split('id="cards"')[1].split("<section")[1]
        assert "Save and judge anew" not in response.content.decode()

    def test_a_criterion_is_kept_in_the_working_copy_and_holds_nowhere_else(self, team, role):
        team.post(reverse("criteria_criterion", args=["infra-pm", "it-years"]), {**YEARS, "do": "save"})
        assert by_key(CriteriaDraft.objects.get(), "it-years").rule == {"domain": "it", "at_least": 5}
        assert role.current_version().number == 1
        assert "changed" in page_of(team).content.decode()

    def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept(self, team, role):
        url = reverse("criteria_criterion", args=["infra-pm", "it-years"])
        response = team.post(url, {**YEARS, "at_least": "many", "label_nl": "", "do": "save"})
        assert response.status_code == 422
        assert list(response.context["problems"]) == ["at_least", "label_nl"]
        assert 'value="many"' in response.content.decode()
        assert by_key(CriteriaDraft.objects.get(), "it-years").rule["at_least"] == "many"

    def test_a_number_in_the_labels_follows_the_number_of_the_rule(self, team, role):
        url = reverse("criteria_criterion", args=["infra-pm", "it-years"])
        labels = {"label_en": "15 years in IT", "label_nl": "15 jaar in IT", "label_fr": "15 ans en IT"}
        team.post(url, {**YEARS, **labels, "at_least": "12", "do": "save"})
        assert by_key(CriteriaDraft.objects.get(), "it-years").labels["nl"] == "12 jaar in IT"

    def test_a_slider_that_was_moved_counts_where_the_number_was_not(self, team, role):
        url = reverse("criteria_criterion", args=["infra-pm", "it-years"])
        slid = {**YEARS, "at_least": "15", "at_least_was": "15", "at_least_slider": "9", "do": "save"}
        team.post(url, slid)
        assert by_key(CriteriaDraft.objects.get(), "it-years").rule["at_least"] == 9

    def test_a_risky_word_in_a_label_is_told_with_the_reason(self, team, role):
        url = reverse("criteria_criterion", args=["infra-pm", "it-years"])
        (risk,) = team.post(url, {**YEARS, "label_en": "A young person in IT", "do": "look"}).context["risks"]
        assert risk.startswith("“young”: Legal risk: refers to age")
        team.post(url, {**YEARS, "label_en": "A young person in IT", "do": "save"})
        assert page_of(team).context["sheet"].gates[0].risks == (risk,)

    def test_a_risky_word_of_the_advertisement_is_told_as_long_as_it_stands_there(self, team, role):
        Role.objects.update(advertisement="You join a young team.")
        (one,) = page_of(team).context["sheet"].advice
        assert (one.quote, one.is_vague) == ("young", False)

    def test_looking_stores_nothing(self, team, role):
        url = reverse("criteria_criterion", args=["infra-pm", "it-years"])
        assert team.post(url, {**YEARS, "do": "look"}).context["asks"].startswith("At least 5 years")
        assert not CriteriaDraft.objects.exists()

    def test_own_words_are_kept_one_per_line(self, team, role):
        url = reverse("criteria_criterion", args=["infra-pm", "it-years"])
        words = {"domain": "own", "own_terms": "beekeeper\r\n\r\n honey  farm ", "own_excluded": "spelling bee"}
        team.post(url, {**YEARS, **words, "do": "save"})
        own = by_key(CriteriaDraft.objects.get(), "it-years").own
        assert (own.terms, own.excluded) == (("beekeeper", "honey farm"), ("spelling bee",))

    def test_words_suggest_a_domain_of_the_library(self, team, role):
        url = reverse("criteria_criterion", args=["infra-pm", "it-years"])
        words = {"domain": "own", "own_terms": "kubernetes", "do": "look"}
        assert "cloud" in [one.slug for one in team.post(url, {**YEARS, **words}).context["suggestions"]]
        assert team.post(url, {**YEARS, **words, "do": "use:cloud"}).context["entry"].rule["domain"] == "cloud"

    @pytest.mark.parametrize(
        ("do", "expected"),
        [
            ("tree:add-language:rule", {"all": [{"language": "nl", "at_least": "C1"}, {"language": "", "at_least": ""}]}),
            ("tree:add-group:rule", {"all": [{"language": "nl", "at_least": "C1"}, {"any": [{"language": "", "at_least": ""}] * 2}]}),
            ("tree:remove:rule.0", {"all": []}),
            ("tree:remove:rule.7", {"all": [{"language": "nl", "at_least": "C1"}]}),
            ("tree:remove:elsewhere", {"all": [{"language": "nl", "at_least": "C1"}]}),
        ],
    )  # fmt: skip
    def test_the_builder_changes_the_rule_by_plain_buttons(self, team, role, do, expected):
        url = reverse("criteria_criterion", args=["infra-pm", "languages"])
        typed = {"rule.op": "all", "rule.count": "1", "rule.0.language": "nl", "rule.0.level": "C1", "do": do}
        assert team.post(url, typed).context["entry"].rule == expected
        assert not CriteriaDraft.objects.exists()

    def test_the_form_that_candidates_get_is_shown_for_a_gate(self, team, role):
        fields = page_of(team, "criteria_criterion", "infra-pm", "onsite-brussels").context["form"].fields
        assert list(fields) == ["onsite_place", "onsite_days", "onsite_weekday_thursday"]
        assert page_of(team, "criteria_criterion", "infra-pm", "procurement").context["form"] is None

    def test_a_start_that_has_passed_is_said(self, team, role):
        context = page_of(team, "criteria_criterion", "infra-pm", "start-date").context
        assert context["start_passed"] == date(2026, 6, 30)

    def test_cards_move_among_their_own(self, team, role):
        team.post(reverse("criteria_act", args=["infra-pm"]), {"do": "down:it-years"})
        team.post(reverse("criteria_act", args=["infra-pm"]), {"do": "up:procurement"})
        keys = [entry.key for entry in criteria.entries_in(CriteriaDraft.objects.get())]
        assert keys == ["languages", "it-years", "onsite-brussels", "start-date", "procurement"]

    def test_each_kind_can_be_added_and_has_a_form(self, team, role):
        for kind in CriterionKind:
            response = team.post(reverse("criteria_add", args=["infra-pm"]), {"kind": kind.value})
            assert team.get(response.url).status_code == 200
            assert team.post(response.url, {"do": "save", "importance": "gate"}).status_code == 422

    def test_saving_needs_a_reason_and_makes_a_version(self, team, role, alice):
        team.post(reverse("criteria_act", args=["infra-pm"]), {"do": "drop:procurement"})
        url = reverse("criteria_save", args=["infra-pm"])
        assert team.post(url, {"why": " "}).status_code == 422
        CriteriaDraft.objects.update(
            entries=[each for each in CriteriaDraft.objects.get().entries if each["key"] == "it-years"]
        )
        make_whole(CriteriaDraft.objects.get())
        assert team.post(url, {"why": "The client asked."}).status_code == 302
        version = role.current_version()
        assert (version.number, version.why, version.created_by) == (2, "The client asked.", alice)

    def test_another_version_meanwhile_is_told_before_it_is_written_over(self, team, role):
        team.post(reverse("criteria_act", args=["infra-pm"]), {"do": "drop:procurement"})
        make_whole(CriteriaDraft.objects.get())
        factories.make_version(role)
        response = team.post(reverse("criteria_save", args=["infra-pm"]), {"why": "Mine."})
        assert response.status_code == 422
        assert "Nothing of yours is lost" in response.content.decode()
        again = team.post(reverse("criteria_save", args=["infra-pm"]), {"why": "Mine.", "over": "2"})
        assert (again.status_code, role.current_version().number) == (302, 3)

    def test_changes_can_be_thrown_away(self, team, role):
        team.post(reverse("criteria_act", args=["infra-pm"]), {"do": "drop:procurement"})
        assert team.post(reverse("criteria_discard", args=["infra-pm"])).url == reverse("criteria", args=["infra-pm"])
        assert not CriteriaDraft.objects.exists()


def make_whole(draft: CriteriaDraft) -> None:
    """Give each criterion its three labels; the factories have some."""
    for entry in draft.entries:
        entry["labels"] = {"en": "a", "fr": "b", "nl": "c"}
        entry["source"] = ""
    draft.save()


class TestWhatIf:
    def test_sliders_show_who_would_move_by_name_with_a_link(self, team, role):
        judged = factories.make_judged(role, name="Jan Peeters")
        content = team.post(
            reverse("what_if", args=["infra-pm"]), {"do": "look", "languages-rule.1": "5"}
        ).content.decode()
        assert "Jan Peeters" in content
        assert reverse("application", args=[judged.public_id]) in content
        assert not CriteriaDraft.objects.exists()

    def test_keep_puts_them_into_the_working_copy(self, team, role):
        team.post(
            reverse("what_if", args=["infra-pm"]),
            {"do": "keep", "it-years-at_least": "9", "start-date-latest": "2026-09-30"},
        )
        draft = CriteriaDraft.objects.get()
        assert by_key(draft, "it-years").rule["at_least"] == 9
        assert by_key(draft, "start-date").rule["latest"] == "2026-09-30"

    def test_what_is_unusable_leaves_the_threshold_as_it_was(self, team, role):
        team.post(
            reverse("what_if", args=["infra-pm"]), {"do": "keep", "it-years-at_least": "many", "start-date-latest": "x"}
        )
        assert by_key(CriteriaDraft.objects.get(), "it-years").rule["at_least"] == 15

    def test_each_gate_has_a_curve_with_its_table(self, team, role):
        factories.make_judged(role)
        gates = page_of(team, "what_if").context["gates"]
        assert [gate.entry.key for gate in gates] == ["it-years", "languages", "onsite-brussels", "start-date"]
        asked = [next(step for step in gate.curve.drawing if step.is_asked) for gate in gates]
        assert [(step.num_sure, step.num_maybe, step.num_not) for step in asked] == [(1, 0, 0)] * 4

    def test_a_candidate_of_a_blind_role_is_not_named(self, team, role):
        Role.objects.update(blind=Role.Blind.UNTIL_DECIDED)
        judged = factories.make_judged(role, name="Jan Peeters")
        content = team.post(
            reverse("what_if", args=["infra-pm"]), {"do": "look", "languages-rule.1": "5"}
        ).content.decode()
        assert "Jan Peeters" not in content
        assert judged.reference in content

    def test_a_role_without_applications_has_no_curve(self, team, role):
        assert {gate.curve for gate in page_of(team, "what_if").context["gates"]} == {None}

    @pytest.mark.parametrize("number", [1, 12])
    def test_number_of_queries_does_not_grow_with_the_applications(self, team, role, number, django_assert_num_queries):
        for _ in range(number):
            factories.make_judged(role)
        url = reverse("what_if", args=["infra-pm"])
        with django_assert_num_queries(30):
            team.post(url, {"do": "look", "it-years-at_least": "9", "languages-rule.1": "5"})


def test_board_says_how_many_are_still_to_be_judged_by_the_new_criteria(team, role, alice):
    factories.make_judged(role)
    copy = criteria.copy_of(role, alice)
    copy.save()
    make_whole(copy)
    criteria.save(copy, alice, "Again.")
    content = team.get(reverse("board_progress", args=["infra-pm"])).content.decode()
    assert "1 of 1 is still to be judged by the new criteria" in content


def test_a_page_of_criteria_is_read_in_a_fixed_number_of_queries(team, role, django_assert_num_queries):
    with django_assert_num_queries(14):
        page_of(team)


def test_roles_page_offers_a_new_role_to_who_may_make_one(client, role, alice, bob):
    for person, offered in ((alice, True), (bob, False)):
        client.force_login(person)
        assert (reverse("role_new") in client.get(reverse("roles")).content.decode()) is offered
    Membership.objects.filter(user=bob).update(function="recruiter")
    assert reverse("role_new") in client.get(reverse("roles")).content.decode()
