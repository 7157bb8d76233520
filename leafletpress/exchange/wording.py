"""How messages about texts name them, and when a text only repeats another."""

from __future__ import annotations

import re
import unicodedata

from leafletpress.exchange.codes import MARK, PROTECTED
from leafletpress.model import shortened

SPACE = re.compile(r"[ \t\r\n]+")  # not the no-break space, which a translator chose
WORD = re.compile(r"[^\W\d_]{3,}")


def plain(text: str) -> str:
    """A text as it stands in catalogs: composed (NFC), its spaces and line breaks made single spaces."""
    return SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def short(text: str) -> str:
    """A text as a message names it: its start, with a sign for each tag that is not filled."""
    return shortened(plain(MARK.sub("…", text)))


def repeats(translation: str, source: str) -> bool:
    """Whether a translation is only its source again. Names and single words, such as CT, may stay as they are."""
    words = WORD.findall(MARK.sub(" ", PROTECTED.sub(" ", source)))
    return len(words) > 1 and plain(translation).casefold() == plain(source).casefold()
