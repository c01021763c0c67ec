"""Applications and what a person typed in, those in which it stands out: CV, name, reference, e-mail, notes, tags."""

from functools import reduce
from operator import and_, or_

from django.db.models import Exists, OuterRef, Q

from screening.core import search
from screening.models.applications import ApplicationQuerySet
from screening.models.identifiers import fold_text
from screening.models.notes import Note, Tag


def matching(applications: ApplicationQuerySet, text: str) -> ApplicationQuerySet:
    """The applications that fit what was typed (AND, OR, NOT, "phrase", parentheses); all of them for nothing."""
    query = search.parse(text)
    return applications.filter(_condition(query)) if query else applications


def _condition(query: search.Query) -> Q:
    match query:
        case search.Phrase():
            return _stands(query.text)
        case search.Without():
            return ~_condition(query.query)
        case search.Every():
            return reduce(and_, map(_condition, query.queries))
        case search.Either():
            return reduce(or_, map(_condition, query.queries))


def _stands(phrase: str) -> Q:
    folded = fold_text(phrase)
    named = Q(name__icontains=phrase) | Q(reference__icontains=phrase) | Q(email__icontains=phrase)
    own = {"application": OuterRef("pk")}
    noted = Q(Exists(Note.objects.filter(**own, folded__contains=folded)))
    tagged = Q(Exists(Tag.objects.filter(**own, tag__contains=phrase.lower())))
    return named | Q(document__reading__text__contains=folded) | noted | tagged
