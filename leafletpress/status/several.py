"""Messages that fail in several languages: then it is the source that is hard to translate, or wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from leafletpress.library.messages import messages_of
from leafletpress.model import Library, MessageKey, Place, Severity

NOT_FAILING = frozenset({"untranslated", "fuzzy", "stale"})  # nobody has translated it yet, which says nothing of the source
SEVERAL = 2


@dataclass(frozen=True, slots=True, eq=False)
class Several:
    """A message of the source, with the codes of what was found in its translations by language."""

    source: str
    place: Place
    codes: Mapping[str, tuple[str, ...]]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.codes)


def failing_in_several(library: Library) -> Mapping[tuple[str, MessageKey], Several]:
    """By domain and key, in document order."""
    where = {
        message.place: (language, (domain, message.key))
        for (language, domain), catalog in library.catalogs.items()
        for message in catalog.messages.values()
    }
    found: dict[tuple[str, MessageKey], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for problem in library.problems:
        if problem.severity is not Severity.WARNING and problem.code not in NOT_FAILING and problem.place in where:
            language, message = where[problem.place]
            found[message][language].add(problem.code)
    return {
        (domain, message.key): Several(message.key.source, message.place, _sorted(found[domain, message.key]))
        for domain, messages in messages_of(library).items()
        for message in messages
        if len(found.get((domain, message.key), ())) >= SEVERAL
    }


def _sorted(codes: Mapping[str, set[str]]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(sorted(codes[language])) for language in sorted(codes)}
