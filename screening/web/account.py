"""Signing in and out and changing a password, by Django's own views with our pages."""

from django.contrib.auth import views
from django.urls import URLPattern, path, reverse_lazy

urlpatterns: list[URLPattern] = [
    path("sign-in/", views.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("sign-out/", views.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        views.PasswordChangeView.as_view(success_url=reverse_lazy("password_change_done")),
        name="password_change",
    ),
    path("password/changed/", views.PasswordChangeDoneView.as_view(), name="password_change_done"),
]
