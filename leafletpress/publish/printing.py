"""publish print and publish open: one edition's sheet, made if it is not up to date, to a printer or a screen."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.alone import alone
from leafletpress.publish.build import sheets_folder
from leafletpress.publish.choosing import choice_options, open_chosen
from leafletpress.publish.options import as_of_option, library_option, today
from leafletpress.publish.pressing import chosen_editions, end_as_changed, told
from leafletpress.publish.report import FAULT, harmless, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leafletpress.library.whole import Library
    from leafletpress.model import Choice, Edition
    from leafletpress.press.orders import Order

PRINTER = re.compile(r"[^\s/#-][^\s/#]*(?:/[^\s/#]+)?")  # a queue's name, or one with a set of its options
MOST_COPIES = 1000
NO_LP = "there is no lp here, which hands papers to printers: install CUPS (on Debian, the package cups-client)"
SHOWN = 6  # editions that are named where several are meant


@click.command("print", short_help="Print an edition's sheet.")
@choice_options(formats=True)
@click.option("--copies", type=click.IntRange(1, MOST_COPIES), default=1, show_default=True, help="How many.")
@click.option("--printer", metavar="NAME", help="The printer's name as lpstat -e tells it, instead of the system's default.")
@click.option("--drafts", is_flag=True, help="Print a draft without asking: it says on every page that it is one.")
@click.option("--dry-run", is_flag=True, help="Show the command that would print it, and print nothing.")
@as_of_option
@library_option
def print_sheet(
    wanted: Choice, copies: int, printer: str | None, *, drafts: bool, dry_run: bool, as_of: date | None, folder: Path | None
) -> None:
    """Print the sheet of one edition, on A4 and on both sides, as its format needs it.

    Without a clinic or a language, one that is the only one is meant. The sheet is made first if it is not up to date. A booklet is turned
    over its short edge, all else over its long one; nothing is scaled. Asks before it prints a draft.
    """
    from leafletpress.formats import FORMATS

    if printer is not None and not PRINTER.fullmatch(printer):
        raise click.BadParameter(f"{printer} is no name of a printer: lpstat -e tells those there are", param_hint="--printer")
    order, path = _made(wanted, as_of, folder, for_paper=True)
    command = _command(path, copies, printer, short_edge=FORMATS[order.edition.format].short_edge)
    if dry_run:
        click.echo(shlex.join(command))
        return
    if not order.state.approved and not drafts:
        click.confirm(f"{path.name} is a draft, not approved for patients. Print it all the same?", abort=True, err=True)
    _run(command, NO_LP)


@click.command("open", short_help="Show an edition's sheet.")
@choice_options(formats=True)
@as_of_option
@library_option
def open_sheet(wanted: Choice, *, as_of: date | None, folder: Path | None) -> None:
    """Show the sheet of one edition in the program that this machine opens such files with.

    Without a clinic or a language, one that is the only one is meant. The sheet is made first if it is not up to date.
    """
    _, path = _made(wanted, as_of, folder)
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    _run([opener, str(path)], f"there is no {opener} here: open {path} yourself")


def _command(path: Path, copies: int, printer: str | None, *, short_edge: bool) -> list[str]:
    """The command that prints a sheet. Nothing is scaled, and the driver puts no two pages on one side: a booklet has two already."""
    options = ["media=A4", f"sides=two-sided-{'short' if short_edge else 'long'}-edge", "number-up=1", "print-scaling=none"]
    options += ["collate=true"] if copies > 1 else []
    named = ["-d", printer] if printer else []
    return ["lp", *named, "-n", str(copies), *(part for option in options for part in ("-o", option)), "--", str(path)]


def _run(command: Sequence[str], missing: str) -> None:
    """Run a program of the machine's. Ends the command line where it is not there or fails; what it says is its own."""
    program = shutil.which(command[0])
    if program is None:
        click.echo(f"publish: {missing}", err=True)
        sys.exit(1)
    import subprocess

    done = subprocess.run([program, *command[1:]], check=False)  # noqa: S603 - arguments, no shell: the path is absolute, the name was looked at
    if done.returncode:
        click.echo(f"publish: {command[0]} could not do it", err=True)
        sys.exit(1)


def _made(wanted: Choice, as_of: date | None, folder: Path | None, *, for_paper: bool = False) -> tuple[Order, Path]:
    """The one edition that is meant and its sheet, made if it is not up to date. Ends the command line where it cannot be made."""
    from leafletpress.press.building import build, plan
    from leafletpress.store.shelf import Shelf

    library, choice = open_chosen(folder, wanted)
    day = as_of or today()
    edition = _one(chosen_editions(library, choice, day), for_paper=for_paper)
    out = sheets_folder(library, None)
    with alone(out):
        shelf = Shelf(out)
        planned = plan(library, (edition,), shelf, day)
        for outcome in told(build(library, planned, shelf, day, jobs=1), len(planned.wanted)):
            if outcome.sheet is None:
                report(outcome.problems, err=True)
                sys.exit(FAULT if outcome.fault else 1)
        orders = (*planned.kept, *planned.wanted)
        is_true = all(shelf.is_current(order.name, order.key) for order in orders)
        shelf.flush()
    if not orders:
        _tell_why_not(library, edition)
    if not is_true:
        end_as_changed()
    return orders[0], (out / orders[0].name).absolute()


def _one(chosen: Sequence[Edition], *, for_paper: bool) -> Edition:
    """The only edition of a choice. Wrong usage where there is none, or more, or one that is no paper."""
    from leafletpress.formats import FORMATS

    if not chosen:
        raise click.UsageError("there is no such edition: publish list shows those there are")
    if len(chosen) > 1:
        names = [f"{one.leaflet} --language {one.language_label} --clinic {one.clinic} --format {one.format}" for one in chosen]
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        raise click.UsageError(f"{len(chosen)} editions are meant; say which: {'; '.join(names[:SHOWN])}{more}")
    if for_paper and not FORMATS[chosen[0].format].has_pages:
        pages = ", ".join(row.name for row in FORMATS.values() if row.has_pages)
        raise click.UsageError(f"{chosen[0].format} has no pages to print; these have: {pages}")
    return chosen[0]


def _tell_why_not(library: Library, edition: Edition) -> None:
    from leafletpress.library.editions import problems_of

    report([problem for problem in problems_of(library, edition) if problem.severity == "error"], err=True)
    click.echo(f"publish: {harmless(edition.leaflet)} cannot be made", err=True)
    sys.exit(1)
