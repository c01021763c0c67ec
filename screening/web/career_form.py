"""One period of work in, the form in which a candidate tells it themselves out; and what was typed, as `Retold`."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from crispy_forms.layout import Div, Field
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from screening.core.terms import Moment, Retold
from screening.web.apply_fields import INPUT_TEMPLATE
from screening.web.apply_forms import CHECK_TEMPLATE, FormError, form_errors, form_helper
from screening.web.dates import month_name

FIRST_YEAR: Final = 1940
MAX_NAME: Final = 200


class CareerForm(forms.Form):
    """A period of work: what, where, from when to when. A month may be left open; the year may not."""

    title = forms.CharField(
        label=_("Your function"), max_length=MAX_NAME, error_messages={"required": _("Write what you did there.")}
    )
    employer = forms.CharField(label=_("Employer or client"), max_length=MAX_NAME, required=False)
    ongoing = forms.BooleanField(label=_("I still work there"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["ongoing"].is_detail = True  # type: ignore[attr-defined]  # nobody takes a box for obligatory
        for name, label in (("start", _("From")), ("end", _("To"))):
            self.fields.update(_moment_fields(name, label, today))
        self.helper = form_helper(
            Field("title", template=INPUT_TEMPLATE),
            Field("employer", template=INPUT_TEMPLATE),
            _moment_layout("start"),
            Field("ongoing", template=CHECK_TEMPLATE),
            _moment_layout("end"),
        )

    def clean(self) -> dict[str, Any]:
        """Check the two dates against each other and against today."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = _moment(cleaned, "start"), None if cleaned.get("ongoing") else _moment(cleaned, "end")
        if not cleaned.get("ongoing") and "end_year" in cleaned and end is None:
            self.add_error("end_year", ValidationError(_("Write the year in which it ended, or tick the box."), "end"))
        if start and start.earliest > self.today:
            self.add_error("start_year", ValidationError(_("This is in the future."), "future"))
        elif start and end and end.latest < start.earliest:
            self.add_error("end_year", ValidationError(_("It ended before it began: correct one of the two."), "order"))
        return {**cleaned, "start": start, "end": end}

    def told(self, of: str) -> Retold:
        """What was typed about the period with the key `of`. Only for a valid form."""
        said = self.cleaned_data
        return Retold(of, title=said["title"], employer=said["employer"], start=said["start"], end=said["end"])

    def summary(self) -> Iterator[FormError]:
        """The errors in the order of the page, each with the id of the field where it is mended."""
        yield from form_errors(self)


def typed_of(title: str, employer: str, start: Moment | None, end: Moment | None, *, ongoing: bool) -> dict[str, Any]:
    """What stands in the form before anything is typed."""
    return {"title": title, "employer": employer, "ongoing": ongoing, **_typed("start", start), **_typed("end", end)}


def _typed(name: str, moment: Moment | None) -> dict[str, Any]:
    if moment is None:
        return {}
    first, last = moment.earliest, moment.latest
    same_month = (first.year, first.month) == (last.year, last.month)
    return {f"{name}_month": first.month if same_month else "", f"{name}_year": first.year}


def _moment_fields(name: str, label: Any, today: date) -> dict[str, forms.Field]:
    months = [("", _("month not known")), *((number, month_name(number)) for number in range(1, 13))]
    month = forms.TypedChoiceField(
        label=_("%(which)s: month") % {"which": label}, choices=months, coerce=int, empty_value=None, required=False
    )
    year = forms.IntegerField(
        label=_("%(which)s: year") % {"which": label},
        min_value=FIRST_YEAR,
        max_value=today.year,
        required=name == "start",
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={"required": _("Write the year."), "invalid": _("Write the year in four digits.")},
    )
    fields: dict[str, forms.Field] = {f"{name}_month": month, f"{name}_year": year}
    for field in fields.values():
        field.is_detail = True  # type: ignore[attr-defined]  # the label says by itself what may be left open
    return fields


def _moment_layout(name: str) -> Div:
    fields = (Field(f"{name}_{part}", template=INPUT_TEMPLATE) for part in ("month", "year"))
    return Div(*fields, css_class="career-moment")


def _moment(cleaned: dict[str, Any], name: str) -> Moment | None:
    year, month = cleaned.get(f"{name}_year"), cleaned.get(f"{name}_month")
    if year is None:
        return None
    if month is None:
        return Moment(date(year, 1, 1), date(year, 12, 31))
    return Moment(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
