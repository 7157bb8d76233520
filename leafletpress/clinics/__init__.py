"""The reader of clinics: text in, a clinic and all its problems out. Touches no disk. No medical value has a default."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import time
from typing import Protocol

from leafletpress import yamlfile
from leafletpress.boundary import guarded
from leafletpress.clinics.reaching import read_contacts, read_email
from leafletpress.clinics.values import read_duration, read_hours, read_phone, read_temperature, read_time
from leafletpress.model import (
    CLINICS,
    ID,
    Brand,
    Clinic,
    ClinicData,
    Duration,
    Email,
    Hours,
    Phone,
    Picture,
    Place,
    Plain,
    Problem,
    Problems,
    Role,
    Scope,
    Temperature,
    Text,
)
from leafletpress.yamlfile import Fields

LONGEST_SITE = 50  # characters: with the code behind it the address fills a line of plain text, and a QR code that a phone reads
Pictures = Callable[[str, Place, Problems], Picture | None]


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


@guarded(None, lambda clinic, _text, path, _pictures: (Place(path), Scope(clinic=clinic)))
def read_clinic(clinic: str, text: str, path: str, pictures: Pictures) -> tuple[Clinic | None, tuple[Problem, ...]]:
    """Read a clinic file. None where something is wrong: a clinic prints with all its values or not at all."""
    problems, start = Problems(Scope(clinic=clinic)), Place(path)
    fields = Fields(yamlfile.read(text, start, problems), start, "this clinic", problems)
    if problems.found:
        return None, tuple(problems.found)
    names = fields.record("clinic")
    values, places = _values(fields, problems)
    department = _words("department", names, Role.DEPARTMENT, problems)
    web, site = _web("web", names, problems), _site(names, problems)
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
    )
    brand = _brand(fields.record("brand"), pictures, problems)
    lists = {name: fields.ids(name) for name in ("leaflets", "languages", "bilingual")}
    places |= {name: fields.at(name) for name in lists if name in fields}
    native = _numbering(fields, problems)
    links = fields.yes_or_no("links-on-paper") is not False
    fields.finish()
    if brand is None or department is None or any(problem.severity == "error" for problem in problems.found):
        return None, tuple(problems.found)
    result = Clinic(
        clinic,
        name,
        department,
        web,
        address,
        values,
        places,
        contacts,
        brand,
        lists["leaflets"],
        lists["languages"],
        native,
        start,
        site,
        links,
        lists["bilingual"] or (),
    )
    return result, tuple(problems.found)


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


TRAFFIC_LIGHTS = "red-amber-green"


def _brand(fields: Fields, pictures: Pictures, problems: Problems) -> Brand | None:
    colour = fields.text("colour").lower()
    if colour and not re.fullmatch(r"#[0-9a-f]{6}", colour):
        problems.error(
            "colour",
            f"{colour} is not a colour",
            fields.at("colour"),
            'write # and six digits 0-9 a-f in double quotes: "#0b4f6c"',
        )
        colour = ""
    file = fields.text("logo")
    logo = pictures(file, fields.at("logo"), problems) if file else None
    description = _words("logo-alt", fields, Role.LOGO, problems)
    lights = fields.text("levels", required=False)
    if lights and lights != TRAFFIC_LIGHTS:
        problems.error(
            "levels", f"levels: {lights} is not known", fields.at("levels"), f"write levels: {TRAFFIC_LIGHTS}, or take it out"
        )
    fields.finish()
    place = fields.at("colour")
    return Brand(colour, logo, description, place, bool(lights)) if colour and logo and description else None


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
