"""The index of languages: what is asked of all of them at once, such as their names, so that no language's file need be read for it.

`tools/update-languages` writes it from the languages' files and from `others.yaml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from leafletpress.languages.digits import LIST_STYLES
from leafletpress.languages.scripts import BY_CODE
from leafletpress.model import Language

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


LANGUAGES: Mapping[str, Language] = {tag: _language(tag, entry) for tag, entry in _INDEX["languages"].items()}
REAL_LANGUAGES: Mapping[str, Language] = {tag: language for tag, language in LANGUAGES.items() if not language.pseudo}
_FOLDERS = {tag: entry["folder"] for tag, entry in _INDEX["languages"].items()}
_TAGS = {folder: tag for tag, folder in _FOLDERS.items()}
_OTHER_TAGS: dict[str, str] = {other: tag for tag, entry in _INDEX["languages"].items() for other in entry.get("also", ())}


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


_RIGHT_TO_LEFT = {_primary(tag) for tag, language in LANGUAGES.items() if language.right_to_left} | {
    *_INDEX["others"]["right-to-left"]
}
_RANGES_FROM_THE_LEFT = {_primary(tag) for tag, entry in _INDEX["languages"].items() if entry.get("ranges") == "left"} | {
    *_INDEX["others"]["ranges-from-the-left"]
}


def locale_of(tag: str) -> str:
    """A language tag in gettext's form, as the folders under translations/ are called: zh-Hans is zh_Hans."""
    return _FOLDERS.get(tag) or tag.replace("-", "_")


def tag_of(locale: str) -> str:
    return _TAGS.get(locale) or locale.replace("_", "-")


def english_name(tag: str) -> str:
    """The name in English of a language, whether it has a file or not; its tag, where nothing is known of it."""
    primary, _, region = tag.partition("-")
    row = LANGUAGES.get(tag) or next((row for known, row in LANGUAGES.items() if _primary(known) == primary), None)
    name: str = row.english_name if row else _INDEX["others"]["english-names"].get(primary, tag)
    return f"{name} ({region})" if region and tag not in LANGUAGES and name != tag else name


def meant(name: str) -> str:
    """The tag of a language that was written in another way (AR, zh_hans, ar-EG, Arabic); empty where there is none."""
    wanted = tag_of(name).lower()
    names = dict(_OTHER_TAGS)
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
    if language in _OTHER_TAGS:
        return _OTHER_TAGS[language]
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
    return "rtl" if _primary(tag) in _RIGHT_TO_LEFT else "ltr"


def has_ranges_from_the_left(tag: str) -> bool:
    """Whether readers of a right-to-left language take a range ("5-10 mg") from the left."""
    return _primary(tag) in _RANGES_FROM_THE_LEFT
