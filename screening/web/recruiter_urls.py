"""The addresses behind the login: roles, boards, applications. Each row is reached through `access` only."""

from django.urls import URLPattern, path

from screening.web import home

urlpatterns: list[URLPattern] = [
    path("roles/", home.roles, name="roles"),
]
