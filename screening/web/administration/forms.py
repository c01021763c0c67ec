"""What an administrator types in, checked."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from screening.flow.people import NewPerson
from screening.models import HouseRules


class NewPersonForm(forms.Form):
    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), max_length=150, help_text=_("The person signs in with it."))
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)
    is_administrator = forms.BooleanField(
        label=_("Administers"),
        required=False,
        help_text=_("Opens accounts and sets rules. It opens no role: only the team of a role sees its candidates."),
    )

    def new_person(self) -> NewPerson:
        """Who gets the account."""
        return NewPerson(**self.cleaned_data)


class RulesForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = HouseRules
        fields = ("requires_second_factor", "letter_delay_minutes")
        help_texts = {
            "requires_second_factor": _(
                "Who has none is signed out now, and sets one up at the next signing in before anything opens."
            ),
            "letter_delay_minutes": _("As long as that, a letter can be stopped or a decision changed: 0 to 1440."),
        }
