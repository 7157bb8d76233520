"""Objects of a finished PDF, each written out once, and what they are made of, by a short way.

pydyf 0.13 writes out every object for the file and once more for the digest in the file's identifier, and packs every stream twice.
"""

from __future__ import annotations

from typing import Any

import pydyf

_stock = pydyf._to_bytes


class Sealed(pydyf.Object):  # type: ignore[misc] # pydyf has no types
    """An object that stays as it is: the same number and the same bytes."""

    def __init__(self, whole: pydyf.Object) -> None:
        """Take an object that nothing changes any more."""
        super().__init__()
        self.number, self.generation, self.free = whole.number, whole.generation, whole.free
        self._data: bytes = whole.data
        self._may_be_packed: bool = whole.compressible

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return self._may_be_packed


def seal(pdf: pydyf.PDF) -> None:
    """Write out all objects of a PDF to which nothing but its table of objects is added."""
    pdf.objects[:] = [one if one.free == "f" else Sealed(one) for one in pdf.objects]


def to_bytes(item: Any) -> bytes:
    """Take the place of the function by which pydyf writes a number, a name or an object: the same bytes for what is asked most."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return] # its type says so
    if kind is float:
        return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    return b"%d" % item if kind is int else _stock(item)
