"""The addresses of whoever administers: people, roles and rules."""

from django.urls import URLPattern, path

from screening.web.administration import people, roles, rules

urlpatterns: list[URLPattern] = [
    path("", people.people, name="people"),
    path("people/new/", people.new_person, name="new_person"),
    path("people/<int:number>/", people.colleague, name="colleague"),
    path("people/<int:number>/change/", people.change_colleague, name="change_colleague"),
    path("roles/", roles.all_roles, name="all_roles"),
    path("rules/", rules.rules, name="rules"),
]
