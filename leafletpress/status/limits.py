"""What the checks do not look at in a library: said with its state, so that nobody takes silence for a finding of nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from leafletpress.checks.tongues import FEWEST_LETTERS, Means, means_of
from leafletpress.languages import LANGUAGES, english_name, lettering_of
from leafletpress.library.printed_catalogs import printed
from leafletpress.model import DOMAINS, Catalog, Library
from leafletpress.status import Row


def limits(library: Library, rows: Collection[Row]) -> tuple[str, ...]:
    """A sentence for each thing that is not looked at in the catalogs of some rows."""
    languages, domains = {row.language for row in rows}, {row.leaflet for row in rows} | {*DOMAINS}
    catalogs = [
        catalog
        for (language, domain), catalog in printed(library.catalogs, library.carried).items()
        if language in languages and domain in domains and any(message.translation for message in catalog.messages.values())
    ]
    return tuple(_of_language(catalogs))


def _of_language(catalogs: Collection[Catalog]) -> Iterator[str]:
    means = {catalog.path: means_of(catalog) for catalog in catalogs}
    if small := [path for path, told in means.items() if told is Means.NOTHING]:
        yield f"Whether it is in its language is not looked at, with fewer than {FEWEST_LETTERS} letters: {', '.join(small)}"
    judged = dict.fromkeys(catalog.language for catalog in catalogs if means[catalog.path] is not Means.NOTHING)
    if alone := [LANGUAGES[tag].english_name for tag in judged if lettering_of(tag).alone]:
        yield f"The language is told by script and letters alone: {', '.join(alone)}"
    if near := [f"{LANGUAGES[tag].english_name} ({_near(tag)})" for tag in judged if lettering_of(tag).near]:
        yield f"Not told from those near to it but by letters: {', '.join(near)}"


def _near(tag: str) -> str:
    return ", ".join(map(english_name, lettering_of(tag).near))
