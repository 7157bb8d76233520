"""Matching old translations with new messages: the same message first, then the same text elsewhere, then the nearest.

Only the first is certain, an entry of just this message that was no longer used too. Whatever else is found is fuzzy, with the source that it was made for: "Take ten tablets" is very
near to "Take 1 tablet". A fuzzy mark is never taken away here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from leafletpress.model import Message, MessageKey

NEAR_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Memory:
    """Translations of other catalogs of the language, by their source text."""

    by_source: Mapping[str, Message]

    @classmethod
    def of(cls, messages: Iterable[Message]) -> Memory:
        good = (message for message in messages if message.is_translated and not message.fuzzy)
        return cls({message.key.source: message for message in good})


def merge(wanted: Sequence[Message], old: Mapping[MessageKey, Message], memory: Memory) -> tuple[Message, ...]:
    """The messages that a catalog should hold, in the order of `wanted`, then what is no longer used and was translated."""
    kept = {message.key for message in wanted if _same(message, old)}
    spare = [message for key, message in old.items() if key not in kept and message.is_translated]
    merged = []
    taken: set[MessageKey] = set()
    for message in wanted:
        made, source = _one(message, old, spare, memory, taken)
        merged.append(made)
        if source is not None:
            taken.add(source)
    wanted_keys = {message.key for message in wanted}
    left = (
        replace(message, obsolete=True, locations=(), notes=()) for message in spare if message.key not in wanted_keys | taken
    )
    return (*merged, *left)


def _one(
    message: Message, old: Mapping[MessageKey, Message], spare: Sequence[Message], memory: Memory, taken: set[MessageKey]
) -> tuple[Message, MessageKey | None]:
    """A new message with the best translation that there is, and the old message that it was taken from."""
    same = _same(message, old)
    if same is not None:
        return _carry(message, same, fuzzy=same.fuzzy, previous=(same.previous_context, same.previous)), None
    free = [other for other in spare if other.key not in taken]
    moved = next((other for other in free if other.key.source == message.key.source), None) or memory.by_source.get(
        message.key.source
    )
    if moved is not None:
        return _carry(message, moved, fuzzy=True, previous=(moved.key.context, moved.key.source)), moved.key
    near = _nearest(message.key.source, free)
    if near is not None:
        return _carry(message, near, fuzzy=True, previous=(near.key.context, near.key.source)), near.key
    return message, None


def _same(message: Message, old: Mapping[MessageKey, Message]) -> Message | None:
    """The entry of just this message. One that was no longer used counts where it can be given its translation back."""
    same = old.get(message.key)
    return same if same is not None and (same.is_translated or not same.obsolete) else None


def _carry(message: Message, other: Message, *, fuzzy: bool, previous: tuple[str, str]) -> Message:
    return replace(
        message,
        translation=other.translation,
        comments=other.comments,
        flags=other.flags,
        fuzzy=fuzzy and other.is_translated,
        previous_context=previous[0] if fuzzy else "",
        previous=previous[1] if fuzzy else "",
    )


def says(messages: Iterable[Message]) -> Mapping[MessageKey, Hashable]:
    """What a catalog says to translators and readers, whatever its order and lines: two that say the same are in step.

    Left out are places, which some programs drop, old entries without a translation, the mark of an entry that has none, and an old
    source where nothing is fuzzy.
    """
    return {message.key: _said(message) for message in messages if message.is_translated or not message.obsolete}


def _said(message: Message) -> Hashable:
    fuzzy = message.fuzzy and message.is_translated
    before = (message.previous_context, message.previous) if fuzzy else ()
    notes = "" if message.obsolete else _spaced(message.notes)
    return (message.translation, fuzzy, message.obsolete, before, notes, _spaced(message.comments), frozenset(message.flags))


def _spaced(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())


def _nearest(source: str, candidates: Iterable[Message]) -> Message | None:
    """The candidate whose source is most like a text, if it is like it at all."""
    matcher = SequenceMatcher(b=source, autojunk=False)
    best, best_ratio = None, NEAR_ENOUGH
    for candidate in candidates:
        other = candidate.key.source
        if 2 * min(len(other), len(source)) < best_ratio * (len(other) + len(source)):
            continue
        matcher.set_seq1(other)
        if matcher.quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
            best, best_ratio = candidate, ratio
    return best
