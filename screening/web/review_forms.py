"""What a recruiter submits on the page of an application: a decision, a word on one verdict. Both need a reason."""

from collections.abc import Sequence
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from screening.flow.decide import OTHER
from screening.models import Decision, Override

UNPROCESSABLE: Final = 422  # the status of a form that is told what is wrong with it
MAX_REASON_CHARACTERS: Final = 2000
MIN_REASON_CHARACTERS: Final = 3


def reason_field(rows: int) -> forms.CharField:
    """A reason in the person's own words: mandatory, and kept."""
    return forms.CharField(
        label=_("Reason"),
        min_length=MIN_REASON_CHARACTERS,
        max_length=MAX_REASON_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": rows, "class": "form-control"}),
        error_messages={"required": _("Give the reason: it is kept, and the candidate may ask for it.")},
    )


class DecisionForm(forms.Form):
    """Shortlist, hold or reject, with the reason and the criteria it rests on; a letter to the candidate when wanted.

    `grounds` are the slugs that can be named; a rejection of somebody who was judged names at least one, or OTHER.
    """

    kind = forms.ChoiceField(
        label=_("Decision"),
        choices=[choice for choice in Decision.Kind.choices if choice[0] != Decision.Kind.REOPEN],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    rests_on = forms.MultipleChoiceField(label=_("It rests on"), required=False)
    reason = reason_field(rows=3)
    letter = forms.BooleanField(label=_("Write to the candidate, in their language"), required=False)

    def __init__(self, *args: Any, grounds: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grounds = grounds
        rests_on = cast(forms.MultipleChoiceField, self.fields["rests_on"])
        rests_on.choices = [(slug, slug) for slug in (*grounds, OTHER)]

    def clean(self) -> dict[str, Any]:
        wanted = super().clean() or self.cleaned_data
        if wanted.get("kind") == Decision.Kind.REJECT and self.grounds and not wanted.get("rests_on"):
            self.add_error("rests_on", _("Say which criteria the rejection rests on, or that it is none of them."))
        return wanted


class UnveilForm(forms.Form):
    """Why a person has to know who the candidate of a blind role is before they decide."""

    reason = reason_field(rows=2)


class OverrideForm(forms.Form):
    """Another outcome for one verdict, or back to the computed one, with the reason."""

    outcome = forms.ChoiceField(
        label=_("Verdict"),
        choices=Override.Outcome.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    reason = reason_field(rows=2)


class ReopenForm(forms.Form):
    """Take a decision back, with the reason."""

    reopen_reason = reason_field(rows=2)
