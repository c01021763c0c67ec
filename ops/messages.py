"""Every translatable string of code and templates in, screening/locale/*/LC_MESSAGES/django.po and .mo out.

    python -m ops.messages           collect, merge and compile
    python -m ops.messages --check   say what is missing, untranslated or not compiled, and exit with 1

Needs no gettext programs: Django turns a template into calls, Babel collects and compiles them.
"""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from screening.core.typography import typeset

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "screening" / "locale"
LANGUAGES = ("nl", "fr")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # the headers' date, the same at each run


def main(arguments: list[str]) -> int:
    """Bring the catalogues up to date, or with `--check` only say whether they are. Returns the exit status."""
    template = collect()
    check = "--check" in arguments
    problems = [problem for language in LANGUAGES for problem in bring_up(language, template, check=check)]
    for problem in problems:
        sys.stderr.write(problem + "\n")
    return 1 if problems and check else 0


def collect() -> Catalog:
    """A catalogue of every string that code and templates mark for translation, with where it stands."""
    catalog = Catalog(project="screening", charset="utf-8")
    for file in sorted([*ROOT.glob("screening/**/*.py"), *ROOT.glob("templates/**/*")]):
        if not file.is_file() or file.suffix not in {".py", ".html", ".txt"}:
            continue
        source = file.read_text()
        if file.suffix != ".py":
            lines = templatize(source, origin=str(file)).splitlines()
            source = "\n".join(line.lstrip() for line in lines)  # the indentation of HTML is no Python
        place = file.relative_to(ROOT).as_posix()
        for line, message, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
            catalog.add(message, locations=[(place, line)], context=context)
    return catalog


def bring_up(language: str, template: Catalog, *, check: bool) -> list[str]:
    """Merge `template` into the catalogue of `language` and compile it. Returns what a translator still has to do."""
    po = LOCALE / language / "LC_MESSAGES" / "django.po"
    catalog = Catalog(locale=language)
    if po.exists():
        with po.open("rb") as stream:
            catalog = read_po(stream, locale=language)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    catalog.creation_date = catalog.revision_date = UNDATED
    compiled = _compiled(catalog)
    mo = po.with_suffix(".mo")
    untranslated = [m.id for m in catalog if m.id and not _translated(m.string)]
    problems = [f"{language}: not translated: {message!r}" for message in untranslated]
    if check:
        stale = not mo.exists() or mo.read_bytes() != compiled
        return problems + ([f"{language}: the compiled catalogue is stale: run make messages"] if stale else [])
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as stream:
        write_po(stream, catalog, sort_output=True, omit_header=False, width=120, include_lineno=False)
    mo.write_bytes(compiled)
    return problems


def _compiled(catalog: Catalog) -> bytes:
    stream = BytesIO()
    write_mo(stream, _dateless(catalog))
    return stream.getvalue()


def _dateless(catalog: Catalog) -> Catalog:
    """The same translations without the header's dates, so that compiling twice gives the same bytes."""
    plain = Catalog(locale=catalog.locale, charset="utf-8", creation_date=UNDATED, revision_date=UNDATED)
    for message in catalog:
        if message.id:
            plain.add(
                message.id, _set_out(message.string, str(catalog.locale)), context=message.context, flags=message.flags
            )
    return plain


def _set_out(string: str | tuple[str, ...] | list[str] | None, language: str) -> str | tuple[str, ...]:
    """The translation, or its plural forms, with the spaces that must not break a line."""
    if isinstance(string, str) or not string:
        return typeset(string or "", language)
    return tuple(typeset(form, language) for form in string)


def _translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string or ()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
