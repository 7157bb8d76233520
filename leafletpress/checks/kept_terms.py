"""Terms: those of a glossary, and those that no translation may change, such as a medicine's name."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from leafletpress.checks.alphabets import script_of
from leafletpress.checks.pair import Translated
from leafletpress.languages import lettering_of, write_digits
from leafletpress.model import Finding, KeptTerm, Severity

WITHOUT_SPACES = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"})
# Accents, the soft hyphen, and what Arabic words are written with or without: paracétamol is paracetamol.
POINTING = re.compile("[\u0300-\u036f\u00ad\u0640\u064b-\u0652\u0656-\u065f\u0670]")
IN_BRACKETS = re.compile(r"[^\s(（]*\s*[(（]([^()（）]*)[)）]")
LATIN_NAME = re.compile(r"[A-Za-z\u00c0-\u024f]{3,}")
MISSPELT = 0.75  # how alike two names are that are one, by difflib


def check_kept_terms(translated: Translated) -> Iterator[Finding]:
    """Terms of the do-not-translate list that the translation lost, or gives another name in brackets; a known form will do."""
    kept = translated.terms.kept
    present = _standing(tuple(entry.term for entry in kept), translated.source)
    if not present:
        return
    said, language = _plain(write_digits(translated.said, "latn")), translated.language
    for entry in kept:
        if entry.term in present and not any(_is_said(form, said, language) for form in (entry.term, *entry.forms)):
            forms = f" (or {', '.join(entry.forms)})" if entry.forms else ""
            hint = f"write {entry.term}{forms}: translations/do-not-translate.yaml names it"
            yield Finding("term", Severity.DRAFT, f"{entry.term} is lost", hint)
    if "(" in said or "（" in said:
        yield from _other_names(translated, said)


def check_glossary(translated: Translated) -> Iterator[Finding]:
    """Glossary terms of the source whose translation is not used."""
    present = _standing(tuple(entry.term for entry in translated.terms.glossary), translated.source)
    said = translated.said.casefold() if present else ""
    for entry in translated.terms.glossary if present else ():
        forms = [form.strip() for form in entry.translation.split("|")]
        if entry.term in present and not any(form.casefold() in said for form in forms):
            what = f'"{entry.term}" is not translated as the glossary says'
            yield Finding("glossary", Severity.WARNING, what, f"write {forms[0]}, or change the glossary")


# Terms in a source


def _standing(terms: tuple[str, ...], source: str) -> frozenset[str]:
    """Those of the terms that stand in a source as whole words. Most sources have none: one search says so."""
    any_of_them, each = _searches(terms)
    if not any_of_them.search(source):
        return frozenset()
    return frozenset(term for term, pattern in each if pattern.search(source))


@cache
def _searches(terms: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    def whole_words(terms: tuple[str, ...]) -> re.Pattern[str]:
        words = "|".join(f"(?i:{re.escape(term)})" if term.islower() else re.escape(term) for term in terms)
        return re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)")

    return whole_words(terms), tuple((term, whole_words((term,))) for term in terms)


# A term in a translation


def _plain(text: str) -> str:
    """The text with one kind of space, and without what a word may be written without."""
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", POINTING.sub("", unicodedata.normalize("NFD", text))))


def _is_said(form: str, said: str, language: str) -> bool:
    return bool(form) and any(True for _ in _ends(form, said, language))


def _ends(form: str, said: str, language: str) -> Iterator[int]:
    """Behind each place where a form stands in a text: at the beginning of a word, as a medicine's name inside another is another medicine.

    Endings may follow. A form in capitals stands in capitals, and no other capital follows: CT is neither in doctor nor in CTA.
    """
    form = _plain(form)
    exact = form.isupper()
    wanted, text = (form, said) if exact else (form.casefold(), said.casefold())
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if _begins_word(text, start, language) and _may_follow(text[end - 1], text[end : end + 1], exact):
            yield end
        start = text.find(wanted, start + 1)


def _may_follow(last: str, following: str, exact: bool) -> bool:
    if last.isdecimal():
        return not following.isdecimal()
    return not (exact and following.isupper())


def _begins_word(text: str, start: int, language: str) -> bool:
    """Whether a word begins here, or what the language writes at the beginning of its words ends here."""
    head = start
    script = script_of(text[start])
    while head and _goes_on(text[head - 1], text[start], script):
        head -= 1
    if head == start or script in WITHOUT_SPACES:
        return True
    prefixes = lettering_of(language).prefixes
    return bool(prefixes) and re.fullmatch(f"(?:{'|'.join(map(re.escape, prefixes))}){{1,3}}", text[head:start]) is not None


def _goes_on(before: str, first: str, script: str) -> bool:
    """Whether a sign belongs to the same word, or number, as the one behind it."""
    if first.isdecimal():
        return before.isdecimal()
    return unicodedata.category(before)[0] == "M" or (before.isalpha() and script_of(before) == script)


# A name in brackets


def _other_names(translated: Translated, said: str) -> Iterator[Finding]:
    """Latin names in brackets behind a term's local form that are not the term."""
    for entry in translated.terms.kept:
        for form in dict.fromkeys((*entry.forms, entry.term)):
            for end in _ends(form, said, translated.language) if form else ():
                folded = said.casefold()
                behind = IN_BRACKETS.match(said if form.isupper() or len(folded) == len(said) else folded, end)
                if behind and (name := _other_name(entry, form, behind[1], translated)):
                    hint = f"write {entry.term} in the brackets, or the name that belongs to it before them"
                    what = f"in brackets behind {form} stands {name}, and it means {entry.term}"
                    yield Finding("term", Severity.DRAFT, what, hint)


def _other_name(entry: KeptTerm, form: str, inside: str, translated: Translated) -> str:
    """The first name inside brackets that is not the one of a term; empty where there is none, or none can be told."""
    names: list[str] = LATIN_NAME.findall(inside)
    own = [entry.term.casefold(), *(known.casefold() for known in entry.forms)]
    initials = "".join(name[0] for name in names).casefold()
    if not names or initials == own[0] or any(known in inside.casefold() for known in own if known):
        return ""
    name, source = names[0], translated.source.casefold()
    stays = any(name.casefold() in LATIN_NAME.findall(words) for words in re.findall(r"[(（]([^()（）]*)", source))
    if stays or (name.casefold() in LATIN_NAME.findall(source) and name.casefold() not in _kept_names(translated)):
        return ""
    return name if script_of(form[0]) != "LATIN" or _is_name_of_a_term(name, entry, translated) else ""


def _is_name_of_a_term(name: str, entry: KeptTerm, translated: Translated) -> bool:
    """Whether a word is the name of another term, or this one misspelt: any other word may explain it."""
    alike = difflib.SequenceMatcher(None, name.casefold(), entry.term.casefold()).ratio()
    return alike >= MISSPELT or name.casefold() in _kept_names(translated)


def _kept_names(translated: Translated) -> frozenset[str]:
    return frozenset(entry.term.casefold() for entry in translated.terms.kept)
