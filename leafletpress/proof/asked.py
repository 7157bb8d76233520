"""What PDFium is asked of each letter and each object of a page: by functions that take addresses as plain numbers.

pypdfium2 has them all, and makes an object of each address, which takes longer than what is asked. Where all letters or all objects
are asked the same, PDFium writes into arrays: a loop in Python takes as long as the answers do.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double, c_int, c_uint, c_ulong, c_void_p
from itertools import repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

DOUBLE, FLOAT, UNSIGNED = "d", "f", "I"  # what PDFium writes, by the codes of arrays


def _often(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - of ctypes, which tells no types
    return ctypes.PYFUNCTYPE(result, c_void_p, *arguments)(ctypes.cast(function, c_void_p).value or 0)


# Of a page of text, and the number of a letter
code_of = _often(pdfium.FPDFText_GetUnicode, c_uint, c_int)
is_generated = _often(pdfium.FPDFText_IsGenerated, c_int, c_int)
text_object_of = _often(pdfium.FPDFText_GetTextObject, c_void_p, c_int)
origin_of = _often(pdfium.FPDFText_GetCharOrigin, c_int, c_int, *(c_void_p,) * 2)
box_of = _often(pdfium.FPDFText_GetCharBox, c_int, c_int, *(c_void_p,) * 4)

# Of an object of a page
kind_of = _often(pdfium.FPDFPageObj_GetType, c_int)
mark_of = _often(pdfium.FPDFPageObj_GetMarkedContentID, c_int)
matrix_of = _often(pdfium.FPDFPageObj_GetMatrix, c_int, c_void_p)
bounds_of = _often(pdfium.FPDFPageObj_GetBounds, c_int, *(c_void_p,) * 4)
colour_of = _often(pdfium.FPDFPageObj_GetFillColor, c_int, *(c_void_p,) * 4)
size_of = _often(pdfium.FPDFTextObj_GetFontSize, c_int, c_void_p)
mode_of = _often(pdfium.FPDFTextObj_GetTextRenderMode, c_int)
set_active = _often(pdfium.FPDFPageObj_SetIsActive, c_int, c_int)
set_colour = _often(pdfium.FPDFPageObj_SetFillColor, c_int, *(c_uint,) * 4)
clip_of = _often(pdfium.FPDFPageObj_GetClipPath, c_void_p)
transform_clip = _often(pdfium.FPDFPageObj_TransformClipPath, None, *(c_double,) * 6)
_paths_in = _often(pdfium.FPDFClipPath_CountPaths, c_int)
_object = _often(pdfium.FPDFPage_GetObject, c_void_p, c_int)
_part = _often(pdfium.FPDFFormObj_GetObject, c_void_p, c_ulong)
_parts = _often(pdfium.FPDFFormObj_CountObjects, c_int)


def address_of(one: pypdfium2.PdfPage | pypdfium2.PdfTextPage) -> int:
    """Where PDFium has a page, or a page of text."""
    return ctypes.cast(one.raw, c_void_p).value or 0


def objects_on(page: pypdfium2.PdfPage) -> list[int]:
    """The addresses of what a page is drawn of, in order."""
    return list(map(_object, repeat(address_of(page)), range(pdfium.FPDFPage_CountObjects(page.raw))))


def objects_in(group: int) -> Iterator[int]:
    """The same of a group."""
    return (_part(group, index) for index in range(_parts(group)))


def is_cut(item: int) -> bool:
    """Whether paths cut an object off."""
    path = clip_of(item)
    return bool(path) and _paths_in(path) > 0


def each(function: Any, *arguments: Iterable[Any]) -> None:  # noqa: ANN401 - of ctypes
    """Call a function with each of its arguments, whatever it answers."""
    deque(map(function, *arguments), maxlen=0)


def numbers(kind: str, count: int) -> array[Any]:
    """Room for so many numbers, all 0."""
    room = array(kind)
    room.frombytes(bytes(room.itemsize * count))
    return room


def places_in(room: array[Any]) -> range:
    """The address of each of its numbers."""
    start, size = room.buffer_info()
    return range(start, start + size * room.itemsize, room.itemsize)


def bounds(items: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of objects. Raises pypdfium2.PdfiumError where one has none."""
    sides = [numbers(FLOAT, len(items)) for _ in range(4)]
    if not all(map(bounds_of, items, *map(places_in, sides))):
        raise pypdfium2.PdfiumError("an object of a page has no bounds")
    return list(zip(*sides, strict=True))
