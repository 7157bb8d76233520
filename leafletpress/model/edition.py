"""What is made of a leaflet: an edition, what it is on a day, and its manuscript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leafletpress.model.clinics import Clinic, Contact
from leafletpress.model.endings import Ending
from leafletpress.model.language import Language
from leafletpress.model.leaflets import Leaflet, leaflet_texts
from leafletpress.model.problems import Scope
from leafletpress.model.words import MessageKey, Text

AS_IT_IS = "as it is"  # the setting of pages that are laid out with the style sheets of their format alone


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
class Side:
    """What a manuscript says in one of its languages: translated, values filled in, with the words of the page furniture.

    `draft_words` are the engine's own for a draft; empty where it has none in the language.
    """

    language: Language
    leaflet: Leaflet
    clinic: Clinic
    furniture: Mapping[MessageKey, Text]
    draft_words: str = ""
    ending: Ending = field(default_factory=Ending)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom to contact: not those for feedback, where they stand apart."""
        return tuple(one for one in self.clinic.contacts if not (self.ending.feedback and one.feedback))

    @property
    def feedback(self) -> tuple[Contact, ...]:
        """Whom to tell what was good and what was not, where that stands apart; behind all others in the clinic's."""
        return tuple(one for one in self.clinic.contacts if self.ending.feedback and one.feedback)

    @property
    def digits(self) -> str:
        """The one numbering system of this side."""
        return self.language.native_digits if self.clinic.native_digits else self.language.digits

    @property
    def is_partly_translated(self) -> bool:
        """Whether some of it still stands in the source language."""
        texts = (*leaflet_texts(self.leaflet), *self.furniture.values())
        return any(text.language != self.language.tag for text in texts)


def line_for_notes(title: str, version: str, languages: str, clinic: str, code: str) -> str:
    """The one line by which notes name a leaflet: its title and its languages in English."""
    return f"{title}, version {version}, {languages}, {clinic}, code {code}"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An edition ready to be composed: a side for each of its languages, in its order.

    `english_title` and `english_short_title` are for staff who cannot read it: as they stand in the source, which is signed.
    `setting` is the one that its pages were found to fit best in; empty where nobody remembers one.
    """

    edition: Edition
    sides: tuple[Side, ...]
    state: State
    machine_translated: bool
    english_title: str = ""
    english_short_title: str = ""
    setting: str = ""

    @property
    def languages_in_english(self) -> str:
        """Arabic; or Arabic and English."""
        return " and ".join(side.language.english_name for side in self.sides)

    def line_for_notes(self, code: str) -> str:
        """What somebody writes down who hands it out, in a consent form for example: which leaflet in which version and language, by its code."""
        return line_for_notes(self.english_title, self.leaflet.version, self.languages_in_english, self.clinic.name, code)

    @property
    def language(self) -> Language:
        """The first language, which is that of the document."""
        return self.sides[0].language

    @property
    def leaflet(self) -> Leaflet:
        return self.sides[0].leaflet

    @property
    def clinic(self) -> Clinic:
        return self.sides[0].clinic

    @property
    def furniture(self) -> Mapping[MessageKey, Text]:
        return self.sides[0].furniture

    @property
    def digits(self) -> str:
        return self.sides[0].digits
