"""What a library's template may cost: steps, output, time and memory. Past a bound it is a template that cannot be used.

Loops and calls are counted, and what multiplies is looked at before it is done. Two bounds are the system's: the time of the processor,
where we are in a process's main thread, and memory, where the system knows how much a process has (Linux).
"""

from __future__ import annotations

import re
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

from jinja2 import Environment, TemplateError, nodes, pass_context
from jinja2.filters import do_round
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from leafletpress.process_limits import within

STEPS = 300_000  # turns of loops, and calls
LARGEST = 4_000_000  # characters of a page, and items of anything that is put together
HIGHEST_POWER, LARGEST_NUMBER = 100, 4096  # of an exponent; bits
SECONDS = 10.0  # of the processor
MEMORY = 500_000_000  # bytes, beyond what the process has before
WIDE = re.compile(r"%[-+ #0]*(?:\*|[0-9]{4,}|[0-9]*\.[0-9]{4,})")


class TooMuchError(TemplateError):
    """A template that would take or write more than any page needs."""


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which what a template does is counted. Nothing is worked out while it is compiled."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja2's own options
        """Take the options of Jinja2's environment."""
        super().__init__(optimized=False, finalize=_as_it_is, **options)
        self.globals.pop("lipsum", None)
        self.filters |= {"counted": self._counted, "round": _round}
        self._steps = 0

    def begin(self) -> None:
        """Count from nothing."""
        self._steps = 0

    def _step(self) -> None:
        self._steps += 1
        if self._steps > STEPS:
            raise TooMuchError(f"it takes more than {STEPS} steps")

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._step()
            yield item

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template, so that what its loops go over is counted."""
        template = super()._parse(source, name, filename)
        for loop in template.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno, environment=self)
        return template

    def call(self, context: Context, called: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - of any kind
        """Call something, and count it."""
        self._step()
        return super().call(context, called, *arguments, **options)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - of any kind
        """Work out a sum, product, power or format, where it is no larger than anything on a page."""
        self._step()
        if _is_too_much(operator, left, right):
            raise TooMuchError(f"{operator} makes more than a page can hold")
        return super().call_binop(context, operator, left, right)


@pass_context
def _as_it_is(_context: Context, value: object) -> object:
    """What is printed, as it is: asked for at the time, so that nothing is worked out before."""
    return value


def _is_too_much(operator: str, left: object, right: object) -> bool:
    match operator, left, right:
        case "*", int(), int():
            return left.bit_length() + right.bit_length() > LARGEST_NUMBER
        case "*", (str() | list() | tuple() | bytes()), int():
            return len(left) * right > LARGEST
        case "*", int(), (str() | list() | tuple() | bytes()):
            return len(right) * left > LARGEST
        case "+", (str() | list() | tuple()), (str() | list() | tuple()):
            return len(left) + len(right) > LARGEST
        case "**", _, (int() | float()):
            return abs(right) > HIGHEST_POWER or (isinstance(left, int) and left.bit_length() * abs(right) > LARGEST_NUMBER)
        case "%", str(), _:
            return WIDE.search(left) is not None
    return False


def _round(value: float, precision: int = 0, method: Any = "common") -> float:  # noqa: ANN401 - one of Jinja2's words
    if abs(precision) > HIGHEST_POWER:
        raise TooMuchError("round has no such precision")
    return do_round(value, precision, method)


def render(environment: Environment, name: str, context: Mapping[str, object]) -> str:
    """Fill in a template within all bounds. Raises TooMuchError, and whatever goes wrong in the template."""
    if isinstance(environment, BoundedEnvironment):
        environment.begin()
    pieces: list[str] = []
    length = 0
    with bounded(SECONDS, MEMORY):
        for piece in environment.get_template(name).generate(context):
            length += len(piece)
            if length > LARGEST:
                raise TooMuchError(f"it writes more than {LARGEST} characters")
            pieces.append(piece)
    return "".join(pieces)


@contextmanager
def bounded(seconds: float, memory: int) -> Iterator[None]:
    """Raise TooMuchError after so many seconds of the processor, and MemoryError beyond so many bytes, as far as the system allows."""
    with _timed(seconds), within(memory):
        yield


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooMuchError(f"it takes more than {seconds:g} seconds")

    try:
        before = signal.signal(signal.SIGVTALRM, stop)
    except ValueError:  # not in the main thread
        yield
        return
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
