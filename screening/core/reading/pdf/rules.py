"""The paths of a PDF page to the straight rules among them: the level and the upright lines that part cells."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.frame import Frame

THICKEST = 2.6  # points; what is thicker is a panel
SHORTEST = 5.0
SAME_LINE = 1.6  # rules no further apart lie on one line
MOST_PATHS, MOST_SEGMENTS = 4_000, 400
RECTANGLE = 6  # segments; a fill with more may be many thin rectangles

Point = tuple[float, float]


class Rule(NamedTuple):
    """A straight line: where it lies across its direction, and from where to where it runs along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one page, the parts of each line joined."""

    level: Sequence[Rule] = ()
    upright: Sequence[Rule] = ()


def rules_of(paths: Sequence[int], frame: Frame) -> Rules:
    """The rules among the paths at these addresses."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for (x0, y0), (x1, y1) in _lines(paths[:MOST_PATHS], frame):
        width, height = abs(x1 - x0), abs(y1 - y0)
        if height <= THICKEST and width >= SHORTEST:
            level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif width <= THICKEST and height >= SHORTEST:
            upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return Rules(_joined(level), _joined(upright))


def _lines(paths: Iterable[int], frame: Frame) -> Iterator[tuple[Point, Point]]:
    """The two ends of each straight line, or two opposite corners of a thin rectangle."""
    bounds = (ctypes.c_float * 4)()
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    at = ctypes.addressof(bounds)
    for path in paths:
        if not bindings.object_bounds(path, at, at + 4, at + 8, at + 12):
            continue
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if min(width, height) <= THICKEST:
            yield frame.point(bounds[0], bounds[1]), frame.point(bounds[2], bounds[3])
            continue
        bindings.path_mode(path, ctypes.addressof(mode), ctypes.addressof(stroke))
        if stroke.value or (mode.value and bindings.path_segments(path) > RECTANGLE):
            yield from _segments(path, frame)


def _segments(path: int, frame: Frame) -> Iterator[tuple[Point, Point]]:
    """The straight segments of one path as they stand on the page."""
    matrix = (ctypes.c_float * 6)()
    bindings.object_matrix(path, ctypes.addressof(matrix))
    a, b, c, d, e, f = matrix
    spot = (ctypes.c_float * 2)()
    at = ctypes.addressof(spot)
    here = first = (0.0, 0.0)
    for index in range(min(bindings.path_segments(path), MOST_SEGMENTS)):
        segment = bindings.path_segment(path, index)
        bindings.segment_point(segment, at, at + 4)
        x, y = spot
        there = frame.point(a * x + c * y + e, b * x + d * y + f)
        kind = bindings.segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = there
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield here, there
        here = there
        if bindings.segment_closes(segment):
            yield here, first


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """The rules, those that lie on one line and touch joined into one."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at <= SAME_LINE:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [rule for line in lines for rule in _runs(line)]


def _runs(line: Sequence[Rule]) -> Iterator[Rule]:
    ordered = sorted(line, key=lambda rule: rule.start)
    at, start, end = ordered[0]
    for _, rule in pairwise(ordered):
        if rule.start > end + SAME_LINE:
            yield Rule(at, start, end)
            at, start = rule.at, rule.start
            end = rule.end
        end = max(end, rule.end)
    yield Rule(at, start, end)
