"""The one table of what each script needs on the page. Families are looked for in this order, glyph by glyph.

The space of Nastaliq is half as wide as that of others: it was lost beside numbers and names. No script but Latin's kin is ever set in italics or with letter-spacing: the style sheets use neither at all.
"""

from __future__ import annotations

from collections.abc import Mapping

from leafletpress.model import Script

SANS = "Noto Sans"

LATIN = Script("Latin", (SANS,), 1.5, "latin")
CYRILLIC = Script("Cyrillic", (SANS,), 1.5, "latin")
GREEK = Script("Greek", (SANS,), 1.5, "latin")
ARABIC = Script("Arabic", ("Noto Sans Arabic", SANS), 1.75, "arabic")
NASTALIQ = Script("Nastaliq", ("Noto Nastaliq Urdu", "Noto Sans Arabic", SANS), 2.3, "nastaliq", 0.12)
DEVANAGARI = Script("Devanagari", ("Noto Sans Devanagari", SANS), 1.65, "indic")
BENGALI = Script("Bengali", ("Noto Sans Bengali", SANS), 1.65, "indic")
GURMUKHI = Script("Gurmukhi", ("Noto Sans Gurmukhi", SANS), 1.65, "indic")
GUJARATI = Script("Gujarati", ("Noto Sans Gujarati", SANS), 1.65, "indic")
TAMIL = Script("Tamil", ("Noto Sans Tamil", SANS), 1.65, "indic")
ETHIOPIC = Script("Ethiopic", ("Noto Sans Ethiopic", SANS), 1.65, "indic")
HAN_SIMPLIFIED = Script("Han (simplified)", ("Noto Sans CJK SC", SANS), 1.7, "han")
HAN_TRADITIONAL = Script("Han (traditional)", ("Noto Sans CJK TC", SANS), 1.7, "han")

# By their codes in ISO 15924, as languages name them.
BY_CODE: Mapping[str, Script] = {
    "Latn": LATIN,
    "Cyrl": CYRILLIC,
    "Grek": GREEK,
    "Arab": ARABIC,
    "Aran": NASTALIQ,
    "Deva": DEVANAGARI,
    "Beng": BENGALI,
    "Guru": GURMUKHI,
    "Gujr": GUJARATI,
    "Taml": TAMIL,
    "Ethi": ETHIOPIC,
    "Hans": HAN_SIMPLIFIED,
    "Hant": HAN_TRADITIONAL,
}
SCRIPTS = tuple(BY_CODE.values())
