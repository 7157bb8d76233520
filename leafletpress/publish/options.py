"""Options that several verbs share, and what they resolve to."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from leafletpress.publish.report import report

if TYPE_CHECKING:
    from leafletpress.model import Library

F = TypeVar("F", bound=Callable[..., object])


class DateOption(click.ParamType[date]):
    """year-month-day."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        with suppress(ValueError):
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return date.fromisoformat(value)
        return self.fail(f"{value} is not a date: write it as 2026-11-23", param, ctx)


def library_option(function: F) -> F:
    return click.option(
        "--library",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The library's folder. Without it, the nearest folder from here up that holds leaflets/.",
    )(function)


def as_of_option(function: F) -> F:
    return click.option("--as-of", type=DateOption(), help="The day to judge approvals and review dates by, instead of today.")(
        function
    )


def choice_options(function: F) -> F:
    function = click.option("--clinic", "clinics", multiple=True, metavar="ID", help="Only for this clinic; may be given again.")(
        function
    )
    function = click.option(
        "--language", "languages", multiple=True, metavar="TAG", help="Only in this language (en-GB, ar); may be given again."
    )(function)
    return click.argument("leaflets", nargs=-1, metavar="[LEAFLET]...")(function)


def find_library(folder: Path | None) -> Path:
    """The library's folder. Wrong usage where there is none."""
    if folder is not None and not (folder / "leaflets").is_dir():
        raise click.BadParameter(f"{folder} holds no leaflets/: it is no library", param_hint="--library")
    from leafletpress.library import find_root

    root = find_root((folder or Path.cwd()).absolute())
    if root is None:
        raise click.UsageError(
            "there is no library here: go to a folder that holds leaflets/, give --library, or make one with: publish new library DIR"
        )
    return root


def open_library(folder: Path | None, languages: Iterable[str] = (), *, checked: bool = True) -> Library:
    """Read the library and, if `checked`, check it; pseudo-locales that are asked for are made."""
    from leafletpress.languages import LANGUAGES
    from leafletpress.library import read_library

    library = read_library(find_library(folder), checked=checked)
    if not any(tag in LANGUAGES and LANGUAGES[tag].pseudo for tag in languages):
        return library
    from leafletpress.localisation.pseudo import with_pseudo

    return with_pseudo(library, languages)


def tell_errors(library: Library, languages: Iterable[str] | None = None) -> bool:
    """Report the errors in the source and in these languages (all, if None), and which catalogs are left as they are for them.

    Returns whether there are any.
    """
    from leafletpress.library.messages import broken_domains

    errors = [problem for problem in library.problems if problem.severity == "error"]
    if languages is not None:
        errors = [problem for problem in errors if problem.scope.language in ("", *languages)]
    report(errors, err=True)
    if left := sorted(broken_domains(library)):
        click.echo(f"left as they are, since what they are drawn from has errors: {', '.join(left)}", err=True)
    return bool(errors)


def today() -> date:
    """The real day, in UTC."""
    from leafletpress.library import today as real_day

    return real_day()


def release_day(root: Path, as_of: date | None) -> date:
    """The day of a release: as given, else SOURCE_DATE_EPOCH, else the commit's; all in UTC. Wrong usage where there is none of these."""
    from leafletpress.commits import commit_time

    if as_of is not None:
        return as_of
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or commit_time(root)
    if epoch is None:
        raise click.UsageError(
            f"there is no day for this release: {root} has no commit that can be read; give its day with --as-of {today()}"
        )
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH={epoch} is not a number of seconds") from None


def check_choice(library: Library, leaflets: tuple[str, ...], languages: tuple[str, ...], clinics: tuple[str, ...]) -> None:
    """Wrong usage where a name is not in the library. A leaflet or clinic that cannot be read is there all the same."""
    from leafletpress.languages import LANGUAGES

    for kind, chosen, known in (("leaflets", leaflets, library.leaflets), ("clinics", clinics, library.clinics)):
        for name in chosen:
            if name not in known and not (library.root / kind / name).is_dir():
                raise click.BadParameter(f"there is no {name} in {kind}/; known: {', '.join(sorted(known)) or 'none'}")
    for name in languages:
        if name not in LANGUAGES:
            raise click.BadParameter(f"{name} is no language of the table; {did_you_mean(name)}known: {', '.join(LANGUAGES)}")


def did_you_mean(name: str) -> str:
    """The right spelling of a language that was meant, as a question; empty where there is none."""
    from leafletpress.languages import meant

    tag = meant(name)
    return f"did you mean {tag}? " if tag else ""
