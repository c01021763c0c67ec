"""A document in, everything that it says about the candidate out, without knowing any role."""

from screening.core.extraction.availability import find_availability
from screening.core.extraction.claims import find_claims
from screening.core.extraction.contact import find_email, find_phone
from screening.core.extraction.counts import find_counts
from screening.core.extraction.history import find_history
from screening.core.extraction.languages import find_languages
from screening.core.extraction.onsite import find_onsite
from screening.core.extraction.person import find_name
from screening.core.extraction.place import find_place
from screening.core.extraction.sections import find_sections
from screening.core.terms import Document, Facts

__all__ = ["extract"]


def extract(document: Document) -> Facts:
    """The facts of the document, each with the spans that say so. The same document always gives the same facts."""
    sections = find_sections(document)
    history = find_history(document, sections)
    email = find_email(document, sections)
    phone = find_phone(document, sections)
    return Facts(
        name=find_name(document, email.value if email else ""),
        email=email,
        phone=phone,
        place=find_place(document, sections),
        positions=history.positions,
        languages=find_languages(document, sections),
        availability=find_availability(document, sections),
        onsite=find_onsite(document, sections),
        counts=find_counts(document, sections),
        claims=find_claims(document, sections),
        sections=sections,
        history_read=history.read,
    )
