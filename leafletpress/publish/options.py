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

from leafletpress.publish.report import harmless, report

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.model import Shard
    from leafletpress.press.cluster_address import Elsewhere

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


class ShardOption(click.ParamType["Shard"]):
    """number/of."""

    name = "shard"

    def convert(self, value: str | Shard, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        from leafletpress.model import Shard

        if isinstance(value, Shard):
            return value
        if found := re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", value):
            shard = Shard(int(found[1]), int(found[2]))
            if shard.is_one:
                return shard
        return self.fail(f"{value} is no share: write 2/5 for the second of five", param, ctx)


def shard_option(function: F) -> F:
    return click.option(
        "--shard",
        type=ShardOption(),
        metavar="N/OF",
        help="Make only this share, such as 2/5, the second of five: each machine makes one of them.",
    )(function)


class ClusterOption(click.ParamType["Elsewhere"]):
    """The address of a cluster's scheduler."""

    name = "address"

    def convert(self, value: str | Elsewhere, param: click.Parameter | None, ctx: click.Context | None) -> Elsewhere:
        from leafletpress.press.cluster_address import ClusterError, Elsewhere, check_address

        if isinstance(value, Elsewhere):
            return value
        try:
            check_address(value)
        except ClusterError as refused:
            self.fail(f"{refused.message}: {refused.hint}", param, ctx)
        return Elsewhere(value, lambda text: click.echo(harmless(text), err=True))


def cluster_option(function: F) -> F:
    return click.option(
        "--cluster",
        "elsewhere",
        type=ClusterOption(),
        metavar="ADDRESS",
        help="Make the sheets on a Dask cluster whose scheduler listens there, such as tls://machine:8786.",
    )(function)


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


def open_library(folder: Path | None, *, checked: bool = True, remembering: bool = True, read_on: date | None = None) -> Library:
    """The library; if not `checked`, only what cannot be read is a problem. What is found out is remembered, if `remembering`.

    `read_on` stands for the real day, where an old release is made again.
    """
    from leafletpress.library import read_library
    from leafletpress.memory import NO_MEMORY, Memory
    from leafletpress.usercache import cache_folder

    memory = Memory(cache_folder(), _tell_trouble) if remembering else NO_MEMORY
    library = read_library(find_library(folder), checked=checked, memory=memory, read_on=read_on)
    if context := click.get_current_context(silent=True):
        context.call_on_close(library.finished)
    return library


def _tell_trouble(trouble: str) -> None:
    click.echo(f"publish: {trouble}", err=True)


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
    return datetime.now(UTC).date()


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
