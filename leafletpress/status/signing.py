"""Signing off: a signature is added to its file, bound to the digest of what is there now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leafletpress.approvals import clinic_digest, leaflet_digest, words_digest
from leafletpress.languages import LANGUAGES, locale_of
from leafletpress.library.editions import furniture, translated_clinic, translated_leaflet
from leafletpress.model import ID, SOURCE_LANGUAGE, TEMPLATES, Library, Problem, Severity, Text, leaflet_texts
from leafletpress.store import write
from leafletpress.translate import untranslated


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a signature was not added, and the problems to put right first; or that it was asked for in a way that is none."""

    reason: str
    problems: tuple[Problem, ...] = ()
    wrong_usage: bool = False


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is signed: its file without ending, its digest, and the texts that were read."""

    file: str
    digest: str
    texts: tuple[Text, ...]


def sign(library: Library, what: str, language: str, by: str, role: str, on: date, today: date) -> Path | Refused:
    """Add a signature; returns the file that holds it. `what` is leaflet:ID, clinic:ID or templates."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", by) or not re.fullmatch(r"[a-z][a-z -]*", role):
        reason = "a signer's key and role are made of small letters, digits and hyphens: --by ir-lead --role author"
        return Refused(reason, wrong_usage=True)
    if on > today:
        return Refused(f"{on} is after {today}: nobody has read on a day that is still to come", wrong_usage=True)
    if language not in LANGUAGES:
        return Refused(f"{language} is no language of the table", wrong_usage=True)
    subject = _subject(library, what, language)
    if isinstance(subject, Refused):
        return subject
    errors = _errors(library, what, language)
    if errors:
        return Refused("what has errors cannot be signed", errors)
    if missing := untranslated(subject.texts, language):
        return Refused(
            f"{len(missing)} texts are not translated into {LANGUAGES[language].english_name}: what is not there cannot be signed"
        )
    path = library.root / f"{subject.file}.yaml"
    before = path.read_text("utf-8") if path.is_file() else ""
    if any(a.digest == subject.digest and a.by == by for a in library.approvals.get(_key(subject.file), ())):
        return Refused(f"{by} has signed this already, in {path}")
    entry = f"- digest: {subject.digest}\n  language: {language}\n  by: {by}\n  role: {role}\n  on: {on.isoformat()}\n"
    write(path, before + ("" if not before or before.endswith("\n") else "\n") + entry, home=library.root)
    return path


def _key(file: str) -> str:
    return file.removesuffix("/approvals").replace("/approvals/", "/")


def _errors(library: Library, what: str, language: str) -> tuple[Problem, ...]:
    return tuple(p for p in library.problems if p.severity is Severity.ERROR and _touches(p, what, language))


def _touches(problem: Problem, what: str, language: str) -> bool:
    kind, _, name = what.partition(":")
    scope = problem.scope
    if scope.language not in ("", language):
        return False
    return {
        "leaflet": scope.leaflet in ("", name) and not scope.clinic,
        "clinic": scope.clinic == name and not scope.leaflet,
    }.get(kind, False)


def _subject(library: Library, what: str, language: str) -> _Subject | Refused:
    kind, _, name = what.partition(":")
    if what == TEMPLATES:
        texts = furniture(library, language)
        return _Subject(f"translations/{locale_of(language)}/approvals/{TEMPLATES}", words_digest(texts, language), texts)
    if kind == "leaflet" and name in library.leaflets:
        leaflet = translated_leaflet(library, name, language)
        source = language == SOURCE_LANGUAGE
        file = f"leaflets/{name}/approvals" if source else f"translations/{locale_of(language)}/approvals/{name}"
        return _Subject(file, leaflet_digest(leaflet), tuple(leaflet_texts(leaflet)))
    if kind == "clinic" and name in library.clinics:
        clinic = translated_clinic(library, name, language)
        digest = clinic_digest(clinic) if language == SOURCE_LANGUAGE else words_digest(clinic.texts, language)
        return _Subject(f"clinics/{name}/approvals", digest, clinic.texts)
    if kind in ("leaflet", "clinic") and ID.fullmatch(name) and (library.root / f"{kind}s" / name).is_dir():
        return Refused(f"{what} cannot be read", _errors(library, what, language))
    return Refused(f"there is no {what} to sign: write leaflet:ID, clinic:ID or templates", wrong_usage=True)
