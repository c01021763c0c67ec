"""A Vacancy in, the table that a person reads in a terminal out."""

from typing import Any

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from screening.core.vacancy import Vacancy, to_plain

_GATE = {True: Text("gate", "bold"), False: Text("nice to have", "dim")}


def vacancy_board(vacancy: Vacancy) -> RenderableType:
    """The head of the advertisement, a row per criterion with its quote, and the warnings."""
    plain = to_plain(vacancy)
    head = [plain[key] for key in ("title", "organisation", "location") if plain[key]]
    table = Table(
        "Kind", "", Column("Asks", overflow="fold"), Column("In the words of the advertisement", overflow="fold")
    )
    for criterion in plain["criteria"]:
        table.add_row(criterion["kind"], _GATE[criterion["gate"]], Text(_asked(criterion)), Text(criterion["quote"]))
    warnings = [Text(f"! {each['quote']}: {each['message']}", "yellow") for each in plain["warnings"]]
    return Group(Text(" · ".join(head), "bold"), table, *warnings)


def rule_words(rule: dict[str, Any]) -> str:
    """A language rule as a person reads it: "(nl C1 and fr B2) or (fr C1 and nl B2)"."""
    if "language" in rule:
        return f"{rule['language']} {rule['at_least'] or '(level not stated)'}"
    joint = " and " if "all" in rule else " or "
    return joint.join(
        rule_words(each) if "language" in each else f"({rule_words(each)})" for each in rule.get("all") or rule["any"]
    )


def _asked(criterion: dict[str, Any]) -> str:
    match criterion["kind"]:
        case "years":
            domain = f" ({criterion['domain']})" if criterion["domain"] else ""
            return f"at least {criterion['at_least']} years: {criterion['label']}{domain}"
        case "languages":
            return rule_words(criterion["rule"])
        case "onsite":
            return _onsite(criterion)
        case "start":
            bounds = (("from", criterion["earliest"]), ("no later than", criterion["latest"]))
            return ", ".join(f"{word} {day}" for word, day in bounds if day)
        case "count":
            return f"at least {criterion['at_least']}: {criterion['what']}"
        case _:
            return str(criterion["topic"])


def _onsite(criterion: dict[str, Any]) -> str:
    days = criterion["days_per_week"]
    if days == 0:
        return "fully remote"
    stated = f"{days} days a week" if days else "hybrid, days not stated"
    place = f" in {criterion['place']}" if criterion["place"] else ""
    named = f", always {', '.join(criterion['weekdays'])}" if criterion["weekdays"] else ""
    return f"{stated}{place}{named}"
