"""The files of a library, each read when it is asked for, and once; and what is known of each part, remembered between commands."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import leafletpress.library.own_languages as own_languages
import leafletpress.library.reading as reading
from leafletpress.engine import engine_digest
from leafletpress.languages import tag_of
from leafletpress.library.inventory import Inventory
from leafletpress.library.known import Known, from_json, to_json
from leafletpress.library.unchecked import unchecked
from leafletpress.memory import NO_MEMORY, Memory
from leafletpress.model import (
    Acknowledgement,
    Approval,
    Catalog,
    Design,
    KeptTerm,
    Leaflet,
    Message,
    Place,
    Problems,
    Scope,
    Settings,
    Terms,
)
from leafletpress.resources import engine_root

if TYPE_CHECKING:
    from leafletpress.clinics.lending import Lender

K = TypeVar("K")
V = TypeVar("V")
FOLDERS = (
    "leaflets",
    "clinics",
    reading.ORGANISATIONS,
    "translations",
    "templates",
    "styles",
    own_languages.FOLDER,
    reading.SETTINGS,
)
Key = tuple[str, str]  # of a catalog: language and domain


class Lazy(Mapping[K, V]):
    """A mapping whose values are made when they are asked for, each once. Whoever asks for one key has no other looked at."""

    def __init__(
        self, keys: Callable[[], Iterable[K]], value: Callable[[K], V], is_good: Callable[[K], bool] | None = None
    ) -> None:
        """Take what gives the keys, and what gives the value of a key; of keys that may be none, what tells whether one is."""
        self._wanted = keys
        self._value = value
        self._is_good = is_good
        self._made: dict[K, V] = {}
        self._good: dict[object, bool] = {}

    @cached_property
    def _candidates(self) -> dict[K, None]:
        return dict.fromkeys(self._wanted())

    @cached_property
    def _keys(self) -> tuple[K, ...]:
        return tuple(key for key in self._candidates if key in self)

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            if key not in self:
                raise KeyError(key)
            self._made[key] = self._value(key)
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def among(self, wanted: Callable[[K], bool]) -> Iterator[K]:
        """The keys that are wanted; of no other it is asked whether it is one."""
        return (key for key in filter(wanted, self._candidates) if key in self)

    def __contains__(self, key: object) -> bool:
        if key not in self._good:
            self._good[key] = key in self._candidates and (self._is_good is None or self._is_good(key))
        return self._good[key]


class Sources:
    """What one folder holds, as it was read: a value where it is good, with what is wrong. `made` are catalogs that stand in no file."""

    def __init__(self, root: Path, memory: Memory = NO_MEMORY, made: Mapping[Key, Catalog] | None = None) -> None:
        """Take the folder. Nothing is read yet but languages of its own, which come into force."""
        self.root = root.resolve()
        self.wrong_languages = own_languages.take_own_languages(self.root)
        self.memory = memory
        self.made = dict(made or {})
        self.inventory = Inventory(self.root, FOLDERS, memory)
        self.furnishing = Inventory(engine_root(), ("templates", "styles"), memory)  # the engine's own
        self._known: dict[tuple[str, ...], Known] = {}
        self.inputs: dict[tuple[object, ...], Any] = {}  # what is asked once: digests of files, and what follows from them
        self.read_leaflets = Lazy(lambda: self.leaflet_ids[0], self._read_leaflet)
        self.read_clinics = Lazy(lambda: self.clinic_ids[0], lambda name: reading.read_one_clinic(self.root, name, self._lend))
        self.read_organisations = Lazy(
            lambda: self.organisation_ids[0], lambda name: reading.read_one_organisation(self.root, name)
        )
        self.read_catalogs = Lazy(lambda: (*self.catalog_files[0], *self.made), self._read_catalog)
        self.signatures = Lazy(lambda: self.approval_files, self._read_signatures)
        self.side_files = Lazy(lambda: self.term_folders, self._read_terms)

    def once(self, part: tuple[str, ...], find_out: Callable[[], Known]) -> Known:
        """What is known of a part in this command alone."""
        if part not in self._known:
            try:
                self._known[part] = find_out()
            except Exception as fault:  # noqa: BLE001 - what a check did not foresee is a problem of its part
                self._known[part] = unchecked(part, fault)
        return self._known[part]

    def known(self, part: tuple[str, ...], inputs: Iterable[str], find_out: Callable[[], Known], language: str = "") -> Known:
        """What is known of a part, by the digests of all that it is found out from. Of a language that is made, nothing is remembered."""
        if part not in self._known:
            key = self._key(part, inputs)
            is_made = any(tag == language for tag, _ in self.made)
            value = None if is_made else self.memory.get(key)
            known = from_json(value) if value is not None else None
            if known is None:
                try:
                    known = find_out()
                except Exception as fault:  # noqa: BLE001 - what a check did not foresee is a problem of its part
                    self._known[part] = unchecked(part, fault)
                    return self._known[part]
                # What could not be read may be readable the next time, though nothing in it changed.
                if not is_made and not any(problem.code == "unreadable" for problem in known.problems):
                    self.memory.put(key, to_json(known))
            self._known[part] = known
        return self._known[part]

    def is_known(self, part: tuple[str, ...], inputs: Iterable[str]) -> bool:
        """Whether a part was found out before, from the same files."""
        return part in self._known or self.memory.get(self._key(part, inputs)) is not None

    def _key(self, part: tuple[str, ...], inputs: Iterable[str]) -> str:
        told = "\n".join((*part, engine_digest(), self.language_inputs, *inputs))
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()

    @cached_property
    def language_inputs(self) -> str:
        """The digest of the library's own languages; empty where it has none."""
        return self.inventory.below(own_languages.FOLDER) if own_languages.are_in_force() else ""

    def finished(self) -> None:
        """Keep for the next command what this one found out."""
        if self.inventory.is_as_it_was():
            self.inventory.remember()
            self.furnishing.remember()
        else:  # somebody wrote while this was read
            self.memory.forget_what_waits()
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
    def organisation_ids(self) -> tuple[tuple[str, ...], reading.Found]:
        """The folders of organisations, and what is wrong among them."""
        return reading.ids(self.root, reading.ORGANISATIONS)

    def _lend(self, name: str, place: Place, problems: Problems) -> Lender | None:
        """The organisation that a clinic names."""
        if name not in self.read_organisations:
            from difflib import get_close_matches

            near = get_close_matches(name, self.read_organisations, n=1)
            known = ", ".join(self.read_organisations) or "none"
            hint = f"{f'did you mean {near[0]}? ' if near else ''}known: {known}; publish new organisation {name} makes it"
            problems.error("organisation", f"there is no organisation {name}", place, hint)
            return None
        lender, _ = self.read_organisations[name]
        if lender is None:
            file = f"{reading.ORGANISATIONS}/{name}/{reading.FILES[reading.ORGANISATIONS]}"
            problems.error("organisation", f"the organisation {name} cannot be read", place, f"put right what is wrong in {file}")
        return lender

    @cached_property
    def shared(self) -> tuple[reading.Shared, reading.Found]:
        """The shared blocks by name, and what is wrong in them."""
        return reading.read_shared_blocks(self.root)

    def _read_leaflet(self, name: str) -> tuple[Leaflet | None, reading.Found]:
        return reading.read_one_leaflet(self.root, name, self.shared[0])

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

    @cached_property
    def carried_files(self) -> Mapping[str, Path]:
        """Where the engine's own words are, by language."""
        return reading.carried_files(self.root)

    @cached_property
    def furniture(self) -> tuple[tuple[Message, ...], reading.Found]:
        """The words of the templates, and what is wrong in their list."""
        return reading.read_furniture(self.root)

    # Settings, terms, signatures, design

    @cached_property
    def read_settings(self) -> tuple[Settings, reading.Found]:
        """What the library says of itself, and what is wrong there."""
        return reading.read_library_file(self.root)

    @property
    def settings(self) -> Settings:
        return self.read_settings[0]

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

    def has_style(self, name: str) -> bool:
        """Whether there is a style sheet of this name, the library's or the engine's: without reading the design."""
        return any(f"styles/{name}" in place.files for place in (self.inventory, self.furnishing))

    @property
    def design(self) -> Design:
        return self.read_design[0]
