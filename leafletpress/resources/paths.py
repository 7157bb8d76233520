"""Whether the numbers of a drawing are what their places ask for: the data of paths, points and transformations (SVG 1.1, 8.3 and 7.6).

What is not whole is drawn by each renderer up to another place, and ours goes round in circles on a number behind a Z.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?"
SPACE = r"[\s,]*"
COMMAND = re.compile("([MmZzLlHhVvCcSsQqTtAa])")
NUMBERS_OF = {"m": 2, "l": 2, "t": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4}
ARC = re.compile(SPACE + SPACE.join(f"({part})" for part in (NUMBER, NUMBER, NUMBER, "[01]", "[01]", NUMBER, NUMBER)) + SPACE)
TRANSFORM = re.compile(r"[\s,]*(translate|scale|rotate|skewX|skewY|matrix)\s*\(([^()]*)\)")
NEARLY, SMALLEST = 1e-3, 1e-12
Matrix = tuple[float, float, float, float]
ARGUMENTS = {"translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,), "matrix": (6,)}


def is_path(data: str) -> bool:
    """Whether each command of a path has the numbers that it needs. An empty path draws nothing."""
    before, *parts = COMMAND.split(data)
    if before.strip() or (parts and parts[0] not in "Mm"):
        return False
    return all(_has_its_numbers(command.lower(), rest) for command, rest in zip(parts[::2], parts[1::2], strict=True))


def _has_its_numbers(command: str, text: str) -> bool:
    if command == "a":
        return _is_arcs(text)
    count = count_numbers(text)
    return count == 0 if command == "z" else count is not None and count > 0 and count % NUMBERS_OF[command] == 0


def _is_arcs(text: str) -> bool:
    end = 0
    while match := ARC.match(text, end):
        end = match.end()
    return 0 < end == len(text)


def count_numbers(text: str) -> int | None:
    """How many numbers there are, parted by spaces, commas or their signs; None where there is anything else."""
    rest, count = re.subn(NUMBER, "", text)
    return None if rest.strip(", \t\r\n\f") else count


def are_points(text: str) -> bool:
    count = count_numbers(text)
    return count is not None and count % 2 == 0


def is_transformation(text: str) -> bool:
    end = 0
    while match := TRANSFORM.match(text, end):
        if count_numbers(match[2]) not in ARGUMENTS[match[1]]:
            return False
        end = match.end()
    return not text[end:].strip(", \t\r\n\f") and _is_seen(text)


def _is_seen(transformation: str) -> bool:
    """Whether anything of a shape is left: what is scaled to nothing our renderer draws as if it were not scaled."""
    a, b, c, d = _turn_and_scale(transformation)
    return abs(a * d - b * c) > SMALLEST


def is_along_the_axes(transformation: str) -> bool:
    """Whether what was level or upright is so afterwards: scaled, mirrored, moved or turned by right angles."""
    a, b, c, d = map(abs, _turn_and_scale(transformation))
    return max(b, c) <= NEARLY * max(a, d) or max(a, d) <= NEARLY * max(b, c)


def _turn_and_scale(transformation: str) -> Matrix:
    """What a list of transformations does, but for moving: x' = a x + c y, y' = b x + d y."""
    whole: Matrix = (1.0, 0.0, 0.0, 1.0)
    for name, arguments in TRANSFORM.findall(transformation):
        whole = _after(whole, _one(name, [float(number) for number in re.findall(NUMBER, arguments)]))
    return whole


def _one(name: str, numbers: Sequence[float]) -> Matrix:
    first = numbers[0]
    angle = math.radians(first)
    match name:
        case "scale":
            return first, 0.0, 0.0, numbers[-1]
        case "rotate":
            return math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle)
        case "skewX":
            return 1.0, 0.0, math.tan(angle), 1.0
        case "skewY":
            return 1.0, math.tan(angle), 0.0, 1.0
        case "matrix":
            return numbers[0], numbers[1], numbers[2], numbers[3]
    return 1.0, 0.0, 0.0, 1.0


def _after(outer: Matrix, inner: Matrix) -> Matrix:
    """The transformation of the outer one upon what the inner one made."""
    a, b, c, d = outer
    e, f, g, h = inner
    return a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h
