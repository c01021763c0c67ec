"""What a recruiter types when bringing people in, checked."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from screening.flow.intake import ByHand, From


class FromForm(forms.Form):
    """Who submitted them, and the language to write to them in while their CV does not say it."""

    supplier = forms.CharField(
        label=_("Supplier"),
        max_length=120,
        required=False,
        help_text=_("Who submitted them, if somebody else did."),
        widget=forms.TextInput(attrs={"list": "suppliers", "autocomplete": "off"}),
    )
    right_date = forms.DateField(
        label=_("Right to represent since"),
        required=False,
        help_text=_("When the candidate gave the supplier the right to represent them."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    language = forms.ChoiceField(label=_("Language to write in"), choices=settings.LANGUAGES)

    def clean(self) -> dict[str, Any]:
        wanted = super().clean() or self.cleaned_data
        if wanted.get("right_date") and wanted["right_date"] > timezone.localdate():
            self.add_error("right_date", _("That day is still to come."))
        if wanted.get("right_date") and not wanted.get("supplier"):
            self.add_error("supplier", _("Name the supplier who has that right."))
        return wanted

    def given(self) -> From:
        """Who submitted them."""
        wanted = self.cleaned_data
        return From(wanted["supplier"], wanted["right_date"], wanted["language"])


class ByHandForm(FromForm):
    """One person who reached us another way."""

    name = forms.CharField(
        label=_("Name"), max_length=200, required=False, help_text=_("Leave it empty and the CV says it.")
    )
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    cv = forms.FileField(label=_("CV"))

    field_order = ("cv", "name", "email", "phone", "language", "supplier", "right_date")

    def person(self) -> ByHand:
        """Who it is."""
        return ByHand(**{name: self.cleaned_data[name] for name in ("name", "email", "phone")})
