"""Why a file was refused or could not be read in, a sentence that says what to do out, in the candidate's language."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from screening.core.terms import Unread

_TRY_ANOTHER: Final = _(
    "We cannot read this file: it seems damaged. Open it on your device, save it again as PDF, and upload that."
)
SENTENCES: Final[dict[str, Promise]] = {
    Unread.EMPTY: _("This file is empty (0 bytes). Choose the file again, or export your CV again as PDF."),
    Unread.TOO_LARGE: _(
        "This file is larger than 10 MB. Save it as PDF with smaller pictures, or send fewer pages, and upload that."
    ),
    Unread.UNKNOWN_TYPE: _(
        "This is not a kind of file that we read. Save your CV as PDF or as Word document (DOCX) and upload that."
    ),
    Unread.WRONG_EXTENSION: _(
        "The content of this file is not what its name says. Open it, save it as PDF, and upload that."
    ),
    Unread.DAMAGED: _TRY_ANOTHER,
    Unread.ENCRYPTED: _("This file is protected by a password. Save a copy without the password and upload that."),
    Unread.TOO_MANY_PAGES: _("This file has too many pages for a CV. Upload the CV alone, without annexes."),
    Unread.UNSAFE: _(
        "This file holds active content, such as macros, that we do not open. Save it as plain PDF and upload that."
    ),
    Unread.NO_TEXT: _("We found no text in this file. Upload the CV itself, as PDF or Word document (DOCX)."),
}


def sentence_of_refusal(reason: str) -> str:
    """What the candidate should do about a file that was refused or not read, for any code of `terms.Unread`."""
    return str(SENTENCES.get(reason, _TRY_ANOTHER))
