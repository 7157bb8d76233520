"""One value of a clinic each: text in, checked data out; what cannot be read is a problem and None. The home of phonenumbers."""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal

import phonenumbers

from leafletpress.model import Duration, DurationUnit, Hours, Opening, Phone, Place, Temperature
from leafletpress.yamlfile import Problems

HOME_REGION = "GB"  # numbers without + are read as numbers of this country
CELSIUS = (Decimal(0), Decimal(45))
BODY = (Decimal(34), Decimal(42))  # from deep hypothermia to a fever that nobody survives
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
UNITS = {
    "min": DurationUnit.MINUTES,
    "h": DurationUnit.HOURS,
    "day": DurationUnit.DAYS,
    "days": DurationUnit.DAYS,
    "week": DurationUnit.WEEKS,
    "weeks": DurationUnit.WEEKS,
    "month": DurationUnit.MONTHS,
    "months": DurationUnit.MONTHS,
}
OPENING = re.compile(
    r"(?P<first>[A-Z][a-z]{2})(?:-(?P<last>[A-Z][a-z]{2}))? (?P<opens>[0-9]{2}:[0-9]{2})-(?P<closes>[0-9]{2}:[0-9]{2})"
)


def read_phone(text: str, place: Place, problems: Problems) -> Phone | None:
    """A number as the clinic groups it; without spaces, as its country groups it."""
    if not re.fullmatch(r"\+?[0-9]+(?: [0-9]+)*", text):
        problems.error(
            "phone",
            f"{text} is not written as a phone number",
            place,
            "write digits in groups with one space between them: 020 7946 0123",
        )
        return None
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        number = None
    short = phonenumbers.PhoneNumber(country_code=44, national_number=int(text)) if re.fullmatch(r"[0-9]{3,6}", text) else None
    if short is not None and phonenumbers.is_valid_short_number_for_region(short, HOME_REGION):
        return Phone(text, f"tel:{text}")
    if number is None or not phonenumbers.is_valid_number(number):
        problems.error(
            "phone",
            f"{text} is not a phone number that exists",
            place,
            "check each digit; numbers abroad begin with + and the country's code",
        )
        return None
    uri = "tel:" + phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    at_home = phonenumbers.region_code_for_number(number) == HOME_REGION
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Phone(text if " " in text else phonenumbers.format_number(number, style), uri)


def read_temperature(text: str, place: Place, problems: Problems) -> Temperature | None:
    if not re.fullmatch(r"[0-9]{1,2}(\.[0-9])?", text):
        problems.error("temperature", f"{text} is not a temperature", place, "write the degrees Celsius alone: 38 or 37.5")
        return None
    if not CELSIUS[0] <= Decimal(text) <= CELSIUS[1]:
        problems.error(
            "temperature", f"{text} °C cannot be meant", place, f"write degrees Celsius between {CELSIUS[0]} and {CELSIUS[1]}"
        )
        return None
    if not BODY[0] <= Decimal(text) <= BODY[1]:
        problems.warning(
            "temperature",
            f"{text} °C is no temperature of a body",
            place,
            "look whether a digit or the full stop is in its place",
        )
    return Temperature(Decimal(text))


def read_time(text: str, place: Place, problems: Problems) -> time | None:
    try:
        if re.fullmatch(r"[0-9]{2}:[0-9]{2}", text):
            return time.fromisoformat(text)
    except ValueError:
        pass
    problems.error("time", f"{text} is not a time of day", place, "write hours and minutes, such as 09:30 or 14:00")
    return None


def read_duration(text: str, place: Place, problems: Problems) -> Duration | None:
    match = re.fullmatch(r"([1-9][0-9]{0,3}) ([a-z]+)", text)
    unit = UNITS.get(match[2]) if match else None
    if not match or unit is None:
        problems.error(
            "duration", f"{text} is not a length of time", place, "write a number and one of min, h, days, weeks, months: 6 h"
        )
        return None
    return Duration(int(match[1]), unit)


def read_hours(text: str, place: Place, problems: Problems) -> Hours | None:
    openings = [_opening(part.strip(), place, problems) for part in text.split(",")]
    known = tuple(opening for opening in openings if opening)
    if len(known) < len(openings):
        return None
    for index, opening in enumerate(known):
        if any(_overlap(opening, other) for other in known[index + 1 :]):
            problems.error("hours", "two of these opening hours overlap", place, "write each day's hours once")
            return None
    return Hours(known)


def _opening(text: str, place: Place, problems: Problems) -> Opening | None:
    match = OPENING.fullmatch(text)
    if not match or match["first"] not in DAYS or (match["last"] or match["first"]) not in DAYS:
        problems.error("hours", f"{text} cannot be read as opening hours", place, "write Mon-Fri 08:00-17:00, Sat 09:00-12:00")
        return None
    first, last = DAYS.index(match["first"]), DAYS.index(match["last"] or match["first"])
    if last < first:
        problems.error(
            "hours", f"{text}: the week begins on Monday", place, f"write {DAYS[first]}-Sun and Mon-{DAYS[last]} apart"
        )
        return None
    if (match["opens"], match["closes"]) == ("00:00", "24:00"):
        return Opening(first, last, None, None)
    opens, closes = read_time(match["opens"], place, problems), read_time(match["closes"], place, problems)
    if opens is None or closes is None:
        return None
    if closes <= opens:
        problems.error(
            "hours",
            f"{text}: it closes before it opens",
            place,
            "write hours over midnight as two openings; round the clock is 00:00-24:00",
        )
        return None
    return Opening(first, last, opens, closes)


def _overlap(one: Opening, other: Opening) -> bool:
    if one.last_day < other.first_day or other.last_day < one.first_day:
        return False
    if one.opens is None or one.closes is None or other.opens is None or other.closes is None:
        return True
    return one.opens < other.closes and other.opens < one.closes
