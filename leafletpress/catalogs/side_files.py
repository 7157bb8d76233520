"""The side files of translations: glossary, do-not-translate list and acknowledgements."""

from __future__ import annotations

from leafletpress import yamlfile
from leafletpress.boundary import guarded
from leafletpress.model import (
    EVERYWHERE,
    NEGATED,
    Acknowledgement,
    AddedNegation,
    GlossaryTerm,
    KeptTerm,
    Place,
    Problem,
    Problems,
    Scope,
    is_word_form,
    without_direction,
)
from leafletpress.yamlfile import Fields, Node


@guarded((), lambda _text, path, scope: (Place(path), scope))
def read_glossary(text: str, path: str, scope: Scope) -> tuple[tuple[GlossaryTerm | AddedNegation, ...], tuple[Problem, ...]]:
    """Terms with their translations, and words that negate; several that will do are parted by |."""
    problems = Problems(scope)
    found: list[GlossaryTerm | AddedNegation] = []
    for node in _records(text, path, "the glossary", problems):
        fields = Fields(node, node.place, "this term", problems, joiners=True)
        entry = _added_negation(fields, problems) if "negation" in fields else _glossary_term(fields, node)
        fields.text("note", required=False)
        fields.finish()
        if entry:
            found.append(entry)
    return tuple(found), tuple(problems.found)


def _glossary_term(fields: Fields, node: Node) -> GlossaryTerm | None:
    term, translation = fields.text("term"), fields.text("translation")
    return GlossaryTerm(term, without_direction(translation), node.place) if term and translation else None


def _added_negation(fields: Fields, problems: Problems) -> AddedNegation | None:
    negation, forms = fields.text("negation"), tuple(form.strip() for form in fields.text("translation").split("|"))
    wrong = [form for form in forms if form and not is_word_form(form)]
    if negation and negation not in NEGATED:
        what = f"{negation} is none of the negations that words can be added to"
        problems.error("negation-word", what, fields.at("negation"), f"write one of: {', '.join(NEGATED)}")
    for form in wrong:
        what = f"{form} is no word, part of a word, or row of words"
        hint = "write words; * for any letters of a word, ... for up to five words between two"
        problems.error("negation-word", what, fields.at("translation"), hint)
    return AddedNegation(negation, forms) if negation in NEGATED and all(forms) and not wrong else None


@guarded((), lambda _text, path: (Place(path), EVERYWHERE))
def read_kept_terms(text: str, path: str) -> tuple[tuple[tuple[KeptTerm, str], ...], tuple[Problem, ...]]:
    """Terms that stay as they are, each once for every language that has known forms of it, and once for all others."""
    problems = Problems()
    found: list[tuple[KeptTerm, str]] = []
    for node in _records(text, path, "the do-not-translate list", problems):
        fields = Fields(node, node.place, "this term", problems, joiners=True)
        term = fields.text("term")
        forms = fields.record("forms", required=False)
        by_language = {
            tag: tuple(form.strip() for form in without_direction(forms.text(tag)).split("|")) for tag in forms.names()
        }
        fields.text("note", required=False)
        fields.finish()
        if term:
            found.append((KeptTerm(term, (), node.place), ""))
            found += [(KeptTerm(term, written, node.place), tag) for tag, written in by_language.items()]
    return tuple(found), tuple(problems.found)


@guarded((), lambda _text, path, scope, **_: (Place(path), scope))
def read_acknowledgements(
    text: str, path: str, scope: Scope, *, of_leaflet: bool = False
) -> tuple[tuple[Acknowledgement, ...], tuple[Problem, ...]]:
    """Findings of a check that somebody looked at and accepts, each with its reason: in translations, or in a leaflet."""
    problems = Problems(scope)
    found = []
    for node in _records(text, path, "the list of acknowledgements", problems):
        fields = Fields(node, node.place, "this acknowledgement", problems, joiners=True)
        message, code, reason = fields.text("message"), fields.text("code"), fields.text("reason")
        detail = fields.text("value" if of_leaflet else "translation", required=False)
        fields.finish()
        if message and code and reason:
            translation, value = ("", detail) if of_leaflet else (detail, "")
            found.append(Acknowledgement(message, code, reason, translation, node.place, value))
    return tuple(found), tuple(problems.found)


def _records(text: str, path: str, what: str, problems: Problems) -> tuple[Node, ...]:
    node = yamlfile.read(text, Place(path), problems) if text.strip() else None
    return yamlfile.items(node, what, problems)
