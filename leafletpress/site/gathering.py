"""Gathering: the sheets of releases, each verified first, or of a build, each compared with what the build wrote."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from leafletpress.formats import FORMATS
from leafletpress.languages import LANGUAGES
from leafletpress.model import Place, Problem, Severity
from leafletpress.plainfiles import open_plain
from leafletpress.release import NAME
from leafletpress.release.verification import verify
from leafletpress.signoff.words_code import read_code
from leafletpress.site.offers import Offer, Paper, SheetFile
from leafletpress.store import SHEET
from leafletpress.store.shelf import Shelf

Row = Mapping[str, object]
CHUNK = 1 << 20
AGAIN = "nothing of it is shown: take the release again from where it was made"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Offers, one for each code of each source, the oldest source first; what is wrong with the sources; what was left out, to be told."""

    offers: tuple[Offer, ...]
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()


def from_releases(folder: Path) -> Gathered:
    """The sheets of all releases in a folder, those of older releases first. A release that does not verify is a problem."""
    found: list[tuple[date, str, tuple[Offer, ...]]] = []
    problems: list[Problem] = []
    left_out: list[str] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if (unfit := _unfit(path)) is not None:
            problems.append(unfit)
            continue
        if not NAME.fullmatch(path.name) or not path.is_dir():
            continue
        verified = verify(path)
        problems += verified.problems
        if not verified.problems and verified.as_of:
            left_out += [f"{path.name}/{row['file']} {why}" for row in verified.rows if (why := _unknown(row))]
            offers, wrong = _offers(verified.rows, path, verified.name, verified.as_of)
            problems += wrong
            found.append((verified.as_of, verified.name, offers))
    ordered = sorted(found, key=lambda one: (one[0], _as_counted(one[1])))
    return Gathered(tuple(offer for _, _, offers in ordered for offer in offers), tuple(problems), tuple(left_out))


def _unfit(path: Path) -> Problem | None:
    """What looks like a release and cannot be shown: a link, or an archive without its folder."""
    place = Place(str(path))
    if NAME.fullmatch(path.name) and path.is_symlink():
        return Problem("altered", Severity.ERROR, "this release is a link", place, "put the folder itself in its place")
    if path.suffix == ".zip" and NAME.fullmatch(path.stem) and not path.with_suffix("").exists():
        hint = f"unpack it there: {path.name} has the folder {path.stem} in it; or take it away"
        return Problem("missing", Severity.ERROR, "this release is an archive without its folder", place, hint)
    return None


def _as_counted(name: str) -> list[tuple[int, str]]:
    """Names of releases of one day in the order that people give them in: v1.9 before v1.10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"([0-9]+)", name)]


def from_shelf(folder: Path, day: date, out_of_date: Iterable[Path] = ()) -> Gathered:
    """The sheets that builds wrote into a folder, without those that are `out_of_date`. One that was changed since is a problem."""
    stale = {path.name for path in out_of_date}
    rows: list[Row] = []
    problems: list[Problem] = []
    left_out: list[str] = []
    for name, entry in sorted(Shelf(folder).entries.items()):
        if not (folder / name).exists():
            continue
        if not SHEET.fullmatch(name) or digest_of(folder / name) != entry.sha256:
            message = "this sheet is not as it was built"
            problems.append(Problem("altered", Severity.ERROR, message, Place(str(folder / name)), "run publish build again"))
        elif name in stale:
            left_out.append(f"{name} is no longer true to the library")
        elif not entry.row:
            left_out.append(f"{name} was built by somebody else, or by an earlier version: publish build makes it anew")
        else:
            rows.append({**entry.row, "file": name, "sha256": entry.sha256})
    offers, wrong = _offers(rows, folder, folder.name, day)
    return Gathered(offers, (*problems, *wrong), tuple(left_out))


def digest_of(path: Path) -> str:
    """The SHA-256 of a plain file; empty where it is none or cannot be read."""
    try:
        with open_plain(path) as stream:
            digest = hashlib.sha256()
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
            return digest.hexdigest()
    except OSError:
        return ""


def _offers(rows: Iterable[Row], folder: Path, source: str, day: date) -> tuple[tuple[Offer, ...], tuple[Problem, ...]]:
    """The rows of one source as offers, those of one code together."""
    found: dict[tuple[str, bool], Offer] = {}
    problems: list[Problem] = []
    for row in (row for row in rows if not _unknown(row)):
        offer = _offer(row, folder, source, day)
        if offer is None:
            message = f"the manifest says of {row.get('file')} what no sheet is"
            problems.append(Problem("altered", Severity.ERROR, message, Place(str(folder)), AGAIN))
            continue
        known = found.get(key := (offer.paper.code, offer.approved))
        found[key] = replace(known, sheets=(*known.sheets, *offer.sheets)) if known else offer
    return tuple(found.values()), tuple(problems)


def _unknown(row: Row) -> str:
    """Why a sheet cannot be shown that was good when it was released; empty where it can."""
    language, named = str(row.get("language", "")), str(row.get("format", ""))
    strange = next((tag for tag in language.split("+") if tag not in LANGUAGES), "")
    if strange:
        return f"is in {strange}, a language that is not known here"
    return "" if named in FORMATS else f"is of the format {named}, which is not known here"


def _offer(row: Row, folder: Path, source: str, day: date) -> Offer | None:
    """One row; None where it does not say what a sheet is. What earlier releases do not say has a stand-in."""
    text = {name: value for name, value in row.items() if isinstance(value, str)}
    needed = ("file", "leaflet", "version", "language", "clinic", "format", "state", "sha256")
    code = read_code(text.get("code", ""))
    if not all(map(text.get, needed)) or code is None:
        return None
    pages = row.get("pages")
    sheet = SheetFile(text["format"], text["file"], text["sha256"], folder / text["file"], pages if isinstance(pages, int) else 0)
    phone = _words(row.get("phone"))
    paper = Paper(
        code,
        text["leaflet"],
        text["version"],
        text["language"],
        text["clinic"],
        _words(row.get("title")),
        text.get("clinic-name") or text["clinic"],
        *((phone["number"], phone["uri"]) if phone.get("number") and phone.get("uri", "").startswith("tel:") else ("", "")),
    )
    return Offer(
        paper,
        text["state"] == "approved",
        _day(text.get("published")),
        _day(text.get("review-due")),
        _words(row.get("specialty")),
        dict(_lists(row.get("keywords"))),
        site if (site := text.get("site", "")).startswith("https://") else "",
        (sheet,),
        source,
        day,
    )


def _words(value: object) -> dict[str, str]:
    return {str(tag): text for tag, text in value.items() if isinstance(text, str)} if isinstance(value, Mapping) else {}


def _lists(value: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    for tag, texts in value.items() if isinstance(value, Mapping) else ():
        if isinstance(texts, list):
            yield str(tag), tuple(text for text in texts if isinstance(text, str))


def _day(text: str | None) -> str:
    try:
        return date.fromisoformat(text or "").isoformat()
    except ValueError:
        return ""
