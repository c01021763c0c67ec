"""What somebody typed to sign in, in; the name of the account behind it, by which wrong passwords are counted, out."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db.models import Q
from django.http import HttpRequest

from screening.models.identifiers import fold_email


def username_behind(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The user name, whether that or the e-mail was typed: one person's wrong passwords are one count.

    Name and signature are those that django-axes calls.
    """
    told = credentials or {}
    typed = told.get("username") or told.get("email") or request.POST.get("login", "")
    if not typed:
        return ""
    known = User.objects.filter(Q(username__iexact=typed) | Q(email=fold_email(typed))).order_by("pk")
    return known.values_list("username", flat=True).first() or fold_email(typed)
