"""Strict YAML: every scalar is text, every value knows its line, nothing is executed, shared or silently cut.

The home of PyYAML. Anchors, tags, several documents, doubled keys and comments that cut a value are problems.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from leafletpress.boundary import is_too_much
from leafletpress.model import Place, Problems, find_hidden

LARGEST, MOST_LINES = 400_000, 12_000  # characters and lines
DEEPEST = 20  # collections inside each other
NOTHING = frozenset({"~", "null", "Null", "NULL"})  # YAML's words for no value, where they have no quotes
# A name whose colon is not one, or has no space behind it that YAML takes for one.
NO_FIELD = re.compile(r"\s*(?:- +)?(?P<name>[A-Za-z][A-Za-z0-9-]*)[ \t]*(?:：|:(?=[^ \t/]))")
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


def read(text: str, start: Place, problems: Problems) -> Node | None:
    """Parse one YAML document whose first line stands at `start`; None where it is broken or empty."""
    before = len(problems.found)
    if is_too_much(text, LARGEST, MOST_LINES, start, problems):
        return None
    try:
        for event in _events(text, start, problems):
            _refuse_sharing(event, start, problems)
        node = yaml.compose(text, Loader=yaml.CSafeLoader) if len(problems.found) == before else None
    except yaml.MarkedYAMLError as fault:
        _refuse_broken(fault, text.splitlines(), start, problems)
        return None
    except yaml.YAMLError as fault:
        problems.error("yaml", f"this is not YAML: {str(fault).splitlines()[0]}", start)
        return None
    if len(problems.found) > before:
        return None
    if node is None:
        problems.error("yaml", "there is nothing here", start)
        return None
    return _convert(node, text.splitlines(), start, problems)


QUOTES = "put a value in double quotes where it has ': ' in it, or begins with a sign such as -, ?, @, %, * or &"
# What libyaml says, and the same for somebody who never heard of mappings.
BROKEN = {
    "mapping values are not allowed": (
        "there is a colon too many here, or none in the line above",
        "write name: value on each line; put a value that has ': ' in it in double quotes",
    ),
    "block sequence entries are not allowed": ("a value begins with a hyphen", QUOTES),
    "cannot start any token": (
        "a line or value begins with a tab, or with a sign such as @ or %",
        f"indent with spaces; {QUOTES}",
    ),
    "expected alphabetic": ("a value begins with * or &", QUOTES),
    "<document start>": ("a line begins further left than the first one", "begin each field at the margin"),
    "expected key": (
        "quotation marks inside quotation marks, or a line that does not begin under the one above it",
        "write the value in double quotes, with none inside; begin fields that belong together under each other",
    ),
    "expected ':'": (
        "a line without a colon, or a list's hyphen without a space behind it",
        "write name: value, or - and a space",
    ),
}


def read_own(text: str, start: Place) -> Node:
    """Parse a document of the engine's own, of which a test knows that `read` gives the same, in a third of its time; no line is known."""
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    return Record({}, {}, start) if node is None else _convert_own(node, start)


def _convert_own(node: yaml.Node, start: Place) -> Node:
    if isinstance(node, yaml.ScalarNode):
        return Scalar(str(node.value).strip(), start)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(_convert_own(child, start) for child in node.value), start)
    return Record({str(key.value): _convert_own(value, start) for key, value in node.value}, {}, start)


def _refuse_broken(fault: yaml.MarkedYAMLError, lines: list[str], start: Place, problems: Problems) -> None:
    mark = fault.problem_mark or fault.context_mark
    line = mark.line if mark else 0
    for number, match in reversed([(number, NO_FIELD.match(text)) for number, text in enumerate(lines[: line + 1])]):
        if match:
            what = f"{match['name']} has no colon and space behind it that YAML knows"
            problems.error(
                "yaml", what, start.below(number), f"write {match['name']}: with an ordinary colon and an ordinary space"
            )
            return
    said = fault.problem or fault.context or ""
    what, hint = next((told for words, told in BROKEN.items() if words in said), (f"this is not YAML: {said}", QUOTES))
    problems.error("yaml", what, start.below(line), hint)


def _events(text: str, start: Place, problems: Problems) -> Iterator[yaml.Event]:
    """The parts of a document, in order, up to where it goes too deep: whatever builds on them may then go down step by step."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            place = start.below(event.start_mark.line if event.start_mark else 0)
            problems.error("yaml", f"more than {DEEPEST} lists or names inside each other", place, "nothing here goes that deep")
            return
        yield event


def _refuse_sharing(event: yaml.Event, start: Place, problems: Problems) -> None:
    place = start.below(event.start_mark.line if event.start_mark else 0)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        problems.error("yaml", "anchors and aliases (& and *) are not allowed here", place, "write the text out, or quote it")
    elif tag := getattr(event, "tag", None):
        problems.error("yaml", f"tags such as {tag} are not allowed here", place, "write the plain text, or quote it")


def _convert(node: yaml.Node, lines: list[str], start: Place, problems: Problems) -> Node:
    place = start.below(node.start_mark.line)
    if isinstance(node, yaml.ScalarNode):
        _refuse_cut(node, lines, place, problems)
        is_nothing = node.value in NOTHING and not node.style
        return Scalar("" if is_nothing else str(node.value).strip(), place)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(_convert(child, lines, start, problems) for child in node.value), place)
    entries: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for key_node, value_node in node.value:
        key_place = start.below(key_node.start_mark.line)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.error("yaml", "a name has to be plain text", key_place)
            continue
        key = str(key_node.value)
        if key != key.strip():
            hint = "begin the line with ordinary spaces, or none"
            problems.error("yaml", f"a space before {key.strip()} that YAML takes for a letter", key_place, hint)
            key = key.strip()
        if key in entries:
            problems.error(
                "duplicate-key", f"{key} is here for the second time", key_place, f"it stands on line {keys[key].line} too"
            )
            continue
        entries[key] = _convert(value_node, lines, start, problems)
        keys[key] = key_place
    return Record(entries, keys, place)


def _refuse_cut(node: yaml.ScalarNode, lines: list[str], place: Place, problems: Problems) -> None:
    """A `#` after a value begins a comment, so `desk # level 2` would be printed as `desk`."""
    end = node.end_mark
    if node.style in ("'", '"') and end.line > node.start_mark.line:
        problems.error("quotes", "a value in quotes that runs over several lines", place, "look for a missing quote at its end")
        return
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    if node.style not in ("|", ">") and re.match(r"\s*#", rest):
        problems.error(
            "cut-value",
            "a # cuts this value short",
            place,
            "put the whole value in double quotes, or the comment on a line of its own",
        )


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
        # A field in other letters (Title) is told as unknown, with the name that was meant.
        is_misspelt = any(entry != name and entry.lower().replace("_", "-") == name for entry in self._record.entries)
        if node is None and required and not is_misspelt:
            self._problems.error("missing-field", f"{self._what} has no {name}", self.place, f"add a line: {name}: ...")
        return node

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
            near = difflib.get_close_matches(name, known, n=1)
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
