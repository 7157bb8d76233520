"""What a page's content stream (ISO 32000-1, 7.8.2) does with words: what it shows, in which font, and to which mark that belongs.

A stream with nothing but what our pages are written with is read by one expression, sign by sign. Any other is read by pikepdf, which
takes apart each number of each line on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pikepdf

OPERATORS = "BDC BMC BT EMC Q TJ Tf Tj Tm q"  # of all that a page draws, what its words hang on
NUMBERS = (int, Decimal)  # what stands beside strings in an array that is shown
_OTHERS = rb"[-\d. ]*+(?:[clmhSBnwJjM]|re|RG|rg|f\*?|W\*?|cm|ET)|/\w[\w.]*+ (?:gs|Do)|\[[-\d. ]*+\] [\d.]++ d"
_DOT = rb" q [-\d. ]++cm BI /W 1 /H 1 /BPC 1 /IM true ID [^\n] EI Q"  # a picture of one pixel
_TAG = rb"/\w+\n(?:BMC|<<(?:/MCID (?P<number>\d+)|/Type /\w+(?:/Subtype /\w+)?)>>\nBDC(?:" + _DOT + rb")?)"
_MOVED = rb"-?\d+(?:\.\d+)?"
_SHOWN = rb"\[(?P<back>" + _MOVED + rb")?(?P<codes>(?:<(?:[\da-f]{4})++>(?:" + _MOVED + rb")?)++)\] TJ"
_PLAIN = rb"(?P<plain>BT|q|Q|EMC)|[-\d. ]++(?P<moved>Tm)|/(?P<font>\w+) [\d.]+ Tf"
_KNOWN = re.compile(
    rb"(?:(?:" + _OTHERS + rb")(?:\n|\Z))++|(?:" + rb"|".join((_PLAIN, _SHOWN, rb"(?P<tag>" + _TAG + rb")")) + rb")(?:\n|\Z)"
)
_CODES = re.compile(rb"<([\da-f]+)>")

Instruction = tuple[str, Any]


def instructions(page: pikepdf.Page) -> Iterable[Instruction]:
    """The operators that a page's words hang on, each with what it is told.

    That is, of TJ, how far back the pen moves first, in thousandths of an em, and the character codes; of Tf the font's name; of BDC
    the number of the mark, if it says one.
    """
    content = page.obj.get("/Contents")
    known = list(_KNOWN.finditer(content.read_bytes())) if isinstance(content, pikepdf.Stream) else []
    whole = known and sum([one.end() - one.start() for one in known]) == known[-1].end() == len(known[0].string)
    return map(_as_written, known) if whole else map(_as_parsed, pikepdf.parse_content_stream(page, OPERATORS))


def _as_written(one: re.Match[bytes]) -> Instruction:
    match one.lastgroup:
        case "codes":
            return "TJ", (float(one["back"] or 0), bytes.fromhex(b"".join(_CODES.findall(one["codes"])).decode()))
        case "font":
            return "Tf", f"/{one['font'].decode()}"
        case "tag":
            return "BDC", None if one["number"] is None else int(one["number"])
        case "plain" | "moved":
            return one[one.lastgroup].decode(), None
        case _:
            return "", None


def _as_parsed(one: Any) -> Instruction:  # noqa: ANN401 - an instruction can be taken apart as a pair too, in ten times the time
    operator = str(one.operator)
    match operator:
        case "Tj" | "TJ":
            first = one.operands[0]
            shown = list(first) if isinstance(first, pikepdf.Array) else one.operands
            back = 0.0 if isinstance(shown[0], pikepdf.String) else float(shown[0])
            return "TJ", (back, b"".join([bytes(part) for part in shown if not isinstance(part, NUMBERS)]))
        case "Tf":
            return "Tf", str(one.operands[0])
        case "BDC" | "BMC":
            properties = one.operands[1] if operator == "BDC" else {}
            return "BDC", int(properties["/MCID"]) if "/MCID" in properties else None
        case _:
            return operator, None
