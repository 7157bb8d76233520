"""A language's file, one form for the engine's own and for a library's: docs/formats.md describes it.

What it holds is read when it is asked for. The engine's files are what a test reads beforehand: a fault in one is a ValueError.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath

from leafletpress import yamlfile
from leafletpress.languages.digits import DIGITS, LIST_STYLES
from leafletpress.languages.kept_together import read_kept_together
from leafletpress.languages.lettering import read_lettering
from leafletpress.languages.negations import read_negations
from leafletpress.languages.number_words import NumberWords, with_latin
from leafletpress.languages.part import Part
from leafletpress.languages.pattern_reading import read_patterns
from leafletpress.languages.plain_writing import read_plain_writing
from leafletpress.languages.row import Row, Signs
from leafletpress.languages.scripts import ARABIC, BY_CODE, LATIN
from leafletpress.languages.sentences import read_sentences
from leafletpress.model import Language, Place, Problems, Script
from leafletpress.yamlfile import Node

FOLDER = Path(__file__).parent
FORMAT = "1"
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Za-z0-9]{2,8})*")
SCRIPT = re.compile(r"[A-Z][a-z]{3}")
SPACE = "[ \u00a0\u202f]?"
LABEL = re.compile(rf"\{{label\}}({SPACE}[:：፦፥]{SPACE})\{{words\}}")
ASIDE = re.compile(rf"\{{words\}}({SPACE}[(（])\{{aside\}}([)）])")
HEIGHT = re.compile(r"1\.[2-9]\d?|2(?:\.\d\d?)?")
UNITS = (
    "mg", "mcg", "g", "kg", "ml", "l", "cm", "mm", "m", "°C", "min", "h", "day", "week", "month", "year",
    "tablet", "capsule", "puff", "drop", "teaspoon", "tablespoon",
)  # fmt: skip


@cache
def read_row(tag: str) -> Row:
    """A language of the engine, with what it has from the language that it is like. A KeyError where there is none."""
    path, problems = FOLDER / f"{tag}.yaml", Problems()
    if not path.is_file():
        raise KeyError(tag)
    start = Place(path.name)
    row = _row(yamlfile.read_own(path.read_text("utf-8"), start), start, problems)
    if row is None or problems.found:
        raise ValueError("; ".join(f"{problem.place} {problem.message}" for problem in problems.found))
    return completed(row)


def _completed(row: Row, like: Row) -> Row:
    return Row(
        language=row.language,
        folder=row.folder,
        like=row.like,
        patterns=row.patterns or like.patterns,
        words=row.words or like.words,
        sentences=row.sentences or like.sentences,
        plain_writing=row.plain_writing,
        signs=row.signs or like.signs,
        negations=row.negations or like.negations,
        ranges_from_the_left=row.ranges_from_the_left,
        lettering=row.lettering or like.lettering,
        kept_together=row.kept_together or like.kept_together,
        also=row.also,
    )


def has_row(tag: str) -> bool:
    """Whether the engine has a language."""
    return TAG.fullmatch(tag) is not None and (FOLDER / f"{tag}.yaml").is_file()


def completed(row: Row) -> Row:
    """A language with what it has from the engine's language that it is like."""
    return _completed(row, read_row(row.like)) if row.like else row


def read_language(text: str, start: Place, problems: Problems) -> Row | None:
    """A language as its file has it; None, with problems, where something in it is wrong."""
    node = yamlfile.read(text, start, problems)
    return None if node is None else _row(node, start, problems)


def _row(node: Node, start: Place, problems: Problems) -> Row | None:
    fields = Part(node, start, "this language", problems)
    fields.choice("format", (FORMAT,))
    language = _language(fields)
    if language.tag and language.tag != (name := PurePosixPath(start.path).stem):
        fields.wrong("tag", f"{language.tag} is not what the file is called, {name}", "call the file by its language's tag")
    row = Row(
        language=language,
        folder=_matching(fields, "folder", LOCALE, "write it as gettext has it: pl, zh_Hans, fa_AF"),
        like=fields.text("like", required=False),
        patterns=read_patterns(fields),
        words=_words(fields),
        sentences=read_sentences(fields),
        plain_writing=read_plain_writing(fields),
        signs=_signs(fields),
        negations=read_negations(fields),
        ranges_from_the_left=_ranges(fields, language.right_to_left),
        lettering=read_lettering(fields),
        kept_together=read_kept_together(fields),
        also=fields.texts("also"),
    )
    if not (row.patterns or row.like):
        fields.wrong(
            "values", "nothing says how values are written", "write the parts values and cldr, or name a language in like"
        )
    fields.finish()
    return None if problems.found else row


def _language(fields: Part) -> Language:
    digits = fields.choice("native-digits", DIGITS) or "latn"
    direction = fields.choice("direction", ("ltr", "rtl"))
    return Language(
        tag=_matching(fields, "tag", TAG, "write it as BCP 47 has it: pl, zh-Hans, fa-AF"),
        english_name=fields.text("english-name"),
        endonym=fields.text("name"),
        direction=direction,
        script=_script(fields, direction),
        digits="latn",
        native_digits=digits,
        counter_style=LIST_STYLES["latn"],
        native_counter_style=LIST_STYLES[digits],
        pseudo=fields.choice("pseudo", ("accented", "mirrored"), required=False),
    )


def _matching(fields: Part, name: str, form: re.Pattern[str], hint: str) -> str:
    text = fields.text(name)
    if text and not form.fullmatch(text):
        fields.wrong(name, f"{text} has not the form of one", hint)
        return ""
    return text


def _script(fields: Part, direction: str) -> Script:
    """A script of the table; another one with the fonts and the line height that its file names."""
    code, families = fields.text("script"), fields.texts("fonts")
    height = fields.text("line-height", required=False)
    if code in BY_CODE and not (families or height):
        return BY_CODE[code]
    known = BY_CODE.get(code)
    if code and not SCRIPT.fullmatch(code):
        fields.wrong("script", f"{code} is no code of a script", f"write one of: {', '.join(BY_CODE)}; or another of ISO 15924")
    elif code and known is None and not families:
        fields.wrong(
            "script",
            f"nothing is known of the script {code}",
            f"name its fonts (fonts: [Noto Sans Thai]), or write one of: {', '.join(BY_CODE)}",
        )
    if height and not HEIGHT.fullmatch(height):
        fields.wrong("line-height", f"{height} is no line height", "write a number from 1.2 to 2.9, as in 1.6")
        height = ""
    like = known or (ARABIC if direction == "rtl" else LATIN)
    return Script(
        known.name if known else code,
        (*families, *(family for family in like.families if family not in families)),
        float(height or like.line_height),
        like.style,
        like.word_spacing,
    )


# What the checks know


def _words(fields: Part) -> NumberWords | None:
    numbers = fields.part("numbers", sourced=True)
    if numbers is None:
        return None
    fractions = numbers.part("fractions") or Part(None, numbers.at("fractions"), "fractions", numbers.problems)
    found = NumberWords(
        numbers=_number_words(numbers),
        singulars=_forms(numbers, "singulars"),
        halves=_forms(numbers, "halves"),
        comma=_has_decimal_comma(fields),
        morning=_forms(numbers, "morning"),
        midday=_forms(numbers, "midday"),
        evening=_forms(numbers, "evening"),
        night=_forms(numbers, "night"),
        per_day=_forms(numbers, "per-day"),
        halves_to=_forms(numbers, "halves-to"),
        quarters_to=_forms(numbers, "quarters-to"),
        hour_signs=_forms(numbers, "hour-signs"),
        before=fractions.texts("before"),
        after=fractions.texts("after"),
        large_first=fractions.is_set("large-first"),
        units=_units(numbers),
        percent=numbers.texts("per-cent", required=True),
        glued=numbers.is_set("no-spaces"),
        quarters=_forms(numbers, "quarters"),
        thousands=_multipliers(numbers),
        numerals=numbers.is_set("han-numerals"),
        dual_endings=numbers.texts("dual-endings"),
    )
    fractions.finish()
    numbers.finish()
    return found


def _has_decimal_comma(fields: Part) -> bool:
    """As the language's values are written; a language that has its values from another has its numbers from there too."""
    values = fields.part("values")
    return values is not None and values.text("decimal-sign", required=False) == ","


def _forms(part: Part, name: str, *, required: bool = False) -> str:
    """Forms in one text, as the checks take them: parted by spaces, the words of a form joined by +."""
    return " ".join("+".join(form.split()) for form in part.texts(name, required=required))


def _number_words(numbers: Part) -> dict[float, str]:
    words = numbers.part("words") or Part(None, numbers.at("words"), "words", numbers.problems)
    wrong = [name for name in words.names() if not re.fullmatch(r"\d+(?:\.\d+)?|[1-9]/[1-9]", name)]
    for name in wrong:
        words.wrong(name, "this is no number", "write it in digits, and its words behind it: 2: [two, second]")
    return {_value(name): _forms(words, name) for name in words.names() if name not in wrong}


def _value(name: str) -> float:
    """A number, or a fraction such as 2/3 to three places, as the checks have it."""
    whole, _, divisor = name.partition("/")
    return round(float(whole) / float(divisor or 1), 3)


def _units(numbers: Part) -> dict[str, str]:
    units = numbers.part("units")
    if units is None:
        return dict(with_latin({}))
    found = {unit: _forms(units, unit) for unit in UNITS if unit in units}
    units.finish()
    return dict(with_latin(found))


def _multipliers(numbers: Part) -> dict[str, int]:
    words = numbers.part("multipliers")
    if words is None:
        return {}
    found = {word: words.text(word) for word in words.names()}
    for word in (word for word, value in found.items() if not value.isdecimal()):
        words.wrong(word, "a multiplier is a whole number", "write it in digits, as in: thousand: 1000")
    return {word: int(value) for word, value in found.items() if value.isdecimal()}


def _signs(fields: Part) -> Signs | None:
    signs = fields.part("signs", sourced=True)
    if signs is None:
        return None
    found = Signs(
        full_stop=signs.text("full-stop", required=False),
        question_mark=signs.text("question-mark", required=False),
        doubled_words_are_wrong=signs.choice("doubled-words", ("wrong", "right"), required=False) == "wrong",
        one_letter_words="".join(_letters(signs, "one-letter-words")),
        ordinals_with_full_stop=signs.is_set("ordinals-with-full-stop"),
        colon=colon[1] if (colon := _pattern(signs, "label", LABEL)) else Signs().colon,
        opening=brackets[1] if (brackets := _pattern(signs, "aside", ASIDE)) else Signs().opening,
        closing=brackets[2] if brackets else Signs().closing,
    )
    signs.finish()
    return found


def _pattern(part: Part, name: str, form: re.Pattern[str]) -> re.Match[str] | None:
    """What stands between words: signs and spaces alone, since nobody signs it."""
    text = part.text(name, required=False)
    found = form.fullmatch(text)
    if text and not found:
        part.wrong(
            name,
            f"{text} has other words or signs",
            'write it as in English: label: "{label}: {words}", aside: "{words} ({aside})"',
        )
    return found


def _letters(part: Part, name: str) -> tuple[str, ...]:
    found = part.texts(name)
    if not all(len(letter) == 1 and letter.isalpha() for letter in found):
        part.wrong(name, "not all of these are one letter", "write single letters: [a, i]")
        return ()
    return found


def _ranges(fields: Part, right_to_left: bool) -> bool:
    ranges = fields.part("ranges", sourced=True)
    if ranges is None:
        return not right_to_left
    found = ranges.choice("from-the", ("left", "right"))
    ranges.finish()
    return found == "left"
