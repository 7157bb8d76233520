"""The words of the English source: months, units with their names, number words, parts of the day."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNITS = {
    "mg": r"mg|milligrams?",
    "mcg": r"mcg|[µμ]g|micrograms?",
    "kg": r"kg|kilograms?|kilos?",
    "g": r"g|grams?",
    "ml": r"ml|mL|millilitres?",
    "l": r"[lL]|litres?",
    "cm": r"cm|centimetres?",
    "mm": r"mm|millimetres?",
    "m": r"m|metres?",
    "°C": r"°C|℃|degrees",
    "min": r"minutes?|mins?|min",
    "h": r"hours?|hrs?|h",
    "day": r"days?",
    "week": r"weeks?",
    "month": r"months?",
    "year": r"years?",
    "tablet": r"tablets?",
    "capsule": r"capsules?",
    "puff": r"puffs?",
    "drop": r"drops?",
    "teaspoon": r"teaspoons?|teaspoonfuls?",
    "tablespoon": r"tablespoons?|tablespoonfuls?",
    "%": r"%|per cent",
}
UNIT_NAMES = {
    "mg": "milligrams",
    "mcg": "micrograms",
    "kg": "kilograms",
    "g": "grams",
    "ml": "millilitres",
    "l": "litres",
    "cm": "centimetres",
    "mm": "millimetres",
    "m": "metres",
    "°C": "degrees Celsius",
    "min": "minutes",
    "h": "hours",
    "%": "per cent",
}
TIME_UNITS = frozenset({"min", "h", "day", "week", "month", "year"})
METRIC_UNITS = frozenset({"mg", "mcg", "g", "kg", "ml", "l", "cm", "mm", "m", "°C"})
DOSE_UNITS = frozenset({"tablet", "capsule", "puff", "drop", "teaspoon", "tablespoon"})
FAMILIES = (TIME_UNITS, METRIC_UNITS, DOSE_UNITS)

CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000,
}  # fmt: skip
NUMBER_WORDS = {
    **CARDINALS, "once": 1, "first": 1, "a": 1, "an": 1, "twice": 2, "both": 2, "second": 2, "couple": 2, "third": 3, "midday": 12,
    "noon": 12, "midnight": 0,
}  # fmt: skip
# What other languages may say in numbers for these words.
IMPLIED = {
    "half": ("0.5", "50"), "halves": ("0.5",), "quarter": ("0.25", "15", "25"), "quarters": ("0.25", "0.75"), "thirds": ("0.333", "0.667"),
    "fortnight": ("2", "14"), "dozen": ("12",), "daily": ("1",), "weekly": ("1",), "monthly": ("1",), "yearly": ("1",), "hourly": ("1",),
    "every": ("1",), "each": ("1",), "per": ("1",), "single": ("1",), "only": ("1",), "midnight": ("12", "24"), "pair": ("2",), "double": ("2",),
    "triple": ("3",), "million": ("1000000",), "fourth": ("4",), "fifth": ("5",), "sixth": ("6",), "week": ("7",), "overnight": ("1",), "clock": ("24", "7"), "always": ("24", "7"),
}  # fmt: skip
# Days and nights that others count as hours.
ROUND_THE_CLOCK = r"\b(?:day (?:or|and) night|(?:at )?(?:any|all) times?)\b"
MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
COUNTS = frozenset(range(2, 13))  # what a number word counts; "one" and "a" are articles too
ORDINALS = ("first", "second", "third", "both", "couple", "once", "midday", "noon", "midnight")
PER_DAY = r"\b(?:a|per|each|every) day\b|\bdaily\b"


class Part(Enum):
    """A part of the day, the hours that are said with it ("2 in the afternoon", "11 at night"), and those that are meant without a number."""

    MORNING = ("morning", frozenset(range(12)), frozenset(range(6, 12)))
    MIDDAY = ("midday", frozenset(range(11, 17)), frozenset({12, 13}))
    EVENING = ("afternoon or evening", frozenset(range(12, 24)), frozenset(range(14, 21)))
    NIGHT = ("night", frozenset({*range(6), *range(18, 24)}), frozenset(range(20, 24)))

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def hours(self) -> frozenset[int]:
        return self.value[1]

    @property
    def meant(self) -> frozenset[int]:
        return self.value[2]


PARTS = {
    Part.MORNING: r"mornings?",
    Part.MIDDAY: r"midday|noon|lunch(?:time)?",
    Part.EVENING: r"afternoons?|evenings?|dinner|supper",
    Part.NIGHT: r"nights?|tonight|overnight|midnight|bedtime|nightly|night-?time",
}


def unit_name(unit: str) -> str:
    """A unit as a reader says it."""
    return UNIT_NAMES.get(unit, f"{unit}s")


def number_word(value: Decimal) -> str:
    """The English word for a number that is counted with words."""
    return next(word for word, number in CARDINALS.items() if number == value)
