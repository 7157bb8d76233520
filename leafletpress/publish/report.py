"""Problems as text for a person, as JSON for a program, as annotations for GitHub."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from leafletpress.model import Problem

FAULT = 3  # the exit code of a fault of the tool
SCHEMA = 1  # of the records that programs read: leafletpress/schemas/ says what stands in them
COLOURS = {"error": "red", "draft": "yellow", "warning": "cyan"}
GITHUB_LEVELS = {"error": "error", "draft": "warning", "warning": "notice"}


def colour_wanted() -> bool | None:
    """False where NO_COLOR is set; None lets click look whether it writes to a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def report(problems: Iterable[Problem], style: str = "text", *, err: bool = False) -> None:
    """Print problems, each told once, on stdout or stderr."""
    told = list({_key(problem): problem for problem in problems}.values())
    if style == "json":
        click.echo(as_records(_record(problem) for problem in told), err=err)
        return
    for problem in told:
        click.echo(_github(problem) if style == "github" else _text(problem), err=err, color=colour_wanted())


def _key(problem: Problem) -> tuple[object, ...]:
    return (problem.place, problem.code, problem.severity, problem.message)


def _text(problem: Problem) -> str:
    label = click.style(f"{problem.severity.value}[{problem.code}]", fg=COLOURS[problem.severity.value], bold=True)
    hint = f"\n  {problem.hint}" if problem.hint else ""
    return f"{harmless(str(problem.place))}: {label} {harmless(_one_line(problem.message))}{harmless(hint)}"


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def harmless(text: str) -> str:
    """A text from a file, fit for a terminal: its control characters are named, not obeyed."""
    from leafletpress.model import show_hidden

    return show_hidden(text)


def as_records(records: Iterable[Mapping[str, object]]) -> str:
    """Records for a program, each with its schema's number, in JSON that a person can read: control characters are written as escapes."""
    from leafletpress.model import escape_hidden

    numbered = [{"schema": SCHEMA, **record} for record in records]
    return escape_hidden(json.dumps(numbered, ensure_ascii=False, indent=2))


def _record(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "message": problem.message,
        "hint": problem.hint,
    }


def _github(problem: Problem) -> str:
    def escaped(text: str, signs: str) -> str:
        for sign in "%\r\n" + signs:
            text = text.replace(sign, f"%{ord(sign):02X}")
        return harmless(text)

    level = GITHUB_LEVELS[problem.severity.value]
    place = f"file={escaped(problem.place.path, ':,')},line={problem.place.line},title={escaped(problem.code, ':,')}"
    return f"::{level} {place}::{escaped(f'{problem.message}. {problem.hint}' if problem.hint else problem.message, '')}"


def summary(problems: Iterable[Problem]) -> str:
    """How many of each severity."""
    counts = {"error": 0, "draft": 0, "warning": 0}
    for problem in {_key(problem): problem for problem in problems}.values():
        counts[problem.severity.value] += 1
    names = {"error": "error", "draft": "draft problem", "warning": "warning"}
    return ", ".join(counted(count, names[severity]) for severity, count in counts.items())


def counted(number: int, noun: str) -> str:
    """A number of things: 1 leaflet, 2 leaflets."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def is_terminal() -> bool:
    return sys.stderr.isatty()
