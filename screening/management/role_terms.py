"""The slug of a role or the path of a role file in, the role's terms out."""

from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import DatabaseError

from screening.core.rolefile import RoleFileError, parse_role
from screening.core.terms import RoleTerms
from screening.models import Role

UNUSABLE = 2  # the exit status for arguments that cannot be used


def role_terms(slug_or_file: str) -> RoleTerms:
    """Find the role: a file when there is one of that name, else the database's, else that of `roles/<slug>.yaml`.

    Raises:
        CommandError: there is no such role, or its file has problems.

    """
    path = Path(slug_or_file)
    if path.is_file():
        return _from_file(path)
    return _from_database(slug_or_file) or role_file_terms(slug_or_file)


def role_file_terms(slug: str) -> RoleTerms:
    """The role of the file that the product ships under that slug.

    Raises:
        CommandError: there is no such file, or it has problems.

    """
    path = settings.BASE_DIR / "roles" / f"{slug}.yaml"
    if not path.is_file():
        raise CommandError(f"There is no role and no role file {slug!r}.", returncode=UNUSABLE)
    return _from_file(path)


def _from_file(path: Path) -> RoleTerms:
    try:
        return parse_role(path.read_text(encoding="utf-8")).to_terms()
    except (OSError, UnicodeDecodeError, RoleFileError) as error:
        raise CommandError(f"{path} is no usable role file:\n{error}", returncode=UNUSABLE) from error


def _from_database(slug: str) -> RoleTerms | None:
    """The role's current criteria; none where the database has not been set up yet."""
    try:
        role = Role.objects.filter(slug=slug).first()
        version = role.current_version() if role else None
        return version.to_terms() if version else None
    except DatabaseError:
        return None
