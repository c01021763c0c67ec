"""The words for verdicts, standings and sources, as every page says them."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, "str | Promise"]

OUTCOME_WORD: Final[Words] = {
    "pass": pgettext_lazy("verdict", "Pass"),
    "fail": pgettext_lazy("verdict", "Fail"),
    "unclear": pgettext_lazy("verdict", "Unclear"),
    "": _("Not judged"),
}
STANDING_WORD: Final[Words] = {
    "meets": pgettext_lazy("standing", "Meets"),
    "clarify": pgettext_lazy("standing", "To clarify"),
    "fails": pgettext_lazy("standing", "Fails"),
    "waiting": pgettext_lazy("standing", "Not judged"),
}
STANDING_MEANING: Final[Words] = {
    "meets": _("every gate passes"),
    "clarify": _("no gate fails, some are unclear: ask the candidate"),
    "fails": _("some gate fails; a person still decides"),
    "waiting": _("no text was read yet"),
}
SOURCE_WORD: Final[Words] = {
    "cv": pgettext_lazy("source of a verdict", "CV"),
    "answer": pgettext_lazy("source of a verdict", "answer"),
    "both": pgettext_lazy("source of a verdict", "CV and answer"),
    "recruiter": pgettext_lazy("source of a verdict", "recruiter"),
}
