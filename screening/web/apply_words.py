"""The questions of an apply form in, their labels, helps and choices out, in the active language."""

from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from screening.core.terms import Level
from screening.web.apply_questions import (
    DAYS_TO_DISCUSS,
    CountQuestion,
    LanguageQuestion,
    NoticeUnit,
    OnsiteDaysQuestion,
    OnsitePlaceQuestion,
    Question,
    StartChoice,
    StartQuestion,
    WeekdayQuestion,
    YesNo,
)
from screening.web.plain_words import active_language, joined_by_and, language_name, place_name, weekday_name

WORKDAYS_A_WEEK: Final = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to answer: what is sent, what is read on the button, and one line that explains it."""

    value: str
    label: str | Promise
    help: str | Promise = ""


# One line for each level. Source: the self-assessment grid of the Common European Framework of Reference for
# Languages (Council of Europe), in our own words and for work.
LEVELS: Final = tuple(
    Choice(level.name, level.name, help_text)
    for level, help_text in (
        (Level.A1, _("Nothing, or a few words and set phrases.")),
        (Level.A2, _("Short, simple exchanges about familiar things.")),
        (Level.B1, _("I get by at work when the subject is familiar.")),
        (Level.B2, _("I take part in meetings and write clear e-mails and notes.")),
        (Level.C1, _("I lead meetings, negotiate and write reports without searching for words.")),
        (Level.C2, _("My mother tongue, or as good as that.")),
    )
)
YES_NO: Final = (
    Choice(YesNo.YES, pgettext_lazy("answer", "Yes")),
    Choice(YesNo.NO, pgettext_lazy("answer", "No")),
    Choice(YesNo.DISCUSS, _("To discuss"), _("We will ask you about it; it does not count against you.")),
)
START: Final = (
    Choice(StartChoice.NOW, _("Right away")),
    Choice(StartChoice.DATE, _("From a date")),
    Choice(StartChoice.NOTICE, _("After my notice period")),
    Choice(StartChoice.DISCUSS, _("To discuss"), _("We will ask you about it; it does not count against you.")),
)
NOTICE_UNITS: Final = (
    Choice(NoticeUnit.WEEKS, _("weeks")),
    Choice(NoticeUnit.MONTHS, _("months")),
)
DAYS: Final = (
    *(Choice(str(days), str(days)) for days in range(WORKDAYS_A_WEEK + 1)),
    Choice(DAYS_TO_DISCUSS, _("To discuss"), _("We will ask you about it; it does not count against you.")),
)


def choices_of(question: Question) -> tuple[Choice, ...]:
    """The ways to answer; none for a number."""
    match question:
        case LanguageQuestion():
            return LEVELS
        case StartQuestion():
            return START
        case OnsiteDaysQuestion():
            return DAYS
        case CountQuestion():
            return ()
    return YES_NO


def label_of_question(question: Question) -> str:
    """The question as a person asks it: in the role's own words where it has any."""
    return question.asked.get(active_language()) or _usual_label(question)


def _usual_label(question: Question) -> str:
    match question:
        case LanguageQuestion(language=language):
            return gettext("Your level of %(language)s") % {"language": language_name(language)}
        case StartQuestion():
            return gettext("When can you start?")
        case OnsitePlaceQuestion(places=places):
            place = joined_by_and(place_name(place) for place in places)
            return gettext("Can you work on site in %(place)s?") % {"place": place}
        case OnsiteDaysQuestion():
            return gettext("How many days a week can you be on site?")
        case WeekdayQuestion(weekday=weekday):
            return gettext("Can you be on site every %(weekday)s?") % {"weekday": weekday_name(weekday)}
        case CountQuestion():
            return _count_label(question)


def intro_of_question(question: Question) -> str:
    """The role's own words above the first of several questions; "" where there are none."""
    return question.intro.get(active_language(), "")


def _count_label(question: CountQuestion) -> str:
    label = question.labels.get(active_language()) or question.labels.get("en") or question.what.replace("-", " ")
    return gettext("What is your largest number here: %(what)s?") % {"what": label}


def help_of_question(question: Question) -> str:
    """What the role asks, so that nobody has to scroll back; empty where the question says it all."""
    match question:
        case StartQuestion(latest=latest):
            return gettext("The role starts on %(date)s at the latest.") % {"date": date_format(latest, "DATE_FORMAT")}
        case OnsiteDaysQuestion(at_least=days):
            return ngettext("The role asks for %(days)d day.", "The role asks for %(days)d days.", days) % {
                "days": days
            }
        case WeekdayQuestion():
            return gettext("It is a fixed day of the role.")
        case CountQuestion():
            return gettext("Leave it empty if you do not know.")
    return ""
