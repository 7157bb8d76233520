"""Signing off: a signature is added to its file, bound to the digest of what is there now, with what was signed beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from leafletpress.languages import LANGUAGES
from leafletpress.library.in_language import clinic_to_sign, leaflet_to_sign, organisation_to_sign, page_words_to_sign
from leafletpress.library.judging import about_organisation, furnishing, once, problems_in
from leafletpress.library.reading import read_beside
from leafletpress.library.whole import Library
from leafletpress.model import ID, SOURCE_LANGUAGE, TEMPLATES, Choice, Problem, Severity, Text
from leafletpress.signoff.changes import changes_since, last_signed
from leafletpress.signoff.records import ROLE, record
from leafletpress.signoff.subjects import DESIGN, FORM, Subject, design_subject
from leafletpress.store import is_written, write
from leafletpress.translate import untranslated

NAMED = ("leaflet", "clinic", "organisation")  # kinds of subjects with a name


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a signature was not added, and the problems to put right first; or that it was asked for in a way that is none."""

    reason: str
    problems: tuple[Problem, ...] = ()
    wrong_usage: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a subject since somebody signed it: `since` says who and when, `lines` is None where what was signed is not kept."""

    since: str
    lines: tuple[str, ...] | None


def changes(library: Library, subject: Subject) -> Changes | None:
    """What changed since a subject was signed; None where nobody signed it, or nothing changed."""
    last = last_signed(subject, library.approvals.get(subject.file, ()))
    if last is None:
        return None
    return Changes(
        f"{last.by} signed it on {last.on.isoformat()}", changes_since(last, subject, partial(read_beside, library.root))
    )


def sign(library: Library, subject: Subject, by: str, role: str, on: date, today: date) -> Path | Refused:
    """Add a signature, and keep what was signed beside it; returns the file that holds the signature."""
    if not ID.fullmatch(by) or not ROLE.fullmatch(role):
        reason = "a signer's key and role are made of small letters, digits and hyphens: --by ir-lead --role author"
        return Refused(reason, wrong_usage=True)
    if on > today:
        return Refused(f"{on} is after {today}: nobody has read on a day that is still to come", wrong_usage=True)
    path = library.root / subject.file
    signed = {(one.form, one.digest, one.by) for one in library.approvals.get(subject.file, ())}
    if (FORM, subject.digest, by) in signed:
        return Refused(f"{by} has signed this already, in {path}")
    kept = library.root / subject.kept
    if not is_written(kept, subject.text):  # before the signature: a text that nobody signed does no harm
        write(kept, subject.text, home=library.root)
    before = path.read_text("utf-8") if path.is_file() else ""
    write(path, before + ("" if not before or before.endswith("\n") else "\n") + record(subject, by, role, on), home=library.root)
    return path


def signable(library: Library, what: str, language: str) -> Subject | Refused:
    """What can be signed: whole, in its language, and without errors. `what` is leaflet:ID, clinic:ID, organisation:ID, templates or design."""
    if language not in LANGUAGES:
        return Refused(f"{language} is no language of the table", wrong_usage=True)
    if what == DESIGN:
        return _design(library, language)
    kind, _, name = what.partition(":")
    errors = _errors(library, what, language)
    if what == TEMPLATES:
        return _whole(*page_words_to_sign(library, language), errors)
    if kind == "leaflet" and name in library.leaflets:
        return _whole(*leaflet_to_sign(library, name, language), errors)
    if kind == "clinic" and name in library.clinics:
        return _whole(*clinic_to_sign(library, name, language), errors)
    if kind == "organisation" and name in library.organisations:
        return _whole(*organisation_to_sign(library, name, language), errors)
    if kind in NAMED and ID.fullmatch(name) and (library.root / f"{kind}s" / name).is_dir():
        return Refused(f"{what} cannot be read", errors)
    return Refused(
        f"there is no {what} to sign: write leaflet:ID, clinic:ID, organisation:ID, templates or design", wrong_usage=True
    )


def _design(library: Library, language: str) -> Subject | Refused:
    if language != SOURCE_LANGUAGE:
        return Refused("a design has no language: leave --language out", wrong_usage=True)
    subject = design_subject(library.design)
    errors = tuple(problem for problem in furnishing(library) if problem.severity is Severity.ERROR)
    if errors:
        return Refused("what has errors cannot be signed", errors)
    return subject or Refused("this library brings no templates, styles, icons or fonts of its own: there is nothing to sign")


def _whole(subject: Subject, texts: Iterable[Text], errors: tuple[Problem, ...]) -> Subject | Refused:
    if errors:
        return Refused("what has errors cannot be signed", errors)
    if missing := untranslated(texts, subject.language):
        name = LANGUAGES[subject.language].english_name
        return Refused(f"{len(missing)} texts are not translated into {name}: what is not there cannot be signed")
    return subject


def _errors(library: Library, what: str, language: str) -> tuple[Problem, ...]:
    kind, _, name = what.partition(":")
    if kind == "organisation":
        lent = about_organisation(library, name) if name in library.organisation_ids[0] else ()
        return tuple(problem for problem in lent if problem.severity is Severity.ERROR)
    asked = Choice((name,) if kind == "leaflet" else ("",), (language,), (name,) if kind == "clinic" else ("",))
    found = once(problems_in(library, asked))
    return tuple(problem for problem in found if problem.severity is Severity.ERROR and _touches(problem, what, language))


def _touches(problem: Problem, what: str, language: str) -> bool:
    kind, _, name = what.partition(":")
    scope = problem.scope
    if scope.language not in ("", language):
        return False
    return {
        "leaflet": scope.leaflet in ("", name) and not scope.clinic,
        "clinic": scope.clinic == name and not scope.leaflet,
        TEMPLATES: scope.language == language and not scope.leaflet and not scope.clinic,
    }.get(kind, False)
