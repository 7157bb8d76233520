"""The signs of an English sentence that tell the time: each hour, day and word between them as one letter.

"Monday to Friday, 9am until 5.30" is read as `DTD,SUQ`, so that what is said in hours is a short pattern of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SPELLED_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
FREE = r"(?<![\w.,:/£$€#+])"  # no part of another number, no price
HOUR = r"(?:[01]?\d|2[0-4])"
HALF_DAY = rf"(?:(?:0?[1-9]|1[0-2])(?![\d.:/]\d|\d)|\b(?:{SPELLED_HOURS})\b)"
MINUTE = r"[0-5]\d(?!\d)"
AM = r"\s?(?:[ap]\.m\.|[ap]\.m\b|[ap]m\b)"
PART = r"(?:\sin the (?:morning|afternoon|evening)|\sat night|\s(?:on\s)?(?:the|that) (?:night|evening|morning|afternoon)\b)"
OCLOCK = r"\s?o'?\s?clock\b(?!\s(?:position|in (?:the|your) (?:left|right|breast)))"
HOURS_WORD = r"\s?(?:hours|hrs|hr|h)\b"
UNITS = (
    r"(?:%|°|x\b|×|per\s?cent|percent)|[\s-]?(?:mg|mcg|µg|g|kg|grams?|ml|cl|l|litres?|pints?|cm|mm|m|km|metres?|miles?|inch(?:es)?|feet|stone|lbs?|pounds?|kilos?|pence|k?cal\w*|mmol\w*|mmhg"
    r"|bpm|kpa|msv|m?gy|iu|kv|units?|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|days?|nights?|weeks?|months?|years?|times|people|patients|women|men|children|babies|tablets?|capsules?|drops?|puffs?"
    r"|points?|million|thousand|billion|in\s\d|out\sof|of\s|or\s(?:more|older|over|under)|stages?|sessions?|visits?|cycles?|doses?|job)\b"
)
MONTHS = r"(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)"
# Not a number of things, nor a day of a month: "every day, 5 to 10 squats".
NO_THINGS = r"(?!\s(?!(?:as|is|this|was|unless|always|across|\w+days|weekends)\b)[a-z]+s\b)"
NOT_COUNTED = rf"(?![:.,/]?\d)(?!\s?(?:{UNITS}))(?!\s{MONTHS})"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)\b\.?|weekdays?|weekends?)"


def _named(patterns: Mapping[str, str]) -> str:
    """An expression for any of these, the first that fits, each a group of its name."""
    return "|".join(f"(?P<{name}>{pattern})" if name else pattern for name, pattern in patterns.items())


# Numbers that are hours where no more is said of them: with a point on a quarter of an hour (Q) or not (M), four digits (K) that may be
# a year (Y), a bare number (B). What may stand beside them is said once for all of them, since it takes long to compile.
BARE = {
    "Q": rf"(?!0\.){HOUR}\.(?:00|15|30|45)(?!\d)",
    "M": rf"(?!0\.){HOUR}\.{MINUTE}",
    "K": r"1[0-8][0-5][05](?!\d)",
    "Y": r"(?:19|2[0-4])[0-5][05](?!\d)",
    "B": rf"(?:{HOUR}|(?:{SPELLED_HOURS})\b)(?!\d)",
}
# Each letter with what it stands for, the first that fits.
LETTERS = {
    # S: a time of day wherever it stands. P: one behind a word such as "at".
    "S": rf"{FREE}(?:{HOUR}(?:[:.]?{MINUTE})?{AM}|(?:[01]\d|2[0-4]|[2-9]):{MINUTE}(?![:.]\d)(?:{HOURS_WORD})?|{HOUR}{OCLOCK}(?:{PART})?|(?:0?[1-9]|1[0-2])[:.]{MINUTE}{PART}|12\s?(?:noon|midday|midnight)\b)"
    rf"|\b(?:{SPELLED_HOURS})(?:(?:\s(?:thirty|fifteen|forty-five))?{AM}|{OCLOCK}(?:{PART})?)"
    rf"|\b(?:(?:half|a?\s?quarter|five|ten|twenty|twenty[- ]five|\d\d?)(?:\sminutes)?\spast|quarter\sto)\s{HALF_DAY}(?:{PART})?",
    "N": r"\b(?:noon|midday|midnight)\b",
    "P": rf"{FREE}{HALF_DAY}{PART}|\bhalf\s{HALF_DAY}|\b(?:five|ten|twenty|twenty[- ]five)(?:\sminutes)?\sto\s(?:{SPELLED_HOURS})\b{NOT_COUNTED}",
    # Hours and minutes that could be another number, with a colon or as 0930.
    "L": rf"{FREE}(?:[01]:{MINUTE}|(?:0\d[0-5][05](?!\d)|0\d\.{MINUTE}|(?:1\d|2[0-4])[:.]?{MINUTE}){HOURS_WORD}|0\d\.?[0-5][05](?!\d){NOT_COUNTED}{NO_THINGS})",
    "": rf"{FREE}(?:{_named(BARE)}){NOT_COUNTED}{NO_THINGS}",
    "D": rf"\b(?:{WEEKDAY}|(?:bank|public) holidays?|(?:7|seven) days a week|(?:every|each|any) (?:week)?day|daily)(?!\w)",
    # Between two times or two days: to, until, till, and, or.
    "T": r"-+|\b(?:to|through(?: to)?|up to)\b",
    "U": r"\buntil\b",
    "W": r"\btill?\b",
    "A": r"\band\b|&",
    "R": r"\bor\b",
    # Before a time.
    "F": r"\b(?:from|between)\b(?:\s(?:about|around)\b)?",
    "C": r"\b(?:(?:at|by|before|after|later than|earlier than)\b|(?:times?|arrival|admission|appointment|check-in):)(?:\s(?:about|around|approximately)\b)?",
    # Words of opening hours, of parts of a day, of coming and going, and of days that are left out.
    "O": r"\b(?:open(?:s|ing)?(?: hours| times)?|closed|visiting(?: hours| times)?|(?:office|working|clinic|reception|phone) hours|staffed|answered|available)\b",
    "V": r"\b(?:come|arriv(?:e|es|al|ing)|attend|report|be (?:here|there|with us|ready|at|in|on)|check in|closes?|appointments?|admission|admitted|(?:eat|drink)(?:ing)?|food|see you"
    r"|collect(?:ed)?|pick(?:ed)? (?:you )?up)\b",
    "X": r"\b(?:except|excluding|not|including)\b",
    "G": r"\b(?:morning|lunchtime|afternoon|evening)s?\b",
    "J": r"\b(?:on|every|each)\b",
    "I": r"\b(?:of|are|is|hours|the)\b",
    "E": r"\b(?:for|so|if|when|with|unless|because|but|in|sharp|prompt)\b",
    "Z": r"[^\W\d][\w']*",
    "H": "[\ufffc\ufffd]+",  # a hole: a value, or something that was found before
    "_": r"[\d.,:/]*\d\w*",  # another number
}
TOKEN = re.compile(_named(LETTERS | {"sign": r"\S"}), re.IGNORECASE)
TIMES = "SNPLQMKYB"


@dataclass(frozen=True, slots=True)
class Letters:
    """A text as letters, signs as they are; `spans` says where each stands in it."""

    code: str
    spans: tuple[tuple[int, int], ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where some letters, up to but without the last, stand in the text."""
        return self.spans[first][0], self.spans[last - 1][1]


def read_letters(text: str) -> Letters:
    """The letters of a text in plain signs."""
    code, spans = "", []
    for letter, start, end in _tokens(text):
        # What a dash stands before is an hour only where another stands before the dash: not in COVID-19.
        after_dash = text[start - 1 : start] == "-" and not re.search(r"[SNPLQMKYBD]T$", code)
        code += "_" if letter in TIMES and after_dash else letter
        spans.append((start, end))
    return Letters(code, tuple(spans))


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for match in TOKEN.finditer(text):
        yield match[0] if match.lastgroup == "sign" else str(match.lastgroup), match.start(), match.end()
