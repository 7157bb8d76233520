"""publish release and publish verify."""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.alone import alone, own_folder
from leafletpress.publish.check import chosen_problems
from leafletpress.publish.choosing import choice_options, understood
from leafletpress.publish.options import (
    DateOption,
    as_of_option,
    cluster_option,
    library_option,
    open_library,
    release_day,
    shard_option,
    today,
)
from leafletpress.publish.pressing import chosen_editions, told
from leafletpress.publish.report import FAULT, counted, report

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.model import Choice, Shard
    from leafletpress.press.cluster_address import Elsewhere
    from leafletpress.press.one_sheet import Outcome
    from leafletpress.press.orders import Order
    from leafletpress.release import Contents
    from leafletpress.release.shards import Origin, ShardContents
    from leafletpress.release.verification import Verified


@click.command(short_help="Make a release of approved sheets.")
@click.argument("name")
@choice_options(formats=True)
@click.option("--drafts", is_flag=True, help="Release drafts too, each marked as one.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the release, instead of releases/ in the library."
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="Number of processes; as many as are useful by default.")
@as_of_option
@click.option(
    "--judged-on",
    type=DateOption(),
    help="Make an old release again: judge approvals and review dates as if it were this day. The manifest says so.",
)
@shard_option
@cluster_option
@click.option(
    "--from",
    "places",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Put the release together from the shards in this folder, and set no page; may be given again.",
)
@library_option
def release(
    name: str,
    wanted: Choice,
    out: Path | None,
    jobs: int,
    shard: Shard | None,
    elsewhere: Elsewhere | None,
    places: tuple[Path, ...],
    *,
    drafts: bool,
    as_of: date | None,
    judged_on: date | None,
    folder: Path | None,
) -> None:
    """Make the release NAME: approved sheets with a manifest and checksums, as a folder and a .zip.

    The day is --as-of, else SOURCE_DATE_EPOCH, else that of the last commit. The same commit and day give the same bytes.
    What is past its review today is a draft whatever that day is, but for --judged-on.
    Exits with 1 where an edition has errors or, without --drafts, is a draft; nothing is released then.

    With --shard each of several machines makes its share, in a folder; --from makes of all shares the same release as one machine.
    """
    from leafletpress.press.orders import orders

    _check_asked(name, as_of, judged_on)
    if shard and places:
        raise click.UsageError("give --shard to make a share of a release, or --from to put it together: not both")
    library = open_library(folder, remembering=False, read_on=judged_on)
    choice = understood(library, wanted)
    out = _folder(library, out)
    day = judged_on or release_day(library.root, as_of)
    with alone(out):
        if not shard:
            _finish(out, name)
        work = _Work(library, name, day, judged_on, jobs, elsewhere)
        target = work.shard_folder(out, shard) if shard else out / name
        _check_free(target)
        problems = [problem for problem in chosen_problems(library, choice) if problem.severity == "error"]
        chosen = chosen_editions(library, choice, day)
        ordered = orders(library, chosen, day)
        report(problems, err=True)
        if not _may_be_released(ordered, drafts=drafts) or problems:
            sys.exit(1)
        if shard:
            mine = set(shard.share(chosen))
            made = work.make_shard(target, shard, [order for order in ordered if order.edition in mine])
        else:
            made = work.merge(target, ordered, places) if places else work.make(target, ordered)
        for path in made:
            click.echo(path)


def _check_asked(name: str, as_of: date | None, judged_on: date | None) -> None:
    """Wrong usage where a release cannot be called so, or made for such days; ends where this machine can make none."""
    from leafletpress.release import NAME
    from leafletpress.versions import library_versions

    if not NAME.fullmatch(name):
        raise click.BadParameter(f"{name} is no name for a release: use letters, digits, full stops, hyphens and underscores")
    if judged_on is not None and (as_of not in (None, judged_on) or judged_on > today()):
        raise click.BadParameter("give a day that has been, and no other one with --as-of", param_hint="--judged-on")
    if not library_versions()["harfbuzz-subset"]:
        click.echo(
            "a release needs the hb-subset library, so that its bytes are always the same: publish doctor says how to install it",
            err=True,
        )
        sys.exit(1)


def _folder(library: Library, out: Path | None) -> Path:
    """The folder that releases are made in. Wrong usage where it is one of a release."""
    from leafletpress.store import holds_release

    out = out or own_folder(library.root, "releases")
    if holds_release(out):
        raise click.BadParameter(f"{out} holds a release, which is never changed: give another folder", param_hint="--out")
    return out


def _finish(out: Path, name: str) -> None:
    """Finish what a run left that was stopped between a release and its archive; ends the command where that is what was asked for."""
    from leafletpress.release import folderless
    from leafletpress.release.finishing import finish

    for done in finish(out):
        if done.archive is None:
            click.echo(f"{done.folder} has no archive, and none is made: publish verify says what is wrong with it", err=True)
            continue
        click.echo(f"{done.folder} had no archive: it is made now", err=True)
        if done.folder.name == name:
            click.echo(done.folder)
            click.echo(done.archive)
            click.echo(f"the release {name} was made before, and is only finished: to release anew, give another name", err=True)
            sys.exit(0)
    for archive in folderless(out):
        click.echo(
            f"{archive} stands there without the folder that it was made from: publish verify says whether it is good", err=True
        )


def _check_free(target: Path) -> None:
    from leafletpress.release import taken

    if there := taken(target):
        click.echo(f"{there} is there already: a release is never changed, give the new one another name", err=True)
        sys.exit(1)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be made: a release of a library, with its days."""

    library: Library
    name: str
    day: date
    judged_on: date | None
    jobs: int
    elsewhere: Elsewhere | None

    def make(self, target: Path, ordered: Sequence[Order]) -> tuple[Path, ...]:
        """Make the sheets, and of them the release."""
        from leafletpress.press.workers import press

        return self._release(target, press(self.library, ordered, self.day, self.jobs, elsewhere=self.elsewhere), len(ordered))

    def shard_folder(self, out: Path, shard: Shard) -> Path:
        from leafletpress.release.shards import folder_of

        return folder_of(out, self.name, shard)

    def make_shard(self, target: Path, shard: Shard, ordered: Sequence[Order]) -> tuple[Path, ...]:
        """Make a share of the sheets, to be put together with the others."""
        from leafletpress.press.workers import press
        from leafletpress.release.shards import ShardContents
        from leafletpress.store import whole_folder

        with whole_folder(target) as beside:
            contents = ShardContents(beside, shard, self._origin())
            _fill(contents, press(self.library, ordered, self.day, self.jobs, elsewhere=self.elsewhere), len(ordered))
        return (target,)

    def merge(self, target: Path, ordered: Sequence[Order], places: Sequence[Path]) -> tuple[Path, ...]:
        """Make the release of the shards in some folders; ends the command where they are not together what would be made here."""
        from leafletpress.press.orders import manuscript
        from leafletpress.release.shards import find_shards, merged, misfits
        from leafletpress.signoff.words_code import words_code

        def code(order: Order) -> str:
            return words_code(manuscript(self.library, order.edition, self.day))

        shards, problems = find_shards(places)
        problems = problems or tuple(misfits(shards, self._origin(), ordered, code, places[0]))
        report(problems, err=True)
        if problems:
            sys.exit(1)
        return self._release(target, merged(shards, ordered), len(ordered))

    def _origin(self) -> Origin:
        from leafletpress.release.shards import origin

        return origin(self.library.root, self.name, self.day, self.judged_on)

    def _release(self, target: Path, outcomes: Generator[Outcome], number: int) -> tuple[Path, ...]:
        """Write sheets as they come, and of them the release, all at once."""
        from leafletpress.release import Contents, pack
        from leafletpress.store import whole_folder

        with whole_folder(target) as beside:
            _fill(Contents(beside, self.library, self.name, self.day, self.judged_on), outcomes, number)
        return target, pack(target, self.day)


def _fill(contents: Contents | ShardContents, outcomes: Generator[Outcome], number: int) -> None:
    """Write each sheet as it is done; ends the command where one cannot be made."""
    failed, faults = False, False
    for outcome in told(outcomes, number):
        problems = [problem for problem in outcome.problems if problem.severity == "error"]
        report(problems, err=True)
        failed, faults = failed or bool(problems), faults or bool(outcome.fault)
        contents.add(outcome)
    if failed:
        sys.exit(FAULT if faults else 1)
    contents.close()


def _may_be_released(ordered: Sequence[Order], *, drafts: bool) -> bool:
    """Says before any page is set which sheets are drafts, and whether they stop the release."""
    waiting = [order for order in ordered if not order.state.approved]
    if waiting and drafts:
        click.echo(f"{len(waiting)} of {len(ordered)} sheets are drafts: each is marked as one", err=True)
    elif waiting:
        for order in waiting:
            click.echo(f"draft: {order.name}: {'; '.join(order.state.reasons)}", err=True)
        click.echo("nothing was released: approve these editions, name others, or give --drafts", err=True)
    elif not ordered:
        click.echo("there is nothing to release", err=True)
    return bool(ordered) and (drafts or not waiting)


@click.command(short_help="Compare a release with its manifest.")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--verapdf",
    "validate",
    is_flag=True,
    help="Validate each sheet too, with the veraPDF command (or the one that VERAPDF names).",
)
def verify(path: Path, *, validate: bool) -> None:
    """Compare a release (its folder or .zip) with its manifest: names each altered, missing or extra file."""
    from leafletpress.release.finishing import finish_verified
    from leafletpress.release.verification import verify as compare

    found = compare(path, _verapdf() if validate else "")
    report(found.problems)
    if not found.problems:
        click.echo(f"{path}: {_told(found)}{', and its sheets are what they claim to be' if validate else ''}", err=True)
        if made := finish_verified(path, found):
            click.echo(f"{made}: the archive was missing, and is made now", err=True)
    sys.exit(bool(found.problems))


def _told(found: Verified) -> str:
    """What is known of a release that is consistent, and no more: who makes all of it anew can make it so."""
    drafts = f", {found.drafts} of them {'a draft' if found.drafts == 1 else 'drafts'}" if found.drafts else ""
    judged = f", judged as if it were {found.judged_on}: leaflets may be past their review" if found.judged_on else ""
    return f"consistent with its own manifest: release {found.name} of {found.as_of}, {counted(found.sheets, 'sheet')}{drafts}{judged}"


def _verapdf() -> str:
    """The veraPDF command; ends the command line where there is none."""
    from leafletpress.proof.validator import command

    found = command()
    if found is None:
        click.echo("there is no veraPDF here: install it, and put its command on the path or name it in VERAPDF", err=True)
        sys.exit(1)
    return found
