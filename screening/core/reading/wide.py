"""Bytes of a text to the two-byte encoding that they are in, with a byte order mark or without."""

SAMPLE = 4_000  # bytes
WESTERN = 0.7  # of the characters of Western text have an empty high byte
MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def wide_encoding(content: bytes) -> str:
    """The encoding when the text has two bytes to a character, else ""."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding
    head = content[: SAMPLE - SAMPLE % 2]
    if len(head) % 2 or not head:
        return ""
    for encoding, high, low in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        if high.count(0) >= WESTERN * len(high) and 0 not in low:
            return encoding
    return ""
