"""The file of an application out: as a download, to the viewer of our own page, or a page of it as a picture."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from screening.core.reading.pdf.render import render_page
from screening.core.reading.scan import render_scan
from screening.core.redaction import Redaction
from screening.core.terms import DocumentKind, UnreadableError
from screening.flow import log, storage
from screening.models import Application, Document, Event
from screening.models.applications import ApplicationQuerySet
from screening.web import access
from screening.web.review_cv import may_be_drawn
from screening.web.veil import is_veiled, redaction_for

PICTURE_WIDTH: Final = 1300  # pixels: sharp in the pane of a wide screen
MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
SEALED: Final = {  # whatever is in the file, no browser runs it or shows it inside a page
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
}
FETCHED: Final = "empty"  # what a browser calls a request of a script, which it will not show; Source: Fetch Metadata


@access.on_application()
def original(request: HttpRequest, application: Application) -> HttpResponse:
    """The file as the candidate sent it: always as a download, never opened inside our pages; it is logged."""
    content = _content_of(request, application)
    log.record(application.role, Event.Kind.DOWNLOADED, application=application, by=access.person(request))
    return _as_file(application.document, content, as_attachment=True)


@access.on_application()
def viewed_file(request: HttpRequest, application: Application) -> HttpResponse:
    """The PDF for the viewer of the review page, which draws it; whoever opens the address gets a download."""
    if application.document.kind != DocumentKind.PDF:
        raise Http404
    content = _content_of(request, application)
    as_attachment = request.headers.get("Sec-Fetch-Dest") != FETCHED
    return _as_file(application.document, content, as_attachment=as_attachment)


@access.on_application(ApplicationQuerySet.page)
def page_picture(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    """One page of a PDF or a scan as a picture; in a blind role what tells who the candidate is is painted over."""
    redaction = redaction_for(request, application)
    try:
        picture = _picture(application.document, number, redaction)
    except (storage.AlteredError, UnreadableError) as error:
        raise Http404 from error
    kept = "no-store" if redaction else "max-age=600"
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": f"private, {kept}"})


def _picture(document: Document, number: int, redaction: Redaction | None) -> bytes:
    """The page as a PNG.

    Raises:
        Http404: it may not be drawn, or is of a format without pages.
        AlteredError: the stored file is not what was received.
        UnreadableError: it cannot be drawn.

    """
    if document.kind not in {DocumentKind.PDF, DocumentKind.IMAGE}:
        raise Http404
    if redaction and not (may_be_drawn(redaction.document, redaction) and 0 < number <= len(redaction.document.pages)):
        raise Http404
    content = storage.load(document.file_id, document.sha256)
    if document.kind == DocumentKind.IMAGE:
        return render_scan(content, number, PICTURE_WIDTH)
    return render_page(content, number, PICTURE_WIDTH, covered=redaction.boxes(number) if redaction else None)


def _content_of(request: HttpRequest, application: Application) -> bytes:
    """The stored bytes.

    Raises:
        Http404: the candidate of a blind role is still behind the veil, or the file is not what was received.

    """
    if is_veiled(request, application):
        raise Http404
    document = application.document
    try:
        return storage.load(document.file_id, document.sha256)
    except storage.AlteredError as error:
        raise Http404 from error


def _as_file(document: Document, content: bytes, *, as_attachment: bool) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=as_attachment, filename=document.name) or "attachment"
    media_type = MEDIA_TYPES.get(document.kind, "application/octet-stream")
    return HttpResponse(content, content_type=media_type, headers={**SEALED, "Content-Disposition": disposition})
