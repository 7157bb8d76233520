"""What changed since something was signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from leafletpress.model import Approval
from leafletpress.signoff.records import Kept, signed_lines
from leafletpress.signoff.signatures import covers
from leafletpress.signoff.subjects import FORM, Subject


def last_signed(subject: Subject, approvals: Iterable[Approval]) -> Approval | None:
    """The last signature in a subject's language, where it is one over something else than is there now."""
    given = [one for one in approvals if one.language == subject.language and one.form == FORM]
    return given[-1] if given and not any(covers(one, subject) for one in given) else None


def changes_since(approval: Approval, subject: Subject, kept: Kept) -> tuple[str, ...] | None:
    """The lines that went (-) and came (+) since a signature; None where what was signed is not kept beside it."""
    before = signed_lines(approval, subject.file, kept)
    return None if before is None else tuple(_changes(before, subject.lines))


def _changes(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    for kind, a, b, c, d in SequenceMatcher(a=before, b=now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (f"- {line.strip()}" for line in before[a:b])
            yield from (f"+ {line.strip()}" for line in now[c:d])
