"""Which characters a font has: what fontTools reads of it, whoever reads it here."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont

from leafletpress.fonts import code_points, declared, face_number

FILES = [(path, family.name) for family in declared(ROOT / "styles/fonts") for path in family.files]


@pytest.mark.parametrize(("path", "family"), FILES, ids=lambda part: part if isinstance(part, str) else part.name)
def test_they_are_those_that_its_table_has(path: Path, family: str) -> None:
    number = face_number(path, family) if path.suffix == ".ttc" else -1
    with TTFont(path, fontNumber=number, lazy=True) as font:
        assert code_points(path, family) == frozenset(font.getBestCmap())


@pytest.mark.parametrize("suffix", [".ttc", ".ttf"])
@pytest.mark.parametrize("content", [b"", b"ttcf", b"ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\xff\xff", b"no font"])
def test_what_is_no_font_has_none(suffix: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"font{suffix}"
    path.write_bytes(content)
    assert code_points(path, "Some") == frozenset()
    assert code_points(path.with_name(f"not there{suffix}"), "Some") == frozenset()
