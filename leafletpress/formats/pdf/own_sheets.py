"""WeasyPrint's own style sheets and the engine's largest, read once by an installation.

WeasyPrint 70 reads three when it is imported, with rules for each element of HTML, and ours for each document that it has not seen in
its process: together as long as a page takes to lay out. What it read is kept as Python packs values, whole, and trusted as our compiled
modules are, beside which it stands. Of what a library brings nothing is kept.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

import tinycss2

from leafletpress.engine import engine_digest
from leafletpress.formats.pdf.complaints import Complaints, tell_again
from leafletpress.formats.pdf.declared import folder_of
from leafletpress.kept_files import keep, may_keep, read_kept
from leafletpress.model import file_stamp
from leafletpress.resources import engine_root

WEASYPRINTS, OURS = "weasyprint.css", "base.css"
READERS = ("tinycss2", "cssselect2", "webencodings")  # beside WeasyPrint


@contextmanager
def sheets_read_before() -> Iterator[None]:
    """Let WeasyPrint have what was read of its style sheets while it is imported, where they are those that were read."""
    made_from = tuple(_weasyprints())
    kept, parse = _packed(WEASYPRINTS, *made_from), tinycss2.parse_stylesheet
    if kept is not None:
        tinycss2.parse_stylesheet = lambda *_, **__: []
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
    if kept is None:
        _keep(WEASYPRINTS, [dict(holder) for holder in _holders()], *made_from)
    elif (found := _unpacked(kept)) is not None:  # now that WeasyPrint is there, of which they are made
        for holder, values in zip(_holders(), found, strict=True):
            holder.update(values)
    else:
        _read_anew()


def _weasyprints() -> Iterator[str]:
    """The texts of its sheets, and which modules read them, as they are: they may be mended in place."""
    css = folder_of("weasyprint") / "css"
    yield from (path.read_text("utf-8") for path in sorted(css.glob("*.css")))
    for folder in (css, *map(folder_of, READERS)):
        yield from map(file_stamp, sorted(folder.rglob("*.py")))


def _holders() -> tuple[dict[str, Any], ...]:
    """What holds all that is read of them: the attributes of each, and the counter styles."""
    from weasyprint import html

    return *map(vars, (html.UA_STYLESHEET, html.UA_FORM_STYLESHEET, html.PH_STYLESHEET)), html.UA_COUNTER_STYLE


def _read_anew() -> None:
    """Read them as WeasyPrint does, where what was kept of them is none."""
    from weasyprint import CSS, html

    for holder, text in zip(_holders(), (html.UA, html.UA_FORM, html.PH), strict=False):
        holder.update(vars(CSS(string=text, counter_style=html.UA_COUNTER_STYLE)))


def read_once(style: str, read: Callable[[], Any]) -> Any:
    """A style sheet as it is read, or as it was, if it is the engine's and nothing was complained of."""
    if style != _ours():
        return read()
    made_from = style, *_weasyprints()
    kept = _packed(OURS, *made_from)
    if kept is not None and (found := _unpacked(kept)) is not None:
        return found
    with Complaints() as complaints:
        made = read()
    tell_again(complaints.texts)
    if not complaints.texts:
        _keep(OURS, made, *made_from)
    return made


@cache
def _ours() -> str | None:
    with suppress(OSError, UnicodeDecodeError):
        return (engine_root() / "styles" / OURS).read_text("utf-8")
    return None


def _packed(name: str, *texts: str) -> bytes | None:
    kept = read_kept(name, engine_digest(), *texts)
    return kept if isinstance(kept, bytes) else None


def _unpacked(kept: bytes) -> Any:
    """What was kept; None where what it is made of is there no more."""
    with suppress(Exception):  # whatever it may be that another version has otherwise
        return pickle.loads(kept)  # noqa: S301 - no library's: see above
    return None


def _keep(name: str, value: Any, *texts: str) -> None:
    if may_keep():
        with suppress(Exception):  # likewise: something that cannot be packed, or is too deep for it
            keep(name, pickle.dumps(value), engine_digest(), *texts)
