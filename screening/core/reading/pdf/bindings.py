"""The few functions of PDFium that run once per character, bound for speed: handles are plain addresses."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2_raw import bindings  # type: ignore[import-untyped]

_LIBRARY = bindings._libs["pdfium"]  # noqa: SLF001 - the loaded library has no public name

Function = Callable[..., Any]


def _bound(name: str, result: Any, *arguments: Any) -> Function:
    return ctypes.CFUNCTYPE(result, *arguments)((name, _LIBRARY))


_HANDLE, _INT, _ADDRESS = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p

char_count: Function = _bound("FPDFText_CountChars", _INT, _HANDLE)
char_code: Function = _bound("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
char_box: Function = _bound("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _ADDRESS)
char_object: Function = _bound("FPDFText_GetTextObject", _HANDLE, _HANDLE, _INT)
char_is_generated: Function = _bound("FPDFText_IsGenerated", _INT, _HANDLE, _INT)
char_origin: Function = _bound("FPDFText_GetCharOrigin", _INT, _HANDLE, _INT, _ADDRESS, _ADDRESS)
text: Function = _bound("FPDFText_GetText", _INT, _HANDLE, _INT, _INT, _ADDRESS)
char_matrix: Function = _bound("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _ADDRESS)
object_count: Function = _bound("FPDFPage_CountObjects", _INT, _HANDLE)
page_object: Function = _bound("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)
object_kind: Function = _bound("FPDFPageObj_GetType", _INT, _HANDLE)
object_bounds: Function = _bound("FPDFPageObj_GetBounds", _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
object_activate: Function = _bound("FPDFPageObj_SetIsActive", _INT, _HANDLE, _INT)
path_segments: Function = _bound("FPDFPath_CountSegments", _INT, _HANDLE)
path_segment: Function = _bound("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _INT)
segment_kind: Function = _bound("FPDFPathSegment_GetType", _INT, _HANDLE)
segment_closes: Function = _bound("FPDFPathSegment_GetClose", _INT, _HANDLE)
segment_point: Function = _bound("FPDFPathSegment_GetPoint", _INT, _HANDLE, _ADDRESS, _ADDRESS)
object_matrix: Function = _bound("FPDFPageObj_GetMatrix", _INT, _HANDLE, _ADDRESS)
path_mode: Function = _bound("FPDFPath_GetDrawMode", _INT, _HANDLE, _ADDRESS, _ADDRESS)
object_font: Function = _bound("FPDFTextObj_GetFont", _HANDLE, _HANDLE)
object_font_size: Function = _bound("FPDFTextObj_GetFontSize", _INT, _HANDLE, _ADDRESS)
object_mode: Function = _bound("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
object_fill: Function = _bound("FPDFPageObj_GetFillColor", _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
font_name: Function = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _HANDLE, _ADDRESS, ctypes.c_size_t)
font_weight: Function = _bound("FPDFFont_GetWeight", _INT, _HANDLE)


def address(handle: Any) -> int:
    """The address behind one of PDFium's handles (page, text page)."""
    raw = getattr(handle, "raw", handle)
    return int(ctypes.cast(raw, ctypes.c_void_p).value or 0)


__all__ = ["address", "pdfium"]
