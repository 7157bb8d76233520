"""The record of a signature, as it stands in a file of signatures: read, and written. docs/formats.md describes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from leafletpress import yamlfile
from leafletpress.boundary import guarded
from leafletpress.model import ID, Approval, Place, Problem, Problems, Scope, Severity
from leafletpress.signoff.subjects import FORM, Subject, digest_of, kept_file
from leafletpress.yamlfile import Fields

ROLE = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
DIGEST = re.compile(r"[0-9a-f]{64}")
BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
FORMS = {"": 1, "1": 1, str(FORM): FORM}
Kept = Callable[[str], str | None]  # the text of a file of the library, None where there is none


def record(subject: Subject, by: str, role: str, on: date) -> str:
    """The record of a new signature, ready to be added to its file."""
    return (
        f"- form: {FORM}\n  subject: {subject.title}\n  language: {subject.language}\n  digest: {subject.digest}\n"
        f"  by: {by}\n  role: {role}\n  on: {on.isoformat()}\n"
    )


@guarded((), lambda _text, path, _subject, scope: (Place(path), scope))
def read_records(text: str, path: str, subject: str, scope: Scope) -> tuple[tuple[Approval, ...], tuple[Problem, ...]]:
    """Read a file of signatures over a subject. Broken ones are problems and do not count; the others do."""
    problems = Problems(scope)
    start = Place(path)
    node = yamlfile.read(text, start, problems) if text.strip() else None
    found = (_record(item, subject, problems) for item in yamlfile.items(node, "the list of sign-offs", problems))
    return tuple(approval for approval in found if approval), tuple(problems.found)


def _record(node: yamlfile.Node, subject: str, problems: Problems) -> Approval | None:
    before = len(problems.found)
    fields = Fields(node, node.place, "this sign-off", problems)
    form = _form(fields, problems)
    signed = fields.text("subject") if form == FORM else ""
    digest, language = fields.text("digest"), fields.text("language")
    by, role, on = fields.text("by"), fields.text("role"), fields.date("on")
    kind, signature = (fields.text(name, required=name in fields) if form == FORM else "" for name in ("kind", "signature"))
    fields.finish()
    found = Approval(digest, language, by, role, on or date.min, node.place, form, signed, kind, signature)
    for name, message, hint in _faults(found, subject):
        problems.error("digest" if name == "digest" else "id" if name == "by" else "sign-off", message, fields.at(name), hint)
    return found if len(problems.found) == before else None


def _form(fields: Fields, problems: Problems) -> int:
    form = fields.text("form", required=False)
    if form not in FORMS:
        problems.error(
            "sign-off",
            f"form {form} is not known here",
            fields.at("form"),
            f"this version reads forms 1 and {FORM}: look for a newer one",
        )
    return FORMS.get(form, FORM)


def _faults(found: Approval, subject: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the fields that are there: the field, the message, the hint."""
    if found.digest and not DIGEST.fullmatch(found.digest):
        yield "digest", "this digest is not whole", "copy all 64 signs from: publish list --digests"
    if found.by and not ID.fullmatch(found.by):
        hint = "keys are made of small letters, digits and hyphens: ir-lead"
        yield "by", f"by: {found.by} is not a signer's key", hint
    if found.role and not ROLE.fullmatch(found.role):
        yield "role", f"role: {found.role} is not a role", "write it in small letters: ward sister"
    if found.subject and found.subject != subject:
        hint = "a signature counts only for what was read: sign this with publish approve"
        yield "subject", f"this is a signature of {found.subject}, in the file for {subject}", hint
    if bool(found.kind) != bool(found.signature):
        yield "signature" if found.signature else "kind", "kind and signature belong together", "write both, or neither"
    if found.kind and not ID.fullmatch(found.kind):
        yield "kind", f"kind: {found.kind} is no kind of signature", "write it in small letters, digits and hyphens: ssh"
    if found.signature and not BASE64.fullmatch(found.signature):
        yield "signature", "this signature is not written in Base64", "write it on one line, without spaces"


def with_what_was_signed(approval: Approval, file: str, kept: Kept) -> tuple[Approval, Problem | None]:
    """A signature over page words with their list, read from the file beside it; a warning where that is there and is another."""
    if approval.form != FORM:
        return approval, None
    beside = kept_file(file, approval.digest)
    lines = signed_lines(approval, file, kept)
    if lines is not None:
        return replace(approval, lines=frozenset(lines)), None
    if kept(beside) is None:
        return approval, None
    hint = "get the file back as it was; without it the signature counts for exactly the words of that day"
    message = f"this is not what {approval.by} signed on {approval.on.isoformat()}"
    return approval, Problem("signed-words", Severity.WARNING, message, Place(beside), hint, Scope(language=approval.language))


def signed_lines(approval: Approval, file: str, kept: Kept) -> tuple[str, ...] | None:
    """What was signed, from the file beside the signature; None where there is none, or another text than was signed."""
    text = kept(kept_file(file, approval.digest))
    text = text.replace("\r\n", "\n") if text is not None else None
    return tuple(text.split("\n")[:-1]) if text is not None and digest_of(text) == approval.digest else None
