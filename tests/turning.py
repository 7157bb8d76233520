"""Damage to the order on a page that was good: pieces turned round or exchanged where they stand, what they say left as it is."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pikepdf

from leafletpress.proof.glyphs import Glyphs, height, read_glyphs
from leafletpress.proof.heard import Mark

PX = 0.75  # pt
Matrices = dict[Mark, list[list[Any]]]  # of each piece of marked content; artifacts have numbers below 0


def changed(content: bytes, change: Callable[[Matrices], None]) -> bytes:
    """A PDF whose text matrices were changed."""
    matrices: Matrices = defaultdict(list)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = [_operations(page, number, matrices) for number, page in enumerate(pdf.pages)]
        change(matrices)
        for page, operations in zip(pdf.pages, pages, strict=True):
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
        saved = io.BytesIO()
        pdf.save(saved)
        return saved.getvalue()


def _operations(page: pikepdf.Page, number: int, matrices: Matrices) -> list[Any]:
    operations = [(list(one.operands), one.operator) for one in pikepdf.parse_content_stream(page)]
    mark, artifacts = (number, 0), 0
    for operands, operator in operations:
        if str(operator) == "BDC":
            artifacts -= "/MCID" not in operands[1]
            mark = (number, int(operands[1].get("/MCID", artifacts)))
        elif str(operator) == "Tm":
            matrices[mark].append(operands)
    return operations


def turned_round(content: bytes, mark: Mark) -> bytes:
    """A PDF with a piece that runs the other way."""

    def turn(matrices: Matrices) -> None:
        for matrix in matrices[mark]:
            matrix[0], matrix[4] = -float(matrix[0]), float(matrix[4]) + 10

    return changed(content, turn)


def exchanged(content: bytes, one: Mark, other: Mark) -> bytes:
    """A PDF in which two pieces have changed places."""
    glyphs = read_glyphs(content)
    right = (_left(glyphs, other) - _left(glyphs, one)) / PX
    down = (height(glyphs[one]) - height(glyphs[other])) / PX

    def exchange(matrices: Matrices) -> None:
        for mark, side in ((one, 1), (other, -1)):
            for matrix in matrices[mark]:
                matrix[4], matrix[5] = float(matrix[4]) + side * right, float(matrix[5]) + side * down

    return changed(content, exchange)


def _left(glyphs: Glyphs, mark: Mark) -> float:
    return min(glyph.x for glyph in glyphs[mark])


def piece(content: bytes, text: str) -> Mark:
    """The first piece of marked content that stands as this text from left to right, spaces left out."""
    return next(
        mark
        for mark, found in read_glyphs(content).items()
        if mark[1] >= 0 and "".join(glyph.char for glyph in sorted(found, key=lambda glyph: glyph.x)) == text
    )
