"""A template and its context in, a public page out: in every language, with no cookie, with no secret in a referrer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one of the languages."""

    language: str
    name: str
    address: str

    @property
    def absolute(self) -> str:
        return settings.PUBLIC_ADDRESS + self.address


def public_page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page, with the links to the same page in the other languages."""
    shared = {
        "alternates": alternates_of(request.path),
        "canonical": settings.PUBLIC_ADDRESS + request.path,
    }
    return render(request, template, {**shared, **(context or {})}, status=status)


def secret_page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A page whose address is a secret: not stored, not indexed, not told to the next site."""
    response = public_page(request, template, {"is_secret": True, **(context or {})}, status)
    return kept_secret(response)


def kept_secret(response: HttpResponse) -> HttpResponse:
    """The response with the headers that keep its address to the person who has it."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def alternates_of(path: str) -> tuple[Alternate, ...]:
    """The addresses of the same page in each language, in the order of the settings."""
    return tuple(Alternate(code, str(name), translate_url(path, code)) for code, name in settings.LANGUAGES)
