"""The checks on what was taken over, told at the row that it came from. What needs review is looked at as if it were reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from leafletpress.checks.characters import check_glyphs
from leafletpress.checks.reused import check_reused
from leafletpress.checks.tongues import check_language_of
from leafletpress.checks.translations import check_message
from leafletpress.exchange.wording import short
from leafletpress.inline import parse
from leafletpress.library.in_language import page_words
from leafletpress.library.whole import Library
from leafletpress.model import Catalog, Message, MessageKey, Place, Problem, Scope, Terms, Text, leaflet_texts


@dataclass(frozen=True, slots=True)
class Taken:
    """A message with the translation that was taken over for it; its place is the row that it came from."""

    domain: str
    message: Message


def check_taken(library: Library, language: str, taken: Sequence[Taken]) -> Iterator[Problem]:
    """What is wrong with what was taken over. Only a translation of a text that is printed can be compared with it."""
    families = library.design.families
    texts = _texts(library)
    terms = library.terms.get(language, Terms())
    taken = tuple(taken)
    yield from _check_language(language, taken, terms)
    for one in taken:
        text = texts.get((one.domain, one.message.key))
        if text is None:
            continue
        reviewed = replace(one.message, fuzzy=False)
        catalog = Catalog(language, one.domain, one.message.place.path, {reviewed.key: reviewed})
        words, _ = parse(reviewed.translation)
        glyphs = check_glyphs(words, language, reviewed.place, families, Scope(language=language))
        for problem in (*check_message(text, catalog, terms), *glyphs):
            yield replace(problem, message=f"{problem.message} {in_source(reviewed.key.source)}")
    yield from _check_reused(library, language, taken, terms)


def _check_reused(library: Library, language: str, taken: Sequence[Taken], terms: Terms) -> Iterator[Problem]:
    """Rows of one leaflet with one translation; those of shared blocks are told once."""
    reviewed = {(one.domain, one.message.key): replace(one.message, fuzzy=False) for one in taken}
    found: dict[Place, Problem] = {}
    for leaflet in library.leaflets.values():
        there = ((text, reviewed.get((text.domain, text.key))) for text in leaflet_texts(leaflet))
        for problem in check_reused(((text, message) for text, message in there if message), language, terms, leaflet.id):
            found.setdefault(problem.place, problem)
    yield from found.values()


def _check_language(language: str, taken: Iterable[Taken], terms: Terms) -> Iterator[Problem]:
    """Whether what was taken over, all of it together, is in its language."""
    reviewed = {MessageKey(f"{one.domain} {one.message.key.context}", one.message.key.source): one for one in taken}
    messages = {key: replace(one.message, fuzzy=False) for key, one in reviewed.items()}
    path = next((message.place.path for message in messages.values()), "")
    yield from check_language_of(Catalog(language, "", path, messages), terms, Scope(language=language))


def in_source(source: str) -> str:
    """Which text a problem is about, for those who have the file before them."""
    return f'(source: "{short(source)}")' if source.strip() else ""


def _texts(library: Library) -> Mapping[tuple[str, MessageKey], Text]:
    """Every text that is printed, by its domain and message."""
    texts = [text for leaflet in library.leaflets.values() for text in leaflet_texts(leaflet)]
    texts += [text for clinic in library.clinics.values() for text in clinic.own_texts]
    texts += [text for organisation in library.organisations.values() for text in organisation.texts]
    texts += page_words(library)
    return {(text.domain, text.key): text for text in texts}
