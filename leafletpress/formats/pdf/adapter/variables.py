"""Variables of style sheets: what those say, at an element, that its style hangs on.

Styles of the same rules are the same where the variables that the rules ask for say the same, whatever others say there: a clinic's
colours decide on headings and frames, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from weasyprint.css.tokens import Pending

Said = tuple[Any, ...]  # what a variable says, and what those say that it asks for


class Variable(NamedTuple):
    """A variable as it is declared: its tokens as text, and the variables that it asks for."""

    says: tuple[str, ...]
    asked: tuple[str, ...]


MAY_INHERIT = ""  # what stands with variables of which one may say "inherit", for whatever asks for it


def is_variable(name: str) -> bool:
    """Whether WeasyPrint's name of something declared is that of a variable."""
    return name.startswith("__")


def variables(declared: Mapping[str, Any]) -> Mapping[str, Variable]:
    """The variables in what is declared, with the tokens of each."""
    return {name: _variable(value) for name, value in declared.items() if is_variable(name)}


def _variable(value: Any) -> Variable:
    tokens = value.tokens if isinstance(value, Pending) else value
    return Variable(tuple(token.serialize() for token in tokens), asked_for((value,)))


def asked_for(values: Iterable[Any]) -> tuple[str, ...]:
    """The variables that values hang on, or may hang on, by WeasyPrint's names."""
    return tuple(sorted({name for value in values if isinstance(value, Pending) for name in _names(value.tokens)}))


def may_inherit(value: Any) -> bool:
    """Whether a value is that of the element around, or may be once it is known what its variables say."""
    return value == "inherit" or (
        isinstance(value, Pending) and _speaks_of_inheriting(token.serialize() for token in value.tokens)
    )


def _speaks_of_inheriting(texts: Iterable[str]) -> bool:
    return any("inherit" in text.lower() for text in texts)


def _names(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "ident" and token.value.startswith("--"):
            yield token.value.replace("-", "_")
        yield from _names(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


def said_inside(around: Mapping[str, Said], own: Mapping[str, Variable]) -> Mapping[str, Said]:
    """What variables say at an element that has some of its own, inside what they say around it."""
    if not own:
        return around
    there = {**around, **{name: variable.says for name, variable in own.items()}}
    said: dict[str, Said] = {
        name: (own[name].says, *((other, there.get(other)) for other in _reached(name, own))) for name in own
    }
    if any(_speaks_of_inheriting(variable.says) for variable in own.values()):
        said[MAY_INHERIT] = (True,)
    return {**around, **said}


def _reached(name: str, own: Mapping[str, Variable]) -> list[str]:
    """The variables that one asks for, and those that these ask for at the same element."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        further = set(own[one].asked) - found if one in own else set()
        found |= further
        waiting += further
    return sorted(found)
