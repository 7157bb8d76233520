"""Phone numbers and e-mail addresses in a text, those that are the same for the whole country left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from leafletpress.checks.typed.plain_signs import PHONE_HOLE, Kind, Reading, Typed
from leafletpress.countries import Country

# An address, also one that is spelled out against robots: "nurses (at) example.org".
EMAIL = re.compile(r"[\w.+'-]*[\w+-](?:@|\s?\(at\)\s?)(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
# What has many digits and is nobody's number: web addresses, and what a source or a patient is looked up by.
IDENTIFIER = re.compile(
    r"\b(?:https?://|www\.)\S+|\b10\.\d{4,9}/\S+"
    r"|\b(?:doi|pmid|pmc|isbn(?:-1[03])?|issn|isrctn|nct|orcid)[\s:#.]*\d[\dX -]*(?:[.-]\d+)*"
    r"|\b(?:nhs|hospital|patient|charity|company|batch|lot|serial|order|reference|ref) (?:number|no\.?)[\s:#.]*[1-9][\d -]*",
    re.IGNORECASE,
)
# A date, and single digits in a row that go up by one (a scale from 0 to 10).
DATE = re.compile(r"(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}-\d{2}-\d{2})(?![./-]?\d)")
SCALE = re.compile(r"(?<![\d] )(?<!\d)0[ ,]+1[ ,]+2(?:[ ,]+\d{1,3})*(?!\d)")
CLOCK_RANGE = re.compile(r"(?<!\d)([01]\d|2[0-4])[0-5]\d\s?-\s?([01]\d|2[0-4])[0-5]\d(?!\d)")

# Any run of digits that begins as numbers do here and is as long: one that does not exist is typed in all the same.
RUN = re.compile(
    r"(?<![\d.,])(?:\+|\(?0)(?:[ ().\-_/]{0,3}\d){8,14}(?!\d)(?:\s?(?:x|ext\.?|extension)\s?\d{2,6}\b)?", re.IGNORECASE
)
DIGITS = r"(?<![\d.,:£$€])\(?(?:\d{3,}(?:[ -]\d{2,})*|\d\d(?: \d{2,})+|\d-\d{3,}|\d(?:[ .-]\d){2,})(?!\d)(?![.,:/]\d|[%°])"
COUNTED = (
    r"(?!\s?(?:x|×|per cent|percent|mg|mcg|g|kg|ml|cl|l|cm|mm|m|km|kcal|mmol|units?|people|patients|men|women|children|million|thousand|words?|p|pence|years?)\b)"
    r"(?!\s(?!(?:as|always|across|unless|this|is|was|has|us|plus|its|sometimes|afterwards|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|weekends)\b)[a-z]+s\b)"
)
PLACE = r"(?!\s(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Or\b|And\b|If\b|Bank))[A-Z][a-z]+)"  # "call at 150 Quayside Walk"
ALWAYS_NUMBERS = r"bleeps?|extensions?|exts?|extn|pagers?|fax|tel|telephone|mobile|switchboard|sms|textphone|minicom|(?:phone|contact|helpline|ward|call) (?:number|no)"
CALLING = r"(?:tele)?phon(?:e|es|ed|ing)|calls?|calling|rings?|ringing|texts?|texting|dial|dials|dialling|bleep(?:ing)?"
REACHING = rf"{CALLING}|contact(?:ing)?|reach|speak|message|whatsapp|page|helpline|hotline"
NUMBER_OF = r"(?:\s(?:numbers?|nos?|code)\b\.?)?"
# Between "call" and its number stand names, never what opens another clause.
NAME = r"(?!(?:if|when|because|unless|that|which|who|but|so|after|before|within|until|once|while|and|or)\b)[A-Za-z'\"“”‘&()/,-]+"
AFTER_WORDS = (
    re.compile(
        rf"\b(?:{ALWAYS_NUMBERS})\b{NUMBER_OF}[.:]?\s*(?:(?:is|on|at|to)\s+)?[:#]?\s?(?P<number>{DIGITS}){COUNTED}", re.IGNORECASE
    ),
    re.compile(rf"\b(?i:{CALLING})\b{NUMBER_OF}[.:]?\s*(?:(?:us|on|them|me)\s+){{0,2}}(?P<number>{DIGITS})(?i:{COUNTED}){PLACE}"),
    re.compile(
        rf"\b(?i:{REACHING})\b(?:\s+(?i:{NAME})){{1,9}}?\s+(?i:on|at|to|using|via)[ :]\s?(?P<number>{DIGITS})(?i:{COUNTED}){PLACE}"
    ),
    re.compile(rf"\b(?i:{REACHING})\b(?:\s+(?i:{NAME})){{1,6}}?:\s?(?P<number>{DIGITS})(?i:{COUNTED}){PLACE}"),
    re.compile(rf"(?<!\S)\(?x\s?(?P<number>\d{{3,6}})(?![\d.,])(?i:{COUNTED})(?=[\s.,;:)]|$)", re.IGNORECASE),
)
NEXT = re.compile(
    rf"(?:\s?[/,;]\s?|\s)(?:(?:or|and|then)\s)?(?:(?:on|dial|press)\s)?(?P<number>{DIGITS}){COUNTED}", re.IGNORECASE
)
Span = tuple[int, int]
TARGET = re.compile(r"(tel|sms|mailto):([^?{}]+)")


def find_emails(reading: Reading) -> Iterator[Typed]:
    """Each e-mail address. What is found is taken out of the reading."""
    for match in EMAIL.finditer(reading.text) if re.search(r"@|\(at\)", reading.text, re.IGNORECASE) else ():
        reading.take(match.start(), match.end())
        address = re.sub(r"\s?\(at\)\s?", "@", match[0].lower())
        yield Typed(Kind.EMAIL, address, match.start(), match.end())


def find_phones(reading: Reading, country: Country) -> Iterator[Typed]:
    """Each phone number that is not the whole country's. All that are found, those too, are taken out of the reading."""
    if not re.search(r"\d{2}|\d[ .-]\d", reading.text):
        return
    for pattern in (IDENTIFIER, DATE, SCALE):
        for match in pattern.finditer(reading.text):
            reading.take(match.start(), match.end())
    ends = [hole.end() for hole in re.finditer(PHONE_HOLE, reading.text)]
    for find in (_matched, _runs, _after_words, partial(_following, ends=ends)):
        for start, end in find(reading, country):
            digits = _dialled(reading.text[start:end], country)
            first = _relay_start(reading.text[: start + _opens_a_bracket(reading.text[start:end])], country)
            reading.take(first, end)
            ends.append(end)
            if not country.is_national(digits):
                yield Typed(Kind.PHONE, _uri(digits, country), first, end)


def _opens_a_bracket(number: str) -> bool:
    """Whether a number begins with a bracket that is not its own: (020 7946 0123)."""
    return number.startswith("(") and number.count("(") > number.count(")")


def find_in_target(target: str, country: Country) -> Typed | None:
    """The number or address that a link leads to."""
    match = TARGET.match(target)
    if match is None:
        return None
    if match[1] == "mailto":
        return Typed(Kind.EMAIL, match[2].lower(), match.start(2), match.end(2))
    digits = _dialled(match[2], country)
    national = not digits or country.is_national(digits)
    return None if national else Typed(Kind.PHONE, _uri(digits, country), match.start(2), match.end(2))


def _relay_start(text: str, country: Country) -> int:
    """Where a number starts that is about to follow, with the text relay's code before it."""
    relay = re.search(rf"(?<!\d)(?:{'|'.join(country.text_relay)})[\s,+*-]*$", text)
    return relay.start() if relay else len(text)


def _without_relay(text: str, country: Country) -> str:
    """The text with spaces for each code of the text relay that stands before a number."""
    return re.sub(rf"(?<!\d)(?:{'|'.join(country.text_relay)})(?=[\s,+*-])", lambda code: " " * len(code[0]), text)


def _matched(reading: Reading, country: Country) -> Iterator[Span]:
    """The numbers that exist, or could."""
    from leafletpress.clinics.phones import find_phones as matched

    for start, end in tuple(matched(_without_relay(reading.text, country), country.phone_region)):
        if reading.text[start] in "+(0" and not CLOCK_RANGE.fullmatch(reading.text, start, end):
            yield start, end


def _runs(reading: Reading, country: Country) -> Iterator[Span]:
    for match in tuple(RUN.finditer(_without_relay(reading.text, country))):
        if not CLOCK_RANGE.match(match[0]):
            yield match.span()


def _after_words(reading: Reading, country: Country) -> Iterator[Span]:
    """Three digits and more that words tell to dial."""
    for pattern in AFTER_WORDS:
        while match := pattern.search(reading.text):
            yield match.span("number")


def _following(reading: Reading, country: Country, ends: list[int]) -> Iterator[Span]:
    """The numbers that follow others: "2345 or 2346"."""
    for end in ends:  # grows while it is walked: a third number may follow the second
        if match := NEXT.match(reading.text, end):
            yield match.span("number")


def _dialled(text: str, country: Country) -> str:
    """The digits as they are dialled within the country, without an extension or the text relay's code."""
    number = re.split(r"(?i)\s?(?:x|ext)", text)[0]
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", number) if "+" in number else number)
    for relay in country.text_relay:
        digits = digits.removeprefix(relay) or digits
    abroad = "+" in number or digits.startswith("00")
    return re.sub(rf"^(?:00)?{country.country_code}0?", "0", digits) if abroad else digits


def _uri(digits: str, country: Country) -> str:
    """The tel: address of digits as dialled within the country; short ones as they are."""
    return f"tel:+{country.country_code}{digits[1:]}" if digits.startswith("0") and len(digits) > 6 else f"tel:{digits}"
