"""The pages anybody may read: the open roles, one role in plain words, the privacy notice, the site map."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from screening.core import terms
from screening.core.reading.sorts import languages_of
from screening.models import Role
from screening.web.notice import current_notice_version, notice_of
from screening.web.plain_words import active_language, label_of, place_name, sentence_of
from screening.web.public_page import alternates_of, public_page

DEFAULT_RETENTION_MONTHS = 12  # as in a role that says nothing else
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Job:
    """A role as a candidate sees it, in the active language."""

    title: str
    summary: str
    location: str
    deadline_date: date | None
    advertisement: str
    advertisement_language: str
    address: str
    apply_address: str
    keep_address: str


@dataclass(frozen=True, slots=True)
class Requirement:
    label: str
    sentence: str


@require_safe
def home(_request: HttpRequest) -> HttpResponse:
    """Lead to the open roles in the language of the browser."""
    response = HttpResponseRedirect(reverse("public_jobs"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """The roles one can apply to today."""
    today = timezone.localdate()
    accepting = [job_of(role) for role in Role.objects.public() if role.accepts_on(today)]
    return public_page(request, "public/jobs.html", {"jobs": accepting})


@require_safe
def job(request: HttpRequest, slug: str) -> HttpResponse:
    """One role: what it requires in plain words, how the screening works, whether one can apply."""
    role = get_object_or_404(Role.objects.published(), slug=slug)
    return public_page(request, "public/job.html", job_context(role))


def job_context(role: Role) -> dict[str, Any]:
    """What the page of a role says, in the active language."""
    criteria = criteria_of(role)
    return {
        "job": job_of(role),
        "gates": [_requirement(criterion) for criterion in criteria if criterion.gate],
        "weights": [_requirement(criterion) for criterion in criteria if not criterion.gate],
        "accepts": role.accepts_on(timezone.localdate()),
        "why": role.status,
        "start_passed": start_passed(criteria),
        "posting": job_posting(role, criteria),
    }


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice as it holds now."""
    notice = notice_of(current_notice_version(), retention_months=DEFAULT_RETENTION_MONTHS)
    return public_page(request, "public/privacy.html", {"notice": notice})


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The public pages in each language, for search engines."""
    today = timezone.localdate()
    roles = [role for role in Role.objects.public() if role.accepts_on(today)]
    addresses = [reverse("public_jobs"), *(reverse("public_job", args=[role.slug]) for role in roles)]
    pages = [alternates_of(address) for address in addresses]
    return render(request, "public/sitemap.xml", {"pages": pages}, content_type="application/xml")


def job_of(role: Role) -> Job:
    """The role in the active language."""
    language = active_language()
    return Job(
        title=role.title(language),
        summary=role.summary(language),
        location=place_name(role.location),
        deadline_date=role.deadline_date,
        advertisement=role.advertisement,
        advertisement_language=_language_of(role.advertisement),
        address=reverse("public_job", args=[role.slug]),
        apply_address=reverse("apply", args=[role.slug]),
        keep_address=reverse("apply_keep", args=[role.slug]),
    )


@lru_cache(maxsize=64)
def _language_of(text: str) -> str:
    """The language that a screen reader should read the text in; "" when nothing tells."""
    return next(iter(languages_of([terms.Page(1, text)])), "") if text else ""


def criteria_of(role: Role) -> tuple[terms.Criterion, ...]:
    """The criteria that hold now, in their order; none before the first version."""
    version = role.current_version()
    return version.to_terms().criteria if version else ()


def start_passed(criteria: tuple[terms.Criterion, ...]) -> date | None:
    """The latest start date of the role when it is past already, so that its page says so."""
    latest = [criterion.rule.latest for criterion in criteria if isinstance(criterion.rule, terms.StartRule)]
    return min(latest) if latest and min(latest) < timezone.localdate() else None


def _requirement(criterion: terms.Criterion) -> Requirement:
    return Requirement(label_of(criterion), sentence_of(criterion.rule))


def job_posting(role: Role, criteria: tuple[terms.Criterion, ...]) -> SafeString:
    """The role as schema.org's JobPosting, for search engines. Source: schema.org/JobPosting."""
    job = job_of(role)
    sentences = [f"{label_of(criterion)}. {sentence_of(criterion.rule)}" for criterion in criteria if criterion.gate]
    posting: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": job.title,
        "description": "\n".join([job.summary, *sentences]),
        "identifier": {"@type": "PropertyValue", "name": settings.CONTROLLER_NAME, "value": role.slug},
        "datePosted": role.created_at.date().isoformat(),
        "employmentType": "CONTRACTOR",
        "directApply": True,
        "url": settings.PUBLIC_ADDRESS + job.address,
        "hiringOrganization": {"@type": "Organization", "name": settings.CONTROLLER_NAME},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": role.location, "addressCountry": "BE"},
        },
    }
    if role.deadline_date:
        posting["validThrough"] = role.deadline_date.isoformat()
    text = json.dumps(posting, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
