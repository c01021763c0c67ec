"""What an administrator sets for everybody."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_LETTER_DELAY_MINUTES = 24 * 60


class HouseRules(models.Model):
    """The one row of rules: `HouseRules.now()` gives it, with the values below while nobody has set any."""

    requires_second_factor = models.BooleanField(_("Everybody needs a second factor"), default=False)
    letter_delay_minutes = models.PositiveSmallIntegerField(
        _("Minutes before a letter about a decision goes"),
        default=60,
        validators=[MaxValueValidator(LONGEST_LETTER_DELAY_MINUTES)],
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="house_rules_are_one_row"),
            models.CheckConstraint(
                condition=Q(letter_delay_minutes__lte=LONGEST_LETTER_DELAY_MINUTES),
                name="house_letters_go_within_a_day",
            ),
        ]

    def __str__(self) -> str:
        return "house rules"

    @classmethod
    def now(cls) -> "HouseRules":
        """The rules that hold now; unsaved ones with the values of the beginning while nobody has set any."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
