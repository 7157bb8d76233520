"""The sentences of a source and of its translation, beside each other."""

from __future__ import annotations

import re
from functools import lru_cache

# Where a sentence ends: a sign of the end with what closes behind it. A full stop before a small letter is an abbreviation's.
END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*\s+(?![^\W\d_A-Z]*[a-zà-ÿа-яіїєґ])|[۔؟।॥።]+[\"'”’»)\]]*\s*|[。！？]+[”’」』）)]*\s*)")
ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|St|No|no|approx)\.$")


def paired_sentences(source: str, translation: str) -> tuple[tuple[str, str], ...] | None:
    """Each sentence with its translation; None where there are not as many."""
    sentences, translated = split_sentences(source), split_sentences(translation)
    if len(sentences) != len(translated):
        return None
    return tuple(zip(sentences, translated, strict=True))


@lru_cache(maxsize=4096)  # a source is read once for each language
def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a running text, each with its sign at the end."""
    found, start = [], 0
    for end in END.finditer(text):
        if not ABBREVIATIONS.search(text[start : end.end()].rstrip()):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return tuple(sentence for sentence in (*found, text[start:].strip()) if sentence)
