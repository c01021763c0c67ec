"""The addresses that need no login: open roles, the role as candidates see it, the apply form, its receipt.

Everything that a person reads lies under the language: /nl/jobs/, /fr/jobs/infra-pm/apply/. `localized` belongs in the
root of the addresses, because only there Django takes the language from the address.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path

from screening.web import apply, public, status, status_career, status_wishes

urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.home, name="home"),
    path("sitemap.xml", public.sitemap, name="sitemap"),
]

localized: list[URLPattern | URLResolver] = i18n_patterns(
    path("jobs/", public.jobs, name="public_jobs"),
    path("jobs/<slug:slug>/", public.job, name="public_job"),
    path("jobs/<slug:slug>/apply/", apply.form, name="apply"),
    path("jobs/<slug:slug>/apply/keep/", apply.keep, name="apply_keep"),
    path("jobs/<slug:slug>/apply/<str:token>/", apply.draft, name="apply_draft"),
    path("jobs/<slug:slug>/apply/<str:token>/reading/", apply.reading, name="apply_reading"),
    path("jobs/<slug:slug>/apply/<str:token>/received/", apply.received, name="apply_received"),
    path("applications/<str:token>/", status.status, name="status"),
    path("applications/<str:token>/correct/", status.correct, name="status_correct"),
    path("applications/<str:token>/career/", status_career.career, name="status_career"),
    path("applications/<str:token>/cv/", status.replace_cv, name="status_cv"),
    path("applications/<str:token>/reply/", status_wishes.reply, name="status_reply"),
    path("applications/<str:token>/contact/", status_wishes.contact, name="status_contact"),
    path("applications/<str:token>/review/", status_wishes.review, name="status_review"),
    path("applications/<str:token>/pool/", status_wishes.leave_pool, name="status_pool"),
    path("applications/<str:token>/withdraw/", status.withdraw, name="status_withdraw"),
    path("applications/<str:token>/erase/", status.erase, name="status_erase"),
    path("applications/<str:token>/renew/", status.renew, name="status_renew"),
    path("applications/<str:token>/download/", status.download, name="status_download"),
    path("privacy/", public.privacy, name="public_privacy"),
)
