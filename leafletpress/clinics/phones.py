"""Phone numbers in running text, found by what numbers there are in the world rather than by a pattern."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers


def find_phones(text: str, region: str) -> Iterator[tuple[int, int]]:
    """Where numbers of the region stand, or of another country with + or 00, however they are grouped: start and end of each.

    Only such as can exist; an extension belongs to its number.
    """
    for match in phonenumbers.PhoneNumberMatcher(text, region):
        yield match.start, match.end
