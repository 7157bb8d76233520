"""Times of day and opening hours in an English text; durations, ages, doses and scores are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafletpress.checks.typed.clock import MINUTE, read_letters
from leafletpress.checks.typed.plain_signs import Kind, Reading, Typed

# Patterns of the letters in `clock`: S 9am, N noon, L 0930, Q 9.30, B 9, D Monday, T to, F from, C at ...
TO = "[TUWA]"
RANGE = rf"(?:[SNPLQMKYB]{TO}[SN]|S{TO}[QMB]|Q[TUW]Q|[LKY][TUW]L|L[TUW][KYQ]|(?<=F)[QM]A[QM]|(?<=F)BUB|BWB|P[UW]P|(?<=F)PTP)"
BARE_RANGE = rf"(?:[BQM]{TO}[BQM])"
ANY_RANGE = rf"(?:{RANGE}|{BARE_RANGE})"
MORE = rf"(?:[,;A]F?{ANY_RANGE})*"
DAYS = r"DG?(?:[TUWAR,/]{1,2}J?DG?)*(?:\(?XZ{0,2}D?\)?)?"
BETWEEN = r"[,:;()|T]{0,2}[FCIJO]{0,3}"
END = r"(?=[.;:)!?EJ]|,(?![_SLQMB])|A(?![_B])|$)"
PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.HOURS, rf"(?P<found>{DAYS}{BETWEEN}{ANY_RANGE}{MORE})"),
        (Kind.HOURS, rf"(?P<found>(?:{RANGE}|{BARE_RANGE}(?=[,;(J]|D[TUW]D)){BETWEEN}{DAYS})"),
        (Kind.HOURS, rf"(?P<found>{RANGE})"),
        (Kind.HOURS, rf"O[ZIJFCV:]{{0,6}}?(?P<found>{BARE_RANGE}{MORE})"),
        (Kind.HOURS, rf"H\((?P<found>{BARE_RANGE})\)"),  # behind a phone number
        (Kind.TIME, "(?P<found>S)"),
        (Kind.TIME, r"^(?P<found>[NL])[.]?$"),
        (Kind.TIME, "[FCUW](?P<found>[NPLQMK])"),
        (Kind.TIME, "(?P<found>[QML])(?=V)"),
        (Kind.TIME, "hA(?P<found>[QMLKN])"),
        (Kind.TIME, rf"[VO][^.;:!?Hh]{{0,12}}?[FCU](?P<found>B){END}"),
        (Kind.TIME, rf"DG?[FCU](?P<found>B){END}"),
        (Kind.TIME, "[FCU](?P<found>B)(?=JI?D)"),
    )
)
# Two numbers with a colon that are no hours and minutes.
RATIO = re.compile(r"\b(?:ratios?|dilut\w+|odds|scores?|ph|inr|verse|chapter|psalm|surah)\b(?:\s\w+){0,2}\s*$", re.IGNORECASE)
WORTH_READING = re.compile(
    r"\d|clock|noon|mid|past|quarter|[ap]\.?m\b|\b(?:at|by|from|until|till?|before|after|open)\b", re.IGNORECASE
)
CLOCK_TIME = re.compile(rf"(?<![\d.,:/+-])(?:[01]?\d|2[0-4]):{MINUTE}(?![:.,]\d)")


def find_times(reading: Reading) -> Iterator[Typed]:
    """Each time of day, and opening hours as one."""
    if not WORTH_READING.search(reading.text):
        return
    letters = read_letters(reading.text)
    code = letters.code
    for kind, pattern in PATTERNS:
        for match in tuple(pattern.finditer(code)):
            first, last = match.span("found")
            start, end = letters.span(first, last)
            if "h" not in code[first:last] and not RATIO.search(reading.text[:start]):
                code = code[:first] + "h" * (last - first) + code[last:]
                value = reading.text[start:end].lower().strip()
                yield Typed(kind, _on_clock(value) if kind is Kind.TIME else value, start, end)


def find_clock_times(reading: Reading) -> Iterator[Typed]:
    """Each time of day in digits with a colon, as they are written in any language."""
    for match in CLOCK_TIME.finditer(reading.text):
        yield Typed(Kind.TIME, _on_clock(match[0]), match.start(), match.end())


def _on_clock(text: str) -> str:
    """The time as 09:30 where it is written in digits; else the text itself."""
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?\s?([ap])?", text)
    if match is None:
        return text
    hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0) if match[3] else int(match[1])
    return f"{hour % 24:02}:{match[2] or '00'}"
