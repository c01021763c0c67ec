"""A role in, the page that candidates would see out, before anybody but the team can see it."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from screening.models import Role
from screening.web import access
from screening.web.plain_words import active_language
from screening.web.public import job_context
from screening.web.public_page import secret_page

CODES: Final = tuple(code for code, _name in settings.LANGUAGES)


@access.on_role
def preview(request: HttpRequest, role: Role) -> HttpResponse:
    """The public page of the role as if it were open, in the language that `language` names."""
    wanted = request.GET.get("language", "")
    with translation.override(wanted if wanted in CODES else active_language()):
        context = {**job_context(role), "accepts": True, "is_preview": True, "languages": settings.LANGUAGES}
        return secret_page(request, "public/job.html", {**context, "role": role})
