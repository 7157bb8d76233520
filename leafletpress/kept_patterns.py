"""Regular expressions, compiled once by an installation.

Python compiles some six hundred of them, ours and those of libraries, before a sheet is made, which takes a fourteenth of that time.
What it compiled is kept once it was seen to be what `re` makes of the expression, and is run as before by `_sre`, which refuses what is no code.
"""

from __future__ import annotations

import atexit
import re
import sys
import warnings
from array import array
from functools import cached_property
from importlib import import_module
from typing import Any

from leafletpress.kept_files import keep, may_keep, read_kept

NAME = "patterns"
MOST = 2_000  # expressions: those that nobody asked for, as of other versions and libraries, go when they are so many together
LONGEST = 4_000  # characters: longer ones are made of what somebody's library says, and are as good as never asked for again
Key = tuple[str, int]  # an expression and its flags
Code = tuple[int, bytes, int, dict[str, int]]  # all flags, what is run, how many groups, those with names

engine, parser, compiler = (import_module(name) for name in ("_sre", "re._parser", "re._compiler"))
compile_anew = compiler.compile


class Patterns:
    """The code of expressions: what was kept, and what was asked for since."""

    def __init__(self) -> None:
        self._asked: dict[Key, Code] = {}
        self._anew: dict[Key, re.Pattern[Any]] = {}

    @cached_property
    def _kept(self) -> dict[Key, Code]:
        kept = read_kept(NAME, sys.version)
        return kept if isinstance(kept, dict) else {}

    def compile(self, pattern: object, flags: int = 0) -> re.Pattern[Any]:
        """Do what `re` does. Raises re.error."""
        if type(pattern) is not str or len(pattern) > LONGEST or flags & re.DEBUG:
            return compile_anew(pattern, flags)  # type: ignore[no-any-return]
        key = pattern, int(flags)
        if (code := self._kept.get(key)) is not None:
            self._asked[key] = code
            return _pattern(pattern, code)
        found: re.Pattern[Any] = compile_anew(pattern, flags)
        if len(self._anew) < MOST:
            self._anew[key] = found
        return found

    def keep(self) -> None:
        """Keep what was compiled, if anything was, beside what was kept."""
        if self._anew and may_keep():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # they were given when it was asked for
                asked = self._asked | {key: code for key, found in self._anew.items() if (code := _code(*key, found))}
            every = self._kept | asked
            keep(NAME, every if len(every) <= MOST else asked, sys.version)


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
    return engine.compile(pattern, flags, array("I", run).tolist(), groups, named, tuple(names))  # type: ignore[no-any-return]


def keep_patterns() -> None:
    """Have `re` compile no expression again that an earlier process has compiled, until this one ends."""
    patterns = Patterns()
    vars(compiler)["compile"] = patterns.compile
    atexit.register(patterns.keep)
