"""The one boundary around everything that reads or checks what somebody wrote, and the bounds of what is read at all.

What a reader foresees it says better itself. What it does not is a problem of that file, in the scope of that file, and never the end
of a command that reads a hundred others.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from leafletpress.model import Place, Problem, Problems, Scope, Severity

R = TypeVar("R", bound=Callable[..., object])
Where = Callable[..., tuple[Place, Scope]]  # by the arguments of what is guarded
HINT = "look at what was changed in it last; and please report it, so that it can be told better what is wrong"


def guarded(nothing: object, where: Where) -> Callable[[R], R]:
    """Put the boundary around a reader that gives a value and problems: `nothing` is the value of what cannot be read, `where` its place."""
    return _around(where, lambda problem: (nothing, (problem,)))


def guarded_check(where: Where) -> Callable[[R], R]:
    """Put the boundary around a check, which gives problems alone. What could not be checked is not printed."""
    return _around(where, lambda problem: (problem,))


def _around(where: Where, told: Callable[[Problem], object]) -> Callable[[R], R]:
    def around(read: R) -> R:
        @wraps(read)
        def within(*arguments: object, **options: object) -> object:
            try:
                return read(*arguments, **options)
            except Exception as fault:  # noqa: BLE001 - what is foreseen is told by the reader itself
                return told(unforeseen(fault, *where(*arguments, **options)))

        return cast("R", within)

    return around


def unforeseen(fault: Exception, place: Place, scope: Scope) -> Problem:
    """The problem that stands for an exception nobody thought of. With LEAFLETPRESS_DEBUG it is raised after all."""
    if os.environ.get("LEAFLETPRESS_DEBUG"):
        raise fault
    said = f"{type(fault).__name__} {fault}".strip().partition("\n")[0][:200]
    return Problem("unreadable", Severity.ERROR, f"this cannot be read or checked ({said})", place, HINT, scope)


def is_too_much(text: str, characters: int, lines: int, place: Place, problems: Problems) -> bool:
    """Whether a text is more than its kind ever is, before anything is made of it; a problem where it is."""
    if len(text) > characters:
        hint = "split it: something was pasted into it that does not belong there, or it is two"
        problems.error("too-large", f"this file has {len(text)} characters, and may have {characters}", place, hint)
        return True
    if (count := text.count("\n")) > lines:
        hint = "split it: something was pasted into it that does not belong there, or it is two"
        problems.error("too-large", f"this file has {count} lines, and may have {lines}", place.below(lines), hint)
        return True
    return False
