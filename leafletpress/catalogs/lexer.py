"""A strict reading of a catalog's lines, as msgfmt would: polib reads a string without its closing quote as empty."""

from __future__ import annotations

import re

from leafletpress.model import Place
from leafletpress.yamlfile import Problems

STRING = r'"(?:[^"\\]|\\.)*"'
LINE = re.compile(
    rf"(?:#.*|(?:#~\s*)?(?:(?P<word>msgctxt|msgid_plural|msgid|msgstr)(?P<plural>\[[0-9]+\])?\s*)?(?P<string>{STRING})\s*|\s*)"
)
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
ESCAPES = re.compile(r'\\(?:["\\nrtabfv]|[0-7]{1,3}|x[0-9a-fA-F]{1,2})')
ORDER = {"msgctxt": ("", "msgstr"), "msgid": ("", "msgctxt", "msgstr"), "msgstr": ("msgid",)}


def check_lines(text: str, path: str, problems: Problems) -> None:
    """Add a problem for each line that no translator's tool would write."""
    conflict = next((number for number, line in enumerate(text.split("\n"), start=1) if CONFLICT.match(line)), None)
    if conflict is not None:
        hint = "keep one side and delete the lines of <<<<<<<, ======= and >>>>>>>"
        problems.error("conflict", "two versions of this file were merged and left side by side", Place(path, conflict), hint)
        return
    state = ""
    for number, line in enumerate(text.split("\n"), start=1):
        place = Place(path, number)
        match = LINE.fullmatch(line)
        if match is None:
            problems.error(
                "syntax", _what_is_wrong(line), place, 'each string stands on its line between two quotes: msgstr "..."'
            )
            state = next((word for word in ORDER if line.startswith(f"{word} ")), state)
        elif match["string"] and not line.startswith("#"):
            state = _next_state(state, match["word"] or "", place, problems)
            if "\\" in ESCAPES.sub("", match["string"]):
                problems.error(
                    "syntax", "a backslash before a sign that needs none", place, 'write \\\\ for a backslash, \\" for a quote'
                )
    if state not in ("", "msgstr"):
        problems.error("syntax", "the file ends in the middle of an entry", Place(path, text.count("\n") + 1), "add its msgstr")


def _what_is_wrong(line: str) -> str:
    if line.count('"') - line.count('\\"') == 1:
        return "a string without its closing quote"
    return "this line is no part of a catalog"


def _next_state(state: str, word: str, place: Place, problems: Problems) -> str:
    if not word:
        if not state:
            problems.error("syntax", "a string that belongs to nothing", place, "put msgid or msgstr before it")
        return state
    if word == "msgid_plural":
        problems.error("plural", "an entry with plural forms", place, "leaflets have none: take msgid_plural out")
        return state
    if state not in ORDER[word]:
        before = state or "the beginning"
        problems.error(
            "syntax", f"{word} cannot follow {before}", place, "an entry is msgctxt (where there is one), msgid, msgstr"
        )
    return word
