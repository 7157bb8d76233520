"""What reads other people's files, given damaged ones: each is read or refused, soon, and never a fault of the tool.

A reader is one line of the table READERS. `make test` runs a number of rounds of each, `make thorough` many more. A finding
names its seed: LEAFLETPRESS_FUZZ_SEED runs that round first.
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from conftest import AS_OF, DAY, LIBRARIES, ROOT, TIMES
from test_verify import make_release

from leafletpress.catalogs import read_catalog
from leafletpress.checks.negation.negated_words import negating_of
from leafletpress.checks.numbers.forms import forms_of
from leafletpress.checks.style_sheets import check_style_sheet
from leafletpress.exchange import UnreadableError
from leafletpress.exchange.files import WRITERS, read_parcel
from leafletpress.exchange.packing import pack
from leafletpress.exchange.taking import unpack
from leafletpress.library import read_library
from leafletpress.library.editions import leaflet_digests
from leafletpress.model import EVERYWHERE
from leafletpress.release.verification import verify
from leafletpress.resources.drawings import check_drawing
from leafletpress.signoff.records import read_records, record
from leafletpress.signoff.signatures import missing_signatures
from leafletpress.signoff.specimen import specimen

pytestmark = pytest.mark.slow

ROUNDS = 100  # of each reader in make test: counted, so that a slow machine reads the same files as a fast one
MINUTES = 10  # for each reader in make thorough
PATIENCE = 40  # seconds, for one file
SEED = int(os.environ.get("LEAFLETPRESS_FUZZ_SEED", "20261126"))
Damage = Callable[[bytes, random.Random], bytes]

SNIPPETS = (
    b"<", b">", b"&", b"&amp;", b"&#0;", b"&#xFFFF;", b'"', b"'", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b"\t", b";", b",", b"|",
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml?>", b"<!DOCTYPE a>", b"<ph id='1'/>", b"<mrk mtype='seg' mid='1'>", b"</mrk>", b"<target/>",
    b"_x000D_", b"_xD800_", b"\xee\x80\x80", b"{phone.nurses}", b"**", b"[", b"](", b"=1+1", b"\xe2\x80\xae", b"\xd9\xa3", b"999", b"url(#a)", b"e400",
)  # fmt: skip
VALUES = (
    b"", b"0", b"-1", b"1", b"n", b"99999999999999999999", b"1e400", b"nan", b"inf", b"A1", b"A0", b"A1:XFD1048576", b"XFD1048576", b"true", b"s", b"b",
    b"d", b"e", b"str", b"inlineStr", b"rId1", b"../../a", b"pl", b"en-GB", b"x-sdl-deleted", b"seg", b"\xc5\x82", b"M0 0" + b"h1" * 500, b"translate(1e9)",
)  # fmt: skip


def damage_bytes(content: bytes, chance: random.Random) -> bytes:
    """Cut, lose, double, change or slip in bytes."""
    where = chance.randrange(len(content) + 1)
    end = min(len(content), where + chance.randrange(1, 300))
    match chance.randrange(6):
        case 0:
            return content[:where]
        case 1:
            return content[:where] + bytes([chance.randrange(256)]) + content[where + 1 :]
        case 2:
            return content[:where] + content[end:]
        case 3:
            return content[:where] + content[where:end] * chance.choice((2, 3, 50)) + content[end:]
        case _:
            return content[:where] + chance.choice(SNIPPETS) + content[where:]


def damage_xml(content: bytes, chance: random.Random) -> bytes:
    """Change a value, an element or a name so that the whole is still XML, as far as that goes."""
    if chance.randrange(4) == 0:
        return damage_bytes(content, chance)
    match chance.randrange(4):
        case 0 | 1:
            return replaced(content, rb'(?<==")[^"<>]*(?=")', chance.choice(VALUES), chance)
        case 2:
            elements = [found.group() for found in re.finditer(rb"<(\w+)[^<>]*>[^<>]*</\1>|<\w+[^<>]*/>", content)]
            return replaced(content, rb"<(\w+)[^<>]*>[^<>]*</\1>|<\w+[^<>]*/>", chance.choice(elements or [b""]), chance)
        case _:
            return replaced(content, rb"(?<=>)[^<>]+(?=<)", chance.choice((*VALUES, *SNIPPETS[-14:])), chance)


def replaced(content: bytes, pattern: bytes, new: bytes, chance: random.Random) -> bytes:
    """One of the places where a pattern is found, chosen by chance, replaced."""
    places = [found.span() for found in re.finditer(pattern, content)]
    if not places:
        return content
    start, end = chance.choice(places)
    return content[:start] + new + content[end:]


def damage_zip(content: bytes, chance: random.Random) -> bytes:
    """Damage the archive, or a part within it, or lose a part."""
    if chance.randrange(4) == 0:
        return damage_bytes(content, chance)
    parts = parts_of(content)
    if not parts:
        return damage_bytes(content, chance)
    name = chance.choice(sorted(parts, key=lambda part: len(parts[part]), reverse=True)[:6])
    if chance.randrange(20) == 0:
        del parts[name]
    else:
        parts[name] = damage_xml(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return stream.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of an archive; none where an earlier damage broke it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - a broken archive can make zipfile stumble in any way
        return {}


@dataclass(frozen=True)
class Reader:
    """`samples` are good files, `read` gets each of them damaged: it may refuse it, and raise nothing else."""

    samples: Callable[[], list[bytes]]
    damage: Damage
    read: Callable[[bytes, Path], object]


def exported(ending: str) -> list[bytes]:
    return [WRITERS[ending](pack(read_library(LIBRARIES / "_good", checked=False), "pl"))]


def agencies() -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "tests/agencies").glob("*.*l*f*"))]


def spreadsheets_of_libreoffice() -> list[bytes]:
    return [(ROOT / "tests/agencies/libreoffice.ods").read_bytes()]


def drawings() -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "leaflets").rglob("*.svg"))]


def take(name: str, content: bytes, scratch: Path) -> None:
    """Import a file into a library; a catalog that is written can be read again."""
    try:
        parcel = read_parcel(name, content)
    except UnreadableError:
        return
    for path in unpack(LIBRARY_OF[scratch], parcel, name).written:
        _, problems = read_catalog(path.read_text("utf-8"), path.name, "pl", path.stem, EVERYWHERE)
        assert not problems


def look_at(content: bytes, _: Path) -> None:
    check_drawing(content, "a.svg")


def signatures() -> list[bytes]:
    (subject,) = leaflet_digests(read_library(LIBRARIES / "_good", checked=False), "first", ())
    new = record(subject, "ir-lead", "author", DAY) + "  kind: ssh\n  signature: QUJD\n"
    return [(new + f"- digest: {'0' * 64}\n  language: pl\n  by: second-reader\n  role: ward sister\n  on: {AS_OF}\n").encode()]


def count_signatures(content: bytes, scratch: Path) -> None:
    """Whatever is read as a signature is whole."""
    found, _ = read_records(content.decode("utf-8", "replace"), "approvals.yaml", "leaflet:first", EVERYWHERE)
    (subject,) = leaflet_digests(LIBRARY_OF[scratch], "first", ())
    assert missing_signatures(subject, found, DAY) in (0, 1, 2)
    assert all(len(one.digest) == 64 and one.by and one.role and one.form in (1, 2) for one in found)


def file_of_good(name: str, library: str = "_good") -> list[bytes]:
    return [path.read_bytes() for path in sorted((LIBRARIES / library).glob(name))]


def read_in_library(name: str, content: bytes, scratch: Path) -> None:
    """Read and check a file where it stands; what was not foreseen would be told as such."""
    (scratch / name).parent.mkdir(parents=True, exist_ok=True)
    (scratch / name).write_bytes(content)
    found = [problem for problem in read_library(scratch).problems if "cannot be read or checked" in problem.message]
    assert not found, found


def languages() -> list[bytes]:
    """Some files of the engine's, as if they were of a library's own Polish."""
    texts = [(ROOT / f"leafletpress/languages/{tag}.yaml").read_text("utf-8") for tag in ("pl", "am", "ps")]
    heads = {"tag": "pl", "folder": "pl"}
    return [
        "\n".join(
            f"{name}: {heads[name]}" if (name := line.partition(":")[0]) in heads else line for line in text.split("\n")
        ).encode()
        for text in texts
    ]


def use_language(content: bytes, scratch: Path) -> None:
    """Read a language, write every value in it, and make what the checks need of it: what is wrong in it was told before."""
    (scratch / "languages").mkdir(exist_ok=True)
    (scratch / "languages/pl.yaml").write_bytes(content)
    assert not [one for one in read_library(scratch, checked=False).problems if "cannot be read or checked" in one.message]
    assert all(all(row) for row in specimen("pl"))
    assert (forms_of("pl"), negating_of("pl")) is not None


def styles() -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "styles").rglob("*.css"))]


def check_styles(content: bytes, _: Path) -> None:
    found = check_style_sheet(content.decode("utf-8", "replace"), "styles/x.css")
    assert not [problem for problem in found if problem.code == "unreadable"]


def releases() -> list[bytes]:
    """The archive of a small release."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return [make_release(Path(folder) / "trial").with_suffix(".zip").read_bytes()]


def verify_release(content: bytes, scratch: Path) -> None:
    """Whatever differs in an archive is told."""
    archive = scratch / "trial.zip"
    archive.write_bytes(content)
    assert verify(archive).problems or content in releases()


READERS = {
    "leaflet": Reader(
        partial(file_of_good, "leaflets/*/leaflet.md"), damage_bytes, partial(read_in_library, "leaflets/first/leaflet.md")
    ),
    "clinic": Reader(
        partial(file_of_good, "clinics/*/clinic.yaml"), damage_bytes, partial(read_in_library, "clinics/east/clinic.yaml")
    ),
    "organisation": Reader(
        partial(file_of_good, "organisations/*/organisation.yaml", "_organised"),
        damage_bytes,
        partial(read_in_library, "organisations/river/organisation.yaml"),
    ),
    "catalog": Reader(
        partial(file_of_good, "translations/pl/LC_MESSAGES/*.po"),
        damage_bytes,
        partial(read_in_library, "translations/pl/LC_MESSAGES/first.po"),
    ),
    "language": Reader(languages, damage_bytes, use_language),
    "style sheet": Reader(styles, damage_bytes, check_styles),
    "release": Reader(releases, damage_bytes, verify_release),
    "xlsx": Reader(partial(exported, ".xlsx"), damage_zip, partial(take, "a.xlsx")),
    "ods": Reader(spreadsheets_of_libreoffice, damage_zip, partial(take, "a.ods")),
    "csv": Reader(partial(exported, ".csv"), damage_bytes, partial(take, "a.csv")),
    "xliff": Reader(lambda: [*exported(".xlf"), *agencies()], damage_xml, partial(take, "a.xlf")),
    "svg": Reader(drawings, damage_xml, look_at),
    "signatures": Reader(signatures, damage_bytes, count_signatures),
}
LIBRARY_OF = {}


@contextmanager
def patience() -> Iterator[None]:
    """Ends what takes too long, by what no reader catches."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt(f"one file took more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGPROF, end)  # of the processor: a machine that is busy with others is no fault
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def rounds() -> Iterator[int]:
    """As many rounds as are counted, or as the minutes hold."""
    if TIMES == 1:
        yield from range(ROUNDS)
        return
    end = time.monotonic() + 60 * MINUTES
    for number in count():
        if time.monotonic() > end:
            return
        yield number


@pytest.mark.parametrize("name", READERS)
def test_nothing_is_a_fault_of_the_tool(name: str, tmp_path: Path) -> None:
    reader, library = READERS[name], tmp_path / "library"
    shutil.copytree(LIBRARIES / "_good", library)
    LIBRARY_OF[library] = read_library(library, checked=False)
    samples = reader.samples()
    for number in rounds():
        chance = random.Random(f"{name} {SEED + number}")
        content = chance.choice(samples)
        for _ in range(chance.randint(1, 3)):
            content = reader.damage(content, chance) or b" "
        try:
            with patience():
                reader.read(content, library)
        except (Exception, KeyboardInterrupt) as fault:
            kept = tmp_path / f"found.{name}"
            kept.write_bytes(content)
            raise AssertionError(f"LEAFLETPRESS_FUZZ_SEED={SEED + number} finds it; the file is {kept}") from fault
