"""What a person types about a role: its texts in three languages, place, deadline, how long applications are kept."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from screening.core.rolefile import LANGUAGES, MOST_RETENTION_MONTHS
from screening.flow.role_settings import Settings
from screening.models import Role
from screening.web.notice import current_notice_version
from screening.web.plain_words import active_language, language_name

LONGEST_TITLE: Final = 120
LONGEST_SUMMARY: Final = 400
LONGEST_ADVERTISEMENT: Final = 30_000
RESERVED_SLUGS: Final = frozenset({"new", "start", "load", "templates"})  # addresses of their own beside a role's


def text_field(
    label: Any, longest: int, *, rows: int = 0, required: bool = True, help_text: Any = ""
) -> forms.CharField:
    """A text of one line, or of several where `rows` says so."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "form-control"}) if rows else forms.TextInput()
    widget.attrs["class"] = "form-control"
    return forms.CharField(label=label, max_length=longest, widget=widget, required=required, help_text=help_text)


class SlugField(forms.CharField):
    """The name of a role in addresses: lower case, digits and hyphens, and nobody else's."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=gettext_lazy("Name in the address"),
            max_length=60,
            help_text=gettext_lazy("Lower case letters, digits and hyphens; it stays as it is: /jobs/this-name/."),
            validators=[
                RegexValidator(
                    r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z", gettext_lazy("Use lower case letters, digits and hyphens only.")
                )
            ],
            widget=forms.TextInput(attrs={"class": "form-control", "autocapitalize": "none", "spellcheck": "false"}),
            **options,
        )

    def clean(self, value: Any) -> str:
        slug = str(super().clean(value))
        if slug in RESERVED_SLUGS or Role.objects.filter(slug=slug).exists():
            raise ValidationError(_("This name is taken. Choose another one."))
        return slug


class SettingsForm(forms.Form):
    """The texts and settings of a role. Nothing of it is required while the role is a draft but a title."""

    organisation = text_field(gettext_lazy("Organisation"), 200, required=False)
    location = text_field(
        gettext_lazy("Location"), 200, required=False, help_text=gettext_lazy("For example Brussels.")
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("The role is offered in"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=gettext_lazy("It cannot open before title, summary and criteria are there in each of these."),
        error_messages={"required": gettext_lazy("Choose at least one language.")},
    )
    deadline_date = forms.DateField(
        label=gettext_lazy("Last day to apply"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "form-control"}),
        help_text=gettext_lazy("From the day after, the page says that the deadline has passed. Empty: no deadline."),
    )
    retention_months = forms.IntegerField(
        label=gettext_lazy("Months that applications are kept"),
        min_value=1,
        max_value=MOST_RETENTION_MONTHS,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
        help_text=gettext_lazy("Counted from the receipt; then everything is erased. Candidates are told this number."),
    )
    retention_reason = text_field(
        gettext_lazy("Why so long"),
        1000,
        rows=2,
        required=False,
        help_text=gettext_lazy(
            "A reason that holds before an authority: “until a decision can no longer be contested”."
        ),
    )
    notice = forms.BooleanField(label=gettext_lazy("The privacy notice holds for this role"), required=False)
    advertisement = text_field(gettext_lazy("Advertisement"), LONGEST_ADVERTISEMENT, rows=10, required=False)

    def __init__(self, role: Role, posted: Mapping[str, Any] | None = None) -> None:
        self.role = role
        super().__init__(posted, initial=_initial(role))
        self.fields["languages"].choices = [(code, language_name(code)) for code in LANGUAGES]  # type: ignore[attr-defined]
        for code in LANGUAGES:
            self.fields[f"title_{code}"] = text_field(
                _("Title in %s") % language_name(code), LONGEST_TITLE, required=code == active_language()
            )
            self.fields[f"summary_{code}"] = text_field(
                _("Summary in %s") % language_name(code), LONGEST_SUMMARY, rows=2, required=False
            )
            for name in (f"title_{code}", f"summary_{code}"):
                self.fields[name].widget.attrs["lang"] = code

    def texts(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Title and summary of each language."""
        for code in LANGUAGES:
            yield self[f"title_{code}"], self[f"summary_{code}"]

    def clean_deadline_date(self) -> Any:
        """A deadline that is newly set lies ahead; one that has passed may stay."""
        day = self.cleaned_data["deadline_date"]
        if day and day != self.role.deadline_date and day < timezone.localdate():
            raise ValidationError(_("This day has passed. Choose one that is still to come, or close the role."))
        return day

    def clean_retention_reason(self) -> str:
        """Once people have applied, the reason may not go."""
        reason = str(self.cleaned_data["retention_reason"]).strip()
        if not reason and self.role.status not in {Role.Status.DRAFT, Role.Status.ARCHIVED}:
            raise ValidationError(_("Candidates were told how long and why: write the reason."))
        return reason

    def clean_advertisement(self) -> str:
        """The sentences that criteria quote must stay in it."""
        advertisement = "\n".join(line.rstrip() for line in self.cleaned_data["advertisement"].strip().splitlines())
        if missing := list(_quoted_elsewhere(self.role, advertisement)):
            raise ValidationError(
                _("These criteria quote a sentence that is no longer there: %s. Change the criteria first.")
                % ", ".join(missing)
            )
        return advertisement

    def wanted(self) -> Settings:
        """What was typed, as the flow takes it. Only for a valid form."""
        typed = self.cleaned_data
        return Settings(
            titles=self._by_language("title"),
            summaries=self._by_language("summary"),
            organisation=typed["organisation"],
            location=typed["location"],
            languages=[code for code in LANGUAGES if code in typed["languages"]],
            deadline_date=typed["deadline_date"],
            retention_months=typed["retention_months"],
            retention_reason=typed["retention_reason"],
            notice_version=self._notice(confirmed=typed["notice"]),
            advertisement=typed["advertisement"],
        )

    def _by_language(self, what: str) -> dict[str, str]:
        typed = {code: self.cleaned_data[f"{what}_{code}"].strip() for code in LANGUAGES}
        return {code: words for code, words in typed.items() if words}

    def _notice(self, *, confirmed: bool) -> str:
        if confirmed:
            return current_notice_version()
        return self.role.notice_version if self.role.status != Role.Status.DRAFT else ""


def _initial(role: Role) -> dict[str, Any]:
    texts = {f"title_{code}": words for code, words in role.titles.items()}
    texts |= {f"summary_{code}": words for code, words in role.summaries.items()}
    names = ("organisation", "location", "deadline_date", "retention_months", "retention_reason", "advertisement")
    own = {name: getattr(role, name) for name in names}
    confirmed = role.notice_version == current_notice_version()
    return {**texts, **own, "languages": role.languages or list(LANGUAGES), "notice": confirmed}


def _quoted_elsewhere(role: Role, advertisement: str) -> Iterator[str]:
    """The criteria whose sentence stood in the earlier advertisement and does not in this one."""
    version = role.current_version()
    earlier, later = (" ".join(each.split()) for each in (role.advertisement, advertisement))
    for criterion in version.criteria.all() if version else ():
        if criterion.source and criterion.source in earlier and criterion.source not in later:
            yield criterion.label(active_language())
