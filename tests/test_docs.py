"""The documentation is true: every example builds, every command is described, every link leads somewhere."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT

Publish = Callable[..., Result]
WRITING = (ROOT / "docs/writing-leaflets.md").read_text("utf-8")
EXAMPLES = re.findall(
    r"^```(markdown|markdown whole|markdown refused|yaml clinic)\n(.*?)^```$", WRITING, re.DOTALL | re.MULTILINE
)
FRONT = "---\ntitle: T\nsummary: S\nspecialty: R\nversion: 1.0\npublished: 2026-11-23\nreview-due: 2028-11-23\nowner: G\n---\n"
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")))


def of_kind(kind: str) -> list[str]:
    return [text for found, text in EXAMPLES if found == kind]


@pytest.mark.parametrize("example", of_kind("markdown"))
def test_every_example_builds(example: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    (library / "leaflets/first/leaflet.md").write_text(FRONT + example, "utf-8")
    built = publish("build", "first", "--language", "en-GB", "--library", library, "--jobs", "1")
    assert built.exit_code == 0, built.stderr


@pytest.mark.parametrize("example", of_kind("markdown refused"))
def test_what_is_refused_is(example: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    (library / "leaflets/first/leaflet.md").write_text(FRONT + example, "utf-8")
    assert publish("check", "first", "--library", library).exit_code == 1


def test_the_whole_examples(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    (library / "leaflets/second/leaflet.md").write_text(of_kind("markdown whole")[0], "utf-8")
    (library / "clinics/east/clinic.yaml").write_text(of_kind("yaml clinic")[0], "utf-8")
    built = publish("build", "--library", library, "--jobs", "1")
    assert built.exit_code == 0, built.stderr


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
        found.append(((*path, name), command))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


def test_each_command_is_described(golden: Callable[[str, str], None]) -> None:
    """docs/commands.md is the commands' own help; --update writes it anew."""
    from leafletpress.publish import publish as group

    lines = ["# Commands", "", "What `publish --help` and the help of each command say.", ""]
    for path, command in commands(group):
        assert command.help, path
        shown = CliRunner().invoke(group, [*path, "--help"], prog_name="publish", terminal_width=100).output
        lines += [f"## publish {' '.join(path)}", "", "```", shown.rstrip(), "```", ""]
    golden("../../docs/commands.md", "\n".join(lines))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    prose = re.sub(r"^```.*?^```$|`[^`]*`", "", text, flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        file, _, section = target.partition("#")
        if file.startswith(("http", "mailto")):
            continue
        linked = (page.parent / file) if file else page
        assert linked.exists(), f"{page.name}: {target}"
        if section:
            headings = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert section in slugs, f"{page.name}: {target}"


def test_the_documentation_names_files_that_exist() -> None:
    """A path in backquotes that looks like one of the project's is there."""
    tracked = set(subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n"))
    folders = {str(parent) for name in tracked if name for parent in Path(name).parents}
    for page in PAGES:
        for name in re.findall(
            r"`((?:leafletpress|styles|templates|tests|docs|bench|tools|clinics|leaflets|translations)/[\w./-]+)`",
            page.read_text("utf-8"),
        ):
            assert name.rstrip("/") in tracked | folders or (ROOT / name).exists(), f"{page.name}: {name}"


def test_each_defence_names_tests_that_are_there() -> None:
    rows = re.findall(
        r"^\|.*\|$",
        (ROOT / "docs/threats.md").read_text("utf-8").partition("## What is defended")[2].partition("## Bounds")[0],
        re.MULTILINE,
    )
    assert len(rows) > 15
    for row in rows[2:]:
        named = re.findall(r"`(tests/[^`]+)`", row)
        assert named, row
        assert all((ROOT / name).exists() for name in named), row
