"""What a new role is called and where it is: the form beside its criteria, filled from the advertisement."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from screening.core.entries import LANGUAGES
from screening.flow.criteria import Head
from screening.models import CriteriaDraft, Role

LONGEST_SLUG: Final = 60
RESERVED: Final = frozenset({"new"})  # addresses below /roles/ that are no role
MAX_TITLE: Final = 200
TITLE_LABELS: Final = {"en": _("Title in English"), "fr": _("Title in French"), "nl": _("Title in Dutch")}


class HeadForm(forms.Form):
    """Titles in at least one language, organisation, place, and the short name that stands in addresses."""

    title_nl = forms.CharField(label=TITLE_LABELS["nl"], max_length=MAX_TITLE, required=False)
    title_fr = forms.CharField(label=TITLE_LABELS["fr"], max_length=MAX_TITLE, required=False)
    title_en = forms.CharField(label=TITLE_LABELS["en"], max_length=MAX_TITLE, required=False)
    organisation = forms.CharField(label=_("Organisation, as candidates read it"), max_length=200, required=False)
    location = forms.CharField(label=_("Place of work"), max_length=200, required=False)
    slug = forms.CharField(
        label=_("Short name in addresses"),
        max_length=LONGEST_SLUG,
        help_text=_("Lower-case letters, digits and hyphens, for example infra-pm."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def clean_slug(self) -> str:
        """A slug that no other role has."""
        slug = str(slugify(self.cleaned_data["slug"])[:LONGEST_SLUG]).strip("-")
        if not slug or slug in RESERVED:
            raise ValidationError(_("Write another short name."))
        if Role.objects.filter(slug=slug).exists():
            raise ValidationError(_("Another role has this short name. Write another one."))
        return slug

    def clean(self) -> dict[str, Any]:
        """A role has a title in at least one language."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(f"title_{language}") for language in LANGUAGES):
            self.add_error("title_nl", ValidationError(_("Write a title in at least one language.")))
        return cleaned

    def head(self) -> Head:
        """The head of the role. Only for a valid form."""
        cleaned = self.cleaned_data
        titles = {language: cleaned[f"title_{language}"] for language in LANGUAGES if cleaned[f"title_{language}"]}
        return Head(cleaned["slug"], titles, cleaned["organisation"], cleaned["location"])


def first_head(draft: CriteriaDraft) -> dict[str, str]:
    """What the form is filled with at first: what the advertisement says."""
    head = draft.head
    title = head.get("title", "")
    language = head.get("language", "en") if head.get("language") in LANGUAGES else "en"
    return {
        f"title_{language}": title,
        "organisation": head.get("organisation", ""),
        "location": head.get("location", ""),
        "slug": _free_slug(title),
    }


def _free_slug(title: str) -> str:
    base = slugify(title)[: LONGEST_SLUG - 3].strip("-")
    if not base:
        return ""
    taken = set(Role.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | RESERVED
    return next(slug for slug in (base, *(f"{base}-{i}" for i in range(2, len(taken) + 3))) if slug not in taken)
