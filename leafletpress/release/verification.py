"""The verification of a release: whatever is not exactly the files that were released is told, each once."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from leafletpress.formats import FORMATS
from leafletpress.model import EVERYWHERE, Place, Problem, Severity
from leafletpress.plainfiles import open_plain
from leafletpress.release import NAME, manifest_text, sums_text
from leafletpress.release.parcel import BROKEN, NoParcelError, Parcel, open_parcel
from leafletpress.release.zipfiles import is_archive_of
from leafletpress.signoff.records import DIGEST
from leafletpress.store import MANIFEST, SHEET, SUMS

DAYS = ("as-of", "judged-on")

AGAIN = "take the release again from where it was made"
NOT_OUT = f"do not hand it out; {AGAIN}"
ZIPPED_AGAIN = f"{AGAIN}; where you packed a released folder yourself, verify the folder"
SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")
KINDS = frozenset(row.extension for row in FORMATS.values())
IN_THE_NAME = ("leaflet", "version", "language", "clinic", "format")  # fields of a row, in the order of a sheet's name


@dataclass(frozen=True, slots=True)
class Lists:
    """The SHA-256 of each released file: as the list of checksums has it, and as the manifest has it for sheets."""

    sums: Mapping[str, str]
    rows: Mapping[str, str]

    def digests(self, name: str) -> set[str]:
        return {digests[name] for digests in (self.sums, self.rows) if name in digests}

    @property
    def names(self) -> set[str]:
        return {*self.sums, *self.rows, MANIFEST, SUMS}


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a release: problems, and what its manifest says: name, number of sheets and drafts, the days it was judged by.

    `judged_on` is there where it was judged as if it were another day than the one on which it was made; `rows` are the manifest's, one
    for each sheet.
    """

    problems: tuple[Problem, ...]
    name: str = ""
    sheets: int = 0
    drafts: int = 0
    as_of: date | None = None
    judged_on: date | None = None
    rows: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)


class _UnlistedError(Exception):
    """A list of the release cannot be read: its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def verify(path: Path, verapdf: str = "") -> Verified:
    """Compare a released folder or archive with its manifest and checksums: every altered, missing or extra file.

    An archive has to be the very one that is made of its files. With the command of veraPDF its sheets are validated too, by all
    standards that they claim.
    """
    try:
        with open_parcel(path) as parcel:
            sums = _sums(parcel)
            manifest = _manifest(parcel)
            lists = Lists(sums, {row["file"]: row["sha256"] for row in manifest["sheets"]})
            found = [problem for name in sorted({*parcel.things, *lists.names}) for problem in _judge(parcel, lists, name)]
            found += [] if found else _judge_archive(parcel, manifest)
            found += _validate(parcel, lists, verapdf) if verapdf else []
            return _verified(tuple(found), manifest)
    except NoParcelError as fault:
        message = f"this is no release: {fault}"
        place = Place(path.as_posix())
        return Verified((Problem("unreadable", Severity.ERROR, message, place, "give the folder or the .zip of a release"),))
    except _UnlistedError as fault:
        return Verified((fault.problem,))


def _verified(problems: tuple[Problem, ...], manifest: Mapping[str, Any]) -> Verified:
    return Verified(
        problems,
        name=manifest["release"],
        sheets=len(manifest["sheets"]),
        drafts=sum(row["state"] != "approved" for row in manifest["sheets"]),
        as_of=date.fromisoformat(manifest["as-of"]),
        judged_on=date.fromisoformat(manifest["judged-on"]) if "judged-on" in manifest else None,
        rows=tuple(manifest["sheets"]),
    )


def _judge_archive(parcel: Parcel, manifest: Mapping[str, Any]) -> list[Problem]:
    """An archive whose files are good is made of them again: in what stands between them unpackers could read something else."""
    if parcel.path.is_dir():
        return []
    sizes = {name: thing.size for name, thing in parcel.things.items()}
    try:
        with open_plain(parcel.path) as stream:
            same = is_archive_of(stream, manifest["release"], sizes, parcel.opened, date.fromisoformat(manifest["as-of"]))
    except (*BROKEN, ValueError) as fault:
        return [_problem("altered", parcel, "", f"this archive cannot be read: {fault}", AGAIN)]
    message = "this archive is not the one that was made of these files: it was packed again, or holds more than it lists"
    return [] if same else [_problem("altered", parcel, "", message, ZIPPED_AGAIN)]


def _judge(parcel: Parcel, lists: Lists, name: str) -> Iterator[Problem]:
    """What is wrong with one name, at most one problem."""
    thing = parcel.things.get(name)
    if thing is None:
        where = "" if name in lists.sums else ", which the manifest names,"
        yield _problem("missing", parcel, name, f"this file{where} is missing", AGAIN)
    elif name not in lists.names:
        what = f": it is {thing.strange}" if thing.strange else ""
        yield _problem("extra", parcel, name, f"this is no part of the release{what}", "take it out")
    elif thing.strange:
        yield _problem("altered", parcel, name, f"this file is not as it was released: it is {thing.strange}", NOT_OUT)
    elif name != SUMS and (name not in lists.sums or (name != MANIFEST and name not in lists.rows)):
        unnamed = "the list of checksums" if name not in lists.sums else "the manifest"
        yield _problem("extra", parcel, name, f"{unnamed} does not name this file", "take it out")
    elif fault := _differs(parcel, lists, name):
        yield _problem("altered", parcel, name, fault, NOT_OUT)


def _differs(parcel: Parcel, lists: Lists, name: str) -> str:
    wanted = lists.digests(name)
    if not wanted:
        return ""
    try:
        found = parcel.digest(name)
    except BROKEN as fault:
        return f"this file cannot be read: {fault}"
    return "" if wanted == {found} else "this file is not what was released"


def _sums(parcel: Parcel) -> dict[str, str]:
    """The list of checksums, as it is written."""
    text = _read(parcel, SUMS).decode("utf-8", "replace")
    pairs = {line[2]: line[1] for line in map(SUM.fullmatch, text.splitlines()) if line}
    if text != sums_text(pairs) or MANIFEST not in pairs or not all(map(_is_known, pairs)):
        raise _UnlistedError(_problem("altered", parcel, SUMS, "the list of checksums is not as it is written", AGAIN))
    return pairs


def _is_known(name: str) -> bool:
    """Whether a release holds files of this name."""
    return name == MANIFEST or (SHEET.fullmatch(name) is not None and name.rpartition(".")[2] in KINDS)


def _manifest(parcel: Parcel) -> dict[str, Any]:
    """The manifest, in the form in which it is written. It names each sheet with its own checksum, so a changed list of checksums alone hides nothing."""
    content = _read(parcel, MANIFEST)
    try:
        manifest = json.loads(content)
        if manifest_text(manifest).encode() == content and _is_whole(manifest):
            return dict(manifest)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise _UnlistedError(_problem("altered", parcel, MANIFEST, "the manifest is not as it is written", AGAIN))


def _is_whole(manifest: dict[str, Any]) -> bool:
    """Whether a manifest says what each has to say, and nothing that contradicts itself. Raises where it is not even of that shape."""
    days = [date.fromisoformat(manifest[name]).isoformat() == manifest[name] for name in DAYS if name in manifest]
    rows = manifest["sheets"]
    files = [row["file"] for row in rows]
    return (
        "as-of" in manifest
        and all(days)
        and NAME.fullmatch(manifest["release"]) is not None
        and files == sorted(set(files))
        and all(map(_is_row, rows))
    )


def _is_row(row: dict[str, Any]) -> bool:
    """Whether a sheet is called what its row says of it, draft or not."""
    draft = "" if row["state"] == "approved" else "_DRAFT"
    stem = "_".join(row[field] for field in IN_THE_NAME) + draft
    return _is_known(row["file"]) and row["file"].rpartition(".")[0] == stem and DIGEST.fullmatch(row["sha256"]) is not None


def _read(parcel: Parcel, name: str) -> bytes:
    """A list, whole: without both of them nothing can be told of the rest."""
    thing = parcel.things.get(name)
    if thing is None:
        raise _UnlistedError(_problem("missing", parcel, name, f"there is no {name}", AGAIN))
    if thing.strange:
        raise _UnlistedError(
            _problem("altered", parcel, name, f"this file is not as it was released: it is {thing.strange}", AGAIN)
        )
    try:
        return parcel.content(name)
    except BROKEN as fault:
        raise _UnlistedError(_problem("altered", parcel, name, f"this file cannot be read: {fault}", AGAIN)) from fault


def _validate(parcel: Parcel, lists: Lists, verapdf: str) -> list[Problem]:
    from leafletpress.proof.validator import faults

    sheets: dict[str, bytes] = {}
    for name in (name for name in sorted(lists.rows) if name.endswith(".pdf") and parcel.has(name) and _claims(name)):
        with contextlib.suppress(*BROKEN):  # what cannot be read has its problem already
            sheets[name] = parcel.content(name)
    hint = "do not hand it out: look at veraPDF's own report on it, and tell those who made it"
    return [_problem("verapdf", parcel, name, fault, hint) for name, fault in sorted(faults(verapdf, sheets))]


def _claims(name: str) -> bool:
    """Whether a sheet of this name has standards to be judged by: a booklet, which is for printing alone, has none."""
    from leafletpress.formats import FORMATS

    row = FORMATS.get(name.rpartition(".")[0].removesuffix("_DRAFT").rpartition("_")[2])
    return row is None or row.claims


def _place(parcel: Parcel, name: str) -> Place:
    return Place(f"{parcel.path.as_posix()}/{name}" if name else parcel.path.as_posix())


def _problem(code: str, parcel: Parcel, name: str, message: str, hint: str) -> Problem:
    return Problem(code, Severity.ERROR, message, _place(parcel, name), hint, EVERYWHERE)
