"""Numbering systems, by their names in CLDR: the digits of each, and the style that CSS counts in them with."""

from __future__ import annotations

from collections.abc import Mapping

DIGITS: Mapping[str, str] = {
    "latn": "0123456789",
    "arab": "٠١٢٣٤٥٦٧٨٩",
    "arabext": "۰۱۲۳۴۵۶۷۸۹",
    "beng": "০১২৩৪৫৬৭৮৯",
    "deva": "०१२३४५६७८९",
    "guru": "੦੧੨੩੪੫੬੭੮੯",
    "gujr": "૦૧૨૩૪૫૬૭૮૯",
}
LIST_STYLES: Mapping[str, str] = {
    "latn": "decimal",
    "arab": "arabic-indic",
    "arabext": "persian",
    "beng": "bengali",
    "deva": "devanagari",
    "guru": "gurmukhi",
    "gujr": "gujarati",
}
