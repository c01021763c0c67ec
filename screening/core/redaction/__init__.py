"""A document and who it is about in, the same document out without what tells who somebody is, of which sex or age."""

from screening.core.redaction.redact import Redaction, redaction_of, searched, shown

__all__ = ["Redaction", "redaction_of", "searched", "shown"]
