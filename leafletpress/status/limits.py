"""What the checks do not look at in a library: said with its state, so that nobody takes silence for a finding of nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from leafletpress.checks.tongues import FEWEST_LETTERS, Means
from leafletpress.languages import LANGUAGES, english_name, lettering_of
from leafletpress.library.judging_words import tongue_judged
from leafletpress.library.known import Known
from leafletpress.library.printed_catalogs import begun
from leafletpress.library.whole import Library
from leafletpress.model import DOMAINS, SOURCE_LANGUAGE
from leafletpress.status import Row


def limits(library: Library, rows: Collection[Row]) -> tuple[str, ...]:
    """A sentence for each thing that is not looked at in the catalogs of some rows."""
    languages = sorted({row.language for row in rows} - {SOURCE_LANGUAGE})
    domains = sorted({row.leaflet for row in rows} | {*DOMAINS})
    told_by = {
        (language, domain): Means(tongue_judged(library, language, domain).text("told-by"))
        for language in languages
        for domain in domains
    }
    return tuple(_of_languages(library, told_by))


def _of_languages(library: Library, told_by: Mapping[tuple[str, str], Means]) -> Iterator[str]:
    if small := [begun(*key).path for key, means in told_by.items() if means is Means.NOTHING]:
        yield f"Whether it is in its language is not looked at, with fewer than {FEWEST_LETTERS} letters: {', '.join(small)}"
    judged = dict.fromkeys(language for (language, _), means in told_by.items() if means in (Means.DETECTOR, Means.LETTERS))
    letterings = [(LANGUAGES[tag].english_name, _lettering(library, tag)) for tag in judged]
    if alone := [name for name, lettering in letterings if lettering.facts["alone"]]:
        yield f"The language is told by script and letters alone: {', '.join(alone)}"
    if near := [f"{name} ({', '.join(those)})" for name, lettering in letterings if (those := lettering.texts("near"))]:
        yield f"Not told from those near to it but by letters: {', '.join(near)}"


def _lettering(library: Library, tag: str) -> Known:
    """Whether letters alone tell a language, and the names of those near to it: its file need not be read for that again."""

    def find_out() -> Known:
        lettering = lettering_of(tag)
        return Known({"alone": lettering.alone, "near": [*map(english_name, lettering.near)]})

    return library.known(("lettering", tag), (), find_out, tag)
