"""Terms: those of a glossary, and those that no translation may change, such as a medicine's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafletpress.languages import set_digits
from leafletpress.model import Finding, Severity, Terms, Words, plain_text


def check_kept_terms(source: Words, translation: Words, terms: Terms) -> Iterator[Finding]:
    """Terms of the do-not-translate list that the translation lost; a known form in the language will do."""
    said = set_digits(plain_text(translation), "latn").casefold()
    for kept in terms.kept:
        if _stands(kept.term, plain_text(source)) and not any(form.casefold() in said for form in (kept.term, *kept.forms)):
            forms = f" (or {', '.join(kept.forms)})" if kept.forms else ""
            hint = f"write {kept.term}{forms}: translations/do-not-translate.yaml names it"
            yield Finding("term", Severity.DRAFT, f"{kept.term} is lost", hint)


def check_glossary(source: Words, translation: Words, terms: Terms) -> Iterator[Finding]:
    """Glossary terms of the source whose translation is not used."""
    said = plain_text(translation).casefold()
    for entry in terms.glossary:
        forms = [form.strip() for form in entry.translation.split("|")]
        if _stands(entry.term, plain_text(source)) and not any(form.casefold() in said for form in forms):
            what = f'"{entry.term}" is not translated as the glossary says'
            yield Finding("glossary", Severity.WARNING, what, f"write {forms[0]}, or change the glossary")


def _stands(term: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE if term.islower() else 0) is not None
