"""Pseudo-locales: made from English when they are asked for, to show text that escaped translation, cuts and overflow."""

from __future__ import annotations

from dataclasses import replace

from leafletpress.languages.row import row
from leafletpress.languages.rows.arabic import PATTERNS as ARABIC_PATTERNS
from leafletpress.languages.rows.english import PATTERNS as ENGLISH_PATTERNS
from leafletpress.languages.scripts import ARABIC, LATIN

ACCENTED = row("en-XA", "Accented English", "Ȧƈƈḗƞŧḗḓ", LATIN, replace(ENGLISH_PATTERNS, cldr="en_GB"), pseudo=True)
MIRRORED = row("ar-XB", "Mirrored English", "mirrored", ARABIC, replace(ARABIC_PATTERNS, cldr="ar"), pseudo=True)
