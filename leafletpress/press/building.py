"""Building: the sheets of a choice on a shelf, those that are up to date kept as they are."""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leafletpress.library.whole import Library
from leafletpress.model import Edition
from leafletpress.press.cluster_address import Elsewhere
from leafletpress.press.describing import described
from leafletpress.press.one_sheet import Outcome
from leafletpress.press.orders import Order, keys_of, orders
from leafletpress.store.shelf import Shelf

SELDOM = 50  # times as long as it takes


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build has to do: the sheets that are up to date, and those that are to be made."""

    kept: tuple[Order, ...]
    wanted: tuple[Order, ...]


def plan(library: Library, chosen: Iterable[Edition], shelf: Shelf, day: date) -> Plan:
    """Divide the editions that can be made by whether their sheets stand on the shelf as they should be."""
    kept: list[Order] = []
    wanted: list[Order] = []
    for order in orders(library, chosen, day):
        (kept if shelf.is_current(order.name, order.key) else wanted).append(order)
    return Plan(tuple(kept), tuple(wanted))


def build(
    library: Library, planned: Plan, shelf: Shelf, day: date, jobs: int = 0, elsewhere: Elsewhere | None = None
) -> Generator[Outcome]:
    """Make what a plan wants, each sheet given once it stands on the shelf: who stops loses nothing that is done.

    Where the library was changed meanwhile, what was made since is taken away again. Raises LibraryChangedError then, and ClusterError.
    """
    unsure = _Unsure(library, shelf)
    with closing(_pressed(library, planned, day, jobs, elsewhere)) as outcomes:
        try:
            for outcome in outcomes:
                if outcome.sheet:
                    shelf.put(outcome.sheet.name, outcome.sheet.content, "", described(library, outcome))
                    unsure.add(outcome.sheet.name, outcome.order.key)
                yield outcome
        finally:
            try:
                unsure.look()
            finally:  # on a full disk too: what the record says is true
                shelf.flush()


def _pressed(library: Library, planned: Plan, day: date, jobs: int, elsewhere: Elsewhere | None) -> Generator[Outcome]:
    """What becomes of the sheets that are wanted; where none is, what makes sheets is not imported."""
    if planned.wanted:
        from leafletpress.press.workers import press

        yield from press(library, planned.wanted, day, jobs, elsewhere=elsewhere)


class _Unsure:
    """Sheets on a shelf without their keys: one that was set while somebody wrote into the library may be of other words than its key is.

    All files of a library are looked at for that. It is done so seldom that it takes no time to speak of, however many they are.
    """

    def __init__(self, library: Library, shelf: Shelf) -> None:
        """Take the library as it was read, and the shelf."""
        self._library, self._shelf = library, shelf
        self._keys: dict[str, str] = {}
        self._next = 0.0

    def add(self, name: str, key: str) -> None:
        self._keys[name] = key
        if time.monotonic() >= self._next:
            self.look()

    def look(self) -> None:
        """Give the sheets their keys, if the library is as it was. Else they go: their words may not be those that were signed."""
        begun = time.monotonic()
        if self._keys and self._library.inventory.is_as_it_was():
            self._shelf.confirm(self._keys)
        else:
            self._shelf.remove(self._shelf.folder / name for name in self._keys)
        self._keys.clear()
        ended = time.monotonic()
        self._next = ended + SELDOM * (ended - begun)


def out_of_date(library: Library, shelf: Shelf, day: date, current: Collection[str]) -> tuple[Path, ...]:
    """The sheets of earlier builds that nothing would make so today: renamed, withdrawn, of errors, or made from other words.

    Those called `current` are known to be as they should. Of a sheet that a build would make and that another user made, or this one
    with another cache, nobody can say that it is out of date: it is none of them.
    """
    sheets = shelf.sheets(but=current)
    keys = keys_of(library, (path.name for path in sheets), day)
    judged = (path for path in sheets if shelf.entries[path.name].key or path.name not in keys)
    return tuple(path for path in judged if not shelf.is_current(path.name, keys.get(path.name, "")))
