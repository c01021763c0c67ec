"""A span of a page to the boxes in which it stands, one per line, for marking it on the page."""

from screening.core.terms import Box, Line, Page, Span


def locate(page: Page, span: Span) -> tuple[Box, ...]:
    """The boxes of the span on its page, in points, in reading order; none where the format has no pages."""
    boxes = (
        _part(line, span.start, span.end) for line in page.lines if line.start < span.end and span.start < line.end
    )
    return tuple(box for box in boxes if box is not None)


def _part(line: Line, start: int, end: int) -> Box | None:
    if line.box is None or not line.edges:
        return line.box
    left = line.edges[max(start, line.start) - line.start]
    right = line.edges[min(end, line.end) - line.start]
    return Box(min(left, right), line.box.top, max(left, right), line.box.bottom)
