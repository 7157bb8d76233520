"""The methods of dataclasses, compiled once by an installation.

dataclasses writes the methods of a class as texts, and has Python compile each: a thousand in a command that makes a sheet, which takes a
twentieth of its time. The code of each text is kept. What the methods are, and for which classes, dataclasses says as before.
"""

from __future__ import annotations

import atexit
import dataclasses
from types import CodeType
from typing import Any

from leafletpress.kept_files import KeptValues

NAME = "dataclasses"
MOST = 1_500  # texts: those that nobody asked for, as of other versions of our classes, go when they are so many together


class Methods:
    """The code of methods by their texts: what was kept, and what was asked for since."""

    def __init__(self) -> None:
        self._kept = KeptValues(NAME, MOST)
        self._asked: dict[str, CodeType] = {}
        self._is_new = False

    def run(self, text: str | CodeType, *names: dict[str, Any], **further: object) -> None:
        """Do what `exec` does."""
        exec(self._code(text) if isinstance(text, str) else text, *names, **further)  # type: ignore[arg-type] # noqa: S102 - what dataclasses wrote

    def _code(self, text: str) -> CodeType:
        code = self._asked.get(text) or self._kept.values.get(text)
        if code is None:
            code = compile(text, "<string>", "exec", dont_inherit=True)
            self._is_new = True
        self._asked[text] = code
        return code

    def keep(self) -> None:
        """Keep what was compiled, if anything was, beside what was kept."""
        if self._is_new:
            self._kept.keep(self._asked)


def keep_methods() -> None:
    """Have dataclasses compile no method again that an earlier process has compiled, until this one ends."""
    methods = Methods()
    vars(dataclasses)["exec"] = methods.run  # it finds this one before the builtin one
    atexit.register(methods.keep)
