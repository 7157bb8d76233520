"""What goes out: the messages of a language's catalogs, all of them or those that some leaflets print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from leafletpress.exchange import Parcel, Unit, digest_of
from leafletpress.library.judging import gives_out, speaks
from leafletpress.library.printed_catalogs import printed
from leafletpress.library.whole import Library
from leafletpress.model import (
    CLINICS,
    SHARED,
    TEMPLATES,
    Catalog,
    Message,
    MessageKey,
    find_hidden,
    leaflet_texts,
    show_hidden,
)

STATES = {"translated": "translated", "fuzzy": "needs review", "": "to translate"}


def pack(library: Library, language: str, leaflets: Sequence[str] = ()) -> Parcel:
    """The messages of a language's catalogs, in order; with `leaflets` only what is printed on those, for any of their clinics."""
    wanted = {*(leaflets or library.leaflets), SHARED, CLINICS, TEMPLATES}
    printed_there = _printed_on(library, language, leaflets) if leaflets else {}
    units = (
        _unit(catalog, message)
        for (tag, domain), catalog in printed(library.catalogs, library.carried).items()
        if tag == language and domain in wanted
        for message in _chosen(catalog, printed_there.get(domain))
    )
    return Parcel(language, tuple(units))


def _printed_on(library: Library, language: str, leaflets: Iterable[str]) -> Mapping[str, frozenset[MessageKey]]:
    """The messages of shared blocks and of clinics that these leaflets print."""
    chosen = {name: library.leaflets[name] for name in leaflets if name in library.leaflets}
    shared = (text.key for leaflet in chosen.values() for text in leaflet_texts(leaflet) if text.domain == SHARED)
    givers = (name for name in library.clinics if speaks(library, name, language) and _offers(library, name, chosen))
    words = (text.key for name in givers for text in library.clinics[name].texts)
    return {SHARED: frozenset(shared), CLINICS: frozenset(words)}


def _offers(library: Library, clinic: str, leaflets: Iterable[str]) -> bool:
    return any(gives_out(library, clinic, leaflet) for leaflet in leaflets)


def _chosen(catalog: Catalog, keys: frozenset[MessageKey] | None) -> Iterator[Message]:
    """The messages that are in use and fit to travel: what holds hidden characters is told by `publish check`."""
    for message in catalog.messages.values():
        if not message.obsolete and (keys is None or message.key in keys) and not _hides(message.key.source):
            yield message


def _unit(catalog: Catalog, message: Message) -> Unit:
    translation = message.translation if message.is_translated and not _hides(message.translation) else ""
    state = "fuzzy" if message.fuzzy and translation else "translated" if translation else ""
    notes = show_hidden("\n".join((*message.notes, *message.locations)))
    key = message.key
    return Unit(catalog.domain, digest_of(key), key.context, key.source, translation, STATES[state], notes)


def _hides(text: str) -> bool:
    return find_hidden(text, joiners=True) is not None
