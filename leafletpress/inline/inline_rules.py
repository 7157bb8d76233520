"""The grammar of inline Markdown: what markdown-it reads, and what of ours it is taught."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from leafletpress.model import Inline, Reference, Value

Rule = Callable[[StateInline, bool], bool]

VALUE = re.compile(r"\{([a-z][a-z0-9-]*)(?:\.([a-z0-9]+(?:-[a-z0-9]+)*))?\}")
REFERENCE = re.compile(r"\[([1-9][0-9]?)\](?![(\[])")


def tokens_of(markdown: str) -> Sequence[Token]:
    """What markdown-it reads in a unit: flat tokens."""
    return next((token.children or [] for token in _rules().parseInline(markdown)), [])


class _AsWritten(MarkdownIt):
    """Targets are judged afterwards, in the reader's words: markdown-it would quote the braces of {phone.nurses} and drop what it dislikes."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True


@cache
def _rules() -> MarkdownIt:
    """CommonMark's inline rules as far as leaflets have them or refuse what they say, with bold, values and references of our own."""
    rules = _AsWritten("zero")
    rules.enable(["escape", "link", "image", "backticks", "html_inline", "entity", "autolink", "newline", "strikethrough"])
    rules.core.ruler.disable(["text_join"], ignoreInvalid=True)
    rules.options["html"] = True
    rules.inline.ruler.before("link", "strong", _strong)
    rules.inline.ruler.before("link", "value", _node("value", VALUE, lambda match: Value(match[1], match[2] or "")))
    rules.inline.ruler.before("link", "reference", _node("reference", REFERENCE, lambda match: Reference(int(match[1]))))
    return rules


def _strong(state: StateInline, silent: bool) -> bool:
    start = state.pos
    source, end = state.src, state.posMax
    if not source.startswith("**", start) or start + 2 >= end or source[start + 2].isspace() or source[start + 2] == "*":
        return False
    close = _closing_asterisks(state, start + 2)
    if close is None:
        return False
    if not silent:
        state.push("strong_open", "strong", 1)
        state.pos, state.posMax = start + 2, close
        state.md.inline.tokenize(state)
        state.push("strong_close", "strong", -1)
    state.pos, state.posMax = close + 2, end
    return True


def _closing_asterisks(state: StateInline, start: int) -> int | None:
    """Where the next `**` after a non-space stands, links and escapes skipped as a whole; the state's position is put back."""
    before = state.pos
    state.pos = start
    found = None
    while state.pos < state.posMax:
        if state.src.startswith("**", state.pos) and state.pos > start and not state.src[state.pos - 1].isspace():
            found = state.pos
            break
        state.md.inline.skipToken(state)
    state.pos = before
    return found


def _node(name: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Inline]) -> Rule:
    """A rule for what one pattern matches: a token that carries our own node under its name."""

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos, state.posMax)
        if not match:
            return False
        if not silent:
            state.push(name, "", 0).meta = {name: read(match)}
        state.pos = match.end()
        return True

    return rule
