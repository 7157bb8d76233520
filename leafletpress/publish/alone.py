"""One run at a time: the verbs that write take the lock of their folder first, and say whose end they clear up after."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

import click

from leafletpress.publish.options import find_library
from leafletpress.publish.report import counted, harmless

LIBRARY = ("leaflets", "clinics", "organisations", "translations")  # what verbs write in a library besides sheets and releases


@contextmanager
def alone(folder: Path, below: Iterable[str] = ()) -> Iterator[None]:
    """Write in a folder while nobody else does; `below` are the folders in it whose unfinished files are cleared away too.

    Ends the command line where another run writes there.
    """
    from leafletpress.locks import BusyError, locked

    try:
        with locked(folder, below) as held:
            if held.left:
                click.echo(f"{folder}: a run was ended while it wrote here ({harmless(held.left)})", err=True)
            if held.cleared:
                click.echo(f"{folder}: cleared away what it left unfinished: {counted(len(held.cleared), 'file')}", err=True)
            yield
    except BusyError as busy:
        click.echo(f"publish: {harmless(str(busy))}", err=True)
        click.echo("  nothing was done: wait until it has ended, and run this again", err=True)
        sys.exit(1)


def writes_library(function: Callable[..., None]) -> Callable[..., None]:
    """A verb that writes in its library: it reads what it changes while nobody else changes it. One that only checks needs no lock."""

    @wraps(function)
    def locking(*arguments: object, folder: Path | None, only_check: bool = False, **options: object) -> None:
        if "only_check" in function.__annotations__:
            options["only_check"] = only_check
        if only_check:
            function(*arguments, folder=folder, **options)
            return
        with alone(find_library(folder), LIBRARY):
            function(*arguments, folder=folder, **options)

    return locking


def own_folder(root: Path, name: str) -> Path:
    """A library's folder for what is made of it. Ends the command line where links lead out of the library on the way."""
    from leafletpress.resources import is_inside

    folder = root / name
    if not is_inside(root, folder):
        click.echo(f"publish: {folder} leads out of the library: nothing is written there", err=True)
        click.echo("  put a folder there in place of the link, or name another one with --out", err=True)
        sys.exit(1)
    return folder
