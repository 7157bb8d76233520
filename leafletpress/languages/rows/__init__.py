"""The table of languages: a module each, in the order of their names. Each has its golden row in the tests.

Month names and plural rules are Babel's; day names, units and times are written out here, because Babel 2.18 has none
or wrong ones for many of these languages, and its stand-alone day names change with what was asked before.
Amharic and Tigrinya have no row: their clock begins at six in the morning, so a time of day needs a reader to settle it.
"""

from __future__ import annotations

from leafletpress.languages.rows import (
    arabic,
    bengali,
    chinese,
    english,
    french,
    gujarati,
    italian,
    kurdish,
    panjabi,
    persian,
    polish,
    portuguese,
    pseudo,
    romanian,
    somali,
    spanish,
    tamil,
    turkish,
    ukrainian,
    urdu,
    welsh,
)

ROWS = (
    english.ROW,
    arabic.ROW,
    bengali.ROW,
    kurdish.ROW,
    welsh.ROW,
    spanish.ROW,
    persian.ROW,
    french.ROW,
    gujarati.ROW,
    italian.ROW,
    panjabi.ROW,
    polish.ROW,
    portuguese.ROW,
    romanian.ROW,
    somali.ROW,
    tamil.ROW,
    turkish.ROW,
    ukrainian.ROW,
    urdu.ROW,
    chinese.SIMPLIFIED,
    chinese.TRADITIONAL,
    pseudo.ACCENTED,
    pseudo.MIRRORED,
)
