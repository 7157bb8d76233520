"""What is known of a part by reading it: whether it can be read, what is asked of it often, and what is wrong in its files."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from leafletpress.library.inputs import (
    accepted_inputs,
    asked_once,
    catalog_inputs,
    clinic_inputs,
    leaflet_inputs,
    organisation_inputs,
    settings_inputs,
    template_inputs,
    terms_inputs,
)
from leafletpress.library.known import Known
from leafletpress.model import Catalog, Clinic, Leaflet, Organisation, Problem, plain_text

if TYPE_CHECKING:
    from leafletpress.library.sources import Sources


@asked_once
def of_leaflet(library: Sources, name: str) -> Known:
    """Names, version and dates of a leaflet; nothing where it cannot be read."""
    return library.known(("leaflet", name), leaflet_inputs(library, name), lambda: _leaflet(*library.read_leaflets[name]))


def _leaflet(leaflet: Leaflet | None, problems: tuple[Problem, ...]) -> Known:
    if leaflet is None:
        return Known({}, problems)
    facts = {
        "title": plain_text(leaflet.title.words),
        "short": plain_text(leaflet.short_title.words),
        "version": leaflet.version,
        "published": leaflet.published.isoformat(),
        "review": leaflet.review_due.isoformat(),
        "withdrawn": leaflet.withdrawn.isoformat() if leaflet.withdrawn else "",
        "path": leaflet.place.path,
        "line": leaflet.place.line,
    }
    return Known(facts, problems)


@asked_once
def of_clinic(library: Sources, name: str) -> Known:
    """What a clinic is called and gives out; nothing where it cannot be read."""
    return library.known(("clinic", name), clinic_inputs(library, name), lambda: _clinic(*library.read_clinics[name]))


def _clinic(clinic: Clinic | None, problems: tuple[Problem, ...]) -> Known:
    if clinic is None:
        return Known({}, problems)
    facts = {
        "name": clinic.name,
        "site": clinic.site,
        "leaflets": None if clinic.leaflets is None else list(clinic.leaflets),
        "bilingual": list(clinic.bilingual),
        "languages": None if clinic.languages is None else list(clinic.languages),
        "organisation": clinic.organisation,
        "named": _leaflets_named(clinic),
    }
    return Known(facts, problems)


def _leaflets_named(giver: Clinic | Organisation) -> list[str]:
    """The leaflets that a clinic names, and that its contacts are for."""
    contacts = (contact.leaflets or () for contact in giver.contacts)
    return sorted({*(giver.leaflets or ()), *chain.from_iterable(contacts)})


def of_organisation(library: Sources, name: str) -> Known:
    """What an organisation is called; nothing where it cannot be read."""

    def find_out() -> Known:
        lender, problems = library.read_organisations[name]
        giver = lender.organisation if lender else None
        return Known({"name": giver.name, "named": _leaflets_named(giver)} if giver else {}, problems)

    return library.known(("organisation", name), organisation_inputs(library, name), find_out)


@asked_once
def of_catalog(library: Sources, key: tuple[str, str]) -> Known:
    """Whether a catalog is whole."""
    return library.known(
        ("catalog", *key), (catalog_inputs(library, *key),), lambda: _catalog(*library.read_catalogs[key]), key[0]
    )


def _catalog(catalog: Catalog | None, problems: tuple[Problem, ...]) -> Known:
    return Known({"whole": catalog is not None and catalog.whole}, problems)


def of_shared(library: Sources) -> Known:
    """What is wrong in the shared blocks."""
    return library.known(("shared",), leaflet_inputs(library, "_shared"), lambda: Known({}, library.shared[1]))


def of_templates(library: Sources) -> Known:
    """What is wrong in the list of the templates' words."""
    return library.known(("templates",), (template_inputs(library),), lambda: Known({}, library.furniture[1]))


@asked_once
def of_settings(library: Sources) -> Known:
    """What is wrong in library.yaml, and what it demands that is asked for often."""

    def find_out() -> Known:
        return Known(
            {"signatures": library.settings.signatures, "endings": list(library.settings.endings.uses)}, library.read_settings[1]
        )

    return library.known(("settings",), (settings_inputs(library),), find_out)


@asked_once
def signers_of(library: Sources) -> int:
    """How many people sign each thing."""
    return int(of_settings(library).text("signatures"))


@asked_once
def endings_of(library: Sources) -> tuple[str, ...]:
    """What every leaflet ends with, as uses of page words."""
    return of_settings(library).texts("endings")


def of_terms(library: Sources) -> Known:
    """What is wrong in glossaries and the like."""

    def find_out() -> Known:
        sides = (problem for tag in library.term_folders for problem in library.side_files[tag][1])
        return Known({}, (*library.kept_terms[1], *sides))

    return library.known(("terms",), (f"{tag} {terms_inputs(library, tag)}" for tag in (*library.term_folders, "")), find_out)


def of_accepted(library: Sources) -> Known:
    """What is wrong in what is accepted beside leaflets."""
    return library.known(("accepted",), (accepted_inputs(library),), lambda: Known({}, library.accepted[1]))
