"""A library: the folder of leaflets, clinics and translations that a clinic group owns; each part is read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

import leafletpress.library.part_facts as facts
import leafletpress.library.reading as reading
from leafletpress.languages import LANGUAGES
from leafletpress.library.layers import over
from leafletpress.library.sources import Key, Lazy, Sources, V
from leafletpress.memory import NO_MEMORY, Memory
from leafletpress.model import (
    SOURCE_LANGUAGE,
    TEMPLATES,
    Approval,
    Catalog,
    Choice,
    Clinic,
    Leaflet,
    Message,
    Organisation,
    Problem,
    Terms,
)
from leafletpress.resources import engine_root


def real_day() -> date:
    """Today, in UTC."""
    return datetime.now(UTC).date()


class Library(Sources):
    """Everything that one folder holds. Never raises on what is in the files: what is wrong is a problem of its part.

    `leaflets`, `clinics`, `organisations` and `catalogs` are those that can be read; `carried` are the engine's words for the page furniture, by
    language; `made` catalogs that stand in no file, those of pseudo-locales. Nothing in it changes once it was read. `read_on` is the
    real day: whatever other day a command judges by, nothing is approved that is not approved on this one too.
    """

    def __init__(
        self,
        root: Path,
        judge: Callable[[Library], tuple[Problem, ...]],
        memory: Memory = NO_MEMORY,
        *,
        checked: bool = True,
        made: Mapping[Key, Catalog] | None = None,
        read_on: date | None = None,
    ) -> None:
        """Take the folder, and who judges it. Without `checked`, only what cannot be read is a problem; without `read_on`, that is today."""
        self.read_on = read_on or real_day()
        super().__init__(root, memory, made)
        self._judge = judge
        self.checked = checked
        self.leaflets: Lazy[str, Leaflet] = Lazy(
            lambda: self.leaflet_ids[0],
            lambda name: _good(self.read_leaflets[name]),
            lambda name: bool(facts.of_leaflet(self, name).facts),
        )
        self.clinics: Lazy[str, Clinic] = Lazy(
            lambda: self.clinic_ids[0],
            lambda name: _good(self.read_clinics[name]),
            lambda name: bool(facts.of_clinic(self, name).facts),
        )
        self.organisations: Mapping[str, Organisation] = Lazy(
            lambda: self.organisation_ids[0],
            lambda name: _good(self.read_organisations[name]).organisation,
            lambda name: bool(facts.of_organisation(self, name).facts),
        )
        self.catalogs: Mapping[Key, Catalog] = Lazy(
            lambda: self.read_catalogs,
            lambda key: _good(self.read_catalogs[key]),
            lambda key: bool(facts.of_catalog(self, key).facts["whole"]),
        )
        self.carried: Mapping[str, Catalog] = Lazy(lambda: self.carried_files, self._read_carried)
        self.approvals: Mapping[str, tuple[Approval, ...]] = Lazy(
            lambda: self.approval_files, lambda name: self.signatures[name][0]
        )
        self.terms: Mapping[str, Terms] = Lazy(lambda: self.term_folders, lambda tag: self.side_files[tag][0])

    def with_made(self, catalogs: Mapping[Key, Catalog]) -> Library:
        """The same library with catalogs that stand in no file."""
        made = {**self.made, **catalogs}
        return Library(self.root, self._judge, self.memory, checked=self.checked, made=made, read_on=self.read_on)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, by place."""
        return self._judge(self)

    def _read_carried(self, language: str) -> Catalog:
        return _good(reading.read_one_catalog(engine_root(), self.carried_files[language], language))

    def readable_catalog(self, key: Key) -> Catalog | None:
        """A catalog as far as it can be read, the engine's words laid under it: to be checked, and not to be printed."""
        own = self.read_catalogs[key][0] if key in self.read_catalogs else None
        under = self.carried.get(key[0]) if key[1] == TEMPLATES else None
        return over(own, under) if under else own

    @property
    def template_messages(self) -> tuple[Message, ...]:
        return self.furniture[0]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The source, and each language that has a whole catalog of a leaflet."""
        found = {tag for tag, domain in self.catalogs if domain in self.leaflets and not LANGUAGES[tag].pseudo}
        return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}), *dict.fromkeys(tag for tag, _ in self.made))

    def languages_of(self, leaflet: str) -> tuple[str, ...]:
        """The source, and each language that has a catalog of a leaflet, be it a broken one, in the order of the library's."""
        found = {tag for tag, domain in self.read_catalogs if domain == leaflet and not LANGUAGES[tag].pseudo}
        return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}), *dict.fromkeys(tag for tag, _ in self.made))

    def spoken(self, choice: Choice) -> tuple[str, ...]:
        """The languages of a choice that have a catalog of a leaflet, be it a broken one: what is checked."""
        of: dict[str, list[str]] = {}
        # those of other leaflets are read only where no catalog of the ones that are asked for tells
        by_leaflet = sorted(self.catalog_files[0], key=lambda key: not choice.has_leaflet(key[1]))
        for tag, domain in by_leaflet:
            if tag != SOURCE_LANGUAGE and choice.uses_language(tag):
                of.setdefault(tag, []).append(domain)
        return tuple(sorted(tag for tag, domains in of.items() if any(domain in self.leaflets for domain in domains)))


def _good(read: tuple[V | None, reading.Found]) -> V:
    """What was read, where it is known that it can be."""
    value, _ = read
    assert value is not None  # noqa: S101 - only readable ones are keys
    return value
