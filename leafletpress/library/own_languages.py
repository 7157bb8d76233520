"""The languages that a library brings: languages/<tag>.yaml, of the same form as the engine's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leafletpress import resources
from leafletpress.boundary import guarded
from leafletpress.languages.index import own_rows, put_in_force
from leafletpress.model import SOURCE_LANGUAGE, Place, Problem, Problems, Scope, Severity

if TYPE_CHECKING:
    from leafletpress.languages.row import Row

FOLDER = "languages"
MOST = 60  # files: more than a library needs, and each is read by every command
Found = tuple[Problem, ...]


def take_own_languages(root: Path) -> Found:
    """Put the languages of a library in force, and say what is wrong in their files: one that is not whole counts as none."""
    paths = sorted((root / FOLDER).glob("*.yaml"))
    if not paths:
        put_in_force(())
        return ()
    problems: list[Problem] = []
    rows: list[Row] = []
    for path in paths[:MOST]:
        row, found = _read(root, path, rows)
        problems += found
        rows += (row,) if row is not None else ()
    if len(paths) > MOST:
        place, what = Place(FOLDER), f"there are {len(paths)} languages here, and {MOST} are read"
        problems.append(Problem("too-large", Severity.ERROR, what, place, "keep those that leaflets are translated into"))
    put_in_force(rows)
    return tuple(problems)


def are_in_force() -> bool:
    return bool(own_rows())


def _read(root: Path, path: Path, others: list[Row]) -> tuple[Row | None, Found]:
    scope = Scope(language=path.stem)
    problems = Problems(scope)
    text = resources.read_text(root, path, problems)
    if text is None:
        return None, tuple(problems.found)
    return _language(text, Place(resources.relative(root, path)), scope, others)


@guarded((None), lambda _text, place, scope, _others: (place, scope))
def _language(text: str, place: Place, scope: Scope, others: list[Row]) -> tuple[Row | None, Found]:
    from leafletpress.languages.languagefile import completed, has_row, read_language

    problems = Problems(scope)
    row = read_language(text, place, problems)
    if row is None:
        return None, tuple(problems.found)
    tag = row.language.tag
    if tag == SOURCE_LANGUAGE or row.language.pseudo:
        what = f"{tag} is what is translated from" if tag == SOURCE_LANGUAGE else "pseudo-locales are the engine's alone"
        problems.error("language-file", what, place, "take the file out: a library's own are languages to translate into")
    if row.like and not has_row(row.like):
        problems.error(
            "language-file",
            f"like: {row.like} is no language of the engine's",
            place,
            "name one that it has, or write the parts here",
        )
    if (twin := next((other for other in others if other.folder == row.folder), None)) is not None:
        what = f"{tag} has the folder of {twin.language.tag}: {row.folder}"
        problems.error("language-file", what, place, "give each language a folder of its own")
    if problems.found:
        return None, tuple(problems.found)
    if has_row(tag):
        what = f"{tag} is written as this file says, and not as the engine's: dates, hours and all that is known of the language"
        problems.warning(
            "own-language",
            what,
            place,
            "take the file out, if that is not meant; who signs the page words signs how values are written",
        )
    return completed(row), tuple(problems.found)
