"""What a check says of words, before anybody knows where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from leafletpress.model.problems import Place, Problem, Scope, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with words: whoever knows their place makes a problem of it."""

    code: str
    severity: Severity
    message: str
    hint: str

    def at(self, place: Place, scope: Scope) -> Problem:
        return Problem(self.code, self.severity, self.message, place, self.hint, scope)
