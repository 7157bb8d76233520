"""The site that stands where a new one is to be: whether it is one of ours, and the papers that it knew, which are never forgotten unasked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from leafletpress.languages import LANGUAGES
from leafletpress.plainfiles import open_plain
from leafletpress.signoff.words_code import read_code
from leafletpress.site.fates import Shown
from leafletpress.site.listed import KIND, SCHEMA
from leafletpress.site.offers import Paper

INDEX = "index.json"
LARGEST = 100_000_000  # bytes of a list that is read
# What a site of ours holds, as paths in it: anything else is somebody's, and is not taken away with it.
OURS = re.compile(
    r"(?:[a-z0-9-]+\.(?:html|css|js|json)|LICENSE-[a-z]+\.txt|sheets(?:/[^/]+)?|fonts(?:/[a-z-]+\.css)?|pictures(?:/[0-9a-f]{16}\.webp)?"
    r"|c(?:/[2-9A-Z-]+(?:/index\.html)?)?|patients(?:/[a-z0-9-]+(?:/[A-Za-z0-9-]+\.html)?)?)"
)
SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # what file managers leave


@dataclass(frozen=True, slots=True)
class Former:
    """The papers of a site, its pictures by their names, and what it gave out as current."""

    papers: Mapping[str, Paper]
    pictures: Mapping[str, Path]
    current: tuple[Shown, ...] = ()


NONE = Former({}, {})


class NotOursError(Exception):
    """What stands there is no site of ours, or holds things of others; says what, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        """Carry both."""
        super().__init__(message)
        self.hint = hint


def read_former(folder: Path) -> Former:
    """The site in a folder; none where the folder is missing or empty. Raises NotOursError, and OSError."""
    if folder.is_symlink():
        raise NotOursError("it is a link", "give the folder itself: a link would be put in its place")
    if not folder.exists():
        return NONE
    if not folder.is_dir():
        raise NotOursError("it is no folder", "give another place")
    names = [path for path in folder.iterdir() if path.name not in SYSTEMS]
    if not names:
        return NONE
    index = _index(folder / INDEX)
    if strange := next(_strange(folder), ""):
        raise NotOursError(f"{strange} is no part of a site", "keep it elsewhere: the whole folder is put anew")
    pictures = folder / "pictures"
    papers = {paper.code: paper for paper in _papers(index)}
    return Former(
        papers,
        {path.name: path for path in pictures.iterdir()} if pictures.is_dir() else {},
        tuple(_current(index, papers)),
    )


def _index(path: Path) -> Mapping[str, object]:
    hint = "give another folder, or empty this one; where it was a site, bring back its index.json: it knows the codes that are on paper"
    try:
        with open_plain(path) as stream:
            content = stream.read(LARGEST + 1)
        index = json.loads(content) if len(content) <= LARGEST else None
    except FileNotFoundError:
        raise NotOursError("it holds something, and is no site", hint) from None
    except (OSError, ValueError, RecursionError) as fault:
        raise NotOursError(f"its {INDEX} cannot be read", hint) from fault
    if not isinstance(index, dict) or (index.get("kind"), index.get("schema")) != (KIND, SCHEMA):
        raise NotOursError(f"its {INDEX} is not that of a site which this version knows", hint)
    return index


def _strange(folder: Path) -> Iterator[str]:
    """What no site holds: other files, links."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name not in SYSTEMS and (path.is_symlink() or not OURS.fullmatch(name)):
            yield name


def _current(index: Mapping[str, object], papers: Mapping[str, Paper]) -> Iterator[Shown]:
    """What was given out, of an index whose papers could be read: no drafts."""
    rows = index.get("editions")
    for row in rows if isinstance(rows, list) else ():
        if row.get("state") == "approved":
            yield Shown(papers[row["code"]], *(str(row.get(name, "")) for name in ("source", "published", "review-due")))


def _papers(index: Mapping[str, object]) -> Iterator[Paper]:
    """The papers of all codes. Raises NotOursError where a row is not as it is written: no code is lost in silence."""
    for part in ("editions", "codes"):
        rows = index.get(part)
        for row in rows if isinstance(rows, list) else ():
            paper = _paper(row) if isinstance(row, dict) else None
            if paper is None:
                hint = "bring back the index.json that was written, or the file of the language that was taken away"
                raise NotOursError(
                    f"its {INDEX} has a code that cannot be read, or is in a language that is not known here", hint
                )
            yield paper


def _paper(row: Mapping[str, object]) -> Paper | None:
    fields = [row.get(name) for name in ("code", "leaflet", "version", "language", "clinic", "clinic-name")]
    title, phone = row.get("title"), row.get("phone") or {}
    texts = [field for field in fields if isinstance(field, str) and field]
    if len(texts) < len(fields) or not isinstance(title, dict) or not isinstance(phone, dict):
        return None
    code, leaflet, version, language, clinic, name = texts
    if read_code(code) != code or not set(language.split("+")) <= set(LANGUAGES):
        return None
    uri = str(phone.get("uri", ""))
    signed = row.get("state") != "draft"  # nobody signed a draft's number
    number = str(phone.get("number", "")) if signed and uri.startswith("tel:") else ""
    titles = {str(tag): str(text) for tag, text in title.items()}
    return Paper(code, leaflet, version, language, clinic, titles, name, number, uri if number else "")
