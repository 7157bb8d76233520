"""What is known of one part of a library: a few facts and the problems that were found, in a form that can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leafletpress.model import Place, Problem, Scope, Severity

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Known:
    """Facts in JSON's own types, and problems."""

    facts: Facts = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def text(self, name: str) -> str:
        return str(self.facts[name])

    def texts(self, name: str) -> tuple[str, ...]:
        found = self.facts[name]
        return tuple(map(str, found)) if isinstance(found, list | tuple) else ()

    def names(self, name: str) -> tuple[str, ...] | None:
        """A list that may be missing, which is something else than an empty one."""
        return None if self.facts[name] is None else self.texts(name)

    def record(self, name: str) -> Mapping[str, str]:
        found = self.facts[name]
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, Mapping) else {}


def to_json(known: Known) -> Mapping[str, object]:
    return {"facts": known.facts, "problems": [_row(problem) for problem in known.problems]}


def from_json(value: Mapping[str, object]) -> Known | None:
    """What was kept; None where it has another form."""
    facts, rows = value.get("facts"), value.get("problems")
    if not isinstance(facts, dict) or not isinstance(rows, list):
        return None
    try:
        return Known(facts, tuple(_problem(*row) for row in rows))
    except (TypeError, ValueError):
        return None


def _row(problem: Problem) -> list[object]:
    place, scope = problem.place, problem.scope
    where = [place.path, place.line, scope.leaflet, scope.language, scope.clinic]
    return [problem.code, problem.severity.value, problem.message, problem.hint, *where]


def _problem(
    code: str, severity: str, message: str, hint: str, path: str, line: int, leaflet: str, language: str, clinic: str
) -> Problem:
    return Problem(code, Severity(severity), message, Place(path, line), hint, Scope(leaflet, language, clinic))
