"""A library: the folder of leaflets, clinics and translations that a clinic group owns; each part is read when it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from leafletpress.engine import engine_digest
from leafletpress.languages import LANGUAGES, tag_of
from leafletpress.library import facts, reading
from leafletpress.library.inventory import Inventory
from leafletpress.library.known import Known, from_json, to_json
from leafletpress.library.unchecked import unchecked
from leafletpress.memory import NO_MEMORY, Memory
from leafletpress.model import (
    SOURCE_LANGUAGE,
    TEMPLATES,
    Acknowledgement,
    Approval,
    Catalog,
    Clinic,
    Design,
    KeptTerm,
    Leaflet,
    Message,
    Problem,
    Scope,
    Terms,
)
from leafletpress.resources import engine_root

K = TypeVar("K")
V = TypeVar("V")
FOLDERS = ("leaflets", "clinics", "translations", "templates", "styles")
Key = tuple[str, str]  # of a catalog: language and domain


def real_day() -> date:
    """Today, in UTC."""
    return datetime.now(UTC).date()


class Lazy(Mapping[K, V]):
    """A mapping whose values are made when they are asked for, each once."""

    def __init__(self, keys: Callable[[], Iterable[K]], value: Callable[[K], V]) -> None:
        """Take what gives the keys, and what gives the value of a key."""
        self._wanted = keys
        self._value = value
        self._made: dict[K, V] = {}

    @cached_property
    def _keys(self) -> dict[K, None]:
        return dict.fromkeys(self._wanted())

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._value(key)
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys


class Library:
    """Everything that one folder holds. Never raises on what is in the files: what is wrong is a problem of its part.

    `leaflets`, `clinics` and `catalogs` are those that can be read; `carried` are the engine's words for the page furniture, by
    language; `made` catalogs that stand in no file, those of pseudo-locales. Nothing in it changes once it was read. `read_on` is the
    real day: whatever other day a command judges by, nothing is approved that is not approved on this one too.
    """

    def __init__(
        self,
        root: Path,
        memory: Memory = NO_MEMORY,
        *,
        checked: bool = True,
        made: Mapping[Key, Catalog] | None = None,
        read_on: date | None = None,
    ) -> None:
        """Take the folder. Without `checked`, only what cannot be read is a problem; without `read_on`, that is today."""
        self.read_on = read_on or real_day()
        self.root = root.resolve()
        self.memory = memory
        self.checked = checked
        self.made = dict(made or {})
        self.inventory = Inventory(self.root, FOLDERS, memory)
        self.furnishing = Inventory(engine_root(), ("templates", "styles"), memory)  # the engine's own
        self._known: dict[tuple[str, ...], Known] = {}
        self.read_leaflets = Lazy(lambda: self.leaflet_ids[0], self._read_leaflet)
        self.read_clinics = Lazy(lambda: self.clinic_ids[0], lambda name: reading.read_one_clinic(self.root, name))
        self.read_catalogs = Lazy(lambda: (*self.catalog_files[0], *self.made), self._read_catalog)
        self.signatures = Lazy(lambda: self.approval_files, self._read_signatures)
        self.side_files = Lazy(lambda: self.term_folders, self._read_terms)
        self.leaflets: Mapping[str, Leaflet] = Lazy(self._good_leaflets, lambda name: _good(self.read_leaflets[name]))
        self.clinics: Mapping[str, Clinic] = Lazy(self._good_clinics, lambda name: _good(self.read_clinics[name]))
        self.catalogs: Mapping[Key, Catalog] = Lazy(self._whole_catalogs, lambda key: _good(self.read_catalogs[key]))
        self.carried: Mapping[str, Catalog] = Lazy(lambda: self.carried_files, self._read_carried)
        self.approvals: Mapping[str, tuple[Approval, ...]] = Lazy(
            lambda: self.approval_files, lambda name: self.signatures[name][0]
        )
        self.terms: Mapping[str, Terms] = Lazy(lambda: self.term_folders, lambda tag: self.side_files[tag][0])

    def with_made(self, catalogs: Mapping[Key, Catalog]) -> Library:
        """The same library with catalogs that stand in no file."""
        return Library(self.root, self.memory, checked=self.checked, made={**self.made, **catalogs}, read_on=self.read_on)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, by place."""
        from leafletpress.library.judging import all_problems

        return all_problems(self)

    @cached_property
    def general_problems(self) -> tuple[Problem, ...]:
        """What is wrong beside leaflets, clinics and catalogs."""
        from leafletpress.library.judging import general_problems

        return tuple(general_problems(self))

    # What is known, and remembered

    def known(self, part: tuple[str, ...], inputs: Iterable[str], find_out: Callable[[], Known], language: str = "") -> Known:
        """What is known of a part, by the digests of all that it is found out from. Of a language that is made, nothing is remembered."""
        if part not in self._known:
            key = hashlib.sha256("\n".join((*part, engine_digest(), *inputs)).encode()).hexdigest()
            is_made = any(tag == language for tag, _ in self.made)
            value = None if is_made else self.memory.get(key)
            known = from_json(value) if value is not None else None
            if known is None:
                try:
                    known = find_out()
                except Exception as fault:  # noqa: BLE001 - what a check did not foresee is a problem of its part
                    self._known[part] = unchecked(part, fault)
                    return self._known[part]
                if not is_made:
                    self.memory.put(key, to_json(known))
            self._known[part] = known
        return self._known[part]

    def finished(self) -> None:
        """Keep for the next command what this one found out."""
        self.inventory.remember()
        self.furnishing.remember()
        self.memory.close()

    # Leaflets and clinics

    @cached_property
    def leaflet_ids(self) -> tuple[tuple[str, ...], reading.Found]:
        """The folders of leaflets, and what is wrong among them."""
        return reading.ids(self.root, "leaflets")

    @cached_property
    def clinic_ids(self) -> tuple[tuple[str, ...], reading.Found]:
        """The folders of clinics, and what is wrong among them."""
        return reading.ids(self.root, "clinics")

    @cached_property
    def shared(self) -> tuple[reading.Shared, reading.Found]:
        """The shared blocks by name, and what is wrong in them."""
        return reading.read_shared_blocks(self.root)

    def _read_leaflet(self, name: str) -> tuple[Leaflet | None, reading.Found]:
        return reading.read_one_leaflet(self.root, name, self.shared[0])

    def _good_leaflets(self) -> Iterator[str]:
        return (name for name in self.leaflet_ids[0] if facts.of_leaflet(self, name).facts)

    def _good_clinics(self) -> Iterator[str]:
        return (name for name in self.clinic_ids[0] if facts.of_clinic(self, name).facts)

    @cached_property
    def accepted(self) -> tuple[tuple[Acknowledgement, ...], reading.Found]:
        """What is accepted in leaflets and shared blocks, and what is wrong there."""
        return reading.read_accepted(self.root)

    # Catalogs and words

    @cached_property
    def catalog_files(self) -> tuple[Mapping[Key, Path], reading.Found]:
        """The library's own catalogs, and what is wrong with their folders."""
        return reading.catalog_files(self.root)

    def path_of(self, path: Path) -> str:
        """A path in the library as the inventory knows it."""
        return path.relative_to(self.root).as_posix()

    def _read_catalog(self, key: Key) -> tuple[Catalog | None, reading.Found]:
        """A catalog as far as it can be read."""
        if key in self.made:
            return self.made[key], ()
        return reading.read_one_catalog(self.root, self.catalog_files[0][key], key[0])

    def _whole_catalogs(self) -> Iterator[Key]:
        return (key for key in self.read_catalogs if facts.of_catalog(self, key).facts["whole"])

    @cached_property
    def carried_files(self) -> Mapping[str, Path]:
        """Where the engine's own words are, by language."""
        return reading.carried_files(self.root)

    def _read_carried(self, language: str) -> Catalog:
        return _good(reading.read_one_catalog(engine_root(), self.carried_files[language], language))

    def readable_catalog(self, key: Key) -> Catalog | None:
        """A catalog as far as it can be read, the engine's words laid under it: to be checked, and not to be printed."""
        from leafletpress.library.printed_catalogs import over

        own = self.read_catalogs[key][0] if key in self.read_catalogs else None
        under = self.carried.get(key[0]) if key[1] == TEMPLATES else None
        return over(own, under) if under else own

    @cached_property
    def furniture(self) -> tuple[tuple[Message, ...], reading.Found]:
        """The words of the templates, and what is wrong in their list."""
        return reading.read_furniture(self.root)

    @property
    def template_messages(self) -> tuple[Message, ...]:
        return self.furniture[0]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The source, and each language that has a whole catalog of a leaflet."""
        found = {tag for tag, domain in self.catalogs if domain in self.leaflets and not LANGUAGES[tag].pseudo}
        return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}), *dict.fromkeys(tag for tag, _ in self.made))

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The languages that have a catalog of a leaflet, be it a broken one: what is checked."""
        found = {tag for tag, domain in self.catalog_files[0] if domain in self.leaflets}
        return tuple(sorted(found - {SOURCE_LANGUAGE}))

    # Terms, signatures, fonts

    @cached_property
    def kept_terms(self) -> tuple[Sequence[tuple[KeptTerm, str]], reading.Found]:
        """The terms that no translation changes, and what is wrong in their list."""
        return reading.read_kept(self.root)

    @cached_property
    def term_folders(self) -> Mapping[str, Path]:
        """The folders of translations, by language."""
        folders = (path for path in sorted((self.root / "translations").glob("*")) if path.is_dir())
        return {tag_of(folder.name): folder for folder in folders}

    def _read_terms(self, tag: str) -> tuple[Terms, reading.Found]:
        return reading.read_terms(self.root, self.term_folders[tag], self.kept_terms[0])

    @cached_property
    def approval_files(self) -> Mapping[str, tuple[str, Scope]]:
        """The files of signatures, with what each is of and the editions that it touches."""
        return reading.approval_files(self.root)

    def _read_signatures(self, name: str) -> tuple[tuple[Approval, ...], reading.Found]:
        subject, scope = self.approval_files[name]
        return reading.read_signatures(self.root, name, subject, scope)

    @cached_property
    def read_design(self) -> tuple[Design, reading.Found]:
        """Templates, style sheets, icons and fonts, and what of the library's own cannot be read."""
        from leafletpress.library.design_files import read_design

        return read_design(self.root)

    @property
    def design(self) -> Design:
        return self.read_design[0]


def _good(read: tuple[V | None, reading.Found]) -> V:
    """What was read, where it is known that it can be."""
    value, _ = read
    assert value is not None  # noqa: S101 - only readable ones are keys
    return value
