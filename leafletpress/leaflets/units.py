"""Units of text out of inline Markdown, with the rules on what each role may hold."""

from __future__ import annotations

from leafletpress.inline import Fault, parse, unit
from leafletpress.model import (
    Fill,
    Link,
    Place,
    Plain,
    Problems,
    Reference,
    Role,
    Strong,
    Text,
    Value,
    Words,
    inline_walk,
    says_something,
    value_fill,
)

# Set as attributes, metadata or bookmarks, where markup would be lost.
PLAIN = frozenset({Role.TITLE, Role.SHORT_TITLE, Role.SPECIALTY, Role.OWNER, Role.KEYWORD, Role.PICTURE})
# Set in their own weight, and repeated in the contents list, where a link would stand inside a link.
HEADINGS = frozenset({Role.HEADING, Role.CALLOUT, Role.TERM, Role.QUESTION, Role.TABLE_CAPTION, Role.COLUMN, Role.ROW})
CITING = frozenset(
    {Role.PARAGRAPH, Role.ITEM, Role.STEP, Role.TICK, Role.DEFINITION, Role.ANSWER, Role.CELL, Role.CAPTION}
)  # what may refer to the evidence
SHOWING = frozenset({Role.PARAGRAPH, Role.ITEM, Role.STEP, Role.TICK})  # below which a video's square code may stand
CELLS = frozenset({Role.COLUMN, Role.ROW, Role.CELL})
EMPTY_CELL = "write its words, [ ] for a cell to fill in, or ^ for one that goes on from the cell above"
WHOLE_UNIT_HINT = (
    "it changes its form in other languages: put it alone in a table cell, a definition or an answer, "
    'or at the end of an item or line after a colon ("Eat nothing for: {duration.no-food}")'
)


def make_text(
    markdown: str,
    role: Role,
    place: Place,
    domain: str,
    problems: Problems,
    *,
    section: str = "",
    slug: str = "",
    callout: str = "",
    note: str = "",
) -> Text:
    """Parse one unit and check what is in it. Faults become problems at their own lines."""
    words, faults = parse(markdown)
    for fault in (*faults, *_misplaced(words, role)):
        problems.error("markup", fault.message, place.below(fault.line), fault.hint)
    source = unit(markdown)
    if not source:
        problems.error("empty", f"an empty {role.value}", place, EMPTY_CELL if role in CELLS else "write it, or take it out")
    return Text(
        source, role, place, domain, words, section, slug, callout, note, written=source, is_message=says_something(words)
    )


def _misplaced(words: Words, role: Role) -> list[Fault]:
    if role in PLAIN and any(not isinstance(node, Plain) for node in words):
        return [Fault(f"a {role.value} is plain text", "take out bold, links and {values}")]
    if role not in CITING and any(isinstance(node, Reference) for node in inline_walk(words)):
        return [Fault(f"a {role.value} refers to no source", "put the reference into a sentence, an item or a cell")]
    if role in SHOWING and words and isinstance(words[0], Reference):
        hint = "list the sources under evidence in the front matter: they are printed at the end, each with its number"
        return [Fault(f"a {role.value} that begins with {words[0]}", hint)]
    if role not in SHOWING and any(isinstance(node, Link) and node.video for node in inline_walk(words)):
        return [Fault(f"a {role.value} has no room for the square code of a video", "put the link into a paragraph or an item")]
    if role in HEADINGS and any(isinstance(node, Strong | Link) for node in inline_walk(words)):
        return [Fault(f"a {role.value} has no bold and no link", "it is set in its own weight: take them out")]
    return [fault for node in inline_walk(words) if isinstance(node, Value) and (fault := _misplaced_value(node, words))]


def _misplaced_value(value: Value, words: Words) -> Fault | None:
    fill = value_fill(value)
    if fill is None:
        return Fault(
            f"there is no value {value}",
            "values are {clinic.name}, {phone.x}, {email.x}, {temperature.x}, {time.x}, {hours.x}, {duration.x}, {words.x}",
        )
    if fill is Fill.UNIT and not _stands_alone(value, words):
        return Fault(f"{value} stands inside a sentence", WHOLE_UNIT_HINT)
    return None


def _stands_alone(value: Value, words: Words) -> bool:
    if words == (value,):
        return True
    return (
        len(words) >= 2
        and words[-1] == value
        and isinstance(words[-2], Plain)
        and words[-2].text.endswith(": ")
        and words.count(value) == 1
    )
