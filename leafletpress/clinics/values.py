"""One value of a clinic each: text in, checked data out; what cannot be read is a problem and None. The home of phonenumbers."""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal

import phonenumbers

from leafletpress.countries import HOME
from leafletpress.model import Duration, DurationUnit, Hours, Opening, Phone, Place, Problems, Temperature

SHORT_NUMBER = re.compile(r"[1-9][0-9]{2,5}|[1-9][0-9]{1,2} [0-9]{3}")  # 111, 18000, 116 123
BODY = (Decimal(34), Decimal(42))  # from deep hypothermia to a fever that nobody survives
EXTENSION = " ext "  # between a number and its extension, as people abroad read it too
MIDNIGHT = "24:00"  # as the end of an opening
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
    """A number as the clinic groups it; without spaces, as its country groups it. An extension stands behind it: 020 7946 0123 ext 4567."""
    text, _, extension = text.partition(EXTENSION)
    found = _read_number(text, place, problems) if re.fullmatch(r"[0-9]{1,8}|", extension) else None
    if extension and found is None and not problems.found:
        problems.error(
            "phone", f"{extension} is no extension", place, "write its digits behind the number: 020 7946 0123 ext 4567"
        )
    if found is None or not extension:
        return found
    if not found.uri.startswith("tel:+"):
        problems.error("phone", f"{text} has no extensions", place, "write the number alone")
        return None
    return Phone(f"{found.number}{EXTENSION}{extension}", f"{found.uri};ext={extension}")  # RFC 3966


def _read_number(text: str, place: Place, problems: Problems) -> Phone | None:
    if not re.fullmatch(r"\+?[0-9]+(?: [0-9]+)*", text):
        problems.error(
            "phone",
            f"{text} is not written as a phone number",
            place,
            "write digits in groups with one space between them: 020 7946 0123",
        )
        return None
    if _is_short_number(text):
        return Phone(text, f"tel:{text.replace(' ', '')}")
    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        problems.error(
            "phone",
            f"{text} is not a phone number that exists",
            place,
            "check each digit; numbers abroad begin with + and the country's code",
        )
        return None
    uri = "tel:" + phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    at_home = phonenumbers.region_code_for_number(number) == HOME
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Phone(text if " " in text else phonenumbers.format_number(number, style), uri)


def _is_short_number(text: str) -> bool:
    """Whether it is a number of the country without an area code: an emergency number or a helpline."""
    if not SHORT_NUMBER.fullmatch(text):
        return False
    country = phonenumbers.country_code_for_region(HOME)
    number = phonenumbers.PhoneNumber(country_code=country, national_number=int(text.replace(" ", "")))
    return bool(phonenumbers.is_valid_short_number_for_region(number, HOME))


def read_temperature(text: str, place: Place, problems: Problems) -> Temperature | None:
    if not re.fullmatch(r"[0-9]{1,2}(\.[0-9])?", text):
        problems.error("temperature", f"{text} is not a temperature", place, "write the degrees Celsius alone: 38 or 37.5")
        return None
    if not BODY[0] <= Decimal(text) <= BODY[1]:
        problems.error(
            "temperature",
            f"{text} °C is no temperature of a body",
            place,
            f"write degrees Celsius between {BODY[0]} and {BODY[1]}: a digit or the full stop may be in the wrong place",
        )
        return None
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
    if (match["opens"], match["closes"]) == ("00:00", MIDNIGHT):
        return Opening(first, last, None, None)
    opens = read_time(match["opens"], place, problems)
    closes = None if match["closes"] == MIDNIGHT else read_time(match["closes"], place, problems)
    if opens is None or (closes is None and match["closes"] != MIDNIGHT):
        return None
    if closes is not None and closes <= opens:
        problems.error(
            "hours",
            f"{text}: it closes before it opens",
            place,
            f"write hours over midnight as two openings, each on its own days: Mon-Fri 17:00-{MIDNIGHT}, Tue-Sat 00:00-08:00; "
            f"round the clock is 00:00-{MIDNIGHT}",
        )
        return None
    return Opening(first, last, opens, closes)


def _overlap(one: Opening, other: Opening) -> bool:
    """Whether two openings have a minute in common: a missing start is the start of the day, a missing end its end."""
    if one.last_day < other.first_day or other.last_day < one.first_day:
        return False
    starts = (one.opens or time.min, other.opens or time.min)
    return all(end is None or start < end for start, end in zip(starts, (other.closes, one.closes), strict=True))
