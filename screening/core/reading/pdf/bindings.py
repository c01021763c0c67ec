"""The few functions of PDFium that run once per character, bound for speed: handles are plain addresses.

What is asked of many characters or objects is asked in one sweep by `map`, into one buffer: a loop takes twice as long.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2_raw import bindings  # type: ignore[import-untyped]

_LIBRARY = bindings._libs["pdfium"]  # noqa: SLF001 - the loaded library has no public name

Function = Callable[..., Any]


def _bound(name: str, result: Any, *arguments: Any) -> Function:
    return ctypes.CFUNCTYPE(result, *arguments)((name, _LIBRARY))


_HANDLE, _INT, _ADDRESS = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_FOUND = ctypes.c_size_t  # a handle as a result: 0 for none, where c_void_p would give None

char_count: Function = _bound("FPDFText_CountChars", _INT, _HANDLE)
char_code: Function = _bound("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
char_box: Function = _bound("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _ADDRESS)
char_object: Function = _bound("FPDFText_GetTextObject", _FOUND, _HANDLE, _INT)
char_is_generated: Function = _bound("FPDFText_IsGenerated", _INT, _HANDLE, _INT)
char_is_unmapped: Function = _bound("FPDFText_HasUnicodeMapError", _INT, _HANDLE, _INT)
char_origin: Function = _bound("FPDFText_GetCharOrigin", _INT, _HANDLE, _INT, _ADDRESS, _ADDRESS)
text: Function = _bound("FPDFText_GetText", _INT, _HANDLE, _INT, _INT, _ADDRESS)
char_matrix: Function = _bound("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _ADDRESS)
object_count: Function = _bound("FPDFPage_CountObjects", _INT, _HANDLE)
page_object: Function = _bound("FPDFPage_GetObject", _FOUND, _HANDLE, _INT)
object_kind: Function = _bound("FPDFPageObj_GetType", _INT, _HANDLE)
object_bounds: Function = _bound("FPDFPageObj_GetBounds", _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
object_activate: Function = _bound("FPDFPageObj_SetIsActive", _INT, _HANDLE, _INT)
path_segments: Function = _bound("FPDFPath_CountSegments", _INT, _HANDLE)
path_segment: Function = _bound("FPDFPath_GetPathSegment", _FOUND, _HANDLE, _INT)
segment_kind: Function = _bound("FPDFPathSegment_GetType", _INT, _HANDLE)
segment_closes: Function = _bound("FPDFPathSegment_GetClose", _INT, _HANDLE)
segment_point: Function = _bound("FPDFPathSegment_GetPoint", _INT, _HANDLE, _ADDRESS, _ADDRESS)
object_matrix: Function = _bound("FPDFPageObj_GetMatrix", _INT, _HANDLE, _ADDRESS)
path_mode: Function = _bound("FPDFPath_GetDrawMode", _INT, _HANDLE, _ADDRESS, _ADDRESS)
object_font: Function = _bound("FPDFTextObj_GetFont", _FOUND, _HANDLE)
object_font_size: Function = _bound("FPDFTextObj_GetFontSize", _INT, _HANDLE, _ADDRESS)
object_mode: Function = _bound("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
object_fill: Function = _bound("FPDFPageObj_GetFillColor", _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
object_stroke: Function = _bound("FPDFPageObj_GetStrokeColor", _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
object_clip: Function = _bound("FPDFPageObj_GetClipPath", _FOUND, _HANDLE)
clip_paths: Function = _bound("FPDFClipPath_CountPaths", _INT, _HANDLE)
clip_segments: Function = _bound("FPDFClipPath_CountPathSegments", _INT, _HANDLE, _INT)
clip_segment: Function = _bound("FPDFClipPath_GetPathSegment", _FOUND, _HANDLE, _INT, _INT)
font_name: Function = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _HANDLE, _ADDRESS, ctypes.c_size_t)
font_weight: Function = _bound("FPDFFont_GetWeight", _INT, _HANDLE)


def address(handle: Any) -> int:
    """The address behind one of PDFium's handles (page, text page)."""
    raw = getattr(handle, "raw", handle)
    return int(ctypes.cast(raw, ctypes.c_void_p).value or 0)


__all__ = ["address", "pdfium"]


def objects_of(text_page: int, indexes: Iterable[int]) -> list[int]:
    """The address of the text object that paints each of these characters, 0 for none."""
    return list(map(char_object, repeat(text_page), indexes))


def page_objects(page: int, count: int) -> list[int]:
    """The addresses of the first so many objects of the page."""
    return list(map(page_object, repeat(page), range(count)))


def boxes_of(text_page: int, indexes: Sequence[int]) -> list[float]:
    """Left, top, right and bottom of the loose box of each of these characters, all in one list."""
    return _swept(char_box, ctypes.c_float * (4 * len(indexes)), 16, text_page, indexes)


def origins_of(text_page: int, indexes: Sequence[int]) -> list[float]:
    """The x and y of each of these characters, all in one list."""
    numbers = (ctypes.c_double * (2 * len(indexes)))()
    at = ctypes.addressof(numbers)
    end = at + 16 * len(indexes)
    deque(map(char_origin, repeat(text_page), indexes, range(at, end, 16), range(at + 8, end + 8, 16)), 0)
    return numbers[:]


def matrices_of(text_page: int, indexes: Sequence[int]) -> list[float]:
    """The six numbers of the matrix of each of these characters, all in one list."""
    return _swept(char_matrix, ctypes.c_float * (6 * len(indexes)), 24, text_page, indexes)


def sizes_of(objects: Sequence[int]) -> list[float]:
    """The font size of each of these text objects, before its matrix."""
    numbers = (ctypes.c_float * len(objects))()
    at = ctypes.addressof(numbers)
    deque(map(object_font_size, objects, range(at, at + 4 * len(objects), 4)), 0)
    return numbers[:]


def fills_of(objects: Sequence[int]) -> list[int]:
    """Red, green, blue and alpha of the fill of each of these objects, all in one list."""
    numbers = (ctypes.c_uint * (4 * len(objects)))()
    at = ctypes.addressof(numbers)
    end = at + 16 * len(objects)
    places = (range(at + shift, end + shift, 16) for shift in (0, 4, 8, 12))
    deque(map(object_fill, objects, *places), 0)
    return numbers[:]


def stroke_of(handle: int) -> list[int]:
    """Red, green, blue and alpha of the stroke of one object."""
    numbers = (ctypes.c_uint * 4)()
    at = ctypes.addressof(numbers)
    object_stroke(handle, at, at + 4, at + 8, at + 12)
    return numbers[:]


def _swept(ask: Function, buffer: Any, step: int, text_page: int, indexes: Sequence[int]) -> list[float]:
    """The buffer after `ask` wrote its answer for each index, `step` bytes long, into it."""
    numbers = buffer()
    at = ctypes.addressof(numbers)
    deque(map(ask, repeat(text_page), indexes, range(at, at + step * len(indexes), step)), 0)
    answers: list[float] = numbers[:]
    return answers
