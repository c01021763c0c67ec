"""PDFs of one page written by hand, for structures that no library writes."""

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def raw_pdf(
    content: bytes, *objects: bytes, page: bytes = b"", resources: bytes = b"", catalog: bytes = b"", fonts: bytes = b""
) -> bytes:
    """The PDF whose page paints `content`; its objects count from 6, and /F1 is Helvetica."""
    listed = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R %s >> %s >> %s >>" % (fonts, resources, page),
        stream(content),
        HELVETICA,
        *objects,
    ]
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(listed, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(listed) + 1)
    tail = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(listed) + 1, len(made))
    return made + head + table + tail


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def form(content: bytes, entries: bytes = b"", box: bytes = b"0 0 595 842") -> bytes:
    """A form, which a page paints as a whole."""
    named = b"/Type /XObject /Subtype /Form /BBox [%s] /Resources << /Font << /F1 5 0 R >> >> %s" % (box, entries)
    return stream(content, named)


def string(x: int, y: int, text: str, state: bytes = b"") -> bytes:
    """The operators that paint a text in this state."""
    return b"BT %s /F1 11 Tf %d %d Td (%s) Tj ET\n" % (state, x, y, text.encode())
