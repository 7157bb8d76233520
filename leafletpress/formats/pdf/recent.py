"""What was worked out lately, of which so much is kept and no more."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any


class Recent:
    """Values by what they hang on, those that were asked for last: at most twice `most`, that weigh twice the `heaviest` together."""

    def __init__(self, most: int, heaviest: int) -> None:
        """Begin with none."""
        self._most, self._heaviest = most, heaviest
        self._new: dict[Hashable, tuple[Any, int]] = {}
        self._old: dict[Hashable, tuple[Any, int]] = {}
        self._weight = 0

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._new.keys() | self._old.keys())

    def get(self, key: Hashable) -> Any:
        """The value of a key; None where there is none, or none any more."""
        found = self._new.get(key)
        if found is None:
            found = self._old.get(key)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: Hashable, value: Any, weight: int) -> None:
        """Keep a value that is not heavier than all may be. What was not asked for since as much was put goes."""
        if weight > self._heaviest:
            return
        self._weight -= self._new.pop(key, (None, 0))[1]
        if len(self._new) >= self._most or self._weight + weight > self._heaviest:
            self._old, self._new, self._weight = self._new, {}, 0
        self._new[key] = value, weight
        self._weight += weight


class OfTheSame:
    """What a function makes of values, made once of the very same: values that do not change, of which at most so many are kept."""

    def __init__(self, function: Callable[[Any], Any], most: int) -> None:
        """Begin with none."""
        self._function, self._most = function, most
        self._made: dict[tuple[int, ...], tuple[Any, Any]] = {}  # by the ids of values that are kept with it

    def __call__(self, values: tuple[Any, ...]) -> Any:
        """What the function makes of them."""
        key = tuple(map(id, values))
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= self._most:
                self._made.clear()
            made = self._made[key] = self._function(values), values
        return made[0]
