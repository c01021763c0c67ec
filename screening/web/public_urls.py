"""The addresses that need no login: the role as candidates see it, the apply form, its receipt."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
