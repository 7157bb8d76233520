"""What a process keeps from sheet to sheet, by what it was made of: the newest, bounded in number and in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Values by all that they hang on. What was asked for longest ago goes first."""

    def __init__(self, most: int, largest: int) -> None:
        """Keep at most so many, of so many bytes together."""
        self._most, self._largest = most, largest
        self._values: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._size = 0

    def get(self, key: Hashable) -> T | None:
        """What is kept under a key."""
        found = self._values.get(key)
        if found is None:
            return None
        self._values.move_to_end(key)
        return found[0]

    def keep(self, key: Hashable, value: T, size: int) -> None:
        """Keep a value of so many bytes, where it is not too large on its own."""
        self._forget(key)
        if size > self._largest:
            return
        self._values[key] = value, size
        self._size += size
        while len(self._values) > self._most or self._size > self._largest:
            self._forget(next(iter(self._values)))

    def _forget(self, key: Hashable) -> None:
        _, size = self._values.pop(key, (None, 0))
        self._size -= size
