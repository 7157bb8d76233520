"""A language and its script, as far as pages need them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """What a script needs on the page: families in order of preference, line height as a factor, its style file.

    `word_spacing` is what its spaces are wider than the font's, in em.
    """

    name: str
    families: tuple[str, ...]
    line_height: float
    style: str
    word_spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Language:
    """A row of the table of languages. The patterns stand in `leafletpress.languages`.

    A `pseudo` one is made for testing, from English: "accented" or "mirrored".
    """

    tag: str
    english_name: str
    endonym: str
    direction: str
    script: Script
    digits: str
    native_digits: str
    counter_style: str
    native_counter_style: str
    pseudo: str = ""

    @property
    def right_to_left(self) -> bool:
        return self.direction == "rtl"
