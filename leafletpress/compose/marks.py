"""Numbers on a page that lead back to the entries of catalogs, for translators who want to see where their words stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from leafletpress.model import Message, MessageKey, Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered message: its source, where its entry is, and the entry itself where there is one."""

    number: int
    source: str
    role: str
    place: str
    message: Message | None

    @property
    def state(self) -> str:
        if self.message is None:
            return "not in the catalog: run publish update"
        if not self.message.is_translated:
            return "not translated"
        return "needs review" if self.message.fuzzy else "translated"


Find = Callable[[str, MessageKey], tuple[str, Message | None]]


class Marks:
    """Gives each message a number when it is first printed. `find` gives the place and entry of a message."""

    def __init__(self, find: Find) -> None:
        """Take the way to find entries."""
        self._find = find
        self._marks: dict[tuple[str, MessageKey], Mark] = {}

    def __call__(self, text: Text) -> Markup:
        """The number of a text as a small link to its row; nothing where there is nothing to translate."""
        if not text.is_message:
            return Markup()
        key = (text.domain, text.key)
        first = key not in self._marks
        if first:
            place, message = self._find(*key)
            self._marks[key] = Mark(len(self._marks) + 1, text.source, text.context or text.role.value, place, message)
        number = self._marks[key].number
        identity = Markup(' id="mark-{}"').format(number) if first else ""
        return Markup('<a class="mark"{} href="#message-{}">{}</a>').format(identity, number, number)

    @property
    def rows(self) -> tuple[Mark, ...]:
        return tuple(self._marks.values())


def no_marks(_text: Text) -> Markup:
    return Markup()
