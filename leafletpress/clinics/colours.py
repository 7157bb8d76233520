"""Colours of a brand: mixing them, and contrast by WCAG 2.2 (relative luminance and contrast ratio)."""

from __future__ import annotations

AA_TEXT = 4.5
TINT = 0.07  # how much of the brand colour is in the pale ground of a contact block
Rgb = tuple[float, float, float]
WHITE: Rgb = (1.0, 1.0, 1.0)


def rgb(colour: str) -> Rgb:
    """#rrggbb as three numbers from 0 to 1."""
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return red, green, blue


def hexadecimal(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def mix(colour: Rgb, ground: Rgb, share: float) -> Rgb:
    """So much of one colour on another: 0 is the ground, 1 the colour."""
    red, green, blue = (part * share + under * (1 - share) for part, under in zip(colour, ground, strict=True))
    return red, green, blue


def tint(colour: str) -> str:
    """The pale ground that goes with a brand colour, as #rrggbb."""
    return hexadecimal(mix(rgb(colour), WHITE, TINT))


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: str, grounds: tuple[Rgb, ...], ratio: float = AA_TEXT) -> str:
    """A colour as #rrggbb, darker or lighter as far as it takes to be read on all of these grounds."""
    ink: Rgb = WHITE if max(map(_luminance, grounds)) < 0.18 else (0.0, 0.0, 0.0)
    shades = (rgb(hexadecimal(mix(ink, rgb(colour), step / 50))) for step in range(51))
    return hexadecimal(next((one for one in shades if min(contrast(one, ground) for ground in grounds) >= ratio), ink))
