"""Where something stands, what it is called, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from leafletpress.model.explanations import EXPLANATIONS

# The ids of leaflets, clinics and values, and the keys of signers.
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line (counted from 1) of a file, its path relative to the library with forward slashes."""

    path: str
    line: int = 1

    def below(self, lines: int) -> Place:
        return Place(self.path, self.line + lines)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Severity(StrEnum):
    """What a problem stops: making the edition, publishing it, or nothing."""

    ERROR = "error"
    DRAFT = "draft"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """The editions that a problem touches. An empty field stands for all."""

    leaflet: str = ""
    language: str = ""
    clinic: str = ""

    def touches(self, leaflet: str, languages: Iterable[str], clinic: str) -> bool:
        return self.leaflet in ("", leaflet) and (not self.language or self.language in languages) and self.clinic in ("", clinic)


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file, in the words of the person who must put it right."""

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""
    scope: Scope = EVERYWHERE

    def __post_init__(self) -> None:
        """Refuse a code that nobody has explained: it is a mistake of whoever tells the problem."""
        if self.code not in EXPLANATIONS:
            raise ValueError(f"{self.code} is no code of leafletpress/model/explanations.py")


@dataclass(slots=True)
class Problems:
    """Problems as a reader meets them, all with one scope."""

    scope: Scope = EVERYWHERE
    found: list[Problem] = field(default_factory=list)

    def error(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.found.append(Problem(code, Severity.ERROR, message, place, hint, self.scope))

    def warning(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.found.append(Problem(code, Severity.WARNING, message, place, hint, self.scope))
