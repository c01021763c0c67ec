"""Every address of the product, in one place."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver
from django.views.i18n import set_language

from screening.web import health, preferences, public_urls

handler403 = "screening.web.denied.denied"
setattr(admin.site, "login", secure_admin_login(admin.site.login))  # noqa: B010 - one door, with its second factor

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("screening.web.public_urls")),
    *public_urls.localized,
    path("", include("screening.web.criteria_urls")),
    path("", include("screening.web.role_urls")),
    path("", include("screening.web.recruiter_urls")),
    path("", include("screening.web.question_urls")),
    path("", include("screening.web.intake_urls")),
    path("account/", include("screening.web.account")),
    path("administration/", include("screening.web.administration.urls")),
    path("language/", set_language, name="set_language"),
    path("theme/", preferences.theme, name="theme"),
    path("health/", health.health, name="health"),
    path("admin/", admin.site.urls),
]
