"""Applications and what a person typed in, those in which it stands out: CV, name, reference, e-mail, notes, tags.

Of a candidate who is hidden from that person, only what may be read of them is searched.
"""

from functools import reduce
from operator import and_, or_

from django.db.models import Exists, OuterRef, Q

from screening.core import search
from screening.core.redaction import searched
from screening.models.applications import ApplicationQuerySet
from screening.models.blind_texts import BlindText
from screening.models.identifiers import fold_text
from screening.models.notes import Note, Tag


def matching(applications: ApplicationQuerySet, text: str, seen: Q | None = None) -> ApplicationQuerySet:
    """The applications that fit what was typed (AND, OR, NOT, "phrase", parentheses); all of them for nothing.

    `seen` is the condition on those whose candidates the person may know, None where that is everybody.
    """
    query = search.parse(text)
    return applications.filter(_condition(query, seen)) if query else applications


def _condition(query: search.Query, seen: Q | None) -> Q:
    match query:
        case search.Phrase():
            return _stands(query.text, seen)
        case search.Without():
            return ~_condition(query.query, seen)
        case search.Every():
            return reduce(and_, (_condition(each, seen) for each in query.queries))
        case search.Either():
            return reduce(or_, (_condition(each, seen) for each in query.queries))


def _stands(phrase: str, seen: Q | None) -> Q:
    """Where the phrase stands: in what everybody may read, and in the rest of whom the person may know."""
    folded, own = fold_text(phrase), {"application": OuterRef("pk")}
    tagged = Q(Exists(Tag.objects.filter(**own, tag__contains=phrase.lower())))
    always = Q(reference__icontains=phrase) | tagged
    known = Q(name__icontains=phrase) | Q(email__icontains=phrase) | Q(document__reading__text__contains=folded)
    known |= Q(Exists(Note.objects.filter(**own, folded__contains=folded)))
    if seen is None:
        return always | known
    return always | (seen & known) | _stands_blind(phrase)


def _stands_blind(phrase: str) -> Q:
    bare = fold_text(searched(phrase))
    texts = BlindText.objects.filter(application=OuterRef("pk"), text__contains=bare)
    return Q(Exists(texts)) if bare else Q(pk__in=())
