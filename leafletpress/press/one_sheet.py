"""One sheet: made, opened again and compared with what it was set from."""

from __future__ import annotations

import os
from dataclasses import dataclass

from leafletpress.formats import make
from leafletpress.model import Edition, Manuscript, Problem, Severity, Sheet, State
from leafletpress.press.orders import Order
from leafletpress.store import is_of_the_disk

UNTRUE = "the sheet is not kept; where templates were changed, look there first: docs/architecture.md says what a proof compares"
FAULT = "please report it; LEAFLETPRESS_DEBUG=1 with --jobs 1 prints where it happened"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: a sheet, or the problems that stopped it. `fault` is the tool's own failure."""

    order: Order
    sheet: Sheet | None
    problems: tuple[Problem, ...]
    fault: str = ""

    @property
    def edition(self) -> Edition:
        return self.order.manuscript.edition

    @property
    def state(self) -> State:
        return self.order.manuscript.state


def press_one(item: Order) -> Outcome:
    """Make one sheet, open it again and compare it with what it was set from. A failure of the tool stops this sheet and no other."""
    from leafletpress.compose.templates import UnusableTemplateError
    from leafletpress.proof import differences, read_facts

    whole = item.manuscript
    edition = whole.edition
    sheet = f"{edition.leaflet} in {edition.language_label} for {edition.clinic} as {edition.format}"
    try:
        made = make(edition.format, whole)
        if any(problem.severity is Severity.ERROR for problem in made.problems):
            return Outcome(item, None, made.problems)
        facts = read_facts(made.content)
        untrue = tuple(
            _problem(whole, "proof", f"{sheet}: {difference}", UNTRUE) for difference in differences(facts, made.promise)
        )
        if untrue:
            return Outcome(item, None, (*made.problems, *untrue))
        return Outcome(item, Sheet(edition, item.name, made.content, made.code, facts), made.problems)
    except UnusableTemplateError as unusable:
        return Outcome(item, None, (unusable.problem,))
    except Exception as fault:
        if os.environ.get("LEAFLETPRESS_DEBUG") or is_of_the_disk(fault):
            raise
        what = f"{type(fault).__name__}: {fault}"
        problem = _problem(whole, "fault", f"a fault of the tool while setting {sheet}: {what}", FAULT)
        return Outcome(item, None, (problem,), fault=what)


def _problem(item: Manuscript, code: str, message: str, hint: str) -> Problem:
    """A problem that stops one sheet."""
    return Problem(code, Severity.ERROR, message, item.leaflet.place, hint, item.edition.scope)
