"""Frozen dataclasses, made in a fourth of the time, and their values in two thirds: a command that sets a page imports two hundred of them.

For each class `dataclasses` writes the source of six methods and has them compiled one by one, up to Python 3.12. Here that is done of
`__init__` alone; the others are the same for all classes. They do what those of `dataclasses` do, and type checkers see no others.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

USUAL = {"frozen": True, "slots": True}
WRITTEN = frozenset({"__init__", "__eq__", "__hash__", "__repr__", "__setattr__", "__delattr__", "__getstate__", "__setstate__"})


def _quick_dataclass(**options: bool) -> Callable[[type], type]:
    """A decorator that does as `dataclasses.dataclass` does, which makes all classes that are not as nearly all are here."""

    def decorated(cls: type) -> type:
        is_usual = options == USUAL and cls.__bases__ == (object,) and WRITTEN.isdisjoint(vars(cls))
        is_usual = is_usual and all(one.init and one.kw_only is not True for one in vars(cls).values() if isinstance(one, Field))
        return _made(cls) if is_usual else dataclasses.dataclass(**options)(cls)

    return decorated


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - for others
else:
    dataclass = _quick_dataclass


def _made(cls: type) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__  # otherwise its signature is worked out for it
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name in ("init", "repr", "eq", "frozen"):
        setattr(made.__dataclass_params__, name, True)
    own = dataclasses.fields(made)
    compared = _values(field.name for field in own if field.compare)
    hashed = _values(field.name for field in own if (field.compare if field.hash is None else field.hash))
    shown = [field.name for field in own if field.repr]

    def equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def as_text(self: object) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    made.__init__ = _init(own, goes_on=hasattr(made, "__post_init__"))
    made.__eq__, made.__hash__, made.__repr__ = equal, lambda self: hash(hashed(self)), recursive_repr()(as_text)
    made.__setattr__, made.__delattr__, made.__getstate__, made.__setstate__ = (
        _refuse_to_set,
        _refuse_to_delete,
        _state,
        _set_state,
    )
    done: type = made
    return done


def _values(names: Iterable[str]) -> Callable[[object], tuple[object, ...]]:
    """Gives the values of some attributes as a tuple."""
    match tuple(names):
        case ():
            return lambda _: ()
        case (name,):
            return lambda thing: (getattr(thing, name),)
        case several:
            return attrgetter(*several)


def _init(own: Iterable[Field[Any]], *, goes_on: bool) -> Callable[..., None]:
    """The method that sets all fields of a new value, and then calls `__post_init__` where there is one."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    given, lines = ["self"], []
    for name, default, factory in ((one.name, one.default, one.default_factory) for one in own):
        value = name
        if factory is not MISSING:
            known[f"_of_{name}"] = factory
            given.append(f"{name}=_missing")
            value = f"_of_{name}() if {name} is _missing else {name}"
        elif default is not MISSING:
            known[f"_of_{name}"] = default
            given.append(f"{name}=_of_{name}")
        else:
            given.append(name)
        lines.append(f" _set(self, {name!r}, {value})")
    lines.append(" self.__post_init__()" if goes_on else " pass")
    exec("\n".join((f"def __init__({', '.join(given)}):", *lines)), known)  # noqa: S102 - names of fields, as `dataclasses` does
    made: Callable[..., None] = known["__init__"]
    return made


def _refuse_to_set(_: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:  # noqa: ANN401 - any value of such a class
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _set_state(self: Any, state: list[object]) -> None:  # noqa: ANN401
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)
