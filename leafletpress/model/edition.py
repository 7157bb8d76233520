"""What is made of a leaflet: an edition, what it is on a day, and its manuscript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from leafletpress.model.clinics import Clinic
from leafletpress.model.language import Language
from leafletpress.model.leaflets import Leaflet
from leafletpress.model.problems import Scope
from leafletpress.model.words import MessageKey, Text


@dataclass(frozen=True, slots=True)
class Edition:
    """One leaflet, for one clinic, in one format, in its languages: the unit of work, caching and naming."""

    leaflet: str
    languages: tuple[str, ...]
    clinic: str
    format: str

    @property
    def language_label(self) -> str:
        return "+".join(self.languages)

    @property
    def scope(self) -> Scope:
        """That of what is wrong with this edition alone."""
        return Scope(self.leaflet, self.language_label, self.clinic)


@dataclass(frozen=True, slots=True)
class State:
    """Approved, or a draft with the reasons why."""

    reasons: tuple[str, ...] = ()

    @property
    def approved(self) -> bool:
        return not self.reasons

    @property
    def label(self) -> str:
        return "approved" if self.approved else "draft"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An edition ready to be composed: translated, its values filled in, with the words of the page furniture."""

    edition: Edition
    leaflet: Leaflet
    clinic: Clinic
    language: Language
    furniture: Mapping[MessageKey, Text]
    state: State
    machine_translated: bool
    root: Path

    @property
    def digits(self) -> str:
        """The one numbering system of this edition."""
        return self.language.native_digits if self.clinic.native_digits else self.language.digits
