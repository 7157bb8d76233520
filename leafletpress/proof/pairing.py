"""What stands together in a document: a value behind its own label, a number beside the name of its contact, a text as often as it was written.

Words alone are not enough: with all of them there a review may stand under "Published", or a number beside another ward.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from xml.etree.ElementTree import Element

from leafletpress.model import Document
from leafletpress.model.together import ContactOnPaper, Labelled, Together
from leafletpress.proof.by_itself import places_behind, places_of, says, without
from leafletpress.proof.html_page import body_of
from leafletpress.proof.letters import letters
from leafletpress.proof.said import INLINE, Blocks, blocks_in, lines_in, plain, short

NEAR = 8  # lines that a value behind its label may be parted into
LONG = 12  # letters of a text that is looked for inside of lines too


def apart(document: Document, together: Together) -> Iterator[str]:
    """In what a document does not put together what belongs together."""
    body = body_of(document.html)
    if body is None:
        return
    lines = lines_in(document.html)
    bare = list(map(letters, lines))
    written = sorted(filter(None, map(plain, document.written)), key=len, reverse=True)
    following = ["\n".join(map(plain, order)) for order in together.in_order]
    for kind in together.labelled:
        yield from _mislabelled(lines, bare, kind, (*written, *following), dict(together.labels_in_texts))
    yield from _days_elsewhere(lines, together.days, (*written, *map(plain, together.sources)))
    yield from _numbers_elsewhere(body, blocks_in(document.html), together.contacts, written)
    yield from _too_often(lines, together.texts, written)


def _mislabelled(
    lines: Sequence[str], bare: Sequence[str], kind: Labelled, written: Sequence[str], often: Mapping[str, int]
) -> Iterator[str]:
    """The labels that have not behind them what they are for; `often` is how many times the leaflet's texts say one.

    What the leaflet says itself, in a text or in texts that follow each other, may be in the words of both: it is in what is `written`.
    """
    whole = "\n".join(lines)
    own = {label: [plain(value) for one, value in kind.pairs if one == label] for label in kind.labels}
    every = {plain(value) for _, value in kind.pairs}
    questions = set(map(plain, own))  # an answer may be in the words of one: below it the next stands
    for label, value in kind.pairs:
        if label and not any(True for _ in places_behind(whole, plain(label), plain(value))):
            yield f"behind {label!r} the sheet does not say {short(plain(value))!r}"
    texts = Counter(text for text in written if text in kind.labels)
    for label, values in own.items():
        for value in every.difference(values, questions):
            wrong = partial(places_behind, label=plain(label), value=plain(value), at_line=True)  # other words may end with it
            strange = any(not _is_own(whole, found, values) for found in wrong(whole))
            if strange and not any(True for text in written for _ in wrong(text)):
                yield f"the sheet says {short(value)!r} behind {label!r}, where it does not belong"
        named = letters(label)
        alone = [place for place, line in enumerate(bare) if line == named]
        other = [place for place in alone if not any(_follows(bare, place, value) for value in values)]
        if values and len(other) > max(texts[label], often.get(label, 0)):
            yield f"the sheet says {label!r} where something else stands behind it than belongs there"


def _is_own(whole: str, found: int, values: Iterable[str]) -> bool:
    """Whether what was found is the beginning of a value that belongs there."""
    return any(whole.startswith(value, found) for value in values)


def _follows(bare: Sequence[str], place: int, value: str) -> bool:
    """Whether the lines behind a place begin with a value, in which other elements may stand."""
    return "".join(bare[place + 1 : place + NEAR]).startswith(letters(value))


def _days_elsewhere(lines: Sequence[str], days: Sequence[tuple[str, str]], written: Sequence[str]) -> Iterator[str]:
    """Days that stand behind something else than their label, and not in a text of the leaflet."""
    whole = "\n".join(lines)
    for text in written:
        if any(plain(day) in text for _, day in days):
            whole = whole.replace(text, "\n")
    for day in dict.fromkeys(day for _, day in days):
        labels = [label for label, other in days if other == day]
        there = len(list(places_of(whole, plain(day))))
        labelled = len([place for label in dict.fromkeys(labels) for place in places_behind(whole, plain(label), plain(day))])
        if there > labelled:
            yield f"the sheet says {day!r} where it does not stand behind {' or '.join(map(repr, dict.fromkeys(labels)))}"


def _numbers_elsewhere(
    body: Element, blocks: Blocks, contacts: Sequence[ContactOnPaper], written: Sequence[str]
) -> Iterator[str]:
    """Contacts that do not stand together, and numbers, hours and addresses that stand beside the name of another, or of none."""
    texts = _telling(body, blocks, [plain(value) for contact in contacts for value in (contact.who, *contact.values)])
    for contact in contacts:
        if not _has_place(texts, contact, contacts):
            yield f"{contact.who!r} does not stand together with {', '.join(map(repr, contact.values))}, and with nothing of another contact"
    values = {value: {one.who for one in contacts if value in one.values} for contact in contacts for value in contact.values}
    names = sorted({plain(contact.who) for contact in contacts}, key=len, reverse=True)
    parents = {child: element for element in body.iter() for child in element}
    for told, owners in values.items():
        value = plain(told)
        wanted = {plain(owner) for owner in owners}
        # A switchboard's number is the beginning of each with an extension, and hours that of longer ones.
        longer = sorted({plain(one) for one in values if says(plain(one), value)} - {value}, key=len, reverse=True)
        apart = {element: _without(text, longer) for element, text in texts.items()} if longer else texts
        for element in [one for one, text in apart.items() if says(text, value) and _is_home(one, apart, value)]:
            if says(_without(apart[element], (text for text in written if says(text, value))), value):
                beside = _names_beside(element, parents, texts, names)
                if not beside & wanted or beside - wanted:
                    yield f"the sheet says {value!r} beside {', '.join(map(repr, sorted(beside))) or 'no name'}, where it belongs to {', '.join(map(repr, sorted(owners)))}"
                    return


def _telling(element: Element, blocks: Blocks, values: Sequence[str]) -> dict[Element, str]:
    """The text of each block that says one of these, those around it too."""
    text = "\n".join(blocks.lines(element))
    if not any(value in text for value in values):
        return {}
    found = {element: text}
    for child in element:
        if isinstance(child.tag, str) and child.tag not in INLINE:
            found |= _telling(child, blocks, values)
    return found


def _is_home(element: Element, texts: dict[Element, str], value: str) -> bool:
    """Whether an element says something, and none in it does."""
    return not any(says(texts[child], value) for child in element if child in texts)


def _names_beside(element: Element, parents: dict[Element, Element], texts: dict[Element, str], names: Sequence[str]) -> set[str]:
    """The names in the nearest element around that has any."""
    place: Element | None = element
    while place is not None:
        if found := _all_in(texts.get(place, ""), names):
            return found
        place = parents.get(place)
    return set()


def _all_in(text: str, names: Iterable[str]) -> set[str]:
    found = set()
    for name in names:
        if says(text, name):
            found.add(name)
            text = _without(text, (name,))
    return found


def _has_place(texts: dict[Element, str], contact: ContactOnPaper, contacts: Iterable[ContactOnPaper]) -> bool:
    own = sorted(map(plain, (contact.who, *contact.values)), key=len, reverse=True)
    others = {plain(text) for one in contacts for text in (one.who, *one.values)} - set(own)
    return any(
        all(says(text, one) for one in own) and not any(says(rest, other) for other in others)
        for text in texts.values()
        if says(text, own[0])
        for rest in (_without(text, own),)
    )


def _without(text: str, parts: Iterable[str]) -> str:
    for part in parts:
        text = without(text, part)
    return text


def _too_often(lines: Sequence[str], texts: Iterable[tuple[str, int]], written: Sequence[str]) -> Iterator[str]:
    """The first text of a block that a sheet says more often than its leaflet."""
    there = Counter(lines)
    whole = "\n".join(lines)
    for text, often in texts:
        wanted = plain(text)
        inside = (
            whole.count(wanted) > often
            and len(letters(wanted)) >= LONG
            and not any(wanted in one and wanted != one for one in written)
        )
        if there[wanted] > often or inside:
            yield f"the sheet says {short(wanted)!r} more often than the leaflet"
            return
