"""A role as a file out; a role file, a template of criteria or a role there is in, a new role out."""

from dataclasses import replace
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from screening.core.rolefile import RoleFile, RoleFileError, dump_role, parse_role
from screening.core.rolefile_fields import MOST_CHARACTERS
from screening.core.rolefile_lines import LineProblem, with_lines
from screening.flow import role_making, roles
from screening.models import CriteriaVersion, Role
from screening.web import access
from screening.web.plain_words import active_language, language_name
from screening.web.review_forms import UNPROCESSABLE
from screening.web.role_forms import LONGEST_TITLE, RESERVED_SLUGS, SlugField, text_field
from screening.web.role_templates import template_named, templates

MEDIA_TYPE: Final = "application/yaml; charset=utf-8"


class LoadForm(forms.Form):
    """A role file, chosen or pasted; and why the criteria change when there is such a role already."""

    file = forms.FileField(
        label=gettext_lazy("Role file (YAML)"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"class": "form-control", "accept": ".yaml,.yml"}),
    )
    text = text_field(gettext_lazy("Or its text"), MOST_CHARACTERS, rows=12, required=False)
    why = text_field(
        gettext_lazy("Why"),
        500,
        required=False,
        help_text=gettext_lazy("Kept with the new version, when the file changes the criteria of a role there is."),
    )

    def clean(self) -> dict[str, Any]:
        """The text of the file, from wherever it came, in `typed`."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file and file.size > MOST_CHARACTERS:
            raise ValidationError(_("The file is too long for a role file."))
        try:
            cleaned["typed"] = file.read().decode() if file else cleaned.get("text", "")
        except UnicodeDecodeError as error:
            raise ValidationError(_("The file is no text in UTF-8.")) from error
        if not cleaned["typed"].strip():
            raise ValidationError(_("Choose a file, or paste its text."))
        return cleaned


class CopyForm(forms.Form):
    """What a copy of a role is called, and whether the team comes along."""

    def __init__(self, role: Role, posted: Any = None) -> None:
        super().__init__(posted)
        language = active_language()
        label = _("Title in %s") % language_name(language)
        self.fields["title"] = text_field(label, LONGEST_TITLE)
        self.fields["title"].initial = _("%s (copy)") % role.title(language)
        self.fields["slug"] = SlugField(initial=f"{role.slug[:55]}-copy")
        self.fields["with_team"] = forms.BooleanField(label=_("Bring the team along"), required=False)


@access.on_role
def role_file(_request: HttpRequest, role: Role) -> HttpResponse:
    """The role as a role file; loading it back changes nothing."""
    try:
        content = dump_role(roles.dump(role))
    except CriteriaVersion.DoesNotExist as error:
        raise Http404 from error
    headers = {"Content-Disposition": f'attachment; filename="{role.slug}.yaml"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=headers)


@access.on_making_roles
def load(request: HttpRequest) -> HttpResponse:
    """Load a role from a file: what is wrong with it is told line by line, and nothing is made before all is right."""
    is_post = request.method == "POST"
    form = LoadForm(request.POST, request.FILES) if is_post else LoadForm()
    problems: tuple[LineProblem, ...] = ()
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["typed"]
        try:
            return _loaded(request, parse_role(typed), form.cleaned_data["why"])
        except RoleFileError as error:
            problems = with_lines(typed, error.problems, active_language())
        except role_making.TakenError:
            form.add_error(None, _("There is a role with this slug that is not yours to change. Give it another slug."))
    is_bad = bool(problems or form.errors)
    page = {"form": form, "problems": problems}
    return render(request, "recruiter/role_load.html", page, status=UNPROCESSABLE if is_bad else 200)


@access.on_role
def duplicate(request: HttpRequest, role: Role) -> HttpResponse:
    """Make a draft with the texts and criteria of this role."""
    access.require_maker(request)
    form = CopyForm(role, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        titles = {active_language(): typed["title"]}
        made = role_making.duplicate(role, typed["slug"], titles, access.person(request), with_team=typed["with_team"])
        messages.success(request, _("The copy is a draft: look through its settings before it opens."))
        return HttpResponseRedirect(reverse("role_settings", args=[made.slug]))
    page = {"role": role, "form": form}
    return render(request, "recruiter/role_duplicate.html", page, status=UNPROCESSABLE if form.errors else 200)


class FromTemplateForm(forms.Form):
    """What a role that starts from a template is called in addresses."""

    slug = SlugField()


@access.on_making_roles
def from_template(request: HttpRequest, kind: str = "") -> HttpResponse:
    """The templates of criteria, each with what it asks; and a new role from one of them."""
    form = FromTemplateForm(request.POST if request.method == "POST" else None)
    chosen = template_named(kind) if kind else None
    if kind and chosen is None:
        raise Http404
    if chosen and request.method == "POST" and form.is_valid():
        return _loaded(request, replace(chosen.file, slug=form.cleaned_data["slug"]), "")
    page = {"templates": templates(), "chosen": chosen, "form": form}
    return render(request, "recruiter/role_templates.html", page, status=UNPROCESSABLE if form.errors else 200)


def _loaded(request: HttpRequest, file: RoleFile, why: str) -> HttpResponse:
    if file.slug in RESERVED_SLUGS:
        raise role_making.TakenError
    loaded = role_making.load_file(file, access.person(request), why)
    if loaded.is_new_role:
        messages.success(request, _("The role is made, as a draft that you own."))
    elif loaded.is_new_version:
        messages.success(request, _("Version %d of the criteria is made from the file.") % loaded.version.number)
    else:
        messages.info(request, _("The criteria in the file are those that hold already; the texts are as in the file."))
    return HttpResponseRedirect(reverse("role_settings", args=[loaded.role.slug]))
