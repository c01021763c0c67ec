"""The body of a request in, at most one capped file out: what is too large is counted and thrown away, never kept."""

from typing import Any, Final

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import SkipFile, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

FIELD: Final = "cv"
GIVE_UP_AFTER: Final = 5  # times the cap: up to there the page can still say what is wrong; beyond, the line is cut


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes the one file of the form to a temporary file; beyond the cap it only counts.

    The file that comes out says its true size, so that the form can answer "too large" with its usual page. Whatever
    length the client claimed plays no part.
    """

    num_seen = 0

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        """Take the first file of the field, skip every other one."""
        if field_name != FIELD or self.num_seen:
            raise SkipFile
        super().new_file(field_name, *args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write within the cap, count beyond it, and hang up on a flood."""
        self.num_seen += len(raw_data)
        if self.num_seen > settings.MAX_CV_BYTES * GIVE_UP_AFTER:
            raise StopUpload(connection_reset=True)
        if self.num_seen <= settings.MAX_CV_BYTES:
            super().receive_data_chunk(raw_data, start)
        else:
            self.file.truncate(0)

    def file_complete(self, file_size: int) -> TemporaryUploadedFile:
        """The file with its true size. It is let go, or Django would close it when it skips what comes after."""
        file = self.file
        del self.file
        file.seek(0)
        file.size = file_size
        return file


def uploaded_cv(request: HttpRequest) -> TemporaryUploadedFile | None:
    """The file that was chosen, None when there is none. Reads the body: nothing may have read it before."""
    request.upload_handlers = [CappedUploadHandler(request)]
    upload = request.FILES.get(FIELD)
    return upload if isinstance(upload, TemporaryUploadedFile) else None


def client_address(request: HttpRequest) -> str:
    """The address a request came from; behind our own proxy the one that the proxy saw."""
    if settings.BEHIND_PROXY:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
