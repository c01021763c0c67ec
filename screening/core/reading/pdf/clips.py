"""Words of a PDF page to those that lie outside what they are clipped to, and may so be invisible."""

import ctypes
from collections.abc import Iterator, Sequence

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.word import Word
from screening.core.terms import Box

SAME_LINE = 0.5  # points; one text object of a line is asked for the clip of all of it
MOST_PATHS, MOST_SEGMENTS = 4, 40
EVERYWHERE = Box(float("-inf"), float("-inf"), float("inf"), float("inf"))


def clipped(words: Sequence[Word], frame: Frame) -> Iterator[int]:
    """The indexes of the words whose middle lies outside the clip of their line."""
    base, box = float("-inf"), EVERYWHERE
    for index, word in enumerate(words):
        if abs(word.base - base) > SAME_LINE:
            base, box = word.base, _clip_of(word.owner, frame)
        if box is not EVERYWHERE:
            x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
            if not (box.left <= x <= box.right and box.top <= y <= box.bottom):
                yield index


def _clip_of(owner: int, frame: Frame) -> Box:
    """The box that all paths of the object's clip have in common."""
    clip = bindings.object_clip(owner)
    count = min(bindings.clip_paths(clip), MOST_PATHS)
    if count <= 0:
        return EVERYWHERE
    boxes = [box for path in range(count) if (box := _box_of(clip, path, frame))]
    if not boxes:
        return EVERYWHERE
    return Box(
        max(box.left for box in boxes),
        max(box.top for box in boxes),
        min(box.right for box in boxes),
        min(box.bottom for box in boxes),
    )


def _box_of(clip: int, path: int, frame: Frame) -> Box | None:
    spot = (ctypes.c_float * 2)()
    at = ctypes.addressof(spot)
    points: list[tuple[float, float]] = []
    for index in range(min(bindings.clip_segments(clip, path), MOST_SEGMENTS)):
        bindings.segment_point(bindings.clip_segment(clip, path, index), at, at + 4)
        points.append(frame.point(*spot))
    if not points:
        return None
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))
