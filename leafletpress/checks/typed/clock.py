"""Times of day and opening hours in an English text; durations, ages, doses and scores are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafletpress.checks.typed.reading import Kind, Reading, Typed

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FREE = r"(?<![\d.,:/£$€#+-])"  # no part of another number, no price
HOUR = rf"{FREE}(?:[01]?\d|2[0-4])"
SECOND_HOUR = r"(?:[01]?\d|2[0-4])"  # after a dash
HALF_DAY = rf"{FREE}(?:0?[1-9]|1[0-2])(?![\d.:/]\d|\d)"
SPELLED = rf"\b(?:{'|'.join(WORDS)})\b"
MINUTE = r"[0-5]\d(?!\d)"
AM = r"\s?(?:[ap]\.m\.|[ap]\.m\b|[ap]m\b)"
NAMED = r"(?:12\s?)?\b(?:noon|midday|midnight)\b"
PART = r"(?:\sin the (?:morning|afternoon|evening)|\sat night|\s(?:on\s)?(?:the|that) (?:night|evening|morning|afternoon)\b)"
OCLOCK = r"\s?o'?\s?clock\b(?!\s(?:position|in (?:the|your) (?:left|right|breast)))"
HOURS_WORD = r"(?:\s?(?:hours|hrs|hr|h)\b)"

# What is a time of day wherever it stands.
SURE = (
    rf"(?:{HOUR}(?:[:.]{MINUTE})?{AM}|{SPELLED}(?:\s(?:thirty|fifteen|forty-five))?{AM}"
    rf"|{FREE}(?:[01]\d|2[0-4]|[2-9]):{MINUTE}(?![:.]\d){HOURS_WORD}?"
    rf"|(?:{HOUR}|{SPELLED}){OCLOCK}{PART}?"
    rf"|\b(?:half|a?\s?quarter|five|ten|twenty|twenty[- ]five|\d\d?)(?:\sminutes)?\spast\s(?:{SPELLED}|{HALF_DAY}){PART}?"
    rf"|\bquarter\sto\s(?:{SPELLED}|{HALF_DAY}){PART}?|12\s?(?:noon|midday|midnight)\b)"
)
# The same after a dash, where the hour may stand at once.
SURE_END = rf"(?:{SURE}|{SECOND_HOUR}(?:[:.]{MINUTE})?{AM}|(?:[01]\d|2[0-4]):{MINUTE}{HOURS_WORD}?|{NAMED})"
UNITS = (
    r"(?:%|°|x\b|×|per\s?cent|percent)|[\s-]?(?:mg|mcg|µg|g|kg|grams?|ml|cl|l|litres?|pints?|cm|mm|m|km|metres?|miles?|inch(?:es)?|feet|stone|lbs?|pounds?|kilos?|pence|k?cal\w*|mmol\w*|mmhg"
    r"|bpm|kpa|msv|m?gy|iu|kv|units?|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|days?|nights?|weeks?|months?|years?|times|people|patients|women|men|children|babies|tablets?|capsules?|drops?|puffs?"
    r"|points?|million|thousand|billion|in\s\d|out\sof|of\s|or\s(?:more|older|over|under)|stages?|sessions?|visits?|cycles?|doses?|job)\b"
)
MONTHS = r"(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)"
NOT_COUNTED = rf"(?![:.,/]?\d)(?!\s?(?:{UNITS}))(?!\s{MONTHS})"
# Nothing in the plural: "every day, 5 to 10 squats".
NO_THINGS = r"(?!\s(?!(?:as|is|this|was|unless|always|across|\w+days|weekends)\b)[a-z]+s\b)"
# What is one only behind a word such as "at", or in a range.
LOOSE = (
    rf"(?:{FREE}\d:{MINUTE}{HOURS_WORD}?|{HOUR}(?<!\b0)\.{MINUTE}{NOT_COUNTED}|{FREE}(?:[01]\d|2[0-4])\.{MINUTE}{HOURS_WORD}"
    rf"|{FREE}(?:0\d|1[0-8])[0-5][05](?!\d)(?:{HOURS_WORD}|{NOT_COUNTED}{NO_THINGS})|{FREE}(?:1[0-9]|2[0-4])[0-5]\d(?!\d){HOURS_WORD}"
    rf"|{NAMED}|(?:{HALF_DAY}|{SPELLED}){PART}|\b(?:five|ten|twenty|twenty[- ]five)(?:\sminutes)?\sto\s{SPELLED}{NOT_COUNTED}|\bhalf\s(?:{SPELLED}|{HALF_DAY}))"
)
QUARTER = r"(?:00|15|30|45)(?!\d)"
BARE = rf"{HOUR}(?:[:.]{MINUTE})?(?![:.]?\d)"
BARE_END = rf"{SECOND_HOUR}(?:[:.]{MINUTE})?{NOT_COUNTED}{NO_THINGS}"
TO = r"\s?(?:-+|\bto\b|\buntil\b|\btill\b|\btil\b|\bthrough to\b|\bup to\b|\band\b)\s?"
SURE_RANGE = rf"(?:(?:{SURE}|{NAMED}|{BARE}|{SPELLED}){TO}{SURE_END}|{SURE}{TO}{BARE_END})"
LOOSE_RANGE = (
    rf"(?:{HOUR}\.{QUARTER}\s?(?:-|to|until|till)\s?{SECOND_HOUR}\.{QUARTER}{NOT_COUNTED}"
    rf"|{FREE}\d:{MINUTE}\s?(?:-|to|until|till)\s?{SECOND_HOUR}:{MINUTE}"
    rf"|{FREE}(?:0\d|1\d|2[0-4])[0-5][05]\s?(?:-|to|until|till)\s?(?:[01]\d|2[0-4])[0-5][05]{HOURS_WORD}"
    rf"|{FREE}0\d[0-5][05]\s?(?:-|to|until|till)\s?(?:[01]\d|2[0-4])[0-5][05](?!\d))"
)
BARE_RANGE = rf"(?:{BARE}|{SPELLED})\s?(?:-|\bto\b|\buntil\b|\btill\b|\band\b)\s?(?:{BARE_END}|{SPELLED}{NOT_COUNTED})"
TILL_RANGE = rf"(?:\bfrom\s(?:{BARE}|{SPELLED})|{SPELLED}|{BARE}(?=\still?\s))\s(?:until|till|til)\s(?:{SECOND_HOUR}{NOT_COUNTED}|{SPELLED}{NOT_COUNTED})"
ANY_RANGE = rf"(?:{SURE_RANGE}|{LOOSE_RANGE}|{BARE_RANGE})"
DAY = (
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)\b\.?|weekdays?|weekends?|(?:bank|public) holidays?"
    r"|(?:7|seven) days a week|(?:every|each|any) (?:week)?day|daily)(?!\w)"
)
DAYS = rf"(?:{DAY}(?:\s?(?:-|to|and|&|,|or|/|through|until|till)\s?(?:on\s)?{DAY})*(?:\s?\(?(?:except|excluding|not|including) [a-z ]+\)?)?)"
BETWEEN = r"[\s,:;()|-]*(?:(?:from|between|at|of|on|are|is|open|hours|the hours)\s+){0,3}"
MORE = rf"(?:\s?(?:,|;|and|&)\s?(?:from\s)?{ANY_RANGE})*"
HOURS = re.compile(
    rf"{DAYS}{BETWEEN}(?P<after>{ANY_RANGE}{MORE})|(?P<before>{SURE_RANGE}|{LOOSE_RANGE}|{BARE_RANGE}(?=\s?[,;(]|\s(?:on|every|each)\s)){BETWEEN}(?:every\s)?{DAYS}",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\b(?:open(?:s|ing)?(?: hours| times)?|closed|visiting(?: hours| times)?|(?:office|working|clinic|reception|phone) hours|staffed|answered|available)\b(?:\s(?!\d)[\w'-]+){0,5}?[\s:]+"
    rf"(?P<range>{BARE_RANGE}{MORE})",
    re.IGNORECASE,
)
RANGE = re.compile(rf"(?P<range>{SURE_RANGE}|{LOOSE_RANGE}|{TILL_RANGE})", re.IGNORECASE)
IN_BRACKETS = re.compile(rf"[\ufffc\ufffd]\s?\((?P<range>{BARE_RANGE})\)", re.IGNORECASE)  # behind a phone number
SURELY = re.compile(SURE, re.IGNORECASE)
WHOLE = re.compile(rf"\A\s*(?P<time>{FREE}1:{MINUTE}|{NAMED})[.]?\s*\Z", re.IGNORECASE)
CUE = r"\b(?:at|by|from|until|till|til|before|after|between|later than|earlier than|(?:times?|arrival|admission|appointment|check-in):)\s(?:about\s|around\s|approximately\s)?"
CUED = re.compile(rf"{CUE}(?P<time>{LOOSE})", re.IGNORECASE)
COMING = r"\b(?:come|arriv(?:e|es|al|ing)|attend|report|be (?:here|there|with us|ready)|check in|opens?|closes?|appointments?|admission|admitted|visiting|(?:eat|drink)(?:ing)?|food|see you|collect(?:ed)?|pick(?:ed)? (?:you )?up)\b"
END = r"(?=\s*(?:[.;:)!?]|,(?!\s?\d)|$)|\s(?:on|for|so|if|when|with|unless|because|but|sharp|prompt|and(?!\s\d))\b)"
COME = re.compile(
    rf"{COMING}(?:[^.;:!?\ufffc\ufffd]|[.:](?=\d)){{0,50}}?{CUE}(?P<time>{HALF_DAY}|{SPELLED}){END}"
    rf"|{DAY}(?:\s(?:morning|afternoon|evening|lunchtime)s?)?\s(?:at|by|from|until|before|after)\s(?P<on>{HALF_DAY}|{SPELLED}){END}"
    rf"|\b(?:at|by|from|until|before|after)\s(?P<then>{HALF_DAY}|{SPELLED})\son\s(?:the\s)?{DAY}",
    re.IGNORECASE,
)
# Two numbers with a colon that are no hours and minutes.
RATIO = re.compile(r"\b(?:ratios?|dilut\w+|odds|scores?|ph|inr|verse|chapter|psalm|surah)\b(?:\s\w+){0,2}\s*$", re.IGNORECASE)


def find_times(reading: Reading) -> Iterator[Typed]:
    """Each time of day, and opening hours as one. What is found is taken out of the reading."""
    if not re.search(
        r"\d|clock|noon|mid|past|quarter|[ap]\.?m\b|\b(?:at|by|from|until|before|after)\b", reading.text, re.IGNORECASE
    ):
        return
    for kind, pattern in (
        (Kind.HOURS, HOURS),
        (Kind.HOURS, RANGE),
        (Kind.HOURS, OPEN),
        (Kind.HOURS, IN_BRACKETS),
        (Kind.TIME, SURELY),
        (Kind.TIME, WHOLE),
        (Kind.TIME, CUED),
        (Kind.TIME, COME),
    ):
        for match in tuple(pattern.finditer(reading.text)):
            start, end = _span(match)
            if reading.is_free(start, end) and not RATIO.search(reading.text[:start]):
                value = reading.text[start:end].lower().strip()
                reading.take(start, end)
                yield Typed(kind, _on_clock(value) if kind is Kind.TIME else value, start, end)


def find_clock_times(reading: Reading) -> Iterator[Typed]:
    """Each time of day in digits with a colon, as they are written in any language."""
    for match in re.finditer(rf"(?<![\d.,:/+-])(?:[01]?\d|2[0-4]):{MINUTE}(?![:.,]\d)", reading.text):
        yield Typed(Kind.TIME, _on_clock(match[0]), match.start(), match.end())


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Opening hours whole, with their days; of all else what stands in the group."""
    if "after" in match.re.groupindex:
        return match.span()
    return next((match.span(name) for name in match.re.groupindex if match[name]), match.span())


def _on_clock(text: str) -> str:
    """The time as 09:30 where it is written in digits; else the text itself."""
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?\s?([ap])?", text)
    if match is None or not match[1]:
        return text
    hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0) if match[3] else int(match[1])
    return f"{hour % 24:02}:{match[2] or '00'}"
