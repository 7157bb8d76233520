"""What a sheet must say, whatever the templates are that it was composed with: what was signed, and that a draft is one."""

from __future__ import annotations

from collections.abc import Iterator

from leafletpress.model import DRAFT_WORDS, Manuscript, Role, leaflet_texts, plain_text


def must_say(manuscript: Manuscript) -> tuple[str, ...]:
    """Every text of the leaflet, the descriptions of its pictures too, whom to call, and the words for a draft."""
    return tuple(_texts(manuscript))


def _texts(manuscript: Manuscript) -> Iterator[str]:
    if not manuscript.state.approved:
        yield next((side.draft_words for side in manuscript.sides if side.draft_words), DRAFT_WORDS)
    yield from (plain_text(text.words) for text in leaflet_texts(manuscript.leaflet) if text.role is not Role.SHORT_TITLE)
    for contact in manuscript.clinic.contacts:
        yield plain_text(contact.who.words)
        yield contact.phone.number
