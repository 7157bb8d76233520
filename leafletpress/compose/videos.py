"""Square codes of videos: who holds a paper follows such a link with a phone, or types the address beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from markupsafe import Markup

from leafletpress.compose.markup import web_address
from leafletpress.compose.square_code import square_code, square_path
from leafletpress.model import Link, Manuscript, Picture, Words, inline_walk, leaflet_texts, shown_address


def videos_of(words: Words) -> tuple[str, ...]:
    """The addresses of the videos that some words lead to."""
    return tuple(node.target for node in inline_walk(words) if isinstance(node, Link) and node.video)


def videos(manuscript: Manuscript) -> Iterator[str]:
    """Those of all that a sheet says; none where its clinic prints no links."""
    if manuscript.clinic.prints_links:
        for side in manuscript.sides:
            for text in leaflet_texts(side.leaflet):
                yield from videos_of(text.words)


def video_code(address: str) -> Picture:
    return square_code(address, _name(address))


def video_square(address: str, scheme: str, language: str) -> Markup:
    """The square code with its address beside it, as a block."""
    shown = web_address(address, shown_address(address), language)
    source = scheme + square_path(_name(address))
    return Markup('<div class="square"><img src="{}" alt="{}"><p>{}</p></div>').format(source, address, shown)


def _name(address: str) -> str:
    return f"video-{hashlib.sha256(address.encode()).hexdigest()[:16]}"
