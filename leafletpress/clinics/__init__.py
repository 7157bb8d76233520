"""The reader of clinics and organisations: text in, a clinic and all its problems out. Touches no disk. No medical value has a default."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Protocol

from leafletpress import yamlfile
from leafletpress.boundary import guarded
from leafletpress.clinics.brands import Pictures, brand_of, read_look
from leafletpress.clinics.lending import CLINICS_HEAD, HEAD, Lend, Lender, lender_of, nobody_lends, with_lent
from leafletpress.clinics.reaching import read_contacts, read_email
from leafletpress.clinics.values import read_duration, read_hours, read_phone, read_temperature, read_time
from leafletpress.model import (
    CLINICS,
    EVERYWHERE,
    ID,
    Clinic,
    ClinicData,
    Contact,
    Duration,
    Email,
    Hours,
    Look,
    Organisation,
    Phone,
    Place,
    Plain,
    Problem,
    Problems,
    Role,
    Scope,
    Temperature,
    Text,
)
from leafletpress.yamlfile import Fields, Record, Scalar

LONGEST_SITE = 50  # characters: with the code behind it the address fills a line of plain text, and a QR code that a phone reads
LISTS = ("leaflets", "languages", "bilingual")


class _Read(Protocol):
    def __call__(
        self, text: str, place: Place, problems: Problems, /
    ) -> Phone | Email | Temperature | time | Hours | Duration | None: ...


KINDS: Mapping[str, _Read] = {
    "phone": read_phone,
    "email": read_email,
    "temperature": read_temperature,
    "time": read_time,
    "hours": read_hours,
    "duration": read_duration,
}


@guarded(None, lambda clinic, _text, path, *_: (Place(path), Scope(clinic=clinic)))
def read_clinic(
    clinic: str, text: str, path: str, pictures: Pictures, lend: Lend = nobody_lends
) -> tuple[Clinic | None, tuple[Problem, ...]]:
    """Read a clinic file. None where something is wrong: a clinic prints with all its values or not at all.

    `lend` gives the organisation that the file names, whose fields are laid under its own.
    """
    problems, start = Problems(Scope(clinic=clinic)), Place(path)
    node = yamlfile.read(text, start, problems)
    if problems.found:
        return None, tuple(problems.found)
    lender = lender_of(node, lend, problems)
    lacks_lender = lender is None and isinstance(node, Record) and HEAD in node.entries
    fields = Fields(with_lent(node, lender, problems), start, "this clinic", problems)
    fields.text(HEAD, required=False)
    told = _read(fields, fields.record(CLINICS_HEAD), pictures, problems)
    found = tuple(problem for problem in problems.found if _is_told(problem, path, lacks_lender=lacks_lender))
    brand = brand_of(told.look)
    if brand is None or told.department is None or any(problem.severity == "error" for problem in found):
        return None, found
    result = Clinic(
        clinic,
        told.name,
        told.department,
        told.web,
        told.address,
        told.values,
        told.places,
        told.contacts,
        brand,
        told.leaflets,
        told.languages,
        told.native_digits,
        start,
        told.site,
        told.prints_links,
        told.bilingual or (),
        lender.organisation.id if lender else "",
        lender.organisation.name if lender else "",
    )
    return result, found


def _is_told(problem: Problem, path: str, *, lacks_lender: bool) -> bool:
    """Whether a problem is of the clinic: what is only of interest in its organisation's file is told there, and where that cannot be read, nobody knows what is missing."""
    if problem.severity != "error":
        return problem.place.path == path
    return not (lacks_lender and problem.code in ("missing-field", "contacts"))


@guarded(None, lambda _organisation, _text, path, _pictures: (Place(path), EVERYWHERE))
def read_organisation(organisation: str, text: str, path: str, pictures: Pictures) -> tuple[Lender | None, tuple[Problem, ...]]:
    """Read an organisation's file, which may have any fields of a clinic. None where something is wrong."""
    problems, start = Problems(), Place(path)
    node = yamlfile.read(text, start, problems)
    if problems.found:
        return None, tuple(problems.found)
    fields = Fields(node, start, "this organisation", problems)
    head = fields.node(HEAD)
    if isinstance(head, Scalar):
        hint = "write organisation: and below it, indented, name: and what else its clinics have in common"
        problems.error("organisation", "an organisation is part of no other one", fields.at(HEAD), hint)
    told = _read(
        fields,
        Fields(head if isinstance(head, Record) else None, fields.at(HEAD), HEAD, problems),
        pictures,
        problems,
        whole=False,
    )
    if not isinstance(node, Record) or any(problem.severity == "error" for problem in problems.found):
        return None, tuple(problems.found)
    found = Organisation(
        organisation,
        told.name,
        told.values,
        told.places,
        told.contacts,
        told.look,
        told.leaflets,
        told.languages,
        told.bilingual or (),
        told.native_digits,
        start,
        told.site,
        told.prints_links,
    )
    return Lender(found, node), tuple(problems.found)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a file of either kind says; what it does not say is empty."""

    name: str
    department: Text | None
    web: str
    site: str
    address: str
    values: Mapping[str, ClinicData]
    places: dict[str, Place]
    contacts: tuple[Contact, ...]
    look: Look | None
    native_digits: bool
    prints_links: bool
    leaflets: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    bilingual: tuple[str, ...] | None


def _read(fields: Fields, names: Fields, pictures: Pictures, problems: Problems, *, whole: bool = True) -> _Told:
    """Take all fields that both kinds of file have, and tell those that neither has; in one that is `whole`, what every sheet prints is there."""
    values, places = _values(fields, problems)
    department = _words("department", names, Role.DEPARTMENT, problems) if whole or "department" in names else None
    web, site = _web("web", names, problems, required=whole), _site(names, problems)
    name, address = names.words("name"), names.words("address", required=False)
    names.finish()
    own = {"name": name, "department": department, "web": web, "address": address}
    values |= {f"clinic.{key}": value for key, value in own.items() if value}
    places |= {f"clinic.{key}": names.at(key) for key, value in own.items() if value}
    contacts = read_contacts(
        fields,
        values,
        places,
        lambda name, record: _words(name, record, Role.CONTACT, problems),
        lambda name, record: _web(name, record, problems, required=False),
        problems,
        whole=whole,
    )
    look = None
    if whole or "brand" in fields:
        brand = fields.record("brand")
        look = read_look(brand, pictures, lambda name, record: _words(name, record, Role.LOGO, problems), problems, whole=whole)
        places |= {f"brand.{name}": brand.at(name) for name in brand.names()}
    native = _numbering(fields, problems)
    links = fields.yes_or_no("links-on-paper") is not False
    places |= {"clinic.site": names.at("site")} if site else {}
    places |= {key: fields.at(key) for key in ("numbering", "links-on-paper", *LISTS) if key in fields}
    lists = map(fields.ids, LISTS)
    told = _Told(name, department, web, site, address, values, places, contacts, look, native, links, *lists)
    fields.finish()
    return told


def _values(fields: Fields, problems: Problems) -> tuple[dict[str, ClinicData], dict[str, Place]]:
    values: dict[str, ClinicData] = {}
    places: dict[str, Place] = {}
    for kind in (*KINDS, "words"):
        if kind not in fields:
            continue
        record = fields.record(kind)
        for name in record.names():
            place = record.at(name)
            if not ID.fullmatch(name):
                problems.error(
                    "id", f"{kind}.{name} is not a name for a value", place, "names are made of small letters, digits and hyphens"
                )
            value = (
                _words(name, record, Role.CLINIC_WORDS, problems)
                if kind == "words"
                else _value(KINDS[kind], record.text(name), place, problems)
            )
            places[f"{kind}.{name}"] = place
            if value is not None:
                values[f"{kind}.{name}"] = value
    return values, places


def _value(read: _Read, text: str, place: Place, problems: Problems) -> ClinicData | None:
    return read(text, place, problems) if text else None


def _words(name: str, fields: Fields, role: Role, problems: Problems) -> Text | None:
    """A value that is words: plain text, a message for translators."""
    text = fields.words(name)
    if re.search(r"[*\[\]{}<>`\\•▪◦‣\ue000-\uf8ff]", text):
        problems.error(
            "markup", f"{name}: a clinic's words are plain text", fields.at(name), "take out signs such as * [ { < \\ and bullets"
        )
        return None
    return Text(text, role, fields.at(name), CLINICS, (Plain(text),), slug=name, written=text) if text else None


def _web(name: str, fields: Fields, problems: Problems, *, required: bool = True) -> str:
    web = fields.text(name, required=required)
    if web and not re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}(/[\w./~%-]*)?", web, re.ASCII):
        problems.error("web", f"{web} is not a web address", fields.at(name), "write it whole: https://example.org/leaflets")
    return web


def _site(fields: Fields, problems: Problems) -> str:
    """Where the clinic's site of leaflets stands, which its papers lead to."""
    site = _web("site", fields, problems, required=False)
    if len(site) > LONGEST_SITE:
        hint = "give the site a short address, and lead on from there: it is printed, and drawn as a square of dots"
        problems.error("web", f"site: an address of {len(site)} characters", fields.at("site"), hint)
    return f"{site.rstrip('/')}/" if site else ""


def _numbering(fields: Fields, problems: Problems) -> bool:
    text = fields.text("numbering", required=False)
    if text not in ("", "latn", "native"):
        problems.error(
            "numbering",
            f"numbering: {text} is not known",
            fields.at("numbering"),
            "write latn (1 2 3) or native (each language's own digits)",
        )
    return text == "native"
