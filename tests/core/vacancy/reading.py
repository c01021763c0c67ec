"""A piece of an advertisement in, its criteria out, each checked to quote the text to the character."""

from datetime import date

from screening.core.vacancy import read_vacancy, to_plain

PUBLISHED = date(2026, 11, 15)
PROFILES = {"nl": "Jouw profiel", "fr": "Votre profil", "en": "Your profile"}


def criteria(text: str, kind: str, published: date = PUBLISHED) -> list[dict]:
    plain = to_plain(read_vacancy(text, published))
    assert all(each["quote"] in text for each in plain["criteria"])
    return [each for each in plain["criteria"] if each["kind"] == kind]


def in_profile(language: str, *requirements: str) -> str:
    """An advertisement with these requirements below a heading."""
    opening = {"nl": "Wij zoeken een collega voor het team.", "fr": "Nous cherchons un collègue pour le service."}
    lines = "\n".join(f"- {each}" for each in requirements)
    return f"Job\n{opening.get(language, 'We look for a colleague for the team.')}\n\n{PROFILES[language]}\n{lines}\n"


def in_practical(language: str, words: str) -> str:
    """An advertisement with this line below a heading of practical matters."""
    heading = {"nl": "Praktisch", "fr": "Infos pratiques"}.get(language, "Practical")
    return f"Job\nWij zoeken een collega.\n\n{heading}\n{words}\n"
