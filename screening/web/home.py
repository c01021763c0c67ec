"""The recruiter's first page: my roles, and what needs me today."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def roles(request: HttpRequest) -> HttpResponse:
    """The roles of the signed-in person's teams."""
    return render(request, "recruiter/roles.html")
