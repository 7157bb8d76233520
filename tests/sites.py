"""A small library with everything signed, its releases, and the sites that are made of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from click.testing import CliRunner, Result

Publish = Callable[..., Result]
SIGNERS = (("ir-lead", "author"), ("ward-sister", "clinician"))
DAY = "2026-11-23"


def run(*arguments: object) -> Result:
    """A command in this process."""
    from leafletpress.publish import publish

    return CliRunner().invoke(publish, [str(argument) for argument in arguments])


def sign(publish: Publish, library: Path, what: str, *languages: str) -> None:
    """Two people sign something in languages."""
    for language in languages:
        for by, role in SIGNERS:
            done = publish(
                "approve",
                what,
                "--language",
                language,
                "--by",
                by,
                "--role",
                role,
                "--on",
                DAY,
                "--as-of",
                DAY,
                "--library",
                library,
            )
            assert done.exit_code == 0, done.output


def sign_all(publish: Publish, library: Path) -> None:
    """Everything of the good library, in English and Polish."""
    for what in ("templates", "clinic:east", "clinic:west", "leaflet:first"):
        sign(publish, library, what, "en-GB", "pl")
    sign(publish, library, "leaflet:second", "en-GB")


def release(publish: Publish, library: Path, name: str, day: str, *chosen: str) -> Path:
    """A release of what is chosen, as plain text unless another format is named."""
    formats = () if "--format" in chosen else ("--format", "text")
    done = publish("release", name, *chosen, *formats, "--library", library, "--as-of", day, "--jobs", "1")
    assert done.exit_code == 0, done.output
    return library / "releases" / name


def index_of(site: Path) -> dict[str, Any]:
    return json.loads((site / "index.json").read_text("utf-8"))


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


class Addresses(HTMLParser):
    """What a page leads to or loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def addresses(page: Path) -> Iterator[tuple[str, Path]]:
    """Each address on a page, and the file that it means."""
    reader = Addresses()
    reader.feed(page.read_text("utf-8"))
    for address in reader.found:
        if not address.startswith(("tel:", "#")):
            yield address, (page.parent / unquote(address.partition("#")[0])).resolve()
