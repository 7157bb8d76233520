"""The one boundary around everything that reads or checks what somebody wrote, and the bounds of what is read at all.

What a reader foresees it says better itself. What it does not is a problem of that file, in the scope of that file, and never the end
of a command that reads a hundred others.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from leafletpress.model import Place, Problem, Problems, Scope, Severity

P = ParamSpec("P")
T = TypeVar("T")
HINT = "look at what was changed in it last; and please report it, so that it can be told better what is wrong"


def guarded(
    nothing: T, where: Callable[P, tuple[Place, Scope]]
) -> Callable[[Callable[P, tuple[T, tuple[Problem, ...]]]], Callable[P, tuple[T, tuple[Problem, ...]]]]:
    """Put the boundary around a reader that gives a value and problems: `nothing` is the value of what cannot be read, `where` its place."""

    def around(read: Callable[P, tuple[T, tuple[Problem, ...]]]) -> Callable[P, tuple[T, tuple[Problem, ...]]]:
        @wraps(read)
        def within(*arguments: P.args, **options: P.kwargs) -> tuple[T, tuple[Problem, ...]]:
            try:
                return read(*arguments, **options)
            except Exception as fault:  # noqa: BLE001 - what is foreseen is told by the reader itself
                return nothing, (unforeseen(fault, *where(*arguments, **options)),)

        return within

    return around


def guarded_check(
    where: Callable[P, tuple[Place, Scope]],
) -> Callable[[Callable[P, tuple[Problem, ...]]], Callable[P, tuple[Problem, ...]]]:
    """Put the boundary around a check, which gives problems alone. What could not be checked is not printed."""

    def around(check: Callable[P, tuple[Problem, ...]]) -> Callable[P, tuple[Problem, ...]]:
        @wraps(check)
        def within(*arguments: P.args, **options: P.kwargs) -> tuple[Problem, ...]:
            try:
                return check(*arguments, **options)
            except Exception as fault:  # noqa: BLE001 - what is foreseen is told by the reader itself
                return (unforeseen(fault, *where(*arguments, **options)),)

        return within

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
