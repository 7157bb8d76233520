"""What translators write: the messages of a catalog, and the terms that they are checked against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leafletpress.model.ink import leaves_ink
from leafletpress.model.problems import Place
from leafletpress.model.wordforms import AddedNegation
from leafletpress.model.words import MessageKey


@dataclass(frozen=True, slots=True)
class Message:
    """An entry of a catalog, whose `translation` is what its file has: `is_translated` says whether it is one."""

    key: MessageKey
    translation: str
    place: Place
    fuzzy: bool = False
    obsolete: bool = False
    previous: str = ""
    previous_context: str = ""
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def is_translated(self) -> bool:
        """Whether there is a translation that says something, where its source does; somebody may still have to look at it."""
        return leaves_ink(self.translation) or (bool(self.translation) and not leaves_ink(self.key.source))


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of one domain (a leaflet, `_shared`, `templates`, `clinics`) in one language.

    One that is not `whole` has only those entries of a broken file that are good: to be checked, and for nothing else.
    """

    language: str
    domain: str
    path: str
    messages: Mapping[MessageKey, Message]
    machine: bool = False
    header: tuple[tuple[str, str], ...] = ()
    header_comment: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term of the source and how it is said; several ways are parted by |."""

    term: str
    translation: str
    place: Place


@dataclass(frozen=True, slots=True)
class KeptTerm:
    """A term that no translation changes, with the forms that it is known to have in one language."""

    term: str
    forms: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A finding that somebody accepts, with a reason. It ends when the message changes, or the translation where one is given.

    In a leaflet `value` names the one that is meant, where the message has several.
    """

    message: str
    code: str
    reason: str
    translation: str
    place: Place
    value: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a language's translations are checked against beside their source."""

    glossary: tuple[GlossaryTerm, ...] = ()
    kept: tuple[KeptTerm, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()
    negations: tuple[AddedNegation, ...] = ()
