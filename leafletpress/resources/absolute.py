"""The data of a path in absolute commands without shorthands (SVG 1.1, 8.3).

Our renderer measures shapes that are see-through or have a gradient, and loses its way behind the end of a part and at shorthands:
what lies outside of what it measured is cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafletpress.resources.paths import ARC, COMMAND, NUMBER, NUMBERS_OF

LOSES_ITS_WAY = re.compile(r"[Zz]\s*[^MZz\s]|[SsTt]")
Point = tuple[float, float]


def measurable(data: str) -> str:
    """The same path, so that our renderer measures it right. The data has to be that of a path."""
    return " ".join(_absolute(data)) if LOSES_ITS_WAY.search(data) else data


def _absolute(data: str) -> Iterator[str]:
    here: Point = (0.0, 0.0)
    start = here
    control, controlled = here, ""  # the last control point, and whether it is of a cubic or a quadratic curve
    closed = False
    for command, numbers in _segments(data):
        kind = command.upper()
        if closed and kind not in "MZ":
            yield _written("M", [start])
        closed = kind == "Z"
        if kind == "Z":
            here, controlled = start, ""
            yield "Z"
            continue
        points = list(_points(kind, numbers, here if command.islower() else (0.0, 0.0), here))
        if kind in "ST":
            family = "C" if kind == "S" else "Q"
            mirrored = (2 * here[0] - control[0], 2 * here[1] - control[1]) if controlled == family else here
            kind, points = family, [mirrored, *points]
        control, controlled = (points[-2], kind) if kind in "CQ" else (here, "")
        here = points[-1]
        start = here if kind == "M" else start
        radii = " ".join(map(_number, numbers[:5]))
        yield f"A {radii} {_number(here[0])} {_number(here[1])}" if kind == "A" else _written(kind, points)


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with the numbers of one segment; those that go on behind a move are lines."""
    _, *parts = COMMAND.split(data)
    for command, text in zip(parts[::2], parts[1::2], strict=True):
        if command in "Zz":
            yield command, []
            continue
        numbers = _numbers(command, text)
        size = 7 if command in "Aa" else NUMBERS_OF[command.lower()]
        for at in range(0, len(numbers), size):
            goes_on = at > 0 and command in "Mm"
            yield {"M": "L", "m": "l"}[command] if goes_on else command, numbers[at : at + size]


def _numbers(command: str, text: str) -> list[float]:
    """The numbers of a command; the flags of an arc may stand without a space."""
    if command not in "Aa":
        return [float(number) for number in re.findall(NUMBER, text)]
    found: list[float] = []
    for arc in ARC.finditer(text):
        found += map(float, arc.groups())
    return found


def _points(kind: str, numbers: list[float], origin: Point, here: Point) -> Iterator[Point]:
    """The points of a segment; an upright or level line keeps the other side of where it begins."""
    if kind == "H":
        yield origin[0] + numbers[0], here[1]
    elif kind == "V":
        yield here[0], origin[1] + numbers[0]
    else:
        plain = numbers[5:] if kind == "A" else numbers
        yield from ((origin[0] + x, origin[1] + y) for x, y in zip(plain[::2], plain[1::2], strict=True))


def _written(kind: str, points: list[Point]) -> str:
    kind = "L" if kind in "HV" else kind
    return " ".join((kind, *(_number(side) for point in points for side in point)))


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
