"""A role in, a signed stamp for its form out; a posted stamp in, its token and its age out.

The stamp is what an apply form has instead of a session: it says that we made this form for this role, when, and
under which token its draft is kept. The same form sent twice has the same token, and so the same receipt.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.core import signing
from django.utils import timezone

from screening.models.drafts import new_token

SALT: Final = "screening.apply"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose draft, and when its form was first made."""

    token: str
    made_at: datetime

    @property
    def is_too_young(self) -> bool:
        """Whether the form came back faster than a person can fill it in."""
        return (timezone.now() - self.made_at).total_seconds() < settings.APPLY_LEAST_SECONDS

    def signed(self, role_slug: str) -> str:
        """The stamp as it stands in the form of this role."""
        return signing.dumps([role_slug, self.token, self.made_at.timestamp()], salt=SALT)


def new_stamp() -> Stamp:
    """A stamp for an empty form."""
    return Stamp(new_token(), timezone.now())


def read_stamp(signed: str, role_slug: str) -> Stamp | None:
    """The stamp, or None when it is not ours or belongs to another role."""
    try:
        stamped_slug, token, made = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Stamp(token, datetime.fromtimestamp(made, tz=UTC)) if stamped_slug == role_slug else None
