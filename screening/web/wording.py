"""Reasons and codes in, sentences in the language of the page out."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from screening.core import judging, terms
from screening.core.codec import from_plain
from screening.core.reading.sentences import Audience
from screening.core.reading.sentences import sentence as sentence_of_unread
from screening.core.typography import typeset
from screening.models import Document

PLAIN_REASON = Mapping[str, Any]

NOT_OURS: Final[Mapping[str, "str | Promise"]] = {
    "altered": _("The stored file is not the one that was received: tell your administrator."),
    "missing": _("The stored file is gone: tell your administrator."),
}
UNREAD_OTHERWISE: Final = _("The file could not be read: download it and read it yourself.")

FLAGS: Final[Mapping[str, "str | Promise"]] = {
    "hidden_text": _("Holds text that a reader does not see; it was left out."),
    "ocr": _("Read from a scan: letters may be wrong."),
    "truncated": _("Not all of it was read: look at the file itself."),
    "not_a_cv": _("May not be a CV."),
    "scrambled": _("The order of its text may be wrong."),
    "illegible": _("Letters on some page could not be read; that page was left out."),
    "two_languages": _("Written in more than one language."),
    "conflicting_statements": _("Contradicts itself somewhere."),
}

HIDDEN_WHY: Final[Mapping[str, "str | Promise"]] = {
    "white": _("in the colour of the paper"),
    "page_coloured": _("in the colour of what lies behind it"),
    "transparent": _("transparent"),
    "zero_width": _("by characters without width"),
    "tiny": _("too small to see"),
    "invisible": _("set to be invisible"),
    "hidden_run": _("set to be invisible"),
    "hidden_element": _("set to be invisible"),
    "off_page": _("outside the page"),
    "covered": _("under something else"),
    "clipped": _("cut off when the page is painted"),
    "switched_off": _("on a layer that is switched off"),
    "deleted": _("deleted, but still in the file"),
}


def sentence(plain: PLAIN_REASON | None) -> str:
    """The sentence for a stored reason, in the language of the page; "" for none."""
    if not plain:
        return ""
    reason = from_plain(terms.Reason, plain)
    try:
        return typeset(judging.word(reason, get_language() or "en"), get_language() or "en")
    except KeyError:  # the verdict of an engine that had other reasons; it is kept for good
        return gettext("Reason: %s.") % reason.code


def unread_sentence(document: Document) -> str:
    """Why a file was not read and what to do about it."""
    if document.reason in set(terms.Unread):
        return sentence_of_unread(terms.Unread(document.reason), Audience.RECRUITER, get_language() or "en")
    return str(NOT_OURS.get(document.reason, UNREAD_OTHERWISE))


def flag_sentence(flag: str) -> str:
    """What a flag of a document means for who reads it."""
    return str(FLAGS.get(flag, flag))


def hidden_why(code: str) -> str:
    """Why a run of text was not visible."""
    return str(HIDDEN_WHY.get(code, code))
