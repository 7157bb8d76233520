"""Whether a clinic's colour can be read as text."""

from __future__ import annotations

from leafletpress.clinics.colours import AA_TEXT, WHITE, Rgb, contrast, hexadecimal, mix, rgb, tint
from leafletpress.model import Look, Problem, Scope, Severity


def check_colour(look: Look, scope: Scope) -> tuple[Problem, ...]:
    """Brand on white, on its tint and white on brand: all are text at body size, so all need 4.5 to 1."""
    colour = rgb(look.colour)
    ratio = min(contrast(colour, ground) for ground in (WHITE, rgb(tint(look.colour))))
    if ratio >= AA_TEXT:
        return ()
    message = f"the brand colour {look.colour} is too pale for text: contrast {ratio:.1f} to 1, at least {AA_TEXT} is needed"
    hint = f"a darker shade of it would do: {_dark_enough(colour)}"
    return (Problem("contrast", Severity.ERROR, message, look.place, hint, scope),)


def _dark_enough(colour: Rgb) -> str:
    shades = (hexadecimal(mix(colour, (0.0, 0.0, 0.0), share / 100)) for share in range(100, -1, -1))
    return next(shade for shade in shades if contrast(rgb(shade), rgb(tint(shade))) >= AA_TEXT)
