"""Temperatures of a body, 34 to 42 °C, in a text: with their unit, or as what a temperature or fever is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from leafletpress.checks.typed.plain_signs import Kind, Reading, Typed

BODY = (Decimal(34), Decimal(42))  # °C
BODY_FAHRENHEIT = (Decimal(93), Decimal(108))
NUMBER = r"(?<![\w.,:/£$€#])(?<!(?<!\d)-)\d{2,3}(?:[.,]\d{1,2})?½?(?![\d:/])(?![.,]\d)"
DEGREES = r"\s?(?:°|o(?=\s?C\b)|degs?\b\.?|degrees?\b)"
CELSIUS = rf"(?:{DEGREES}\s?(?i:c|celsius|centigrade)\b|\s?C(?![\w'])|(?<=\d)c(?![\w'])|\s?(?i:celsius|centigrade)\b)"
FAHRENHEIT = rf"(?:{DEGREES}\s?(?i:f|fahrenheit)\b|\s?F(?![\w'])|\s?(?i:fahrenheit)\b)"
UNIT = rf"(?P<fahrenheit>{FAHRENHEIT})|(?P<celsius>{CELSIUS})|(?P<bare>{DEGREES})(?!\s?[a-zA-Z]\b)"
AND = r"\s?(?:to|and|or|-)\s?"
WITH_UNIT = re.compile(rf"(?:(?P<first>{NUMBER})(?:{CELSIUS}|{FAHRENHEIT}|{DEGREES})?{AND})?(?P<last>{NUMBER})(?:{UNIT})")
WORDS = {
    "thirty-four": 34, "thirty-five": 35, "thirty-six": 36, "thirty-seven": 37, "thirty-eight": 38, "thirty-nine": 39, "forty": 40,
    "forty-one": 41, "forty-two": 42,
}  # fmt: skip
IN_WORDS = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True)).replace('-', '[- ]')})(?: point \w+)?(?: and a half)?\s(?P<bare>degrees?)\b",
    re.IGNORECASE,
)
# A number that something else follows is no temperature: "temperature for 36 hours".
NOT_COUNTED = r"(?!\s?(?:%|°|x\b|per cent|percent)|[\s-]?(?:hours?|hrs?|h|minutes?|mins?|seconds?|days?|weeks?|months?|years?|times|mg|mcg|g|kg|ml|cm|mm|people|patients|in \d|out of)\b)"
SAID = re.compile(
    r"\b(?i:temperatures?|temp|fever|pyrexia|thermometer)\b(?:[^.!?;\ufffc\ufffd]|\.(?=\d)){0,70}?"
    r"(?:\b(?i:of|is|at|above|over|below|under|than|to|reach(?:es)?|exceeds?|hits|between|from|or|and|reads|shows|around|about)\s|[:=<>≥≤(]\s?|(?<=emp)\s|(?<=emperature)\s)"
    rf"(?P<number>{NUMBER})(?:{AND}{NUMBER})?{NOT_COUNTED}"
)
SAID_AFTER = re.compile(
    rf"(?P<number>{NUMBER})\s(?i:or|and)\s(?i:above|more|higher|over|below|lower|less)\b(?=[^.!?;]{{0,60}}\b(?i:temperature|fever|thermometer)\b)"
)
# Bare degrees are an angle where something is bent, raised or turned.
ANGLE = re.compile(
    r"\b(?:angles?|bend\w*|bent|flex\w*|tilt\w*|rais\w+|lift\w*|elevat\w+|reclin\w+|upright|turn\w*|rotat\w+|lean\w*|prop\w*|slop\w+|curv\w+|straighten\w*"
    r"|extend\w*|inclin\w+|swing\w*|cobb|scoliosis|headrest|backrest|head of|bed head)\b",
    re.IGNORECASE,
)
LIMBS = re.compile(r"\b(?:arms?|legs?|foot|feet|spine|knees?|elbows?|hips?|wrists?|necks?|ankles?|shoulders?)\b", re.IGNORECASE)
OR_MORE = re.compile(r"\s(?:or|and) (?:more|above|higher|over)\b", re.IGNORECASE)
HEAT = re.compile(r"\b(?:temperatures?|temp|fever\w*|hot|warm\w*|celsius|thermometers?|shiver\w*)\b", re.IGNORECASE)
# What is washed, filled, stored or warmed has a temperature of its own, unless the sentence is about a fever.
THINGS = re.compile(
    r"\b(?:wash\w*|laundry|launder\w*|bath(?:s|e|es|water)?|water|pool|shower|gel|milk|formula|fridge|oven|heating|stor(?:e[ds]?|age|ing)|room"
    r"|(?:warm|heat|cool)(?:ed|ing|s)?\b[^.;]*\bto)\b",
    re.IGNORECASE,
)
FEVER = re.compile(
    r"\b(?:fever\w*|shiver\w*|phone|call|ring|contact|tell|unwell|ill|if you|ha(?:s|ve|d) (?:over |above )?\d+"
    r"|(?<!room )(?<!water )(?<!bath )(?<!body )temp(?:erature)?s?(?! of the (?:bath|water|room|fridge|pool)))\b",
    re.IGNORECASE,
)
SIZES = re.compile(r"\b(?:bra|cup|size|ward|room|bay|bed|gate|seat|platform|level|bus|zone)\s*$", re.IGNORECASE)


def find_temperatures(reading: Reading) -> Iterator[Typed]:
    """Each temperature of a body, a range as one. What is found is taken out of the reading."""
    if not re.search(r"\d", reading.text) and "degree" not in reading.text.lower():
        return
    for find in (find_with_unit, _in_words, _said):
        for found in tuple(find(reading)):
            if reading.is_free(found.start, found.end):
                reading.take(found.start, found.end)
                yield found


def find_with_unit(reading: Reading) -> Iterator[Typed]:
    """Each temperature of a body that has its unit, as °C and °F are written in any language."""
    for match in WITH_UNIT.finditer(reading.text):
        if _is_no_temperature(match, reading.text):
            continue
        fahrenheit = match["fahrenheit"] is not None
        numbers = [_decimal(text) for text in (match["first"], match["last"]) if text]
        if all(_is_of_body(number, fahrenheit=fahrenheit) for number in numbers):
            start = match.start() if match["first"] else match.start("last")
            yield Typed(Kind.TEMPERATURE, _celsius(numbers[-1], fahrenheit=fahrenheit), start, match.end())


def _is_no_temperature(match: re.Match[str], text: str) -> bool:
    """An angle in bare degrees, what a thing is washed or kept at, or a size or place with a letter (38C)."""
    if _speaks_of_things(text, match.start(), match.end()):
        return True
    if match["bare"]:
        return _speaks_of_angles(text, match.start(), match.end()) or _is_lone_angle(match, text)
    glued = re.fullmatch(r"\s?[cCF]", match["celsius"] or match["fahrenheit"] or "")
    return bool(glued and SIZES.search(text[: match.start()]))


def _is_lone_angle(match: re.Match[str], text: str) -> bool:
    """Bare degrees with no word beside them, such as a cell: angles go up in steps of five (35°, 40°)."""
    return not re.search(r"[^\W\d_]", text.replace(match["bare"], "")) and int(_decimal(match["last"]) * 10) % 50 == 0


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence in which something stands."""
    first = max(text.rfind(sign, 0, start) for sign in (". ", "! ", "? ", "; ")) + 1
    last = re.compile(r"[.!?;](?=\s|$)").search(text, end)
    return text[first : last.start() if last else len(text)]


def _speaks_of_things(text: str, start: int, end: int) -> bool:
    sentence = _sentence(text, start, end)
    return THINGS.search(sentence) is not None and FEVER.search(sentence) is None


def _speaks_of_angles(text: str, start: int, end: int) -> bool:
    sentence = _sentence(text, start, end)
    limbs = LIMBS.search(sentence) and not OR_MORE.match(text, end)
    return bool(ANGLE.search(sentence) or limbs) and HEAT.search(sentence) is None


def _in_words(reading: Reading) -> Iterator[Typed]:
    for match in IN_WORDS.finditer(reading.text):
        speaks_of = (_speaks_of_angles, _speaks_of_things)
        if not any(question(reading.text, match.start(), match.end()) for question in speaks_of):
            degrees = WORDS[re.sub(r"\s", "-", match["word"].lower())]
            yield Typed(Kind.TEMPERATURE, str(degrees), match.start(), match.end())


def _said(reading: Reading) -> Iterator[Typed]:
    for pattern in (SAID, SAID_AFTER):
        for match in pattern.finditer(reading.text):
            if _speaks_of_things(reading.text, match.start(), match.end()):
                continue
            number = _decimal(match["number"])
            for fahrenheit in (False, True):
                if _is_of_body(number, fahrenheit=fahrenheit):
                    value = _celsius(number, fahrenheit=fahrenheit)
                    yield Typed(Kind.TEMPERATURE, value, match.start("number"), match.end())


def _decimal(text: str) -> Decimal:
    half = Decimal("0.5") if text.endswith("½") else Decimal(0)
    return Decimal(text.removesuffix("½").replace(",", ".")) + half


def _is_of_body(number: Decimal, *, fahrenheit: bool) -> bool:
    lowest, highest = BODY_FAHRENHEIT if fahrenheit else BODY
    return lowest <= number <= highest


def _celsius(number: Decimal, *, fahrenheit: bool) -> str:
    degrees = (number - 32) * 5 / 9 if fahrenheit else number
    return f"{degrees.quantize(Decimal('0.1')):f}".removesuffix(".0")
