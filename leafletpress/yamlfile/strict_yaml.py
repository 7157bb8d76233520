"""YAML parsed: what is not strict is a problem where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from leafletpress.boundary import is_too_much
from leafletpress.model import Place, Problems
from leafletpress.yamlfile.fields import Items, Node, Record, Scalar

LARGEST, MOST_LINES = 400_000, 12_000  # characters and lines
DEEPEST = 20  # collections inside each other
NOTHING = frozenset({"~", "null", "Null", "NULL"})  # YAML's words for no value, where they have no quotes
# A name whose colon is not one, or has no space behind it that YAML takes for one.
NO_FIELD = re.compile(r"\s*(?:- +)?(?P<name>[A-Za-z][A-Za-z0-9-]*)[ \t]*(?:：|:(?=[^ \t/]))")


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
