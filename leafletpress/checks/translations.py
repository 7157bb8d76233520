"""Checks on a translation: what it must keep of its source, each finding a problem at the translation's line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from leafletpress.inline import parse
from leafletpress.model import Catalog, Link, Message, Place, Problem, Scope, Severity, Strong, Text, Value, Words, inline_walk

Finding = tuple[str, Severity, str, str]


def check_message(text: Text, catalog: Catalog, leaflet: str = "") -> tuple[Problem, ...]:
    """Everything that is wrong with one message of a catalog, for one leaflet that uses it (all, where it is empty)."""
    scope = Scope(leaflet=leaflet, language=catalog.language)
    message = catalog.messages.get(text.key)
    if message is None:
        hint = f"run publish update: {catalog.path} was made before this text was written or changed"
        what = f'not in {catalog.path}: "{_short(text.source)}"'
        return (Problem("stale", Severity.DRAFT, what, Place(catalog.path), hint, scope),)
    return tuple(
        Problem(code, severity, what, message.place, hint, scope) for code, severity, what, hint in _findings(text, message)
    )


def _findings(text: Text, message: Message) -> Iterator[Finding]:
    if message.obsolete:
        yield "stale", Severity.DRAFT, f'marked as no longer used, and used: "{_short(text.source)}"', "run publish update"
        return
    if not message.translation:
        yield (
            "untranslated",
            Severity.DRAFT,
            f'not translated: "{_short(text.source)}"',
            "translate it, or leave it: the sheet stays a draft",
        )
        return
    words, faults = parse(message.translation)
    yield from (("markup", Severity.ERROR, f"in the translation {fault.message}", fault.hint) for fault in faults)
    if message.fuzzy:
        yield (
            "fuzzy",
            Severity.DRAFT,
            f'needs review: "{_short(text.source)}"',
            "check the translation against the source, then take the fuzzy mark away",
        )
    elif not faults:
        for check in CHECKS:
            yield from check(text.words, words)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "..."


def _values(words: Words) -> Counter[str]:
    return Counter(str(node) for node in inline_walk(words) if isinstance(node, Value))


def _check_placeholders(source: Words, translation: Words) -> Iterator[Finding]:
    wanted, found = _values(source), _values(translation)
    for value in wanted - found:
        yield (
            "placeholder",
            Severity.ERROR,
            f"the translation drops {value}",
            f"keep {value} as it is: the clinic's own value is filled in there",
        )
    for value in found - wanted:
        yield "placeholder", Severity.ERROR, f"the translation adds {value}", "take it out: the source does not have it here"


def _check_links(source: Words, translation: Words) -> Iterator[Finding]:
    wanted, found = (
        Counter(node.target for node in inline_walk(words) if isinstance(node, Link)) for words in (source, translation)
    )
    for target in wanted - found:
        yield (
            "link",
            Severity.ERROR if "{" in target else Severity.DRAFT,
            f"the translation drops the link to {target}",
            f"write [words]({target})",
        )
    for target in found - wanted:
        yield "link", Severity.ERROR, f"the translation links to {target}", "link to what the source links to and nothing else"


def _check_emphasis(source: Words, translation: Words) -> Iterator[Finding]:
    wanted, found = (sum(isinstance(node, Strong) for node in inline_walk(words)) for words in (source, translation))
    if wanted != found:
        yield (
            "emphasis",
            Severity.DRAFT,
            f"the source has {wanted} in bold, the translation {found}",
            "put ** round the same words as in the source",
        )


CHECKS: tuple[Callable[[Words, Words], Iterator[Finding]], ...] = (_check_placeholders, _check_links, _check_emphasis)
