"""What stands in a YAML file, each with its place, and the fields of a record, taken one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from leafletpress.model import Place, Problems, find_hidden

QUOTED = re.compile(r"[“”„‟][^“”„‟]*[“”„‟]|«[^«»]*»|[‘’‚‛][^‘’‚‛]*[‘’‚‛]")


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping; `keys` holds the place of each key."""

    entries: dict[str, Node]
    keys: dict[str, Place]
    place: Place


Node = Scalar | Items | Record


class Fields:
    """The fields of one record, taken one by one. What a reader did not take is a problem when it calls `finish`."""

    def __init__(self, node: Node | None, place: Place, what: str, problems: Problems, *, joiners: bool = False) -> None:
        """Take a record. `what` names it in problems ("the front matter"). Anything but a record is a problem.

        With `joiners` its texts may hold the joiners that words of some languages need.
        """
        self.place = place
        self._what = what
        self._problems = problems
        self._joiners = joiners
        self._taken: set[str] = set()
        self._known: set[str] = set()  # fields that may be there
        if isinstance(node, Record):
            self._record = node
            self.place = node.place
        else:
            self._record = Record({}, {}, place)
            if node is not None:
                problems.error("yaml", f"{what} has to be a list of names with values (name: value)", node.place)

    def __contains__(self, name: str) -> bool:
        """Whether the field is there, empty or not. Who asks knows it."""
        self._known.add(name)
        return name in self._record.entries

    def at(self, name: str) -> Place:
        """The line of a field, or of the record where it is missing."""
        return self._record.keys.get(name, self.place)

    def node(self, name: str, *, required: bool = True) -> Node | None:
        self._taken.add(name)
        node = self._record.entries.get(name)
        if node is None and required and not self._is_misspelt(name):
            self._problems.error("missing-field", f"{self._what} has no {name}", self.place, f"add a line: {name}: ...")
        return node

    def _is_misspelt(self, name: str) -> bool:
        """Whether a field stands there in other letters (Title): it is told as unknown, with the name that was meant."""
        return any(entry != name and entry.lower().replace("_", "-") == name for entry in self._record.entries)

    def text(self, name: str, *, required: bool = True) -> str:
        """The field's text; empty where it is missing, empty or no text."""
        node = self.node(name, required=required)
        if node is None:
            return ""
        return scalar(node, name, self._problems, joiners=self._joiners)

    def words(self, name: str, *, required: bool = True) -> str:
        """The text of a field that is printed. One without a letter or digit, or in quotes that would be printed, is a problem."""
        text = self.text(name, required=required)
        if text and not any(map(str.isalnum, text)):
            self._problems.error(
                "empty-value", f"{name} says nothing: {text}", self.at(name), "write its words, or take the line out"
            )
        elif QUOTED.fullmatch(text):
            hint = 'write straight quotes ("), or none'
            self._problems.error("quotes", f"the quotes round {name} would be printed", self.at(name), hint)
        else:
            return text
        return ""

    def yes_or_no(self, name: str) -> bool | None:
        """What a field says that may be left out; None where it does not, or is neither, which is a problem."""
        text = self.text(name, required=False)
        if text not in ("", "yes", "no"):
            hint = "write yes or no, or take the line out"
            self._problems.error("yes-or-no", f"{name}: {text} is neither yes nor no", self.at(name), hint)
        return {"yes": True, "no": False}.get(text)

    def date(self, name: str, *, required: bool = True) -> date | None:
        text = self.text(name, required=required)
        return as_date(text, name, self.at(name), self._problems) if text else None

    def ids(self, name: str) -> tuple[str, ...] | None:
        """A list of ids; None where the field is missing."""
        node = self.node(name, required=False)
        if node is None:
            return None
        texts = tuple(scalar(item, name, self._problems) for item in items(node, name, self._problems))
        for text in (text for text in texts if text and not re.fullmatch(r"[A-Za-z0-9-]+", text)):
            self._problems.error(
                "id", f"{name}: {text} is not an id", self.at(name), "ids are made of small letters, digits and hyphens"
            )
        return texts

    def record(self, name: str, *, required: bool = True) -> Fields:
        node = self.node(name, required=required)
        return Fields(node, self.at(name), name, self._problems, joiners=self._joiners)

    def names(self) -> tuple[str, ...]:
        return tuple(self._record.entries)

    def finish(self) -> None:
        for name in self._record.entries.keys() - self._taken:
            known = sorted(self._taken | self._known)
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1)
            meant = f"did you mean {near[0]}? " if near else ""
            hint = f"{meant}known here: {', '.join(known)}"
            self._problems.error("unknown-field", f"{self._what} has no field {name}", self.at(name), hint)


def scalar(node: Node, name: str, problems: Problems, *, joiners: bool = False) -> str:
    """The text of a scalar; an empty one, a list, or a text with hidden characters in it is a problem and no text."""
    if not isinstance(node, Scalar):
        hint = "put it in double quotes: with ': ' or a hyphen and a space in it, it reads as a name with a value, or as a list"
        problems.error("yaml", f"{name} has to be a text", node.place, hint)
        return ""
    if not node.text:
        problems.error(
            "empty-value",
            f"{name} is empty",
            node.place,
            "write its value, in double quotes where it is ~ or null, or take the line out",
        )
    if hidden := find_hidden(node.text, joiners=joiners):
        problems.error(
            "hidden",
            f"{name}: a hidden character ({hidden.name}) stands {hidden.place}",
            node.place,
            "delete it, or write the line again",
        )
        return ""
    return node.text


def items(node: Node | None, name: str, problems: Problems) -> tuple[Node, ...]:
    if node is None or isinstance(node, Items):
        return node.items if node else ()
    problems.error("yaml", f"{name} has to be a list", node.place, "write one item a line, each with a hyphen before it")
    return ()


def as_date(text: str, name: str, place: Place, problems: Problems) -> date | None:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    problems.error("date", f"{name}: {text} is not a date", place, "write year-month-day, such as 2026-11-23")
    return None
