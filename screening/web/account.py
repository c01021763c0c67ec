"""The addresses of one's own account: django-allauth's views with our pages, and the sessions."""

from allauth.account import views
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView

from screening.web.sign_in import sessions

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-out/", require_POST(views.logout), name="account_logout"),
    path("closed/", views.account_inactive, name="account_inactive"),
    path("confirm/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/first/", views.password_set, name="account_set_password"),
    path("password/forgotten/", views.password_reset, name="account_reset_password"),
    path("password/forgotten/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/changed/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("security/webauthn/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("security/", include("allauth.mfa.urls")),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/others/end/", sessions.end_other_sessions, name="end_other_sessions"),
    path("sessions/<int:number>/end/", sessions.end_session, name="end_session"),
    path("present/", sessions.present, name="present"),
]
