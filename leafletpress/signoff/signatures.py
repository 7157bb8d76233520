"""What is missing: signatures of a subject that count on a day, and what is told of those that do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from leafletpress.model import SIGNERS, TEMPLATES, Approval
from leafletpress.signoff.subjects import FORM, Subject, ends_as


def given_on(subject: Subject, approvals: Iterable[Approval], as_of: date) -> tuple[Approval, ...]:
    """The signatures in a subject's language on a day: none of a later one, and none from before what was withdrawn by then."""
    withdrawn = subject.withdrawn if subject.withdrawn and subject.withdrawn <= as_of else date.min
    return tuple(one for one in approvals if one.language == subject.language and withdrawn <= one.on <= as_of)


def missing_signatures(subject: Subject, approvals: Iterable[Approval], as_of: date, wanted: int = SIGNERS) -> int:
    """How many of the `wanted` different signers are still missing on a day.

    Each of page words may have signers of its own: a new word leaves the others signed.
    """
    counting = [one for one in given_on(subject, approvals, as_of) if one.form == FORM]
    if subject.printed is None and subject.kind != TEMPLATES:
        return _missing((one.by for one in counting if one.digest == subject.digest), wanted)
    signers: defaultdict[str, set[str]] = defaultdict(set)
    for one in counting:
        signed = one.lines or (subject.lines if one.digest == subject.digest else ())
        for line in signed if ends_as(signed, subject) else ():
            signers[line].add(one.by)
    return max((_missing(signers[line], wanted) for line in _needed(subject)), default=0)


def _missing(signers: Iterable[str], wanted: int) -> int:
    return max(0, wanted - len(set(signers)))


def _needed(subject: Subject) -> tuple[str, ...]:
    return subject.lines if subject.printed is None else subject.printed


def covers(approval: Approval, subject: Subject) -> bool:
    """Whether a signature is one over all of what a subject is now, or prints."""
    return approval.form == FORM and (
        approval.digest == subject.digest
        or (subject.kind == TEMPLATES and approval.lines.issuperset(_needed(subject)) and ends_as(approval.lines, subject))
    )


def signed_so_far(subject: Subject, approvals: Iterable[Approval], as_of: date) -> Iterator[str]:
    """Who signed what is there now, who only signed what it was before, and who signed in a form that counts no more."""
    given = given_on(subject, approvals, as_of)
    now = {one.by: one.role for one in given if covers(one, subject)}
    rest = [one for one in given if one.by not in now and one.role not in now.values()]
    before = {one.by: one.role for one in rest if one.form == FORM}
    old = {one.by: one.role for one in rest if one.form != FORM and one.by not in before}
    starts = ("signed by", "it changed since it was signed by", "in form 1, which counts no more, it was signed by")
    for start, signers in zip(starts, (now, before, old), strict=True):
        if signers:
            yield f"{start} {', '.join(f'{by} as {role}' for by, role in signers.items())}"


def of_earlier_form(subject: Subject, approvals: Iterable[Approval], as_of: date) -> int:
    """How many signatures are of form 1."""
    return sum(one.form != FORM for one in given_on(subject, approvals, as_of))
