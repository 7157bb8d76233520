"""A generator that damages the sample library at random: whatever comes out, there is no traceback and no half-written file."""

from __future__ import annotations

import base64
import os
import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import DESIGN, ROOT, TIMES
from left_behind import PROGRAMS
from test_photographs import PRINTED

from leafletpress.formats.pdf import prepare
from leafletpress.formats.pdf.complaints import Complaints
from leafletpress.library import read_library
from leafletpress.library.editions import editions
from leafletpress.press.one_sheet import press_one
from leafletpress.press.orders import manuscript, orders
from leafletpress.resources.drawings import read_drawing
from leafletpress.resources.photographs import UnusablePhotographError, kind_of, read_photograph

pytestmark = pytest.mark.slow

ROUNDS = 10 * TIMES  # counted, so that a slow machine looks at the same damage as a fast one
PICTURE_ROUNDS = 25 * ROUNDS
SEED = int(os.environ.get("LEAFLETPRESS_DAMAGE_SEED", "20261123"))
DAY = date(2026, 11, 23)
TEXTS = (".md", ".yaml", ".po", ".svg", ".pot")
SNIPPETS = (
    "**", "[", "](", "{", "}", "{phone.nurses}", "::: ", ":::\n", "| ", "|---|\n", "---\n", "- ", "1. ", ": ", "#", "&", "*", "!", "\\", '"', "'", "\t", "\u202e",
    "\x00", "<b>", "<!--", "-->", "msgid ", "msgstr ", '"\n', "#, fuzzy\n", "#~ ", "\r\n", "\ufeff", "��", "مرحبا", "999", "%", "@", "`", "~~~\n", "    ", ">", "=\n",
)  # fmt: skip


def damage_bytes(content: bytes, chance: random.Random) -> bytes:
    where = chance.randrange(len(content) + 1)
    match chance.randrange(4):
        case 0:
            return content[:where]
        case 1:
            return content[:where] + bytes([chance.randrange(256)]) + content[where + 1 :]
        case 2:
            end = min(len(content), where + chance.randrange(1, 200))
            return content[:where] + content[end:]
        case _:
            return content[:where] + chance.choice(SNIPPETS).encode() + content[where:]


def damage_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(one, lines[other])
        case 2:
            del lines[one]
        case _:
            lines[one] = b"  " + lines[one]
    return b"\n".join(lines)


def damage(library: Path, chance: random.Random) -> None:
    """Damage one to three files of a library, or lose or empty one."""
    files = sorted(path for path in library.rglob("*") if path.is_file() and path.suffix in TEXTS)
    for path in chance.sample(files, chance.randint(1, 3)):
        match chance.randrange(12):
            case 0:
                path.unlink()
            case 1:
                path.write_bytes(b"")
            case 2:
                path.unlink()
                path.mkdir()
            case _:
                content = path.read_bytes()
                for _ in range(chance.randint(1, 4)):
                    content = chance.choice((damage_bytes, damage_lines))(content, chance)
                path.write_bytes(content)


@pytest.mark.parametrize("worker", [0, 1])
def test_no_traceback(worker: int, tmp_path: Path) -> None:
    seed = SEED + worker * 1_000_000
    for rounds in range(1, ROUNDS // 2 + 1):
        library = tmp_path / "library"
        for name in ("leaflets", "clinics", "organisations", "translations"):
            shutil.copytree(ROOT / name, library / name)
        chance = random.Random(seed + rounds)
        damage(library, chance)
        try:
            found = read_library(library)
            taken = orders(found, editions(found), DAY)
            if taken and rounds % 3 == 0:
                order = chance.choice(taken)
                assert not press_one(order, manuscript(found, order.edition, DAY), found.design).fault
        except Exception as fault:
            raise AssertionError(f"LEAFLETPRESS_DAMAGE_SEED={seed + rounds - 1} finds it") from fault
        shutil.rmtree(library)


PICTURES = [text.encode() for text in PROGRAMS.values()] + [content for content, _ in PRINTED.values()]
PROPERTIES = (
    b"fill:url(#a)", b"stroke-miterlimit:1px", b"opacity:1e9", b"paint-order:stroke", b'href="#a"', b"display:none", b"<defs>", b"</g>", b"nan", b"<use/>",
    b'transform="scale(0)"', b'viewBox="0 0 1 1"', b"color(srgb 1 0 0)", b"currentColor", b"inherit", b"1e-9", b"%", b"em", b"\xff\xe1", b"Exif", b"iCCP", b"tRNS",
)  # fmt: skip


def damaged_picture(chance: random.Random) -> bytes:
    content = chance.choice(PICTURES)
    for _ in range(chance.randint(1, 4)):
        where = chance.randrange(len(content) + 1)
        content = (
            content[:where] + chance.choice(PROPERTIES) + content[where:]
            if chance.random() < 0.4
            else damage_bytes(content, chance)
        )
    return content


def test_damaged_pictures() -> None:
    """Each is read or refused in words, and what is taken can be printed."""
    prepare(DESIGN)
    from weasyprint import HTML

    for rounds in range(1, PICTURE_ROUNDS + 1):
        chance = random.Random(SEED + rounds)
        content = damaged_picture(chance)
        kind = {"PNG": "image/png", "JPEG": "image/jpeg"}.get(kind_of(content), "image/svg+xml")
        try:
            made, faults = read_drawing(content, "x") if kind == "image/svg+xml" else (read_photograph(content, kind), ())
        except UnusablePhotographError as told:
            made, faults = b"", ((str(told), told.hint),)
        except Exception as fault:
            raise AssertionError(f"LEAFLETPRESS_DAMAGE_SEED={SEED + rounds - 1} finds it") from fault
        assert all(message and hint for message, hint in faults)
        if not faults and rounds % 10 == 0:
            with Complaints() as complaints:
                HTML(string=f'<img src="data:{kind};base64,{base64.b64encode(made).decode()}">').write_pdf()
            assert complaints.texts == [], f"LEAFLETPRESS_DAMAGE_SEED={SEED + rounds - 1} finds it"
