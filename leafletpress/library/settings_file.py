"""The reader of library.yaml, which a library may have. docs/formats.md describes it."""

from __future__ import annotations

import operator
import re

from leafletpress import __version__, yamlfile
from leafletpress.countries import COUNTRIES
from leafletpress.model import SIGNERS, DemandedSection, Endings, Helpline, Place, Problem, Problems, Settings
from leafletpress.yamlfile import Fields

FILE = "library.yaml"
FORMAT = "1"
CONDITION = re.compile(r"(>=|<=|==|<|>)\s*(\d+(?:\.\d+)*)")
COMPARE = {">=": operator.ge, "<=": operator.le, "==": operator.eq, "<": operator.lt, ">": operator.gt}
MOST_SIGNATURES, MOST_YEARS = 9, 3
NUMBER = re.compile(r"\+?[0-9][0-9 ]{1,18}")


def read_settings(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    """What a library says of itself. A field that is wrong counts as one that is not there."""
    problems = Problems()
    start = Place(FILE)
    fields = Fields(yamlfile.read(text, start, problems), start, "library.yaml", problems)
    if fields.text("format") != FORMAT and not problems.found:
        problems.error(
            "settings",
            f"format is not {FORMAT}",
            fields.at("format"),
            f"write format: {FORMAT}; a newer form needs a newer version",
        )
    _check_version(fields, problems)
    country = fields.text("country", required=False)
    if country and country not in COUNTRIES:
        hint = f"known: {', '.join(COUNTRIES)}"
        problems.error("settings", f"nothing is known of the country {country}", fields.at("country"), hint)
    publisher = fields.text("publisher", required=False)
    helplines = _helplines(fields, problems)
    demands = fields.record("demands", required=False)
    settings = Settings(
        country=country if country in COUNTRIES else "GB",
        publisher=publisher,
        helplines=helplines,
        review_years=_count(demands, "review-years", 1, MOST_YEARS, Settings().review_years, problems),
        sections=_sections(demands, problems),
        endings=_endings(fields, problems),
        signatures=_count(demands, "signatures", SIGNERS, MOST_SIGNATURES, SIGNERS, problems),
    )
    demands.finish()
    fields.finish()
    return settings, tuple(problems.found)


def _check_version(fields: Fields, problems: Problems) -> None:
    wanted = fields.text("requires", required=False)
    if not wanted:
        return
    conditions = [CONDITION.fullmatch(part.strip()) for part in wanted.split(",")]
    if not all(conditions):
        hint = 'write requires: ">=0.2,<0.3"'
        problems.error("settings", f"requires: {wanted} is no range of versions", fields.at("requires"), hint)
    elif not all(_holds(*condition.groups()) for condition in conditions if condition):
        message = f"this library requires version {wanted} of publish, and this is {__version__}"
        problems.error(
            "settings", message, fields.at("requires"), "get that version; or change the line once you have read what is new"
        )


def _holds(comparison: str, version: str) -> bool:
    here, there = _numbers(__version__), _numbers(version)
    length = max(len(here), len(there))
    return bool(COMPARE[comparison](_padded(here, length), _padded(there, length)))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:3]))


def _padded(numbers: tuple[int, ...], length: int) -> tuple[int, ...]:
    return numbers + (0,) * (length - len(numbers))


def _helplines(fields: Fields, problems: Problems) -> tuple[Helpline, ...]:
    found = []
    node = fields.node("helplines", required=False)
    for item in yamlfile.items(node, "helplines", problems) if node else ():
        record = Fields(item, item.place, "this helpline", problems)
        name, number = record.text("name"), record.text("number")
        record.finish()
        if number and not NUMBER.fullmatch(number):
            problems.error(
                "phone", f"{number} is no phone number", record.at("number"), "write it as it is printed: 0800 123 4567"
            )
        elif name and number:
            found.append(Helpline(name, number))
    return tuple(found)


def _count(fields: Fields, name: str, least: int, most: int, otherwise: int, problems: Problems) -> int:
    text = fields.text(name, required=False)
    if not text:
        return otherwise
    if not re.fullmatch(r"[0-9]", text) or not least <= int(text) <= most:
        problems.error("settings", f"{name} is {text}", fields.at(name), f"write a number from {least} to {most}")
        return otherwise
    return int(text)


def _endings(fields: Fields, problems: Problems) -> Endings:
    wanted = Fields(fields.node("endings", required=False), fields.at("endings"), "endings", problems)
    others, feedback, copyright_line = (wanted.yes_or_no(name) is True for name in ("others", "feedback", "copyright"))
    wanted.finish()
    return Endings(others, feedback, copyright_line)


def _sections(fields: Fields, problems: Problems) -> tuple[DemandedSection, ...]:
    found = []
    node = fields.node("sections", required=False)
    for item in yamlfile.items(node, "sections", problems) if node else ():
        record = Fields(item, item.place, "this section", problems)
        name, headings = record.text("name"), record.text("headings")
        record.finish()
        words = tuple(word.strip().casefold() for word in headings.split("|") if word.strip())
        if name and words:
            found.append(DemandedSection(name, words))
    return tuple(found)
