"""publish release and publish verify."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.check import chosen_problems
from leafletpress.publish.choosing import choice_options, understood
from leafletpress.publish.options import as_of_option, library_option, open_library, release_day
from leafletpress.publish.pressing import chosen_editions, told
from leafletpress.publish.report import FAULT, report

if TYPE_CHECKING:
    from leafletpress.model import Choice
    from leafletpress.press.orders import Order


@click.command(short_help="Make a release of approved sheets.")
@click.argument("name")
@choice_options(formats=True)
@click.option("--drafts", is_flag=True, help="Release drafts too, each marked as one.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the release, instead of releases/ in the library."
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="Number of processes; as many as are useful by default.")
@as_of_option
@library_option
def release(
    name: str,
    wanted: Choice,
    out: Path | None,
    jobs: int,
    *,
    drafts: bool,
    as_of: date | None,
    folder: Path | None,
) -> None:
    """Make the release NAME: approved sheets with a manifest and checksums, as a folder and a .zip.

    The day is --as-of, else SOURCE_DATE_EPOCH, else that of the last commit. The same commit and day give the same bytes.
    Exits with 1 where an edition has errors or, without --drafts, is a draft; nothing is released then.
    """
    from leafletpress.press.orders import orders
    from leafletpress.press.workers import press
    from leafletpress.release import NAME, release_files, write_release
    from leafletpress.store import holds_release
    from leafletpress.versions import library_versions

    if not NAME.fullmatch(name):
        raise click.BadParameter(f"{name} is no name for a release: use letters, digits, full stops, hyphens and underscores")
    library = open_library(folder, remembering=False)
    choice = understood(library, wanted)
    if not library_versions()["harfbuzz-subset"]:
        click.echo(
            "a release needs the hb-subset library, so that its bytes are always the same: publish doctor says how to install it",
            err=True,
        )
        sys.exit(1)
    day = release_day(library.root, as_of)
    out = out or library.root / "releases"
    if holds_release(out):
        raise click.BadParameter(f"{out} holds a release, which is never changed: give another folder", param_hint="--out")
    if (out / name).exists() or (out / f"{name}.zip").exists():
        click.echo(f"{out / name} is there already: a release is never changed, give the new one another name", err=True)
        sys.exit(1)
    problems = [problem for problem in chosen_problems(library, choice) if problem.severity == "error"]
    report(problems, err=True)
    ordered = orders(library, chosen_editions(library, choice, day), day)
    if not _may_be_released(ordered, drafts=drafts) or problems:
        sys.exit(1)
    outcomes = tuple(told(press(library, ordered, day, jobs), len(ordered)))
    problems = [problem for outcome in outcomes for problem in outcome.problems if problem.severity == "error"]
    report(problems, err=True)
    if problems:
        sys.exit(FAULT if any(outcome.fault for outcome in outcomes) else 1)
    for path in write_release(out, name, release_files(name, library, outcomes, day), day):
        click.echo(path)


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
    from leafletpress.release.verification import verify as compare

    problems = compare(path, _verapdf() if validate else "")
    report(problems)
    if not problems:
        click.echo(f"{path}: every file is as it was released{', and what it claims to be' if validate else ''}", err=True)
    sys.exit(bool(problems))


def _verapdf() -> str:
    """The veraPDF command; ends the command line where there is none."""
    from leafletpress.proof.validator import command

    found = command()
    if found is None:
        click.echo("there is no veraPDF here: install it, and put its command on the path or name it in VERAPDF", err=True)
        sys.exit(1)
    return found
