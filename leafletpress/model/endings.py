"""What a library lets every leaflet end with: other formats and languages to ask for, feedback, copyright."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leafletpress.model.language import Language
from leafletpress.model.words import MessageKey, Text

OTHERS, FEEDBACK, COPYRIGHT = "other formats", "feedback", "copyright"  # what uses of page words call them
# In which forms a leaflet is to be had besides, with what stands for each in the list: what a patient knows of a format.
FORMS = {
    "large-print": MessageKey("other format", "In large print"),
    "html": MessageKey("other format", "As a page for a phone or computer"),
    "text": MessageKey("other format", "As plain text, for Braille displays and screen readers"),
}
IN_THIS_LANGUAGE = MessageKey("other format", "Ask us for this leaflet in this language.")


@dataclass(frozen=True, slots=True)
class Endings:
    """What a library asks for: each is left out where it does not."""

    others: bool = False
    feedback: bool = False
    copyright: bool = False

    @property
    def uses(self) -> Iterator[str]:
        """What of page words these use, for good: what is printed of them hangs on more."""
        yield from (OTHERS,) if self.others else ()
        yield from (FEEDBACK,) if self.feedback else ()
        yield from (COPYRIGHT,) if self.copyright else ()


@dataclass(frozen=True, slots=True)
class Others:
    """In what else a leaflet is to be had: forms, of FORMS, and tags of languages."""

    forms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language in which a leaflet is to be had besides, and what is printed of that, in it: its own name and a sentence."""

    language: Language
    words: Text


@dataclass(frozen=True, slots=True)
class Ending:
    """What a side ends with: `feedback` whether contacts for that stand apart, `copyright` its line, empty where none is said."""

    others: bool = False
    forms: tuple[str, ...] = ()
    languages: tuple[OtherLanguage, ...] = ()
    feedback: bool = False
    copyright: str = ""

    @property
    def uses(self) -> frozenset[str]:
        """What of the page words it uses, whatever else there is the leaflet in."""
        return frozenset(Endings(self.others, self.feedback, bool(self.copyright)).uses)
