"""The fonts that a page carries within itself: of the engine's, only those that its languages need, and of these only what it uses.

A subset takes in whole runs of 128 characters, since those of a script stand together: then sheets of a language need the same ones,
and each is made once a process. Han, and what is only quoted in another script, is cut to what is there.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from leafletpress.fonts import INVISIBLE, characters, face_number
from leafletpress.languages import LANGUAGES, write_digits
from leafletpress.model import (
    SOURCE_LANGUAGE,
    Design,
    Family,
    Manuscript,
    Place,
    Problem,
    Severity,
    UnusableDesignError,
    file_digest,
    foreign_languages,
    leaflet_texts,
)

RUN, FEW = 128, 8
HAN = "CJK"
WEIGHTS = {"Regular": 400, "Bold": 700}
LICENCE = (0, 13, 14)  # names in a font (OpenType, name): copyright, licence, where to read it
ALWAYS = "0123456789.•–—… "  # what a browser writes itself, such as numbers of steps


@dataclass(frozen=True, slots=True)
class WebFont:
    """A subset of a family in a weight, as WOFF2."""

    family: str
    weight: int
    content: bytes = field(repr=False)

    @property
    def address(self) -> str:
        return f"data:font/woff2;base64,{b64encode(self.content).decode()}"


def web_fonts(manuscript: Manuscript, design: Design, text: str) -> tuple[WebFont, ...]:
    """The fonts for a page with this text. Raises UnusableDesignError where one is not the one that was declared."""
    numerals = "".join(write_digits(ALWAYS, side.digits) for side in manuscript.sides)
    wanted = frozenset(map(ord, text + ALWAYS + numerals)) - frozenset(map(ord, INVISIBLE))
    return tuple(_fonts(manuscript, design, wanted))


def families_of(manuscript: Manuscript, design: Design) -> Iterator[Family]:
    """The families that the languages of a manuscript are set in; others are for what these lack."""
    texts = (text.words for side in manuscript.sides for text in leaflet_texts(side.leaflet))
    others = (other.language.tag for side in manuscript.sides for other in side.ending.languages)
    tags = (*(side.language.tag for side in manuscript.sides), SOURCE_LANGUAGE, *sorted(foreign_languages(texts)), *others)
    names = dict.fromkeys(LANGUAGES[tag].script.families[0] for tag in tags if tag in LANGUAGES)
    return (family for name in names if (family := design.families.get(name)) is not None and not family.own)


def _fonts(manuscript: Manuscript, design: Design, wanted: frozenset[int]) -> Iterator[WebFont]:
    found: set[int] = set()
    own = {side.language.script.families[0] for side in manuscript.sides} | set(LANGUAGES[SOURCE_LANGUAGE].script.families)
    preferred = tuple(families_of(manuscript, design))
    others = (family for family in design.families.values() if family not in preferred and family.shipped and not family.own)
    for family in (*preferred, *others):
        had = characters(family)
        if not (wanted & had if family in preferred else (wanted - found) & had):
            continue
        found |= had
        codes = _rounded(wanted & had, had) if family.name in own and HAN not in family.name else wanted & had
        yield from (WebFont(family.name, _weight(path), cut(checked(path, family), family.name, codes)) for path in family.files)


def _weight(path: Path) -> int:
    return next(weight for word, weight in WEIGHTS.items() if word in path.name)


def _rounded(wanted: frozenset[int], had: frozenset[int]) -> frozenset[int]:
    """What is wanted of a font, with its neighbours where it is more than a sign or two."""
    runs = {run for run, count in Counter(code // RUN for code in wanted).items() if count >= FEW}
    return wanted | frozenset(code for code in had if code // RUN in runs)


def checked(path: Path, family: Family) -> Path:
    """A font that is the declared one; of the system's, whatever it is."""
    if family.shipped and file_digest(path) != family.hashes[path.name]:
        message = f"{path.name} is not the file that was declared for {family.name}"
        hint = "install the engine again; publish doctor names the fonts that differ"
        raise UnusableDesignError(Problem("font", Severity.ERROR, message, Place("styles/fonts/fonts.yaml"), hint))
    return path


@lru_cache(maxsize=64)
def cut(path: Path, family: str, codes: frozenset[int]) -> bytes:
    """These characters of a font with all that shaping them takes, as WOFF2; the same bytes whenever it is made.

    HarfBuzz cuts it: what takes fontTools three seconds in Nastaliq takes it forty milliseconds.
    """
    import uharfbuzz
    from fontTools.ttLib import TTFont

    number = face_number(path, family) if path.suffix == ".ttc" else 0
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(codes)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(LICENCE)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    cut = uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), number), wanted)
    written = io.BytesIO()
    with TTFont(io.BytesIO(cut.blob.data), lazy=True, recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(written, reorderTables=False)
    return written.getvalue()


def code_points_of(content: bytes) -> frozenset[int]:
    """The characters that a font in a page has. Raises whatever goes wrong where it is none."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(content), lazy=True) as font:
        return frozenset(font.getBestCmap())
