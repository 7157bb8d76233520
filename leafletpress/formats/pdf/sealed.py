"""Objects of a finished PDF, each written out once, and what they are made of, by a short way.

pydyf 0.13 writes out every object for the file and once more for the digest in the file's identifier, and packs every stream twice.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

import pydyf

from leafletpress.formats.pdf.recent import Recent

WHOLE = 1000  # bytes of what is worth keeping
_stock = pydyf._to_bytes
_packed = Recent(128, 3_000_000)


class Sealed(pydyf.Object):  # type: ignore[misc] # pydyf has no types
    """An object that stays as it is: the same number and the same bytes."""

    def __init__(self, whole: pydyf.Object) -> None:
        """Take an object that nothing changes any more."""
        super().__init__()
        self.number, self.generation, self.free = whole.number, whole.generation, whole.free
        self._data: bytes = _data(whole)
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


def _data(whole: pydyf.Object) -> bytes:
    """What an object is written as. Many sheets have the same fonts, texts of their codes and colour profile: what is long is packed once.

    So is a page, which no other sheet has: it goes when what is asked for again has come often enough.
    """
    if not isinstance(whole, pydyf.Stream):
        data: bytes = whole.data
        return data
    content = b"\n".join([part if type(part) is bytes else to_bytes(part) for part in whole.stream])
    extra, compress = whole.extra, whole.compress
    if compress and len(content) >= WHOLE:
        content, extra, compress = _pack(content), {**extra, "Filter": "/FlateDecode"}, False
    written: bytes = pydyf.Stream([content], extra, compress).data
    return written


def _pack(content: bytes) -> bytes:
    key = hashlib.sha256(content).digest()
    packed: bytes | None = _packed.get(key)
    if packed is None:
        packing = zlib.compressobj(level=9)
        packed = packing.compress(content) + packing.flush()
        _packed.put(key, packed, len(packed))
    return packed


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
