"""A secret of a second factor in, the same sealed with the key of this installation out, and back."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


def seal(secret: str) -> str:
    """The secret as the database keeps it: who steals the database alone cannot make codes."""
    return _keys().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret again.

    Raises:
        cryptography.fernet.InvalidToken: neither SECRET_KEY nor one of SECRET_KEY_FALLBACKS sealed it.

    """
    return _keys().decrypt(sealed.encode()).decode()


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [Fernet(urlsafe_b64encode(sha256(b"second factor " + force_bytes(secret)).digest())) for secret in secrets]
    )
