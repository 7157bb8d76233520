"""A library as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leafletpress.model.catalog import Catalog, Message, Terms
from leafletpress.model.clinics import Clinic
from leafletpress.model.leaflets import Leaflet
from leafletpress.model.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Approval:
    """One signature: a digest of what was read, in which language, by which key, in what role, on which day."""

    digest: str
    language: str
    by: str
    role: str
    on: date
    place: Place


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read from one folder, and every problem that was found in it.

    `catalogs` are the library's own files; `carried` are the engine's words for the page furniture, by language. `read_on` is the real
    day: whatever other day a command judges by, nothing is approved that is not approved on this one too.
    """

    root: Path
    leaflets: Mapping[str, Leaflet]
    clinics: Mapping[str, Clinic]
    catalogs: Mapping[tuple[str, str], Catalog]
    carried: Mapping[str, Catalog]
    template_messages: tuple[Message, ...]
    approvals: Mapping[str, tuple[Approval, ...]]
    terms: Mapping[str, Terms]
    languages: tuple[str, ...]
    problems: tuple[Problem, ...]
    read_on: date
