"""What a site offers: each leaflet, in its languages, for a clinic, with the sheets of it that stand under one code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leafletpress.languages import LANGUAGES
from leafletpress.model import SOURCE_LANGUAGE, line_for_notes

Identity = tuple[str, str, str]  # leaflet, languages, clinic: of these one code is current


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A sheet as a file: where it is copied from, and the digest that it must have. `pages` is 0 where it has none."""

    format: str
    name: str
    sha256: str
    source: Path
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a code, whatever became of it: enough to tell somebody who holds the paper."""

    code: str
    leaflet: str
    version: str
    language: str
    clinic: str
    title: Mapping[str, str]
    clinic_name: str
    phone: str = ""
    phone_uri: str = ""

    @property
    def identity(self) -> Identity:
        return self.leaflet, self.language, self.clinic

    @property
    def languages_in_english(self) -> str:
        """Arabic; or Arabic and English."""
        return " and ".join(LANGUAGES[tag].english_name for tag in self.tags)

    @property
    def line_for_notes(self) -> str:
        """What its sheets say for notes."""
        title = self.title_in(SOURCE_LANGUAGE)
        return line_for_notes(title, self.version, self.languages_in_english, self.clinic_name, self.code)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.language.split("+"))

    def title_in(self, tag: str) -> str:
        """Its title in a language, else in English, else its id."""
        return self.title.get(tag) or self.title.get(SOURCE_LANGUAGE) or self.leaflet


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that is given out, with its sheets by format; `approved` is false for a draft."""

    paper: Paper
    approved: bool
    published: str
    review_due: str
    specialty: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    site: str
    sheets: tuple[SheetFile, ...]
    source: str  # the release or the folder that it is taken from
    given: date  # the day of that release
