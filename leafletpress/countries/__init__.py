"""Countries: what is the same for everybody in one, such as the number of its ambulance. A country is one file of data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from leafletpress import yamlfile
from leafletpress.model import Helpline, Place, Problems
from leafletpress.yamlfile import Fields

FOLDER = Path(__file__).parent
COUNTRIES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
HOME = "GB"  # the country that leaflets are written in: numbers without + are read as its own


@dataclass(frozen=True, slots=True)
class Country:
    """A country's numbers. `phone_region` is its ISO 3166 code, `country_code` what is dialled from abroad (44).

    `emergency` are those of its short numbers that are never written in other digits; `postcode` is a pattern with its two halves.
    """

    phone_region: str
    country_code: str
    emergency: tuple[str, ...]
    postcode: str
    short_numbers: tuple[Helpline, ...]
    text_relay: tuple[str, ...]
    helplines: tuple[Helpline, ...]

    def is_national(self, digits: str) -> bool:
        """Whether these digits, as dialled within the country, are one of its short numbers or helplines."""
        return re.fullmatch(_pattern(self), digits) is not None


@cache
def read_country(code: str) -> Country:
    """A country that the engine knows, by its ISO 3166 code. Its file is the engine's own: a fault in it is a ValueError."""
    path, problems = FOLDER / f"{code}.yaml", Problems()
    start = Place(path.name)
    fields = Fields(yamlfile.read(path.read_text("utf-8"), start, problems), start, "this country", problems)
    country = Country(
        fields.text("phone-region"),
        fields.text("country-code"),
        fields.ids("emergency") or (),
        fields.text("postcode"),
        _helplines("short-numbers", fields, problems),
        fields.ids("text-relay") or (),
        _helplines("helplines", fields, problems),
    )
    fields.finish()
    if problems.found:
        raise ValueError("; ".join(f"{problem.place} {problem.message}" for problem in problems.found))
    return country


def _helplines(name: str, fields: Fields, problems: Problems) -> tuple[Helpline, ...]:
    found = []
    for node in yamlfile.items(fields.node(name), name, problems):
        record = Fields(node, node.place, "this number", problems)
        found.append(Helpline(record.text("name"), record.text("number")))
        record.finish()
    return tuple(found)


@cache
def _pattern(country: Country) -> str:
    numbers = (line.number.replace(" ", "") for line in (*country.short_numbers, *country.helplines))
    return "|".join(number.replace("x", "[0-9]") for number in numbers)
