"""Days, hours and numbers as a side of a manuscript writes them: in its language, and in its one numbering system."""

from __future__ import annotations

from datetime import date

from leafletpress.languages import write_date, write_digits, write_unbroken, write_value
from leafletpress.model import Hours, Reference, Side


def write_day(day: date, side: Side) -> str:
    return write_digits(write_date(day, side.language), side.digits)


def write_hours(hours: Hours, side: Side) -> str:
    return write_digits(write_value(hours, side.language), side.digits)


def write_unbroken_hours(hours: Hours, side: Side) -> str:
    """The same, its ranges kept on their lines."""
    return write_digits(write_unbroken(hours, side.language), side.digits)


def write_reference(number: int, side: Side) -> str:
    """The number of a source, as the text and the list of sources write it."""
    return write_digits(str(Reference(number)), side.digits)
