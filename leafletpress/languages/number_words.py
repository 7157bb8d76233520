"""How each language says numbers, parts of the day, fractions and units in running text: what a check on a translation reads.

Not for printing: these are forms that translators write, with their endings, so that a correct translation is not called wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The ways of one language. Words are told apart by spaces.

    `numbers` are the forms for each number; `singulars` nouns that by themselves mean one of their kind ("an hour"); `halves`
    what adds a half. `comma` is whether a comma is the decimal sign. `morning`, `midday`, `evening` and `night` are words for
    the parts of the day, `per_day` those for "a day" where the language has a word for 24 hours, `hour_signs` what stands between
    hour and minutes besides the clock's own sign. `before` and `after` stand beside the larger number of "1 in 20"; `large_first` says
    which comes first without them. `units` are the names of each unit; `percent` those of the sign %. `glued` languages have no
    spaces between words. `quarters` add a quarter of an hour; `halves_to` and `quarters_to` say that one is missing to the hour that is named; `thousands` multiply the number before them; `numerals` are Han ones;
    a longer word with one of the `dual_endings` means two.
    """

    numbers: Mapping[float, str]
    singulars: str = ""
    halves: str = ""
    comma: bool = False
    morning: str = ""
    midday: str = ""
    evening: str = ""
    night: str = ""
    per_day: str = ""
    halves_to: str = ""
    quarters_to: str = ""
    hour_signs: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    large_first: bool = False
    units: Forms = field(default_factory=dict)
    percent: tuple[str, ...] = ("%", "٪", "％")
    glued: bool = False
    quarters: str = ""
    thousands: Mapping[str, int] = field(default_factory=dict)
    numerals: bool = False
    dual_endings: tuple[str, ...] = ()


LATIN_UNITS = {
    "mg": "mg",
    "mcg": "mcg µg μg",
    "g": "g",
    "kg": "kg",
    "ml": "ml",
    "l": "l",
    "cm": "cm",
    "mm": "mm",
    "m": "m",
    "°C": "°C ℃",
}


def with_latin(units: Forms) -> Forms:
    """Units by their own names and by the international letters."""
    return {unit: f"{LATIN_UNITS.get(unit, '')} {units.get(unit, '')}".strip() for unit in {**LATIN_UNITS, **units}}
