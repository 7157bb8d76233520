"""The table of languages: what is asked of all of them at once, such as their names, so that no language's file need be read for it.

`tools/update-languages` writes the engine's part of it from the languages' files and from `others.yaml`. A library may bring languages of its
own: while it is worked on they are in force beside the engine's, or in their place. A process works on one library at a time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from leafletpress.languages.digits import LIST_STYLES
from leafletpress.languages.scripts import BY_CODE
from leafletpress.model import Language

if TYPE_CHECKING:
    from leafletpress.languages.row import Row

P = ParamSpec("P")
T = TypeVar("T")
INDEX = "index.json"
_INDEX = json.loads((Path(__file__).parent / INDEX).read_text("utf-8"))


def _language(tag: str, entry: Mapping[str, str]) -> Language:
    return Language(
        tag=tag,
        english_name=entry["english-name"],
        endonym=entry["name"],
        direction=entry["direction"],
        script=BY_CODE[entry["script"]],
        digits="latn",
        native_digits=entry["native-digits"],
        counter_style=LIST_STYLES["latn"],
        native_counter_style=LIST_STYLES[entry["native-digits"]],
        pseudo=entry.get("pseudo", ""),
    )


_ENGINES: Mapping[str, Language] = {tag: _language(tag, entry) for tag, entry in _INDEX["languages"].items()}
_OTHERS = _INDEX["others"]
_own: dict[str, Row] = {}
_table: dict[str, Language] = {}
_real: dict[str, Language] = {}
_folders: dict[str, str] = {}
_tags: dict[str, str] = {}
_other_tags: dict[str, str] = {}
_right_to_left: set[str] = set()
_from_the_left: set[str] = set()
_found_out: list[Callable[[], None]] = []  # what empties each cache
LANGUAGES: Mapping[str, Language] = _table
REAL_LANGUAGES: Mapping[str, Language] = _real


def by_language(function: Callable[P, T]) -> Callable[P, T]:
    """`functools.cache` for what is found out of languages: it is emptied when other languages come into force."""
    kept = cache(function)
    _found_out.append(kept.cache_clear)
    return cast("Callable[P, T]", kept)


def lately_by_language(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """`functools.lru_cache` of at most so many values, emptied likewise."""

    def kept_lately(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(most)(function)
        _found_out.append(kept.cache_clear)
        return cast("Callable[P, T]", kept)

    return kept_lately


def put_in_force(rows: Iterable[Row]) -> None:
    """Take the languages of a library, and none of the one before: an engine's language of the same tag is out of force meanwhile."""
    own = {row.language.tag: row for row in rows}
    if not (own or _own) and _table:
        return
    _refill(_own, own)
    real = {tag: language for tag, language in _ENGINES.items() if not language.pseudo}
    _refill(_real, real | {tag: row.language for tag, row in own.items()})
    _refill(_table, _real | {tag: language for tag, language in _ENGINES.items() if language.pseudo})
    entries = {tag: entry for tag, entry in _INDEX["languages"].items() if tag not in own}
    _refill(_folders, {tag: entry["folder"] for tag, entry in entries.items()} | {tag: row.folder for tag, row in own.items()})
    _refill(_tags, {folder: tag for tag, folder in _folders.items()})
    also = {tag: entry.get("also", ()) for tag, entry in entries.items()} | {tag: row.also for tag, row in own.items()}
    _refill(_other_tags, {other: tag for tag, others in also.items() for other in others})
    _right_to_left.clear()
    _right_to_left.update(_OTHERS["right-to-left"], (_primary(tag) for tag, row in _table.items() if row.right_to_left))
    left = {tag for tag, entry in entries.items() if entry.get("ranges") == "left"}
    left |= {tag for tag, row in own.items() if row.language.right_to_left and row.ranges_from_the_left}
    _from_the_left.clear()
    _from_the_left.update(_OTHERS["ranges-from-the-left"], map(_primary, left))
    for forget in _found_out:
        forget()


def _refill(kept: dict[str, T], now: Mapping[str, T]) -> None:
    kept.clear()
    kept.update(now)


def own_row(tag: str) -> Row | None:
    """What a library says of a language of its own that is in force."""
    return _own.get(tag)


def own_rows() -> tuple[Row, ...]:
    """The library's languages that are in force."""
    return tuple(_own.values())


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


put_in_force(())


def locale_of(tag: str) -> str:
    """A language tag in gettext's form, as the folders under translations/ are called: zh-Hans is zh_Hans."""
    return _folders.get(tag) or tag.replace("-", "_")


def tag_of(locale: str) -> str:
    return _tags.get(locale) or locale.replace("_", "-")


def english_name(tag: str) -> str:
    """The name in English of a language, whether it has a file or not; its tag, where nothing is known of it."""
    primary, _, region = tag.partition("-")
    row = LANGUAGES.get(tag) or next((row for known, row in LANGUAGES.items() if _primary(known) == primary), None)
    name: str = row.english_name if row else _OTHERS["english-names"].get(primary, tag)
    return f"{name} ({region})" if region and tag not in LANGUAGES and name != tag else name


def meant(name: str) -> str:
    """The tag of a language that was written in another way (AR, zh_hans, ar-EG, Arabic); empty where there is none."""
    wanted = tag_of(name).lower()
    names = dict(_other_tags)
    for tag, row in REAL_LANGUAGES.items():
        names |= dict.fromkeys((tag.lower(), row.english_name.lower(), row.endonym.lower()), tag)
    return names.get(wanted) or names.get(_primary(wanted), "")


def known_as(tag: str) -> str:
    """The tag of the table for one that a program writes in its own way (pl-PL, zh_TW, AR), of the same script; the same one where there is none.

    Scripts that a tag does not name are those that CLDR finds likely.
    """
    if tag in LANGUAGES:
        return tag
    language, script, region = _subtags(tag)
    if language in _other_tags:
        return _other_tags[language]
    known_by = {_subtags(known): known for known in REAL_LANGUAGES}
    return known_by.get((language, script, region)) or known_by.get((language, script, "")) or tag


def _subtags(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag."""
    language, *rest = re.split("[-_]", tag.strip().lower())
    script = next((part.title() for part in rest if len(part) == 4), "")
    region = next((part.upper() for part in rest if len(part) in (2, 3)), "")
    likely = _INDEX["likely-scripts"]
    return language, script or likely.get(f"{language}-{region}") or likely.get(language, ""), region


def direction_of(tag: str) -> str:
    """Ltr or rtl, for any language tag."""
    return "rtl" if _primary(tag) in _right_to_left else "ltr"


def has_ranges_from_the_left(tag: str) -> bool:
    """Whether readers of a right-to-left language take a range ("5-10 mg") from the left."""
    return _primary(tag) in _from_the_left
