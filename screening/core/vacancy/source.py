"""The bytes of an uploaded advertisement in, its text out: plain text to the character, else what a person sees."""

from screening.core.reading import DEFAULT, Limits, read
from screening.core.reading.plain import decoded
from screening.core.reading.sniff import sniff
from screening.core.terms import DocumentKind, Unread, UnreadableError


def source_text(content: bytes, filename: str = "", limits: Limits = DEFAULT) -> str:
    """The text of the file; the pages of a document that has pages stand apart by an empty line.

    Raises:
        UnreadableError: with the reason.

    """
    if sniff(content, filename, limits) is DocumentKind.TEXT:
        text = decoded(content)[: limits.characters]
    else:
        text = "\n\n".join(page.text for page in read(content, filename, limits).pages)
    if not any(map(str.isalpha, text)):
        raise UnreadableError(Unread.NO_TEXT)
    return text
