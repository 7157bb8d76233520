"""One sheet: made, opened again and compared with what it was set from."""

from __future__ import annotations

import os
from dataclasses import dataclass

from leafletpress.formats import make, prove
from leafletpress.model import Design, Edition, Manuscript, Place, Problem, Scope, Severity, Sheet, State, UnusableDesignError
from leafletpress.press.orders import Order
from leafletpress.process_limits import Limits, TooLongError, kept
from leafletpress.store import is_of_the_disk

UNTRUE = "the sheet is not kept; where templates were changed, look there first: docs/architecture.md says what a proof compares"
CHEAPER = (
    "make two leaflets of it, or look at what its templates, style sheets and pictures ask for: docs/threats.md lists the bounds"
)
TIME, MEMORY = "time of the processor", "memory"
FAULT = "please report it; LEAFLETPRESS_DEBUG=1 with --jobs 1 prints where it happened"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: a sheet, or the problems that stopped it. `fault` is the tool's own failure.

    `setting` is the one that its pages fit best in, where others were tried.
    """

    order: Order
    sheet: Sheet | None
    problems: tuple[Problem, ...]
    fault: str = ""
    setting: str = ""

    @property
    def edition(self) -> Edition:
        return self.order.edition

    @property
    def state(self) -> State:
        return self.order.state


def press_here(item: Order, whole: Manuscript, design: Design, limits: Limits) -> Outcome:
    """Do as `press_one` in a process that is to go on with other sheets, whatever this one takes."""
    costly = too_costly(item, whole.leaflet.place, TIME)
    try:
        with kept(limits, to_the_end=False) as clock:
            outcome = press_one(item, whole, design)
    except TooLongError:
        if os.environ.get("LEAFLETPRESS_DEBUG"):
            raise
        return costly
    return costly if clock.is_over else outcome


def press_one(item: Order, whole: Manuscript, design: Design) -> Outcome:
    """Make one sheet, open it again and compare it with what it was made from. A failure of the tool stops this sheet and no other.

    Raises TooLongError where that is how its time is kept: `process_limits.kept`.
    """
    edition = item.edition
    sheet = f"{edition.leaflet} in {edition.language_label} for {edition.clinic} as {edition.format}"
    try:
        made = make(edition.format, whole, design)
        if any(problem.severity is Severity.ERROR for problem in made.problems):
            return Outcome(item, None, made.problems)
        proof = prove(edition.format, made)
        untrue = tuple(_problem(whole, "proof", f"{sheet}: {difference}", UNTRUE) for difference in proof.differences)
        if untrue:
            return Outcome(item, None, (*made.problems, *untrue))
        sheet_made = Sheet(edition, item.name, made.content, made.code, proof.facts)
        return Outcome(item, sheet_made, made.problems, setting=made.setting if made.tries else "")
    except UnusableDesignError as unusable:
        return Outcome(item, None, (unusable.problem,))
    except TooLongError:
        raise
    except MemoryError:
        if os.environ.get("LEAFLETPRESS_DEBUG"):
            raise
        return too_costly(item, whole.leaflet.place, MEMORY)
    except Exception as fault:
        if os.environ.get("LEAFLETPRESS_DEBUG") or is_of_the_disk(fault):
            raise
        what = f"{type(fault).__name__}: {fault}"
        if design.own_parts:
            return Outcome(item, None, (_of_own_design(design, sheet, what, edition.scope),))
        problem = _problem(whole, "fault", f"a fault of the tool while setting {sheet}: {what}", FAULT)
        return Outcome(item, None, (problem,), fault=what)


def _of_own_design(design: Design, sheet: str, what: str, scope: Scope) -> Problem:
    """What the renderer gives up on where a library has templates, styles, icons or fonts of its own: most likely on these."""
    place = next(name for name, _ in design.own_parts)
    message = f"{sheet} cannot be set with what the library brings to the design of its pages: {what}"
    hint = "take out what was changed last; where it ends so with nothing of the library's own, please report it"
    return Problem("renderer", Severity.ERROR, message, Place(place), hint, scope)


def too_costly(item: Order, place: Place, of_what: str) -> Outcome:
    """What is said of a sheet that would take more time or memory than any sheet may."""
    message = f"{item.name}: setting this sheet takes more {of_what} than a sheet may have"
    return Outcome(item, None, (Problem("costly", Severity.ERROR, message, place, CHEAPER, item.edition.scope),))


def died(item: Order, place: Place) -> Outcome:
    """What is said of a sheet whose process ended in the middle of it, twice."""
    what = "the process that set this sheet was ended: the machine may have too little memory for it"
    hint = "try --jobs 1; where it ends so again, please report it"
    problem = Problem("fault", Severity.ERROR, f"{item.name}: {what}", place, hint, item.edition.scope)
    return Outcome(item, None, (problem,), fault=what)


def _problem(item: Manuscript, code: str, message: str, hint: str) -> Problem:
    """A problem that stops one sheet."""
    return Problem(code, Severity.ERROR, message, item.leaflet.place, hint, item.edition.scope)
