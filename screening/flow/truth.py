"""A mail that is about to go in, whether what it says is still so out: a letter that has become false is not sent."""

from typing import Final

from screening.flow.account_mail import ABOUT_AN_ACCOUNT, account_of
from screening.flow.invitation_mail import is_newest
from screening.models import Application, Document, OutgoingMail

TELLS_DECISION: Final = {
    OutgoingMail.Kind.SHORTLISTED: Application.State.SHORTLISTED,
    OutgoingMail.Kind.REJECTED: Application.State.REJECTED,
}
ASKS: Final = frozenset({OutgoingMail.Kind.QUESTION, OutgoingMail.Kind.REMINDER})


def is_still_true(mail: OutgoingMail) -> bool:
    """Whether the mail may go: between the order and the sending a candidate may have acted.

    A decision must still stand, a question still be open, a file still be the one that could not be read, an account
    still be open.
    """
    application, kind = mail.application, OutgoingMail.Kind(mail.kind)
    if kind == OutgoingMail.Kind.INVITATION:
        return is_newest(mail)
    if application is None:
        return kind not in ABOUT_AN_ACCOUNT or account_of(mail) is not None
    if kind in TELLS_DECISION:
        return application.state == TELLS_DECISION[kind]
    if application.state == Application.State.WITHDRAWN:
        return kind not in ASKS and kind != OutgoingMail.Kind.NEW_FILE_WANTED
    if kind in ASKS:
        return application.questions.open().exists()
    return kind != OutgoingMail.Kind.NEW_FILE_WANTED or application.document.state == Document.State.UNREADABLE
