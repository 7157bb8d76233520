"""What a reader may choose on a screen: the size of its letters and the colours of its paper, and how these are called.

The page words for them stand on no paper: they are signed where a sheet is one for screens, and are in no code.
"""

from __future__ import annotations

from dataclasses import dataclass

from leafletpress.model.words import MessageKey

ON_SCREEN = "html"  # the format that offers them


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """Something to choose: the name that is kept in the browser, what it is called, and each value with what that is called."""

    name: str
    called: MessageKey
    values: tuple[tuple[str, MessageKey], ...]


READING = MessageKey("", "Text size and colours")
SIZES = ReadingChoice(
    "size",
    MessageKey("", "Text size"),
    tuple(
        (str(number), MessageKey("text size", word)) for number, word in enumerate(("Normal", "Large", "Larger", "Largest"), 1)
    ),
)
PAPERS = ReadingChoice(
    "paper",
    MessageKey("", "Colours"),
    (
        ("device", MessageKey("colours", "As on this device")),
        *((word.lower(), MessageKey("colours", word)) for word in ("White", "Cream", "Blue", "Dark")),
    ),
)
NOTES = {
    READING: "on a screen: opens the choice of the size of letters and of the colours of paper and ink",
    SIZES.called: "on a screen: above the choice of the size of letters",
    PAPERS.called: "on a screen: above the choice of the colours of paper and ink",
    **{key: "one of four sizes of letters, on a screen" for _, key in SIZES.values},
    **{key: "one of the colours of paper, on a screen" for _, key in PAPERS.values},
}
