"""Messages that fail in several languages: then it is the source that is hard to translate, or wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leafletpress.library.messages import messages_of
from leafletpress.library.whole import Library
from leafletpress.model import SHARED, MessageKey, Place, Problem, Severity, leaflet_texts

NOT_FAILING = frozenset({"untranslated", "fuzzy", "stale"})  # nobody has translated it yet, which says nothing of the source
SEVERAL = 2
Names = tuple[str, MessageKey]  # a message's domain and key


@dataclass(frozen=True, slots=True, eq=False)
class Several:
    """A message of the source, with the codes of what was found in its translations by language, and the rows that count it."""

    source: str
    place: Place
    codes: Mapping[str, tuple[str, ...]]
    used_in: frozenset[str]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.codes)


def failing_in_several(library: Library, problems: Iterable[Problem]) -> tuple[Several, ...]:
    """In document order. Catalogs are only read where anything fails in several languages at all."""
    failing = [
        problem
        for problem in problems
        if problem.scope.language and problem.severity is not Severity.WARNING and problem.code not in NOT_FAILING
    ]
    if len({problem.scope.language for problem in failing}) < SEVERAL:
        return ()
    found = _by_message(library, failing)
    return tuple(
        Several(message.key.source, message.place, _sorted(found[domain, message.key]), _rows(library, domain, message.key))
        for domain, messages in messages_of(library).items()
        for message in messages
        if len(found.get((domain, message.key), ())) >= SEVERAL
    )


def _by_message(library: Library, failing: Iterable[Problem]) -> Mapping[Names, Mapping[str, set[str]]]:
    """The codes of what fails, by message and language."""
    where = {
        message.place: (language, (domain, message.key))
        for (language, domain), catalog in library.catalogs.items()
        for message in catalog.messages.values()
    }
    found: dict[Names, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for problem in failing:
        if problem.place in where:
            language, message = where[problem.place]
            found[message][language].add(problem.code)
    return found


def _rows(library: Library, domain: str, key: MessageKey) -> frozenset[str]:
    """The rows of the table that a message belongs to: a shared text is one of each leaflet that has it."""
    if domain != SHARED:
        return frozenset({domain})
    texts = ((name, text) for name, leaflet in library.leaflets.items() for text in leaflet_texts(leaflet))
    return frozenset(name for name, text in texts if (text.domain, text.key) == (domain, key))


def _sorted(codes: Mapping[str, set[str]]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(sorted(codes[language])) for language in sorted(codes)}
