"""Pseudo-locales: made from English when they are asked for, to show text that escaped translation, cuts and overflow."""

from __future__ import annotations

from dataclasses import replace

from leafletpress.languages.row import row
from leafletpress.languages.rows import arabic, english
from leafletpress.languages.scripts import ARABIC, LATIN

ACCENTED = row("en-XA", "Accented English", "Ȧƈƈḗƞŧḗḓ", LATIN, replace(english.PATTERNS, cldr="en_GB"), pseudo=True)
MIRRORED = row("ar-XB", "Mirrored English", "mirrored", ARABIC, replace(arabic.PATTERNS, cldr="ar"), pseudo=True)
