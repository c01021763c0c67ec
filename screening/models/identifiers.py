"""Identifiers for the outside: unguessable public ids, references a person can read out over the telephone."""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U to mishear
REFERENCE_CHARACTERS = 5  # 33 million references for each prefix


def new_public_id() -> str:
    """128 random bits as 22 characters that may stand in an address."""
    return secrets.token_urlsafe(16)


def new_file_id() -> str:
    """128 random bits as 32 hexadecimal digits: the name of a stored file."""
    return secrets.token_hex(16)


def new_reference(role_slug: str) -> str:
    """A reference such as "INF-7K3Q9": the first letters of the role and five random characters."""
    prefix = "".join(character for character in role_slug.upper() if character.isalnum())[:3]
    return f"{prefix}-{''.join(secrets.choice(ALPHABET) for _ in range(REFERENCE_CHARACTERS))}"


def fold_email(address: str) -> str:
    """The address in the form by which two applications of one person are recognised."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def fold_phone(number: str) -> str:
    """The last nine digits of a telephone number, which are the same however its country is written; "" for fewer."""
    digits = "".join(letter for letter in number if letter.isdigit())
    return digits[-9:] if len(digits) >= 9 else ""  # noqa: PLR2004 - as said


def fold_text(text: str) -> str:
    """The text as a search compares it: without case and accents, each run of white space one space."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())
