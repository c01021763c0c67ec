"""Verdicts, standings and states for templates: each by a shape, a letter and a word; colour only repeats them."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from django import template
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from screening.models import Application
from screening.templatetags.ui import icon
from screening.web import wording
from screening.web.board_facets import Facet, Option
from screening.web.board_rows import Row, Share, Why
from screening.web.cells import Cell
from screening.web.words import OUTCOME_WORD, SOURCE_WORD, STANDING_MEANING, STANDING_WORD, Words

register = template.Library()
CELLS_KEPT: Final = 1024
WHYS_SHOWN: Final = 2

OUTCOME_ICON: Final = {"pass": "check-lg", "fail": "x-lg", "unclear": "question-lg", "": "dash-lg"}
OUTCOME_LETTER: Final[Words] = {
    "pass": pgettext_lazy("letter for pass", "P"),
    "fail": pgettext_lazy("letter for fail", "F"),
    "unclear": pgettext_lazy("letter for unclear", "U"),
    "": "",
}
STANDING_ICON: Final = {
    "meets": "check-circle-fill",
    "clarify": "question-circle-fill",
    "fails": "x-circle-fill",
    "waiting": "hourglass-split",
}
STATE_CHIP: Final = {
    "received": ("", "inbox"),
    "shortlisted": ("chip-shortlist", "star-fill"),
    "on_hold": ("chip-hold", "pause-circle"),
    "rejected": ("chip-reject", "slash-circle"),
    "withdrawn": ("", "box-arrow-right"),
}
FLAG_ICON: Final = {"hidden_text": "eye-slash", "ocr": "printer", "two_languages": "translate"}


@register.simple_tag
def outcome_icon(outcome: str) -> SafeString:
    """The shape of a verdict."""
    return icon(OUTCOME_ICON.get(outcome, "dash-lg"))


@register.filter
def outcome_word(outcome: str) -> str:
    """The word for a verdict."""
    return str(OUTCOME_WORD.get(outcome, outcome))


@register.filter
def outcome_letter(outcome: str) -> str:
    """One letter for a verdict, for where a word is too long."""
    return str(OUTCOME_LETTER.get(outcome, ""))


@register.simple_tag
def gate_cell(cell: Cell) -> SafeString:
    """One cell of the gate matrix. A board has hundreds of them, of a few kinds: each kind is written once."""
    measured = format_html('<span class="cell-measured num">{}</span>', cell.measured) if cell.measured else ""
    return format_html("{}{}", _verdict_of_a_cell(cell.label, cell.outcome, cell.overridden, get_language()), measured)


@lru_cache(maxsize=CELLS_KEPT)
def _verdict_of_a_cell(label: str, outcome: str, overridden: bool, _language: str | None) -> SafeString:  # noqa: FBT001 - a cache wants them in order
    pencil = (
        format_html('{}<span class="visually-hidden">{}</span>', icon("pencil"), _("overridden by a recruiter"))
        if overridden
        else ""
    )
    return format_html(
        '<span class="cell cell-{}" title="{}: {}">{}<span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span>{}</span>',
        outcome or "none",
        label,
        outcome_word(outcome),
        outcome_icon(outcome),
        outcome_letter(outcome),
        outcome_word(outcome),
        pencil,
    )


@register.simple_tag
def standing_icon(standing: str) -> SafeString:
    """The shape of a standing, in its colour."""
    return format_html(
        '<span class="standing standing-{}">{}</span>', standing, icon(STANDING_ICON.get(standing, "dash-lg"))
    )


@register.filter
def standing_word(standing: str) -> str:
    """The word for a standing."""
    return str(STANDING_WORD.get(standing, standing))


@register.filter
def standing_meaning(standing: str) -> str:
    """What a standing means, in a few words."""
    return str(STANDING_MEANING.get(standing, ""))


@register.simple_tag
def state_chip(application: Application) -> SafeString:
    """The state of an application, as a chip."""
    return _state_chip(application.state, application.get_state_display())


@lru_cache(maxsize=CELLS_KEPT)
def _state_chip(state: str, word: str) -> SafeString:
    look, shape = STATE_CHIP[state]
    return format_html('<span class="chip {}">{}{}</span>', look, icon(shape), word)


@register.filter
def source_word(source: str) -> str:
    """What a verdict rests on."""
    return str(SOURCE_WORD.get(source, source))


@register.filter
def flag_icon(flag: str) -> str:
    """The icon of a document's flag."""
    return FLAG_ICON.get(flag, "flag")


@register.filter
def flag_sentence(flag: str) -> str:
    """What a document's flag means."""
    return wording.flag_sentence(flag)


@register.filter
def hidden_why(code: str) -> str:
    """Why a run of text was not visible."""
    return wording.hidden_why(code)


@register.simple_tag
@lru_cache(maxsize=CELLS_KEPT)
def points_bar(points: Decimal) -> SafeString:
    """A bar as long as the points, which stand beside it as a number."""
    return format_html(
        '<svg class="points-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar-rest" width="100" height="4"/><rect class="bar-full" width="{}" height="4"/></svg>',
        points,
    )


@register.simple_tag
def points_cell(row: Row) -> SafeString:
    """The points of a row; opened, what they are made of and whether somebody else has as many."""
    points = row.application.assessment.points if row.application.assessment else Decimal(0)
    number = format_html('<span class="num strong">{}</span>{}', localize(points), points_bar(points))
    if not row.shares:
        return number
    language = get_language()
    shares = SafeString("".join(_share(share, language) for share in row.shares))
    return format_html(
        '<details class="menu points" id="p-{}"><summary>{}<span class="visually-hidden">{}</span></summary>'
        '<div class="menu-body menu-body-start points-body"><table class="grid"><thead><tr><th scope="col">{}</th>'
        '<th scope="col" class="end">{}</th><th scope="col" class="end">{}</th></tr></thead><tbody>{}</tbody></table>'
        '<p class="tiny soft">{}</p></div></details>',
        row.application.pk, number, _("what they are made of"), _("Soft criterion"), _("Weight"), _("Points"), shares,
        _tie(row.num_tied),
    )  # fmt: skip


def _tie(num_tied: int) -> str:
    if not num_tied:
        return str(_("Nobody else of this standing has as many."))
    text = ngettext(
        "%d other of this standing has as many: who applied first stands first.",
        "%d others of this standing have as many: who applied first stands first.",
        num_tied,
    )
    return text % num_tied


@lru_cache(maxsize=CELLS_KEPT)
def _share(share: Share, _language: str | None) -> SafeString:
    """One line of the points. A board has hundreds of them, of a few kinds: each kind is written once."""
    name, outcome, weight, earned = share.name, share.outcome, share.weight, share.earned
    return format_html(
        '<tr><th scope="row"><span class="outcome outcome-{}">{}</span> {}'
        '<span class="visually-hidden">: {}</span></th>'
        '<td class="end num">{}</td><td class="end num">{}</td></tr>',
        outcome,
        outcome_icon(outcome),
        name,
        outcome_word(outcome),
        weight,
        localize(earned),
    )


@register.simple_tag
def ticks(facet: Facet) -> SafeString:
    """The options of one row of a matrix, each a box to tick that shows how many it would leave."""
    return SafeString("".join(_tick(facet, option) for option in facet.options))


def _tick(facet: Facet, option: Option) -> SafeString:
    return format_html(
        '<label class="tick{}{}"><input type="checkbox" name="{}" value="{}" id="f-{}-{}"{}>'
        '<span class="visually-hidden">{}: {}</span>{}<span class="num">{}</span></label>',
        f" tick-{option.value}" if option.value in OUTCOME_ICON else "",
        "" if option.num else " tick-none",
        facet.name,
        option.value,
        facet.name,
        option.value,
        SafeString(" checked") if option.is_held else "",
        facet.title,
        option.label,
        outcome_icon(option.value) if option.value in OUTCOME_ICON else "",
        str(option.num or 0),
    )


@register.simple_tag
def why_line(why: Sequence[Why]) -> SafeString:
    """Why a candidate does not meet every gate: the first of them with their sentences, the rest folded."""
    first, more = _whys(why[:WHYS_SHOWN]), why[WHYS_SHOWN:]
    if not more:
        return first
    words = ngettext("and %d more", "and %d more", len(more)) % len(more)
    return format_html('{}<details class="why-more"><summary>{}</summary>{}</details>', first, words, _whys(more))


def _whys(why: Sequence[Why]) -> SafeString:
    parts = format_html_join(
        "",
        '<li><span class="outcome outcome-{}">{}</span><span><strong>{}</strong> {}</span></li>',
        ((one.outcome, outcome_icon(one.outcome), one.name, one.sentence) for one in why),
    )
    return format_html('<ul class="why">{}</ul>', parts)


@register.simple_tag
def gate_bar(num_pass: int, num_unclear: int, num_fail: int) -> SafeString:
    """How the verdicts of one gate divide, as a bar beside its numbers."""
    return tally_bar([("pass", num_pass, ""), ("unclear", num_unclear, ""), ("fail", num_fail, "")])


@register.simple_tag
def tally_bar(choices: Sequence[tuple[str, int, str]]) -> SafeString:
    """How the verdicts of one gate divide; the numbers stand in the menu that it opens."""
    total = sum(num for _outcome, num, _link in choices)
    if not total:
        return SafeString("")
    left, parts = 0.0, []
    for outcome, num, _link in choices:
        width = 100 * num / total
        parts.append((f"{left:.2f}", f"{width:.2f}", outcome))
        left += width
    bars = format_html_join("", '<rect x="{}" width="{}" height="4" class="bar-{}"/>', parts)
    return format_html(
        '<svg class="tally-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">{}</svg>', bars
    )
