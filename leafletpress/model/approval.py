"""A signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leafletpress.model.problems import Place


@dataclass(frozen=True, slots=True)
class Approval:
    """One signature: a digest of what was read, in which language, by which key, in what role, on which day.

    Only those whose digest is of `form` 2 count. `subject` is what was signed, as in leaflet:first. `kind` and `signature` are a
    cryptographic signature and its kind, where there is one: it is kept, and not yet looked at. `lines` are what was signed, of page words
    alone, and only where the digest is theirs.
    """

    digest: str
    language: str
    by: str
    role: str
    on: date
    place: Place
    form: int = 1
    subject: str = ""
    kind: str = ""
    signature: str = ""
    lines: frozenset[str] = frozenset()
