"""Selectors of style sheets, compiled when something is first asked of them, and once where several ask the same.

cssselect2 makes a function of each selector while it reads a sheet. WeasyPrint's own sheets have one for each element of HTML and each
attribute that ever gave it a look, of which a page has a few.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from types import CodeType
from typing import Any

from cssselect2 import compiler

Test = Callable[[Any], Any]
LONG, DEEP = 2_000, 80  # signs and brackets of an expression that Python takes for certain
KEPT = 2_000  # expressions; those of a design and of WeasyPrint's are 600


class Later:
    """What a selector asks of an element: the expression of a function, as cssselect2 wrote it, and what it knows."""

    def __init__(self, expression: str, known: dict[str, Any], _here: object) -> None:
        self._expression, self._known = expression, known
        self._compiled: bytes | None = None
        if len(expression) > LONG or expression.count("(") > DEEP:
            self.test  # noqa: B018 - Python may refuse it, which is told of each sheet, whatever stands on its pages

    @cached_property
    def test(self) -> Test:
        code = _code(self._expression) if self._compiled is None else marshal.loads(self._compiled)  # noqa: S302 - our own: see below
        made: Test = eval(code, self._known)  # noqa: S307 - as cssselect2 does
        return made

    def __getstate__(self) -> dict[str, Any]:
        """What is kept of it by an installation: its code as well."""
        return {
            "_expression": self._expression,
            "_known": self._known,
            "_compiled": marshal.dumps(_code(self._expression)),
        }

    def __call__(self, element: Any) -> Any:
        return self.test(element)


@lru_cache(maxsize=KEPT)
def _code(expression: str) -> CodeType:
    return compile(expression, "<string>", "eval", dont_inherit=True)


def compiled(test: Any) -> Any:
    """The function that a selector is, compiled now where it was not before."""
    return test.test if isinstance(test, Later) else test


@contextmanager
def compiled_later() -> Iterator[None]:
    """While inside, cssselect2 compiles none of the selectors that it reads."""
    names = vars(compiler)
    names["eval"] = Later  # it finds this one before the builtin one
    try:
        yield
    finally:
        names.pop("eval", None)
