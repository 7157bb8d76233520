"""The declared fonts: what is shipped, what is admitted from the system, and which characters they have.

The home of fontTools, with formats/pdf, and of HarfBuzz, with formats/html.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from leafletpress import yamlfile
from leafletpress.boundary import guarded
from leafletpress.model import EVERYWHERE, Family, Place, Problem, Problems
from leafletpress.yamlfile import Fields

SYSTEM_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / "Library/Fonts",
    Path("/Library/Fonts"),
    Path("/opt/homebrew/share/fonts"),
)
# Drawn by no font and not missed: spaces, joiners, direction marks, soft hyphen, variation selectors.
INVISIBLE = frozenset(
    map(chr, (0x09, 0x0A, 0x0D, 0x20, 0xA0, 0xAD, 0x061C, 0x200B, *range(0x200C, 0x2010), 0x202F, 0x2009, 0x2060, 0xFE0E, 0xFE0F))
)


@cache
def declared(*folders: Path) -> tuple[Family, ...]:
    """The families that `fonts.yaml` in each of these folders declares, as far as it can be read; the first of a name counts."""
    found: dict[str, Family] = {}
    for folder in folders:
        path = folder / "fonts.yaml"
        for family in font_list(path.read_text("utf-8", errors="replace"), folder, Place(str(path)))[0]:
            found.setdefault(family.name, family)
    return tuple(found.values())


@guarded((), lambda _text, _folder, place: (place, EVERYWHERE))
def font_list(text: str, folder: Path, place: Place) -> tuple[tuple[Family, ...], tuple[Problem, ...]]:
    """The families of a list of fonts, and what is wrong in it."""
    problems = Problems()
    node = yamlfile.read(text, place, problems)
    if node is None:
        return (), tuple(problems.found)
    fields = Fields(node, place, "the list of fonts", problems)
    shipped, system = (fields.node(name, required=False) for name in ("shipped", "system"))
    families = tuple(_shipped(item, folder, problems) for item in yamlfile.items(shipped, "shipped", problems))
    families += tuple(_system(item, problems) for item in yamlfile.items(system, "system", problems))
    fields.finish()
    return families, tuple(problems.found)


def _shipped(node: yamlfile.Node, folder: Path, problems: Problems) -> Family:
    fields = Fields(node, node.place, "a font family", problems)
    files = fields.record("files")
    name, version = fields.text("family"), fields.text("version")
    fields.text("copyright")
    fields.text("licence")
    embedding = fields.text("embedding")
    if embedding and embedding not in EMBEDDING.values():
        hint = f"write what its licence allows: {', '.join(EMBEDDING.values())}"
        problems.error("font", f"{embedding} is no right to embed a font", fields.at("embedding"), hint)
    hashes = {file: files.text(file) for file in files.names()}
    fields.finish()
    hashes = {file: digest for file, digest in hashes.items() if _is_file_name(file, fields.at("files"), problems)}
    here = tuple(folder / file for file in hashes if (folder / file).is_file())
    return Family(name, version, here, tuple(hashes), hashes, shipped=True, embedding=embedding)


def _system(node: yamlfile.Node, problems: Problems) -> Family:
    fields = Fields(node, node.place, "a font family", problems)
    name = fields.text("family")
    names = tuple(yamlfile.scalar(item, "files", problems) for item in yamlfile.items(fields.node("files"), "files", problems))
    fields.finish()
    names = tuple(file for file in names if _is_file_name(file, fields.at("files"), problems))
    here = tuple(path for file in names if (path := on_system(file)))
    return Family(name, "", here, names, {}, shipped=False)


FILE = re.compile(r"\w[\w .+-]*\.(?:ttf|otf|ttc|otc)", re.IGNORECASE)


def _is_file_name(file: str, place: Place, problems: Problems) -> bool:
    """Whether a font is named by its file alone: no way to another folder, and no pattern."""
    if file and not FILE.fullmatch(file):
        problems.error(
            "font", f"{file} is not the name of a font file", place, "name the file alone, such as NotoSans-Regular.ttf"
        )
    return bool(file) and FILE.fullmatch(file) is not None


@cache
def on_system(file: str) -> Path | None:
    """Where a font file of the system is; None where it is not."""
    return next((path for folder in SYSTEM_FOLDERS if folder.is_dir() for path in sorted(folder.rglob(file))), None)


@cache
def characters(family: Family) -> frozenset[int]:
    """The code points that every file of a family has a glyph for."""
    found = [code_points(path, family.name) for path in family.files]
    return frozenset.intersection(*found) if found else frozenset()


BOLD = 600  # of usWeightClass (OpenType, OS/2): from semi-bold on


@cache
def has_bold(family: Family) -> bool:
    """Whether a file of a family is bold."""
    return any(_weight(path) >= BOLD for path in family.files)


def _weight(path: Path) -> int:
    """How bold a font file is, 400 as a rule; 0 where it cannot be read."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            return int(font["OS/2"].usWeightClass)
    except Exception:  # noqa: BLE001 - a damaged font can fail anywhere, and is told as such elsewhere
        return 0


FAMILY_NAMES = frozenset({1, 16, 21})  # name IDs of families (OpenType, name)
EMBEDDING = {0x0: "installable", 0x8: "editable", 0x4: "print"}  # by the lowest bits of fsType (OpenType, OS/2)
WHOLE_ONLY, BITMAPS_ONLY = 0x0100, 0x0200  # further bits: may not be embedded in part, or not its outlines
AS_TRUETYPE = "get the font as static TrueType (.ttf): its foundry has it, or pyftsubset and fontTools.varLib.instancer make it"


def unusable(content: bytes, family: Family, others: Collection[str]) -> tuple[str, str] | None:
    """Why a file of a family is no font for paper, and what to do. `others` are the families that are not the library's to bring.

    Only static TrueType that may be embedded comes out as it was looked at, and fontconfig goes by the names in the file.
    """
    try:
        return _fault_in(content, family, others)
    except Exception as fault:  # noqa: BLE001 - a damaged font can fail anywhere
        return f"is no font that can be read ({type(fault).__name__})", "get the file again"


def _fault_in(content: bytes, family: Family, others: Collection[str]) -> tuple[str, str] | None:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(content), lazy=True, fontNumber=0) as font:
        if "glyf" not in font:
            return "has outlines of another kind than TrueType (CFF)", AS_TRUETYPE
        if "fvar" in font:
            return "is a variable font, which has no one form", AS_TRUETYPE
        rights = int(font["OS/2"].fsType) if "OS/2" in font else 0
        allowed = EMBEDDING.get(rights & 0x000F)
        if allowed is None or rights & (WHOLE_ONLY | BITMAPS_ONLY):
            what = "in part" if rights & WHOLE_ONLY else "in documents"
            return f"may not be embedded {what}, says its licence (fsType)", "ask its foundry for the right, or use another font"
        if family.embedding and family.embedding != allowed:
            return f"says of its embedding: {allowed}, where this list says {family.embedding}", f"write embedding: {allowed}"
        named = {record.toUnicode() for record in font["name"].names if record.nameID in FAMILY_NAMES}
        if taken := sorted(named & set(others)):
            return f"calls itself {taken[0]}, which is a font of the engine's", "give it a name of its own, in the file too"
        if family.name not in named:
            return (
                f"calls itself {', '.join(sorted(named)) or 'nothing'}, and not {family.name}",
                "declare it by the family that the file names",
            )
    return None


@cache
def code_points(path: Path, family: str) -> frozenset[int]:
    """The code points that a font file has a glyph for; none where it is no font that can be read."""
    from fontTools.ttLib import TTFont

    try:
        if path.suffix == ".ttc":
            return _code_points_in_collection(path, family)
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            call_by_numbers(font)
            return frozenset(font.getBestCmap())
    except Exception:  # noqa: BLE001 - a damaged font can fail anywhere, and what it is packed with too
        return frozenset()


def _code_points_in_collection(path: Path, family: str) -> frozenset[int]:
    """HarfBuzz is imported for these alone: that takes as long as a few fonts do, and those for Chinese have 45,000 code points."""
    import uharfbuzz

    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), face_number(path, family)).unicodes)


@lru_cache(maxsize=16)
def characters_of(content: bytes) -> frozenset[str]:
    """The characters that a font has, given by its bytes; none where it cannot be read."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(io.BytesIO(content), lazy=True) as font:
            call_by_numbers(font)
            return frozenset(map(chr, font.getBestCmap()))
    except Exception:  # noqa: BLE001 - a damaged font can fail anywhere
        return frozenset()


def call_by_numbers(font: Any) -> None:  # noqa: ANN401 - fontTools has no types
    """Name each glyph by its number. fontTools would read the names of all, as long as what a font has for each code point."""
    font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])


def face_number(path: Path, family: str) -> int:
    """Which font of a collection is that of a family."""
    from fontTools.ttLib import TTCollection

    with path.open("rb") as file, TTCollection(file, lazy=True) as collection:
        return next((index for index, font in enumerate(collection.fonts) if font["name"].getBestFamilyName() == family), 0)


def missing_characters(text: str, families: Iterable[str], known: Mapping[str, Family]) -> tuple[str, ...]:
    """The characters of a text that none of these families has, in order, each once."""
    missing = [char for char in dict.fromkeys(text) if char not in INVISIBLE]
    for family in (known[name] for name in families if name in known):
        if not missing:  # so no other font is opened for it
            break
        missing = [char for char in missing if ord(char) not in characters(family)]
    return tuple(missing)


def font_stack(preferred: Iterable[str], known: Mapping[str, Family]) -> tuple[str, ...]:
    """The families that a text is set in: those preferred, then every other that is shipped, so that no box is left empty."""
    shipped = (family.name for family in known.values() if family.shipped)
    return tuple(dict.fromkeys((*preferred, *shipped)))
