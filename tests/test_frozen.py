"""Frozen dataclasses of ours are those of `dataclasses`, made quicker: whatever may be asked of one gives the same."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import inspect
import pickle
import pkgutil
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, field, replace

import pytest

import leafletpress
from leafletpress import frozen

SOURCE = '''
class Several:
    """With all that a field may have."""

    name: str
    numbers: list = field(default_factory=list)
    shown: int = field(default=3, repr=False)
    aside: int = field(default=4, compare=False)
    unhashed: object = field(default=None, hash=False)
    kind: ClassVar[str] = "kind"

    def __post_init__(self):
        if self.shown < 0:
            raise ValueError("less than nothing")

    @property
    def twice(self):
        return 2 * self.shown

class One:
    """A single field."""

    only: float = 1.0

class Empty:
    """No field at all."""
'''


def made_by(decorator: object) -> dict[str, type]:
    known: dict[str, object] = {"field": field, "ClassVar": __import__("typing").ClassVar, "__name__": __name__}
    exec(SOURCE, known)  # noqa: S102 - the text above, twice
    return {name: decorator(frozen=True, slots=True)(known[name]) for name in ("Several", "One", "Empty")}


OURS, THEIRS = made_by(frozen.dataclass), made_by(dataclasses.dataclass)
Several, One, Empty = OURS.values()  # where pickle looks for them
VALUES = {
    "Several": [("a",), ("a", [1]), ("a", [], 5), ("a", [], 3, 9), ("a", [], 3, 4, {}), ("b",)],
    "One": [(), (2.0,), (float("nan"),)],
    "Empty": [()],
}


def copied(value: object) -> object:
    """A value as another process gets it."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own


@pytest.mark.parametrize("name", VALUES)
def test_a_class_has_what_one_of_dataclasses_has(name: str) -> None:
    ours, theirs = OURS[name], THEIRS[name]
    assert repr(ours.__dataclass_params__) == repr(theirs.__dataclass_params__)
    assert (ours.__slots__, ours.__match_args__, ours.__doc__) == (theirs.__slots__, theirs.__match_args__, theirs.__doc__)
    assert list(map(str, dataclasses.fields(ours))) == list(map(str, dataclasses.fields(theirs)))
    given = [[(one.name, one.default) for one in inspect.signature(cls).parameters.values()] for cls in (ours, theirs)]
    assert [first for first, _ in given[0]] == [first for first, _ in given[1]]
    assert {*dir(ours)} == {*dir(theirs)}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_does_what_one_of_dataclasses_does(name: str) -> None:
    ours, theirs = ([cls(*copy.deepcopy(given)) for given in VALUES[name]] for cls in (OURS[name], THEIRS[name]))
    assert list(map(repr, ours)) == list(map(repr, theirs))
    assert [[one == other for other in ours] for one in ours] == [[one == other for other in theirs] for one in theirs]
    assert not any(one == other for one, other in zip(ours, theirs, strict=True))
    assert list(map(dataclasses.astuple, ours))[:2] == list(map(dataclasses.astuple, theirs))[:2]
    for one in ours:
        assert repr(copied(one)) == repr(copy.copy(one)) == repr(replace(one)) == repr(one)


def test_a_value_is_hashed_by_what_counts() -> None:
    def hashes(classes: dict[str, type]) -> list[object]:
        values = [classes["Several"]("a", (), *more) for more in ((), (3, 9), (3, 4, {}), (5,))]
        return [hash(values[0]) == hash(value) for value in values]

    assert hashes(OURS) == hashes(THEIRS) == [True, True, True, False]
    assert len({One(2.0), One(2.0), One(3.0)}) == 2


def test_nobody_changes_a_value() -> None:
    for cls in (OURS["Several"], THEIRS["Several"]):
        value = cls("a")
        for change in (lambda one: setattr(one, "name", "b"), lambda one: delattr(one, "name")):
            with pytest.raises(FrozenInstanceError, match=r"cannot (assign to|delete) field 'name'"):
                change(value)
        with pytest.raises((FrozenInstanceError, TypeError, AttributeError)):
            value.other = 1
        assert value.name == "a"
        with pytest.raises(ValueError, match="less than nothing"):
            cls("a", shown=-1)
        assert cls("a").numbers is not cls("a").numbers


def test_what_is_not_usual_is_made_by_dataclasses() -> None:
    @frozen.dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        number: int

    @frozen.dataclass(slots=True)
    class Changing:
        number: int
        worked_out: int = field(default=0, init=False)

    @frozen.dataclass(frozen=True, slots=True)
    class Below(One):
        more: int = 0

    @frozen.dataclass(frozen=True, slots=True)
    class Keyed:
        number: int = field(kw_only=True)

        def __hash__(self) -> int:
            return 7

    assert Ordered(1) < Ordered(2)
    changing = Changing(1)
    changing.number = 2
    assert changing == Changing(2)
    assert Below(2.0, 3) == Below(2.0, 3) != Below(2.0)
    assert hash(Keyed(number=1)) == 7


def all_classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(leafletpress.__path__, "leafletpress."):
        if not module.name.startswith(("leafletpress.press.cluster", "leafletpress.press.preloaded")):
            found = vars(importlib.import_module(module.name)).values()
            yield from (
                one for one in found if isinstance(one, type) and one.__module__ == module.name and dataclasses.is_dataclass(one)
            )


def test_all_classes_are_hashable_and_shown() -> None:
    """Whatever decorates them: frozen ones have a hash, and none has fields that its decorator did not see."""
    classes = list(all_classes())
    assert len(classes) > 200
    for cls in classes:
        annotated = {name for name, kind in inspect.get_annotations(cls).items() if "ClassVar" not in str(kind)}
        assert annotated <= {one.name for one in dataclasses.fields(cls)}, cls
        assert bool(cls.__hash__) == (cls.__dataclass_params__.frozen or not cls.__dataclass_params__.eq), cls
