"""A version of the privacy notice in, its text in the active language out, filled with who is responsible."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from screening.core.vocabulary import load_vocabulary
from screening.web.plain_words import active_language

NOTICES = Path(__file__).parent / "knowledge" / "notices"


@dataclass(frozen=True, slots=True)
class NoticeSection:
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a candidate is told before uploading; `version` is the day from which this text holds."""

    version: str
    title: str
    summary: str
    sections: tuple[NoticeSection, ...]


def current_notice_version() -> str:
    """The version that is shown now: the newest."""
    return max(path.stem for path in NOTICES.glob("*.yaml"))


def notice_of(version: str, *, retention_months: int) -> Notice:
    """The notice of that version.

    Raises:
        OSError: there never was such a version.

    """
    text = load_vocabulary(NOTICES / f"{version}.yaml")[active_language()]
    kept = {"draft_days": settings.DRAFT_DAYS, "talent_pool_months": settings.TALENT_POOL_MONTHS}
    filled = {"retention_months": retention_months, **kept, **_controller()}
    sections = tuple(
        NoticeSection(section["heading"], section["text"].format(**filled)) for section in text["sections"]
    )
    return Notice(version, text["title"], text["summary"].format(**filled), sections)


def _controller() -> Mapping[str, str]:
    return {
        "controller": settings.CONTROLLER_NAME,
        "address": settings.CONTROLLER_ADDRESS,
        "contact": settings.CONTROLLER_CONTACT,
    }
