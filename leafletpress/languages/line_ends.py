"""Where no line should end: between a number and what belongs to it, inside of a range, a product, a time, a date or an address, before the number of a source.

What is said here is a wish, written as a word joiner behind the space, or where no space is. Whoever sets lines keeps it as far as a
line is wide enough, and takes the joiners out of what people copy.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from leafletpress.languages import NUMBER_WORDS, WORD_JOINER, day_parts, kept_together_of, month_names
from leafletpress.languages.expressions import any_of
from leafletpress.languages.index import by_language
from leafletpress.languages.ranges import CURRENCY, UNIT_SIGNS, ranges
from leafletpress.languages.tokens import addresses

LINE_MAY_END = "\u200b"  # a space of no width: as many bytes as a joiner, in UTF-8
BREAKS = frozenset("-–—/ \u00a0")  # behind these a line may end, and beside a Han character
HAN = "\u3400-\u9fff\uf900-\ufaff"  # inside of square brackets
HAN_SIGN = f"(?-i:[{HAN}])"  # of small and capital ones nothing is asked: 28,000 signs would be looked up for each place in an expression
NO_SIGN = "(?!)"
LETTER = r"^\W\d_"  # likewise
GAP = "[ \u00a0]"
NUMBER = r"(?<![\d.,])\d(?:[\d.,:/–-]*\d)?[¼-¾⅐-⅞]?[+%°]?"
IN_ADDRESS = re.compile(r"(?<=[/@-])(?=[^/])|(?<=\w)(?=[._?#%=&]\w)")


def with_joiners(text: str, language: str) -> str:
    """The text with a word joiner at each place where no line should end."""
    return joined_at(text, joints(text, language))


def joined_at(text: str, places: Iterable[int]) -> str:
    """The text with a word joiner at each of some places."""
    edges = [0, *sorted(places), len(text)]
    return WORD_JOINER.join(text[start:end] for start, end in itertools.pairwise(edges))


def without_joiners(text: str) -> str:
    return text.replace(WORD_JOINER, "").replace(LINE_MAY_END, "")


def joints(text: str, language: str) -> frozenset[int]:
    """The places of a text before which no line should end."""
    return _in_addresses(text) | (_beside_numbers(text, language) if any(map(str.isdigit, text)) else frozenset())


def _in_addresses(text: str) -> frozenset[int]:
    """The places at which addresses are parted where they are longer than a line: their signs."""
    if "." not in text:
        return frozenset()
    return frozenset(
        start + found.start() for start, end in addresses(text) for found in IN_ADDRESS.finditer(text[start:end]) if found.start()
    )


def _beside_numbers(text: str, language: str) -> frozenset[int]:
    spans = [found.span(1) for found in _whole(language, may_have_han=max(text) >= HAN[0]).finditer(text)]
    spans += [(found.start, found.end) for found in ranges(text)]
    inside = {place for start, end in spans for place in range(start + 1, end)}
    return frozenset(place for place in inside if _may_end(text, place))


def _may_end(text: str, place: int) -> bool:
    """Whether a line might end before a place; a joiner would be for nothing elsewhere."""
    before, after = text[place - 1], text[place]
    if before == "/" and after.isdigit():
        return False
    return not after.isspace() and (before in BREAKS or _is_han(before) or _is_han(after))


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff"


@by_language
def _whole(language: str, *, may_have_han: bool) -> re.Pattern[str]:
    """What stays on one line, in a language. One may begin inside of another: "3 x 500" and "500 mg".

    Where a text has no Han character none is looked for: a set of so many takes long to compile, six times as long as all the rest.
    """
    facts = kept_together_of(language)
    parts, months = any_of(day_parts(language)), any_of(name for names in month_names(language) for name in names)
    counted = any_of((*UNIT_SIGNS, *"x×", *_units(language), *facts.counted, *day_parts(language)))
    before, between, linking = any_of(facts.before), any_of(facts.between), any_of(facts.linking)
    han = HAN_SIGN if may_have_han else NO_SIGN
    begins = rf"(?:(?<![{LETTER}])|(?={han}))"  # of a word
    ends = rf"(?:(?<={han})|(?![{LETTER}]))"
    rules = (  # of those that begin at one place the first counts
        rf"{NUMBER}{GAP}?[x×]{GAP}?\d",
        rf"{NUMBER}{GAP}(?:{between}){GAP}\d",
        rf"{NUMBER}(?:{GAP}\d{{3}})+(?!\d)",
        rf"{NUMBER}\.?{GAP}(?:\w{{1,3}}{GAP})?(?:{months}){ends}",
        rf"{NUMBER}{GAP}?(?:(?:{linking}){GAP})?(?:{counted})(?:/{GAP}?\w+)?{ends}",
        rf"{NUMBER}{GAP}?(?:[%٪‰{CURRENCY}]|°\w)",
        rf"{NUMBER}(?:{han})?",
        rf"[{CURRENCY}<>≤≥=±≈+−]{GAP}\d",
        rf"{begins}(?:{months}){GAP}\d{{1,2}}(?!\d)",
        rf"(?<![A-Za-z])(?-i:[A-Z]{{2,}}){GAP}\d",  # a name: NHS 111
        rf"{begins}(?:{before})\.?{GAP}?\d",
        rf"{begins}(?:{parts}){GAP}?\d",
        rf"\S?{GAP}?\[\d{{1,2}}(?:,{GAP}?\d{{1,2}})*\]",
    )
    return re.compile(rf"(?=({'|'.join(rules)}))", re.IGNORECASE)


def _units(language: str) -> Iterable[str]:
    """The names of units in a language, with their endings."""
    units = NUMBER_WORDS[language].units.values() if language in NUMBER_WORDS else ()
    return (name.replace("+", " ") for names in units for name in names.split())
