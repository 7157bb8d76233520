"""A clinic that asks for native numbering: what is counted and measured stands in the language's own digits, and what is dialled or typed does not."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF, DAY

from leafletpress.languages import LANGUAGES, write_digits
from leafletpress.library import read_library
from leafletpress.model import Edition, Phone
from leafletpress.press.orders import manuscript
from leafletpress.signoff.words_code import words_code

Publish = Callable[..., Result]
CLINIC, FLAGSHIP = "riverside", "interventional-oncology"
ENGLISH = ("999", "111", "1.0", "1 Quayside Walk", "RV1 0AA", "2011", "2017")  # numbers to call, the version, an address, sources


@pytest.fixture
def native(sample: Path) -> Path:
    """The sample library, one of whose clinics asks for native digits."""
    with (sample / "clinics" / CLINIC / "clinic.yaml").open("a", encoding="utf-8") as file:
        file.write("numbering: native\n")
    return sample


def printed(library: Path, leaflet: str, tag: str, name: str, publish: Publish) -> str:
    """What a sheet says, as poppler reads a PDF, without marks of direction."""
    wanted = ("--language", tag, "--clinic", CLINIC, "--format", name, "--as-of", AS_OF, "--jobs", "1")
    done = publish("build", leaflet, *wanted, "--library", library)
    assert done.exit_code == 0, done.stderr
    path = Path(done.stdout.strip())
    if path.suffix == ".pdf":
        command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    else:
        text = path.read_text("utf-8")
    return " ".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text).replace("\u00a0", " ").split())


def kept(library: Path, leaflet: str, tag: str) -> set[str]:
    """What stays in the digits that it is dialled or typed in."""
    read = read_library(library)
    phones = {value.number for value in read.clinics[CLINIC].values.values() if isinstance(value, Phone)}
    return {*ENGLISH, *phones, words_code(manuscript(read, Edition(leaflet, (tag,), CLINIC, "text"), DAY))}


@pytest.mark.parametrize(
    ("leaflet", "tag", "name"),
    [
        ("picc-or-port", "ar", "text"),
        ("picc-or-port", "ar", "standard"),
        (FLAGSHIP, "ur", "text"),
        (FLAGSHIP, "bn", "text"),
    ],
)
def test_native_numerals_on_a_sheet(leaflet: str, tag: str, name: str, native: Path, publish: Publish) -> None:
    said = printed(native, leaflet, tag, name, publish)
    digits = LANGUAGES[tag].native_digits
    assert digits != "latn"
    for number in ("2026", "2028", "38"):  # dates, a temperature
        assert write_digits(number, digits) in said, number
    for one in sorted(kept(native, leaflet, tag), key=len, reverse=True):
        said = said.replace(one, "")
    assert re.findall("[0-9]+", said) == [], "nothing else is in digits of another system"


def test_latin_numerals_where_nobody_asked(sample: Path, publish: Publish) -> None:
    said = printed(sample, "picc-or-port", "ar", "text", publish)
    assert "2026" in said
    assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", said)
