"""The side files of translations: glossary, do-not-translate list and acknowledgements."""

from __future__ import annotations

from leafletpress import yamlfile
from leafletpress.boundary import guarded
from leafletpress.model import EVERYWHERE, Acknowledgement, GlossaryTerm, KeptTerm, Place, Problem, Problems, Scope
from leafletpress.yamlfile import Fields, Node


@guarded((), lambda _text, path, scope: (Place(path), scope))
def read_glossary(text: str, path: str, scope: Scope) -> tuple[tuple[GlossaryTerm, ...], tuple[Problem, ...]]:
    """Terms with their translations; several that will do are parted by |."""
    problems = Problems(scope)
    found = []
    for node in _records(text, path, "the glossary", problems):
        fields = Fields(node, node.place, "this term", problems, joiners=True)
        term, translation = fields.text("term"), fields.text("translation")
        fields.text("note", required=False)
        fields.finish()
        if term and translation:
            found.append(GlossaryTerm(term, translation, node.place))
    return tuple(found), tuple(problems.found)


@guarded((), lambda _text, path: (Place(path), EVERYWHERE))
def read_kept_terms(text: str, path: str) -> tuple[tuple[tuple[KeptTerm, str], ...], tuple[Problem, ...]]:
    """Terms that stay as they are, each once for every language that has known forms of it, and once for all others."""
    problems = Problems()
    found: list[tuple[KeptTerm, str]] = []
    for node in _records(text, path, "the do-not-translate list", problems):
        fields = Fields(node, node.place, "this term", problems, joiners=True)
        term = fields.text("term")
        forms = fields.record("forms", required=False)
        by_language = {tag: tuple(form.strip() for form in forms.text(tag).split("|")) for tag in forms.names()}
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
