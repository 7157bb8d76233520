"""Work on its way to a process that does it: an order with its manuscript, pickled, its pictures apart so that none need be sent twice."""

from __future__ import annotations

import io
import pickle
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from leafletpress.model import Manuscript, Picture
from leafletpress.press.orders import Order

Work = tuple[Order, Manuscript]


@dataclass(frozen=True, slots=True)
class Packet:
    """An order and its manuscript without pictures, and the pictures by name. Two of one name are the same.

    None stands for one that whoever gets the packet has already.
    """

    content: bytes
    pictures: Mapping[str, Picture | None]

    def without(self, known: Collection[str]) -> Packet:
        """The same, for somebody who has the pictures of these names."""
        return Packet(self.content, {name: None if name in known else picture for name, picture in self.pictures.items()})

    def pictures_with(self, had: Mapping[str, Picture]) -> dict[str, Picture]:
        """Its pictures, with those that somebody had already. Raises KeyError where one is missing."""
        return {name: picture or had[name] for name, picture in self.pictures.items()}


def pack(work: Work) -> Packet:
    stream = io.BytesIO()
    packer = _Packer(stream)
    packer.dump(work)
    return Packet(stream.getvalue(), packer.pictures)


def unpack(packet: Packet) -> Work:
    """What was packed, with all its pictures. Raises KeyError where one is missing."""
    order, manuscript = _Unpacker(io.BytesIO(packet.content), packet.pictures_with({})).load()
    return order, manuscript


class _Packer(pickle.Pickler):
    """Leaves a name where a picture was."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self.pictures: dict[str, Picture] = {}

    def persistent_id(self, thing: object) -> str | None:
        if not isinstance(thing, Picture):
            return None
        name = f"{thing.sha256} {thing.path}"
        self.pictures[name] = thing
        return name


class _Unpacker(pickle.Unpickler):
    """Puts pictures back by their names."""

    def __init__(self, stream: io.BytesIO, pictures: Mapping[str, Picture]) -> None:
        super().__init__(stream)
        self._pictures = pictures

    def persistent_load(self, name: str) -> Picture:
        return self._pictures[name]
