"""A clinic's values that are typed into a text, as problems that say what to write instead.

They differ from clinic to clinic, so that a sheet would print another hospital's. Whoever wants one to stand accepts it,
with a reason, in `acknowledged.yaml` beside the leaflet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from leafletpress.checks.typed.braces import what_to_write
from leafletpress.checks.typed.plain_signs import Kind, running_text
from leafletpress.checks.typed.typed_value import TypedValue, foreign_values, says_a_time, typed_values
from leafletpress.model import (
    SHARED,
    Acknowledgement,
    Clinic,
    Helpline,
    Leaflet,
    Place,
    Problem,
    Scope,
    Severity,
    Text,
    Words,
    leaflet_texts,
)

__all__ = ["check_acknowledged", "check_typed_values", "typed_in_translation"]

CODE = "typed-value"
NAMES = {
    Kind.PHONE: "a phone number is",
    Kind.EMAIL: "an e-mail address is",
    Kind.TEMPERATURE: "a temperature is",
    Kind.TIME: "a time of day is",
    Kind.HOURS: "opening hours are",
}
Lines = Callable[[str], Sequence[str]]


def check_typed_values(
    leaflet: Leaflet,
    clinics: Sequence[Clinic],
    accepted: Sequence[Acknowledgement],
    lines: Lines,
    helplines: tuple[Helpline, ...] = (),
) -> Iterator[Problem]:
    """A problem for each value in a leaflet, which these clinics give out; `lines` gives those of a file, by its path.

    `helplines` are numbers of the library's own that are the same for everybody.
    """
    for text in leaflet_texts(leaflet):
        found = typed_values(text.words, helplines)
        for typed in found:
            if not any(_accepts(entry, text, typed, found) for entry in _beside(text, accepted)):
                yield _problem(typed, text, leaflet.id, clinics, lines)


def _problem(typed: TypedValue, text: Text, leaflet: str, clinics: Sequence[Clinic], lines: Lines) -> Problem:
    message = f"{typed.written}: {NAMES[typed.kind]} typed into the text, the same for every clinic"
    home = f"leaflets/{text.domain}/acknowledged.yaml"
    hint = f"{what_to_write(typed, text.role, clinics)}; where it is right for every clinic, accept it with a reason in {home}"
    return Problem("typed-value", Severity.DRAFT, message, _line_of(typed, text.place, lines), hint, Scope(leaflet=leaflet))


def _line_of(typed: TypedValue, place: Place, lines: Lines) -> Place:
    """The line on which a value stands in a unit of several lines; the unit's first where it cannot be told."""
    rest = "\n".join(lines(place.path)[place.line - 1 :])
    unit = rest.split("\n\n", 1)[0]
    match = re.search(r"\s+".join(map(re.escape, typed.written.split())), unit)
    return place.below(unit.count("\n", 0, match.start())) if match else place


def _beside(text: Text, accepted: Iterable[Acknowledgement]) -> Iterator[Acknowledgement]:
    """The acknowledgements beside the file in which a text stands: its leaflet's, or those of the shared blocks."""
    folder = f"leaflets/{text.domain}/"
    return (entry for entry in accepted if entry.place.path.startswith(folder))


def _accepts(entry: Acknowledgement, text: Text, typed: TypedValue, found: Sequence[TypedValue]) -> bool:
    """Whether an acknowledgement is of this value: it names it, or the message has no other."""
    if (entry.code, entry.message) != (CODE, text.source):
        return False
    named = {(one.kind, one.value) for one in found if not entry.value or entry.value.split() == one.written.split()}
    return named == {(typed.kind, typed.value)}


def check_acknowledged(leaflets: Iterable[Leaflet], accepted: Sequence[Acknowledgement]) -> Iterator[Problem]:
    """A problem for each acknowledgement that accepts nothing in these leaflets."""
    read = {leaflet.id: leaflet for leaflet in leaflets}
    texts = {(text.domain, text.source): text for leaflet in read.values() for text in leaflet_texts(leaflet)}
    for entry in accepted:
        folder = entry.place.path.split("/")[1]
        if folder not in (SHARED, *read):
            continue  # the leaflet cannot be read, which is told
        text = texts.get((folder, entry.message))
        found = typed_values(text.words) if text else ()
        if not (text and any(_accepts(entry, text, typed, found) for typed in found)):
            scope = Scope() if folder == SHARED else Scope(leaflet=folder)
            yield Problem("acknowledged", Severity.WARNING, *_idle(entry, text, found), scope=scope)


def _idle(entry: Acknowledgement, text: Text | None, found: Sequence[TypedValue]) -> tuple[str, Place, str]:
    """Message, place and hint for an acknowledgement that accepts nothing."""
    if text is None:
        hint = "message: is a whole paragraph, item or cell as the leaflet has it; where that was changed, look at it again"
        return "an acknowledgement of no message", entry.place, hint
    if entry.code != CODE:
        return f"{entry.code} cannot be accepted here", entry.place, f"code: {CODE} can, and no other"
    known = ", ".join(typed.written for typed in found)
    if not found:
        return "an acknowledgement of nothing: the message has no typed-in value", entry.place, "take it out"
    return "an acknowledgement that names none of the values", entry.place, f"write one of them behind value: {known}"


def typed_in_translation(source: Words, translation: Words) -> Iterator[tuple[str, str]]:
    """Message and hint for each value of a translation that its source has not: nobody looked for it there."""
    found = foreign_values(translation)
    if not found:
        return
    known = (*typed_values(source), *foreign_values(source))
    values = {(one.kind, one.value) for one in known}
    # Where the source has a temperature or a time, the check of numbers compares the two.
    compared = {one.kind for one in known} & {Kind.TEMPERATURE, Kind.TIME}
    if says_a_time(source):
        compared.add(Kind.TIME)
    numbers = set(re.findall(r"\d+", running_text(source)))
    for typed in found:
        # 1 in 10 may be written 1:10.
        made_of_numbers = typed.kind is Kind.TIME and {part.lstrip("0") for part in typed.value.split(":")} <= numbers
        if not (typed.is_target or typed.kind in compared or made_of_numbers or (typed.kind, typed.value) in values):
            hint = "take it out: the source does not have it, and it would be printed for every clinic"
            yield f"{typed.written}: {NAMES[typed.kind]} typed into the translation", hint
