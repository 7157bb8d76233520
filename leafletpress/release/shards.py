"""Shards of a release: what each of several machines made of it, and the release that one of them makes of all.

A shard is a folder of sheets with a list: which share of which release it is, by which engine and from which commit, and of each sheet
the key and digest. It is merged where the library is, which knows what each sheet should be: what does not fit is told, all at once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from leafletpress.commits import commit_id
from leafletpress.engine import engine_digest
from leafletpress.locks import UNFINISHED
from leafletpress.model import EVERYWHERE, Place, Problem, Severity, Shard, Sheet
from leafletpress.press.one_sheet import Outcome
from leafletpress.press.orders import Order
from leafletpress.release.parcel import BROKEN, NoParcelError, Parcel, open_parcel
from leafletpress.signoff.records import DIGEST
from leafletpress.store import SHARD, SHEET, write
from leafletpress.versions import library_versions, package_versions

SCHEMA = 1  # of the list: leafletpress/schemas/shard.json
CODE = re.compile(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4})+")
MOST_FACTS = 20
AGAIN = "make all shards anew, by one version of the engine and from one commit"
OTHERS = "give the same leaflets, languages, clinics and formats as for the shards"
NOT_THE_SHEET = "this file is not the sheet that the shard's list names"
MOST_TOLD = 20  # shards that are missing: a list may say that there are a thousand million
ANEW = "make this shard anew, and take it from where it was made as it is"


@dataclass(frozen=True, slots=True)
class Origin:
    """What all shards of a release have in common: its name and days, the commit, and what set its pages."""

    release: str
    as_of: str
    judged_on: str
    commit: str
    engine: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet of a shard: its file's name and digest, the key that stands for what it was made from, its code and facts."""

    file: str
    key: str
    sha256: str
    code: str
    facts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """A shard as its list describes it, and where it stands."""

    path: Path
    shard: Shard
    origin: Origin
    rows: Sequence[Row]


@dataclass(slots=True)
class ShardContents:
    """What a shard holds so far."""

    folder: Path
    shard: Shard
    origin: Origin
    rows: dict[str, Row] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Write a sheet, where one was made. Raises OSError."""
        if sheet := outcome.sheet:
            write(self.folder / sheet.name, sheet.content)
            digest = hashlib.sha256(sheet.content).hexdigest()
            self.rows[sheet.name] = Row(sheet.name, outcome.order.key, digest, sheet.code, dict(sheet.facts))

    def close(self) -> None:
        """Write the list. Raises OSError."""
        rows = [_written_row(row) for _, row in sorted(self.rows.items())]
        written = {
            "schema": SCHEMA,
            "shard": self.shard.number,
            "of": self.shard.of,
            **_written_origin(self.origin),
            "sheets": rows,
        }
        write(self.folder / SHARD, json.dumps(written, indent=1) + "\n")


def origin(root: Path, name: str, as_of: date, judged_on: date | None) -> Origin:
    """That of a release which is made here and now."""
    judged = judged_on.isoformat() if judged_on else ""
    versions = {**package_versions(), **library_versions()}
    return Origin(name, as_of.isoformat(), judged, commit_id(root), engine_digest(), versions)


def folder_of(out: Path, name: str, shard: Shard) -> Path:
    """Where a shard of a release is put."""
    return out / f"{name}.shard-{shard.number}-of-{shard.of}"


def find_shards(places: Iterable[Path]) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
    """The shards in these folders, each a shard or a folder of shards, and what is wrong with them."""
    found: list[Listed] = []
    problems: list[Problem] = []
    for place in places:
        below = (path.parent for path in place.glob(f"*/{SHARD}") if not UNFINISHED.fullmatch(path.parent.name))
        folders = [place] if (place / SHARD).exists() else sorted(below)
        if not folders:
            problems.append(
                _problem(
                    "missing",
                    place,
                    "there is no shard of a release here",
                    "give the folder that release --shard made, or one that holds such",
                )
            )
        for folder in folders:
            read = _read(folder)
            if isinstance(read, Problem):
                problems.append(read)
            else:
                found.append(read)
    return tuple(found), tuple(problems)


def misfits(
    shards: Sequence[Listed], here: Origin, ordered: Sequence[Order], code: Callable[[Order], str], place: Path
) -> Iterator[Problem]:
    """Why shards are not, together, the release that would be made here of these orders. `code` gives the words' code of one."""
    yield from _incomplete(shards, place)
    for listed in shards:
        yield from _elsewhere(listed, here)
    wanted = {order.name: order for order in ordered}
    for listed in shards:
        for row in listed.rows:
            if told := _misfit(row, wanted.get(row.file), code):
                yield _problem(told[0], listed.path / row.file, *told[1:])
        yield from _not_as_listed(listed)
    stand = Counter(name for _, name in {(listed.shard, row.file) for listed in shards for row in listed.rows})
    for name, times in sorted(stand.items()):
        if times > 1:
            yield _problem("extra", place / name, f"{times} shards have this sheet", AGAIN)
    for name in sorted(wanted.keys() - stand.keys()):
        yield _problem("missing", place / name, "no shard has this sheet", AGAIN)
    if stand.keys() == wanted.keys():  # of other editions the shares are others
        yield from _of_other_shares(shards, wanted)


def _misfit(row: Row, order: Order | None, code: Callable[[Order], str]) -> tuple[str, str, str] | None:
    """Why a row is not of the sheet that would be made here: the problem's code, what is wrong and what to do."""
    if order is None:
        return "extra", "this sheet is no part of what is to be released", OTHERS
    if row.key != order.key:
        return "altered", "this sheet was made of other words, values, styles or fonts than are here", AGAIN
    if row.code != code(order):
        return "altered", f"the list says that this sheet has the code {row.code}, and its words have another", ANEW
    return None


def _of_other_shares(shards: Sequence[Listed], wanted: Mapping[str, Order]) -> Iterator[Problem]:
    editions = [order.edition for order in wanted.values()]
    for listed in shards:
        mine = set(listed.shard.share(editions))
        for row in listed.rows:
            if wanted[row.file].edition not in mine:
                yield _problem("extra", listed.path / row.file, f"this sheet is not of the share {listed.shard}", ANEW)


def _not_as_listed(listed: Listed) -> Iterator[Problem]:
    """What in the folder of a shard is not what its list names, and nothing else."""
    try:
        with open_parcel(listed.path) as parcel:
            for name in sorted(parcel.things.keys() - {SHARD, *(row.file for row in listed.rows)}):
                yield _problem("extra", listed.path / name, "the shard's list does not name this", ANEW)
            for row in listed.rows:
                if not _is(parcel, row):
                    yield _problem("altered", listed.path / row.file, NOT_THE_SHEET, ANEW)
    except NoParcelError as fault:
        yield _problem("altered", listed.path, f"this shard cannot be read: {fault}", ANEW)


def _is(parcel: Parcel, row: Row) -> bool:
    try:
        return parcel.has(row.file) and parcel.digest(row.file) == row.sha256
    except BROKEN:
        return False


def _incomplete(shards: Sequence[Listed], place: Path) -> Iterator[Problem]:
    counts = sorted({listed.shard.of for listed in shards})
    if len(counts) > 1:
        told = " and ".join(f"of {count}" for count in counts)
        yield _problem("altered", place, f"these are shards {told}: they do not make one release", AGAIN)
        return
    here = Counter(listed.shard.number for listed in shards)
    for listed in shards:
        if here[listed.shard.number] > 1:
            yield _problem("extra", listed.path, f"the shard {listed.shard} is here more than once", "leave one of them out")
    missing = (number for number in range(1, (counts or [0])[0] + 1) if not here[number])
    for number in islice(missing, MOST_TOLD):
        yield _problem("missing", place, f"the shard {Shard(number, counts[0])} is missing", "wait until it is made, or make it")


def _elsewhere(listed: Listed, here: Origin) -> Iterator[Problem]:
    """In what a shard is not of the release that is made here."""
    its = listed.origin
    for what, theirs, ours in (
        ("of the release", its.release, here.release),
        ("of a release of the day", its.as_of, here.as_of),
        ("judged as if it were", its.judged_on or "its own day", here.judged_on or "its own day"),
        ("of the commit", its.commit or "no commit", here.commit or "no commit"),
    ):
        if theirs != ours:
            yield _problem("altered", listed.path, f"this shard is {what} {theirs}, and not {ours}", AGAIN)
    if its.engine != here.engine:
        names = sorted(name for name in {*its.versions, *here.versions} if its.versions.get(name) != here.versions.get(name))
        other = [f"{name} {its.versions.get(name) or 'none'} and not {here.versions.get(name) or 'none'}" for name in names]
        told = ", ".join(other) or "its own files are others"
        yield _problem("altered", listed.path, f"this shard was made by another engine: {told}", AGAIN)


def merged(shards: Iterable[Listed], ordered: Iterable[Order]) -> Generator[Outcome]:
    """The sheets of shards that fit, as if they were made now; one that was changed since that was found is a problem."""
    wanted = {order.name: order for order in ordered}
    for listed in shards:
        with open_parcel(listed.path) as parcel:
            for row in listed.rows:
                order = wanted[row.file]
                try:
                    content = parcel.content(row.file) if parcel.has(row.file) else b""
                except BROKEN:
                    content = b""
                if hashlib.sha256(content).hexdigest() == row.sha256:
                    yield Outcome(order, Sheet(order.edition, order.name, content, row.code, row.facts), ())
                else:
                    yield Outcome(order, None, (_problem("altered", listed.path / row.file, NOT_THE_SHEET, ANEW),))


def _written_origin(its: Origin) -> Mapping[str, object]:
    judged = {"judged-on": its.judged_on} if its.judged_on else {}
    return {
        "release": its.release,
        "as-of": its.as_of,
        **judged,
        "commit": its.commit,
        "engine": its.engine,
        "versions": dict(sorted(its.versions.items())),
    }


def _written_row(row: Row) -> Mapping[str, object]:
    return {"file": row.file, "key": row.key, "sha256": row.sha256, "code": row.code, "facts": dict(sorted(row.facts.items()))}


UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def _read(folder: Path) -> Listed | Problem:
    """A shard's list. Nothing of it is believed that is not of its form."""
    try:
        with open_parcel(folder) as parcel:
            if not parcel.has(SHARD):
                return _problem("altered", folder / SHARD, "this list is no plain file, or too large", ANEW)
            written = json.loads(parcel.content(SHARD))
        shard = Shard(_count(written["shard"]), _count(written["of"]))
        rows = tuple(_row(row) for row in written["sheets"])
        if written["schema"] == SCHEMA and shard.is_one and len({row.file for row in rows}) == len(rows):
            return Listed(folder, shard, _origin(written), rows)
    except (NoParcelError, *BROKEN, *UNREADABLE):
        pass
    return _problem("altered", folder / SHARD, "the list of this shard cannot be read, or is not as it is written", ANEW)


def _origin(written: Mapping[str, Any]) -> Origin:
    versions = {str(name): str(version) for name, version in written["versions"].items()}
    as_of, judged_on = written["as-of"], written.get("judged-on", "")
    for day in (as_of, judged_on or as_of):
        date.fromisoformat(day)
    return Origin(str(written["release"]), as_of, judged_on, str(written["commit"]), str(written["engine"]), versions)


def _count(number: object) -> int:
    """A whole number. Raises ValueError where it is none."""
    if type(number) is not int:
        raise ValueError(number)
    return number


def _row(written: Mapping[str, Any]) -> Row:
    row = Row(written["file"], written["key"], written["sha256"], written["code"], dict(written["facts"]))
    facts_are_right = len(row.facts) <= MOST_FACTS and all(
        re.fullmatch("[a-z-]{1,40}", name) and _count(number) >= 0 for name, number in row.facts.items()
    )
    if not (
        SHEET.fullmatch(row.file)
        and DIGEST.fullmatch(row.key)
        and DIGEST.fullmatch(row.sha256)
        and CODE.fullmatch(row.code)
        and facts_are_right
    ):
        raise ValueError(row.file)
    return row


def _problem(code: str, path: Path, message: str, hint: str) -> Problem:
    return Problem(code, Severity.ERROR, message, Place(path.as_posix()), hint, EVERYWHERE)
