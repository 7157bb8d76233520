"""The verification of a release: whatever is not exactly the files that were released is told, each once."""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from leafletpress.model import EVERYWHERE, Place, Problem, Severity
from leafletpress.release.parcel import BROKEN, NoParcelError, Parcel, open_parcel
from leafletpress.store import MANIFEST, SUMS

AGAIN = "take the release again from where it was made"
NOT_OUT = f"do not hand it out; {AGAIN}"
SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")


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


class _UnlistedError(Exception):
    """A list of the release cannot be read: its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def verify(path: Path, verapdf: str = "") -> tuple[Problem, ...]:
    """Compare a released folder or archive with its manifest and checksums: every altered, missing or extra file.

    With the command of veraPDF its sheets are validated too, by all standards that they claim.
    """
    try:
        with open_parcel(path) as parcel:
            lists = Lists(_sums(parcel), _rows(parcel))
            found = [problem for name in sorted({*parcel.things, *lists.names}) for problem in _judge(parcel, lists, name)]
            return tuple(found + (_validate(parcel, lists, verapdf) if verapdf else []))
    except NoParcelError as fault:
        message = f"this is no release: {fault}"
        return (
            Problem("unreadable", Severity.ERROR, message, Place(path.as_posix()), "give the folder or the .zip of a release"),
        )
    except _UnlistedError as fault:
        return (fault.problem,)


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
    """The list of checksums, as sha256sum writes it."""
    lines = [SUM.fullmatch(line) for line in _read(parcel, SUMS).decode("utf-8", "replace").splitlines()]
    pairs = [(line[2], line[1]) for line in lines if line]
    if len(pairs) < len(lines) or MANIFEST not in dict(pairs) or _doubled(name for name, _ in pairs):
        raise _UnlistedError(_problem("altered", parcel, SUMS, "the list of checksums is not as it is written", AGAIN))
    return dict(pairs)


def _rows(parcel: Parcel) -> dict[str, str]:
    """The manifest names each sheet with its own checksum, so a changed list of checksums alone hides nothing."""
    try:
        pairs = [(str(row["file"]), str(row["sha256"])) for row in json.loads(_read(parcel, MANIFEST))["sheets"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        pairs = [("", ""), ("", "")]
    if _doubled(name for name, _ in pairs):
        raise _UnlistedError(_problem("altered", parcel, MANIFEST, "the manifest cannot be read", AGAIN))
    return dict(pairs)


def _doubled(names: Iterable[str]) -> bool:
    return any(count > 1 for count in Counter(names).values())


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
    for name in (name for name in sorted(lists.rows) if name.endswith(".pdf") and parcel.has(name)):
        with contextlib.suppress(*BROKEN):  # what cannot be read has its problem already
            sheets[name] = parcel.content(name)
    hint = "do not hand it out: look at veraPDF's own report on it, and tell those who made it"
    return [_problem("verapdf", parcel, name, fault, hint) for name, fault in sorted(faults(verapdf, sheets))]


def _place(parcel: Parcel, name: str) -> Place:
    return Place(f"{parcel.path.as_posix()}/{name}")


def _problem(code: str, parcel: Parcel, name: str, message: str, hint: str) -> Problem:
    return Problem(code, Severity.ERROR, message, _place(parcel, name), hint, EVERYWHERE)
