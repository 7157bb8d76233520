"""Every JSON that is written says its schema, and is as that schema describes it, no field left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result
from conftest import AS_OF, ROOT

Publish = Callable[..., Result]
SCHEMAS = ROOT / "leafletpress" / "schemas"
NAMES = sorted(path.stem for path in SCHEMAS.glob("*.json"))


def schema(name: str) -> dict[str, object]:
    return json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))


def nodes(part: object) -> Iterator[dict[str, object]]:
    """Every object of a schema."""
    if isinstance(part, dict):
        yield part
    for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from nodes(child)


def complete(name: str) -> dict[str, object]:
    """A schema that refuses what it does not describe. For readers a schema leaves room for fields to come."""
    whole = schema(name)
    for node in nodes(whole):
        if "object" in node.get("type", ()) and "properties" in node:
            node.setdefault("additionalProperties", False)
    return whole


def validate(name: str, written: object) -> None:
    checker = jsonschema.Draft202012Validator(complete(name), format_checker=jsonschema.FormatChecker())
    assert [f"{error.json_path}: {error.message}" for error in checker.iter_errors(written)] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema_with_a_number(name: str) -> None:
    whole = schema(name)
    jsonschema.Draft202012Validator.check_schema(whole)
    record = whole["items"] if whole["type"] == "array" else whole
    number = record["properties"]["schema"]["const"]
    assert whole["$id"] == f"urn:leafletpress:schema:{name}:{number}"
    assert all(
        set(node["required"]) <= set(node["properties"]) for node in nodes(whole) if {"required", "properties"} <= set(node)
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_is_described_in_the_docs(name: str) -> None:
    assert f"`leafletpress/schemas/{name}.json`" in (ROOT / "docs/formats.md").read_text("utf-8")


@pytest.mark.parametrize("library", ["_good", "placeholder-dropped", "hidden-in-a-clinic"])
@pytest.mark.parametrize("command", ["check", "list", "status"])
def test_what_commands_print(command: str, library: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    options = ("--digests",) if command == "list" else ()
    given = publish(command, *options, "--library", copy_of("_good", library), "--as-of", AS_OF, "--output-format", "json")
    records = json.loads(given.stdout)
    assert records or (command, library) == ("check", "_good")
    assert all(next(iter(record)) == "schema" for record in records)
    validate(command, records)


def test_what_is_printed_of_nothing(copy_of: Callable[..., Path], publish: Publish) -> None:
    done = publish("list", "--language", "ar", "--library", copy_of("_good"), "--output-format", "json")
    assert json.loads(done.stdout) == []


def test_stale_messages(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    page = library / "leaflets/first/leaflet.md"
    page.write_text(page.read_text("utf-8").replace("We numb the skin of your arm", "We numb the skin of one arm"), "utf-8")
    records = json.loads(publish("status", "--library", library, "--output-format", "json").stdout)
    assert any(record["stale"] for record in records)
    validate("status", records)


def test_what_builds_and_releases_keep(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    made = publish("build", "second", "--format", "text", "--library", library, "--jobs", "1")
    assert made.exit_code == 0, made.stderr
    validate("sheets", json.loads((library / "out/.sheets.json").read_text("utf-8")))
    wanted = ("--format", "text", "--format", "standard", "--clinic", "east", "--drafts", "--as-of", AS_OF, "--jobs", "1")
    released = publish("release", "spring", "second", *wanted, "--library", library)
    assert released.exit_code == 0, released.stderr
    manifest = json.loads((library / "releases/spring/manifest.json").read_text("utf-8"))
    validate("manifest", manifest)
    assert next(iter(manifest.items())) == ("schema", 1)
    assert [sheet.get("pages", sheet.get("lines")) for sheet in manifest["sheets"]]


def test_the_index_of_languages() -> None:
    validate("languages", json.loads((ROOT / "leafletpress/languages/index.json").read_text("utf-8")))


def test_a_wrong_record_is_refused() -> None:
    """The test can fail: a field too many, one too few, a number for a text."""
    good = {"schema": 1, "code": "number", "severity": "draft", "path": "a.po", "line": 3, "message": "m", "hint": ""}
    validate("check", [good])
    for wrong in ({**good, "more": 1}, {name: value for name, value in good.items() if name != "schema"}, {**good, "line": "3"}):
        with pytest.raises(AssertionError):
            validate("check", [wrong])
