"""The press: editions in, sheets out, on warm worker processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date

from leafletpress.formats import FORMATS, make
from leafletpress.languages import LANGUAGES
from leafletpress.library.editions import (
    can_be_made,
    editions,
    furniture,
    problems_of,
    state,
    translated_clinic,
    translated_leaflet,
    withdrawn,
)
from leafletpress.model import CLINICS, SHARED, Edition, Library, Manuscript, Problem, Severity, Sheet, State
from leafletpress.store import sheet_name
from leafletpress.translate import fill_leaflet


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an edition: a sheet, or the problems that stopped it."""

    edition: Edition
    state: State
    sheet: Sheet | None
    problems: tuple[Problem, ...]


def manuscript(library: Library, edition: Edition, as_of: date) -> Manuscript:
    """An edition that can be made, translated and with its values filled in."""
    (tag,) = edition.languages
    language = LANGUAGES[tag]
    clinic = translated_clinic(library, edition.clinic, tag)
    digits = language.native_digits if clinic.native_digits else language.digits
    catalogs = [library.catalogs.get((tag, domain)) for domain in (edition.leaflet, SHARED, CLINICS)]
    return Manuscript(
        edition=edition,
        leaflet=fill_leaflet(translated_leaflet(library, edition.leaflet, tag), clinic, digits),
        clinic=clinic,
        language=language,
        furniture={text.key: text for text in furniture(library, tag)},
        state=state(library, edition, as_of),
        machine_translated=any(catalog is not None and catalog.machine for catalog in catalogs),
        root=library.root,
    )


def press(library: Library, chosen: Sequence[Edition], as_of: date, jobs: int = 0) -> Iterator[Outcome]:
    """Make sheets, in the order in which they are done. `jobs` is the number of processes, 0 as many as are useful."""
    ready = []
    for edition in chosen:
        if can_be_made(library, edition):
            ready.append(manuscript(library, edition, as_of))
        else:
            yield Outcome(edition, State(), None, problems_of(library, edition))
    jobs = min(jobs or os.cpu_count() or 1, len(ready))
    if jobs <= 1:
        yield from map(press_one, ready)
        return
    from leafletpress.formats.pdf import warm_up

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=warm_up, initargs=(library.root,)) as pool:
        for done in as_completed([pool.submit(press_one, item) for item in ready]):
            yield done.result()


def press_one(item: Manuscript) -> Outcome:
    """Make one sheet and read its facts off it."""
    from leafletpress.proof import read_facts

    made = make(item.edition.format, item)
    if any(problem.severity is Severity.ERROR for problem in made.problems):
        return Outcome(item.edition, item.state, None, made.problems)
    name = sheet_name(item.edition, item.leaflet.version, item.state, FORMATS[item.edition.format].extension)
    return Outcome(
        item.edition, item.state, Sheet(item.edition, name, made.content, made.code, read_facts(made.content)), made.problems
    )


def true_names(library: Library, as_of: date) -> Iterator[str]:
    """The names of all sheets that the library could make on a day, in every format."""
    for name, row in FORMATS.items():
        for edition in current(library, editions(library, name), as_of):
            version = library.leaflets[edition.leaflet].version
            yield sheet_name(edition, version, state(library, edition, as_of), row.extension)


def current(library: Library, chosen: Iterable[Edition], as_of: date) -> tuple[Edition, ...]:
    """The editions whose leaflet is not withdrawn."""
    return tuple(edition for edition in chosen if not withdrawn(library, edition, as_of))
