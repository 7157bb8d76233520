"""What a language keeps on one line with a number: the part `kept-together` of its file."""

from __future__ import annotations

from dataclasses import dataclass

from leafletpress.languages.part import Part


@dataclass(frozen=True, slots=True)
class KeptTogether:
    """Words beside a number: nouns that are `counted` (besides units), those `before` it ("page 3"), `between` two ("1 in 20"), and those `linking` it to its noun ("30 de minute")."""

    counted: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()


def read_kept_together(fields: Part) -> KeptTogether | None:
    """The part of a language's file; None where it is missing."""
    part = fields.part("kept-together", sourced=True)
    if part is None:
        return None
    found = KeptTogether(
        counted=part.texts("counted"),
        before=part.texts("before"),
        between=part.texts("between"),
        linking=part.texts("linking"),
    )
    part.finish()
    return found
