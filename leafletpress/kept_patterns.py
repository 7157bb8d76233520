"""Regular expressions, compiled once by an installation.

Python compiles some six hundred of them, ours and those of libraries, for one sheet: from nothing, a fourteenth of the time that this takes.
What it compiled is kept once it was seen to be what `re` makes of the expression, and is run as before by `_sre`, which refuses what is no code.
"""

from __future__ import annotations

import atexit
import re
import warnings
from array import array
from collections.abc import Callable
from importlib import import_module
from typing import Any

from leafletpress.kept_files import KeptValues, may_keep

NAME = "patterns"
MOST = 2_000  # expressions: those that nobody asked for, as of other versions and libraries, go when they are so many together
LONGEST = 4_000  # characters: longer ones are made of what somebody's library says, and are as good as never asked for again
Key = tuple[str, int]  # an expression and its flags
Code = tuple[int, bytes, int, dict[str, int]]  # all flags, what is run, how many groups, those with names

parser, compiler = import_module("re._parser"), import_module("re._compiler")
compile_anew: Callable[..., re.Pattern[Any]] = compiler.compile
pattern_of: Callable[..., re.Pattern[Any]] = import_module("_sre").compile


class Patterns:
    """The code of expressions: what was kept, and what was asked for since."""

    def __init__(self) -> None:
        self._kept = KeptValues(NAME, MOST)
        self._asked: dict[Key, Code] = {}
        self._anew: dict[Key, re.Pattern[Any]] = {}

    def compile(self, pattern: object, flags: int = 0) -> re.Pattern[Any]:
        """Do what `re` does. Raises re.error."""
        if type(pattern) is not str or len(pattern) > LONGEST or flags & re.DEBUG:
            return compile_anew(pattern, flags)
        key = pattern, int(flags)
        if (code := self._kept.values.get(key)) is not None:
            self._asked[key] = code
            return _pattern(pattern, code)
        found = compile_anew(pattern, flags)
        if len(self._anew) < MOST:
            self._anew[key] = found
        return found

    def keep(self) -> None:
        """Keep what was compiled, if anything was, beside what was kept."""
        if self._anew and may_keep():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # they were given when it was asked for
                anew = {key: code for key, found in self._anew.items() if (code := _code(*key, found))}
            self._kept.keep(self._asked | anew)


def _code(pattern: str, flags: int, found: re.Pattern[Any]) -> Code | None:
    """What is kept of an expression; None where that would be another than was found, as with a Python that compiles otherwise."""
    try:
        parsed = parser.parse(pattern, flags)
        run, state = compiler._code(parsed, flags), parsed.state
        code = (flags | state.flags, array("I", run).tobytes(), state.groups - 1, dict(state.groupdict))
        return code if _pattern(pattern, code) == found else None
    except (AttributeError, TypeError, ValueError, OverflowError):
        return None


def _pattern(pattern: str, code: Code) -> re.Pattern[Any]:
    flags, run, groups, named = code
    names: list[str | None] = [None] * (groups + 1)
    for name, group in named.items():
        names[group] = name
    return pattern_of(pattern, flags, array("I", run).tolist(), groups, named, tuple(names))


def keep_patterns() -> None:
    """Have `re` compile no expression again that an earlier process has compiled, until this one ends."""
    patterns = Patterns()
    vars(compiler)["compile"] = patterns.compile
    atexit.register(patterns.keep)
