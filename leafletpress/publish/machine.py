"""publish doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from leafletpress.publish.options import library_option
from leafletpress.publish.report import colour_wanted


@click.command(short_help="Look at what this machine has for setting pages.")
@library_option
def doctor(folder: Path | None) -> None:
    """Look at what this machine has for setting pages; for each thing missing, say how to install it."""
    from leafletpress.doctor import examine

    findings = tuple(examine(folder or Path.cwd()))
    for finding in findings:
        sign, colour = ("ok", "green") if finding.good else ("optional", "yellow") if finding.optional else ("missing", "red")
        click.echo(f"{click.style(f'{sign:8}', fg=colour)} {finding.what}: {finding.detail}", color=colour_wanted())
        if not finding.good:
            for manager, command in finding.commands.items():
                click.echo(f"         {manager}: {command}")
    sys.exit(any(not finding.good and not finding.optional for finding in findings))
