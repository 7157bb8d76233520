"""The commands. The home of Click: options in, one call, print, exit.

Exit codes: 0 done; 1 problems; 2 wrong usage; 3 a fault of the tool.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module

import click

from leafletpress import __version__
from leafletpress.kept_methods import keep_methods
from leafletpress.kept_patterns import keep_patterns
from leafletpress.publish.report import FAULT, harmless

VERBS = {  # each command with the module that it is in, by the name of its function
    "approve": "signoff.approve",
    "build": "build.build",
    "check": "check.check",
    "doctor": "machine.doctor",
    "explain": "check.explain",
    "export": "agencies.export_messages",
    "extract": "translating.extract",
    "import": "agencies.import_messages",
    "list": "listing.list_editions",
    "new": "new.new",
    "open": "printing.open_sheet",
    "preview": "proofs.preview",
    "print": "printing.print_sheet",
    "release": "releases.release",
    "site": "sites.site",
    "status": "overview.status",
    "update": "translating.update",
    "verify": "releases.verify",
}


class _Verbs(Mapping[str, click.Command]):
    """The commands, each imported when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        module, _, function = VERBS[name].partition(".")
        found: click.Command = getattr(import_module(f"leafletpress.publish.{module}"), function)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(VERBS)

    def __len__(self) -> int:
        return len(VERBS)


@click.group(commands=_Verbs(), context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="publish")
def publish() -> None:
    """Publish patient leaflets: every language, every clinic, every format from one source.

    A library is a folder with leaflets/, clinics/ and translations/. Run publish in it, or anywhere with --library.
    """


FULL = "make room on this disk, and run it again; what stood there before is as it was"
HINTS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: "the machine allows no larger file here: give another place",
    errno.EROFS: "this disk can only be read: give another place, or have it opened for writing",
    errno.EIO: "the disk fails: give another place, and have it looked at",
}


# New objects at which Python looks for rings of them that nobody uses any more: seldom, for a command makes few, and what it reads it keeps.
COLLECTED = (500_000, 2, 2)


def _tell_refusal(fault: OSError) -> None:
    """Say which file the machine refuses, why, and what to do. Nothing is named where the command's own output went."""
    file = harmless(str(fault.filename)) if fault.filename is not None else "what this command prints"
    hint = HINTS.get(fault.errno or 0, "look at what stands there and whether you may write there, or give another place")
    with suppress(OSError):
        click.echo(f"publish: {file}: {(fault.strerror or 'it cannot be read or written').lower()}", err=True)
        click.echo(f"  {hint}", err=True)
    if fault.filename is None:
        sys.stdout = None  # what is left to be printed finds no room either, and Python would say so once more


def main() -> None:
    """Run the command line. A file that the machine refuses is told in plain words, a fault of the tool itself as such.

    LEAFLETPRESS_DEBUG shows the trace of either before it; the exit code is the same.
    """
    keep_methods()
    keep_patterns()
    gc.set_threshold(*COLLECTED)
    try:
        publish(prog_name="publish")
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is told
        if os.environ.get("LEAFLETPRESS_DEBUG"):
            traceback.print_exc()
        if isinstance(fault, OSError) and (fault.filename is not None or fault.errno in HINTS):
            _tell_refusal(fault)
            sys.exit(1)
        click.echo(f"publish: a fault of the tool, not of your files: {type(fault).__name__}: {harmless(str(fault))}", err=True)
        click.echo("  please report it with what you ran; LEAFLETPRESS_DEBUG=1 prints where it happened", err=True)
        sys.exit(FAULT)


def command() -> None:
    """`main` as all that a process is for: it ends with the command, and gives back nothing of its memory piece by piece.

    Where somebody is to be told at the end who asked for it before, such as what measures which lines were run, it ends as any other.
    """
    codes: list[int] = []

    def leave() -> None:
        """Behind all that others have to do at the end. Where what was printed finds no room, Python says so, as ever."""
        with suppress(OSError, ValueError):
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            for code in codes:
                os._exit(code)

    if not atexit._ncallbacks():
        atexit.register(leave)
    try:
        main()
    except SystemExit as ended:
        if ended.code is None or isinstance(ended.code, int):
            codes.append(ended.code or 0)
        raise
