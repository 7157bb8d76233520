"""Languages, catalogs, approvals, and what an edition becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from leafletpress.model.clinics import Clinic
from leafletpress.model.ink import leaves_ink
from leafletpress.model.leaflets import Leaflet, Picture
from leafletpress.model.places import Place, Problem, Scope
from leafletpress.model.words import MessageKey, Text


@dataclass(frozen=True, slots=True)
class Script:
    """What a script needs on the page: families in order of preference, line height as a factor, its style file."""

    name: str
    families: tuple[str, ...]
    line_height: float
    style: str


@dataclass(frozen=True, slots=True)
class Language:
    """A row of the table of languages. The patterns stand in `leafletpress.languages`.

    A `pseudo` one is made for testing, from English: "accented" or "mirrored".
    """

    tag: str
    english_name: str
    endonym: str
    direction: str
    script: Script
    digits: str
    native_digits: str
    counter_style: str
    native_counter_style: str
    pseudo: str = ""

    @property
    def right_to_left(self) -> bool:
        return self.direction == "rtl"


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


@dataclass(frozen=True, slots=True)
class Document:
    """A composed page and all that it draws on: style sheets in order, and resources by the name that the HTML uses."""

    html: str
    styles: tuple[str, ...]
    resources: Mapping[str, Picture]
    language: str
    title: str
    code: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What a sheet must turn out to be: its document, the standards it claims, its size in mm, and the fonts it may be set in.

    `texts` are what it must say whatever its templates are.
    """

    document: Document = field(repr=False)
    standards: tuple[str, ...]
    size: tuple[int, int]
    fonts: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaggedContent:
    """What a tag tree tells in its order: headings with their levels, the number of each tag, where links lead, the texts of pictures.

    `words` are the letters and digits of all text; those of headings are compared too.
    """

    headings: tuple[tuple[int, str], ...]
    tags: tuple[tuple[str, int], ...]
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    expansions: tuple[str, ...]
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is read off a rendered file when it is opened again. Sizes are in mm; `destinations` are places by name, with their page.

    `over_the_edge` are the pages on which something is drawn where printers cannot print; `turned` are lines whose signs stand in another
    order than they are read in, each in words; `running` are the letters and digits of each page's running lines, as they stand.
    """

    pages: int
    sizes: tuple[tuple[int, int], ...]
    title: str
    language: str
    fonts: tuple[str, ...]
    standards: tuple[str, ...]
    destinations: tuple[tuple[str, int], ...]
    over_the_edge: tuple[int, ...]
    turned: tuple[str, ...]
    running: tuple[tuple[str, ...], ...]
    content: TaggedContent


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rendered file: its edition, name and bytes, the words' code, and the facts read off it."""

    edition: Edition
    name: str
    content: bytes = field(repr=False)
    code: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read from one folder, and every problem that was found in it.

    `catalogs` are the library's own files; `carried` are the engine's words for the page furniture, by language.
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
