"""Applications to blind roles in, the texts by which a search may find them before anybody knows who they are out."""

from screening.core.redaction import Redaction, redaction_of
from screening.core.terms import Document, DocumentKind, Facts
from screening.models import Application, BlindText, Role
from screening.models.identifiers import fold_text

TEXTS_PER_SWEEP = 200  # some seconds of work
NOTHING_READ = Document(DocumentKind.TEXT, ())


def redaction(application: Application) -> Redaction:
    """What hides the candidate in texts about them."""
    reading = application.document.reading
    document, facts = (reading.document_terms, reading.facts_terms) if reading else (NOTHING_READ, Facts())
    return redaction_of(document, facts, [application.name])


def renew(application: Application) -> None:
    """Make anew what may be searched; call it in the transaction that changed the name, the CV or the notes."""
    if application.role.blind == Role.Blind.NO:
        return
    hidden = redaction(application)
    notes = (hidden.searchable_text(note.text) for note in application.notes.all())
    text = fold_text("\n".join([hidden.searchable(), *notes]))
    BlindText.objects.update_or_create(application=application, defaults={"text": text})


def renew_missing(most: int = TEXTS_PER_SWEEP) -> int:
    """Make the texts that are not there: of a role that was made blind with its candidates in it. Returns how many."""
    rows = Application.objects.exclude(role__blind=Role.Blind.NO).filter(blind_text=None)
    missing = list(rows.filter(document__reading__isnull=False).select_related("role", "document__reading")[:most])
    for application in missing:
        renew(application)
    return len(missing)
