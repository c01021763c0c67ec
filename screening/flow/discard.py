"""A document that nobody needs any more in; its row, its file and a reading that is nobody else's out of the way."""

from functools import partial

from django.db import transaction

from screening.flow import storage
from screening.models import Document, Reading


def discard(document: Document) -> None:
    """Forget the document: the rows in the caller's transaction, the file once that has committed.

    A process that dies in between leaves a file without a row, which `forget.forget_expired` removes.
    """
    document.delete()
    if not Document.objects.filter(sha256=document.sha256).exists():
        Reading.objects.filter(sha256=document.sha256).delete()
    transaction.on_commit(partial(storage.remove, document.file_id), robust=True)
