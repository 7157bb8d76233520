"""Tables that have no room for their columns: the cells of each row below each other, rather than a sheet that cannot be made.

Translated, or in larger letters, a word may be longer than its column. On tight pages all tables are stacked; elsewhere those that came
out too large are, and no others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import count

from leafletpress.formats import FORMATS, Made
from leafletpress.model import Block, Gap, Leaflet, Manuscript, Problem, Section, Severity, Table, blocks_texts, leaflet_tables

TOO_LARGE = "overflow"
REMEMBERED = re.compile(r"stacked=([0-9]+(?:,[0-9]+)*)(?: |$)")  # numbers of tables, before the setting of the pages


def with_room_for_tables(manuscript: Manuscript, make: Callable[[Manuscript], Made]) -> Made:
    """What `make` makes of a manuscript, once more with the tables stacked that had no room, where that makes a sheet that can be printed.

    Which they are is remembered with the setting that the pages fit best in.
    """
    if FORMATS[manuscript.edition.format].tight:
        return make(stacked(manuscript, range(len(list(leaflet_tables(manuscript.leaflet))))))
    if known := REMEMBERED.match(manuscript.setting):
        made = _made(replace(manuscript, setting=manuscript.setting[known.end() :]), make, sorted(map(int, known[1].split(","))))
        if not _too_large(made):
            return made
        manuscript = replace(manuscript, setting="")
    made = make(manuscript)
    if numbers := _without_room(manuscript, made):
        other = _made(manuscript, make, numbers)
        if _faults(other) < _faults(made):
            return other
    return made


def stacked(manuscript: Manuscript, numbers: Collection[int]) -> Manuscript:
    """The same manuscript, these of its tables stacked, counted from 0, in each language."""
    return replace(
        manuscript, sides=tuple(replace(side, leaflet=_stacked_in(side.leaflet, numbers)) for side in manuscript.sides)
    )


def _stacked_in(leaflet: Leaflet, numbers: Collection[int]) -> Leaflet:
    counted = count()

    def blocks(before: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            replace(block, is_stacked=True) if isinstance(block, Table) and next(counted) in numbers else block
            for block in before
        )

    def section(before: Section) -> Section:
        return replace(before, blocks=blocks(before.blocks), sections=tuple(map(section, before.sections)))

    return replace(leaflet, blocks=blocks(leaflet.blocks), sections=tuple(map(section, leaflet.sections)))


def _made(manuscript: Manuscript, make: Callable[[Manuscript], Made], numbers: Collection[int]) -> Made:
    made = make(stacked(manuscript, numbers))
    return replace(made, setting=f"stacked={','.join(map(str, numbers))} {made.setting}", tries=made.tries + 1)


def _without_room(manuscript: Manuscript, made: Made) -> list[int]:
    """The numbers of the tables at whose places something came out too large, and of those whose words break, unless most of it is filled in by hand."""
    too_large = {problem.place for problem in _too_large(made)}
    found = set()
    for side in manuscript.sides:
        for number, table in enumerate(leaflet_tables(side.leaflet)):
            places = {text.place for text in blocks_texts((table,))}
            if places & too_large or (places & made.crowded and not _is_form(table)):
                found.add(number)
    return sorted(found)


def _is_form(table: Table) -> bool:
    """Whether most of its cells are for a pen: below each other they would fill pages."""
    cells = [cell for row in table.rows for cell in row]
    return 2 * cells.count(Gap.BLANK) > len(cells)


def _faults(made: Made) -> tuple[int, int]:
    """The less, the better: what keeps a sheet from being made, and tables whose words break."""
    return sum(problem.severity is Severity.ERROR for problem in made.problems), len(made.crowded)


def _too_large(made: Made) -> list[Problem]:
    return [problem for problem in made.problems if problem.code == TOO_LARGE]
