"""Why a file was refused or could not be read in, a sentence that says what to do out, in the active language."""

from screening.core.reading.sentences import Audience, sentence
from screening.core.terms import Unread
from screening.web.plain_words import active_language


def sentence_of_refusal(reason: str) -> str:
    """What the candidate should do, for any code of `terms.Unread`; for any other code, as for a damaged file."""
    known = Unread(reason) if reason in set(Unread) else Unread.DAMAGED
    return sentence(known, Audience.CANDIDATE, active_language())
