"""A generator that damages the sample library at random: whatever comes out, there is no traceback and no half-written file."""

from __future__ import annotations

import os
import random
import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from leafletpress.library import read_library
from leafletpress.library.editions import editions
from leafletpress.press import orders, press_one

ROUNDS = int(os.environ.get("LEAFLETPRESS_DAMAGE_ROUNDS", "24"))
SECONDS = float(os.environ.get("LEAFLETPRESS_DAMAGE_SECONDS", "60"))  # after which a slow machine begins no further round
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
    seed = int(os.environ.get("LEAFLETPRESS_DAMAGE_SEED", "20261123")) + worker * 1_000_000
    end = time.monotonic() + SECONDS / 2
    for rounds in range(1, ROUNDS // 2 + 1):
        if rounds > 1 and time.monotonic() > end:
            break
        library = tmp_path / "library"
        for name in ("leaflets", "clinics", "translations"):
            shutil.copytree(ROOT / name, library / name)
        chance = random.Random(seed + rounds)
        damage(library, chance)
        try:
            found = read_library(library)
            every = editions(found, "standard")
            taken = orders(found, every, DAY)
            if taken and rounds % 3 == 0:
                assert not press_one(chance.choice(taken)).fault
        except Exception as fault:
            raise AssertionError(f"LEAFLETPRESS_DAMAGE_SEED={seed + rounds - 1} finds it") from fault
        shutil.rmtree(library)
