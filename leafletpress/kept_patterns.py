"""Regular expressions of modules, compiled once by an installation.

For one sheet, Python compiles some four hundred of them while it imports our modules and those of libraries: from nothing, a fourteenth of
the time that this takes. What it compiled is kept once it was seen to be what `re` makes of the expression. Those that are made later may
say what somebody's library says, and are kept nowhere. Where one is warned of, the warning's place is `re` itself.
"""

from __future__ import annotations

import atexit
import re
import sys
import warnings
from array import array
from collections.abc import Callable
from importlib import import_module
from typing import Any

from leafletpress.kept_files import KeptValues, may_keep

NAME = "patterns"
MOST = 2_000  # expressions: those that nobody asked for, as of other versions, go when they are so many together
FEW = 10  # new ones for which nothing is written: a library may join what is in a set, which has another order in each process
IMPORTING = "<frozen importlib._bootstrap>"
Key = tuple[str, int]  # an expression and its flags
Code = tuple[int, bytes, int, dict[str, int]]  # all flags, what is run, how many groups, those with names

parser, compiler = import_module("re._parser"), import_module("re._compiler")
compile_anew: Callable[..., re.Pattern[Any]] = compiler.compile
pattern_of: Callable[..., re.Pattern[Any]] = import_module("_sre").compile


class Patterns:
    """The code of expressions: what was kept, and what was asked for since."""

    def __init__(self) -> None:
        self._kept = KeptValues(NAME, MOST, str(Code), sys.byteorder)
        self._asked: dict[Key, Code] = {}
        self._anew: dict[Key, re.Pattern[Any]] = {}

    def compile(self, pattern: object, flags: int = 0) -> re.Pattern[Any]:
        """Do what `re` does. Raises re.error."""
        if type(pattern) is not str or flags & re.DEBUG:
            return compile_anew(pattern, flags)
        key = pattern, int(flags)
        if (code := self._kept.values.get(key)) is not None:
            self._asked[key] = code
            return _pattern(pattern, code)
        found = compile_anew(pattern, flags)
        if len(self._anew) < MOST and _is_importing():
            self._anew[key] = found
        return found

    def keep(self) -> None:
        """Keep what was compiled, where that is much, beside what was kept."""
        if len(self._anew) > FEW and may_keep():
            every = list(self._anew.items())  # a thread may still compile
            if codes := {key: code for key, found in every if (code := _code(*key, found))}:
                self._kept.keep(self._asked | codes)


def _is_importing() -> bool:
    """Whether an expression is asked for while a module is imported."""
    frame = sys._getframe()
    while frame.f_back is not None and frame.f_code.co_filename != IMPORTING:
        frame = frame.f_back
    return frame.f_code.co_filename == IMPORTING


def _code(pattern: str, flags: int, found: re.Pattern[Any]) -> Code | None:
    """What is kept of an expression: nothing where it is warned of, or would be another than was found, as with a Python that compiles otherwise."""
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            parsed = parser.parse(pattern, flags)
        run, state = compiler._code(parsed, flags), parsed.state
        code = (flags | state.flags, array("I", run).tobytes(), state.groups - 1, dict(state.groupdict))
        made = _pattern(pattern, code)
    except (AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return None
    is_same = (made, made.groups, made.groupindex) == (found, found.groups, found.groupindex)
    return code if is_same and not told else None


def _pattern(pattern: str, code: Code) -> re.Pattern[Any]:
    flags, run, groups, named = code
    names: list[str | None] = [None] * (groups + 1)
    for name, group in named.items():
        names[group] = name
    return pattern_of(pattern, flags, array("I", run).tolist(), groups, named, tuple(names))


def keep_patterns() -> None:
    """Have `re` compile no expression of a module again that an earlier process has compiled, until this one ends."""
    patterns = Patterns()
    vars(compiler)["compile"] = patterns.compile
    atexit.register(patterns.keep)
