"""Lines of running text that were meant as something else: lists, steps, headings and tables that Markdown does not see.

They come from Word, Outlook and PDFs, whose bullets and spaces are other characters than Markdown's, and from the keyboard. A
wrapped line that happens to begin with a sign looks just the same, so the hints say what to do with it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

WRAPPED = "; where it is the rest of a sentence, move it up to the line above"
BULLET_HINT = "begin each item with a hyphen and a space" + WRAPPED
STEP_HINT = "write 1. 2. 3., each with a full stop and a space" + WRAPPED
MARGIN_HINT = "begin it at the margin, or indent it under the text of the item that it belongs to" + WRAPPED
GAP_HINT = "put an empty line before it" + WRAPPED
NUMBER_HINT = "; for a number as such write a backslash before its full stop (38\\.)"

# Spaces of any kind, and what nobody sees.
LEAD = re.compile(r"[\s\u200b-\u200f\u2060\u00ad\ufeff]*")
ODD_SPACE = re.compile(r"[^ \t\n\S]|[\u200b-\u200f\u2060\u00ad\ufeff]")
WORD_BULLETS = r"•▪▫◦‣⁃◾◼\ue000-\uf8ff"  # the last are Word's own, of the fonts Symbol and Wingdings
COLONS = re.compile(r"\s*[:：](?:\s?[:：])+\s*$")
NO_TITLE = ":：-–—•|#"  # what no title of a block begins with
CLOSING = "this looks like the end of a block but is not one"
CLOSING_HINT = "end the block with a line of ::: alone"
DEGREES = r"\d+(?:[.,]\d+)?\s*°"
TEXT = r"(?=[^\W\d_]|[*\[{(“‘\"'])"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a line, `line` lines (from 0) below the first that was looked at."""

    code: str
    message: str
    hint: str
    line: int = 0
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class _Sign:
    pattern: re.Pattern[str]
    code: str
    message: str
    hint: str


def _sign(pattern: str, code: str, message: str, hint: str) -> _Sign:
    return _Sign(re.compile(pattern), code, message, hint)


# What Markdown itself would read as a block, had it an empty line above it.
BLOCKS = re.compile(r"(?:(?P<word>Table:|Key:|!\[)|#{1,6} |: (?![:：])|(?P<number>[0-9]{1,3}[.)]) |[-*+] )")
SIGNS = (
    _sign(
        rf"[{WORD_BULLETS}·∙●○◯■□▶►▸➤➢➔→⇒»✓✔✗✘★☆◆◇❖☞☛✅❌➜➡⇨◉⬤‧＊∗\U0001f300-\U0001faff]|=+>",
        "list",
        "a bullet that Markdown does not know",
        BULLET_HINT,
    ),
    _sign(
        r"[☐☑☒▢❏❑]",
        "list",
        "a box that Markdown does not know",
        "begin each item of the list with - [ ] and a space: a box to tick is drawn" + WRAPPED,
    ),
    _sign(
        r"(?:[oØü]|§)[ \u00a0]+(?=[^\W\d_])|[^\W\d_]\t|[§¨]\t", "list", "a bullet of Word's that is a letter here", BULLET_HINT
    ),
    _sign(rf"[–—―‒‐‑﹣－](?!{DEGREES})|−(?!\d)|~\s", "list", "a line that begins with a dash", BULLET_HINT),
    _sign(
        rf"-(?!{DEGREES}|ve\b|[ \t]|$)|[+＋](?!\d|ve\b)",
        "list",
        "a hyphen or plus without an ordinary space behind it",
        BULLET_HINT,
    ),
    _sign(
        rf"(?:\d{{1,3}}[.)]|\(\d{{1,3}}\))(?:\s+(?=\S)|{TEXT})|\d{{1,2}}(?:\s[.)]|\.\)|\)\.|\.[-–:]|[º/])\s|\d{{1,3}}[．、）]|[０-９]{{1,3}}[.)]",
        "list",
        "a step that Markdown does not see",
        STEP_HINT + NUMBER_HINT,
    ),
    _sign(
        rf"(?:[A-Za-z]|[ivxIVX]{{2,4}})\)(?:\s+(?=\S)|{TEXT})|\((?:[A-Za-z]|[ivxIVX]{{2,4}})\)\s|(?:[a-h]|[ivx]{{1,4}})\.\s+(?=[^\W\d_])",
        "list",
        "a step with a letter",
        STEP_HINT,
    ),
    _sign(r"[①-⑳⓪❶-❿➀-➓⒈-⒛⑴-⒇⒜-⒵ⓐ-ⓩⒶ-Ⓩ]|\d\ufe0f?\u20e3", "list", "a step with a number in a ring", STEP_HINT),
    _sign(
        r"[#＃]|={1,6}\s*[^\W_]",
        "heading",
        "a heading that Markdown does not see",
        "write ## and a space before it, and an empty line above" + WRAPPED,
    ),
    _sign(COLONS.pattern, "callout", CLOSING, CLOSING_HINT),
    _sign(
        r"[:：]\s?[:：]|!{2}",
        "callout",
        "this looks like the line of a block but is not one",
        "write three colons, a space and the name: ::: urgent Phone us at once if",
    ),
    _sign(r"[:：]", "definition", "a meaning that Markdown does not see", "write a colon and a space, right below the term"),
)
# Written by many for steps, and by others in good text: told where a first and a second one are there.
SEQUENCES = {
    "letter": (re.compile(r"([A-H])\.\s+(?=\S)"), "A", "B"),
    "roman": (re.compile(r"(I{1,3}|IV|V)\.\s+(?=\S)"), "I", "II"),
    "bare number": (re.compile(r"(\d{1,2})\s+(?=[A-Z])"), "1", "2"),
    "lone number": (re.compile(r"(\d{1,2})[.)]\s*$"), "1", "2"),
    "decimal": (re.compile(r"(\d\.\d)\.?\s+(?=[A-Z])"), "1.1", "1.2"),
    "number": (re.compile(r"(\d{1,2})\s?[-–—:]\s+(?=[^\W\d_])"), "1", "2"),
}
TABLE = Finding(
    "table",
    "this looks like a table but is not one",
    "begin and end each row with |, without empty lines between them; the line of |---| under the header needs as many cells as the header; "
    "for the sign itself write \\|",
)
TABS = Finding(
    "table", "columns that are parted by tabs", "write a table with | between its cells, or a space instead of the tab"
)
COLUMNS = Finding(
    "table", "columns that are parted by spaces", "write a table with | between its cells, or one space between words"
)
INNER_BULLETS = Finding("list", "bullets in the middle of a line", "begin a line for each item, with a hyphen and a space")
INNER_ITEMS = Finding("list", "several items on one line", "begin a line for each, with a hyphen and a space, or 1. 2. 3.")
LABELS = Finding(
    "list",
    "lines that would be printed as one paragraph",
    "make each an item, with a hyphen and a space, or put an empty line between them",
)
RUN_IN_HEADING = Finding(
    "heading",
    "this looks like a heading and would be printed in one paragraph with the line below it",
    "write ## before it, without ** or capitals, and an empty line below it",
    is_error=False,
)
MERGE_FIELD = Finding("construct", "a field that nobody filled in", "write the words, or a value in braces")
DOTS = Finding("write-on", "a line of dots to write on", "write ::: write-on 1 and its label", is_error=False)
ODD_LEAD = Finding(
    "construct",
    "a line that begins with a hidden sign, or a space that is no ordinary one",
    "delete what stands before its first word, and indent it with ordinary spaces or not at all",
)
NO_TERM = Finding("definition", "a meaning without its term", "write the term on a line of its own, right above the colon")
NOT_EMPTY = Finding("construct", "an empty line that is none to Markdown: a no-break space stands in it", "empty it")
CUT_WORD = Finding(
    "cut-word", "a word that is cut in two at the end of a line", "write it whole: the hyphen and a space would be printed in it"
)
INSIDE = (
    (re.compile(r"\t"), TABS),
    (re.compile(r":\s+-\s+\S.*\s-\s+\S|:\s+1[.)]\s+\S.*\s2[.)]\s"), INNER_ITEMS),
    (re.compile(r"«\s?[A-Z]\w*\s?»"), MERGE_FIELD),
    (re.compile(r"\.{6}|…{3}"), DOTS),
)
COLUMN_GAP = re.compile(r"\S[ \u00a0]{3,}\S")
# "Ward: 5", "Step 1: sit down", "Day 1 – rest".
LABEL = re.compile(r"\s*(?:[A-Z][\w'’./-]*(?: [\w'’./-]+){0,3}:|[A-Z][a-z]+ \d{1,2} ?[:.–—-])\s+\S")
LOUD = re.compile(r"\*\*(?!\s)[^*{}]+\*\*:?")


def sequences(lines: Iterable[str]) -> frozenset[str]:
    """Which of the ambiguous ways to number steps a whole text uses."""
    found = {
        (shape, match[1])
        for line in lines
        for shape, (pattern, _, _) in SEQUENCES.items()
        if (match := pattern.match(line, _start(line)))
    }
    return frozenset(shape for shape, (_, *firsts) in SEQUENCES.items() if all((shape, first) in found for first in firsts))


def near_misses(content: str, shapes: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """What the lines of one unit of text were meant as, each kind once. `shapes` are the sequences of the whole text."""
    lines = content.split("\n")
    told: set[str] = set()
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        finding = _beginning(lines, number, shapes) or _inside(line) or _end(line, after) or _pair(line, after)
        if finding and finding.message not in told:
            told.add(finding.message)
            yield replace(finding, line=number)


def inner_bullets(markdown: str) -> Iterator[Finding]:
    """Bullets in a unit that is no running text, such as a cell."""
    if re.search(f"[{WORD_BULLETS}]", markdown):
        yield INNER_BULLETS


def hidden_signs(markdown: str) -> Iterator[Finding]:
    """Soft hyphens and spaces of no width, which English needs nowhere; words of other languages may."""
    english = re.sub(r"\[[^\]]*\]\(lang:", lambda phrase: "\n" * phrase[0].count("\n"), markdown)
    for number, line in enumerate(english.split("\n")):
        if words := re.findall(r"\w*[\u00ad\u200b\u2060]+\w*", line):
            message = f'a hidden sign stands in "{re.sub(ODD_SPACE, "", ", ".join(words))}"'
            hint = "type the words again: the sign may be printed as a hyphen or break a word, and searches would not find it"
            yield Finding("markup", message, hint, number, is_error=False)


def begins_oddly(line: str) -> bool:
    """Whether a line begins with spaces, or with what nobody sees, that Markdown takes for letters."""
    return bool(ODD_SPACE.search(line, 0, _start(line)))


def _start(line: str) -> int:
    match = LEAD.match(line)
    return match.end() if match else 0


def _beginning(lines: Sequence[str], number: int, shapes: frozenset[str]) -> Finding | None:
    line, is_first = lines[number], number == 0
    start = _start(line)
    is_odd = begins_oddly(line)
    block = BLOCKS.match(line, start)
    if block and not (is_first and block["word"]) and not _closes_bracket(block, lines[:number]):
        if is_first or is_odd:
            return ODD_LEAD if is_odd or block[0] != ": " else NO_TERM
        hint = MARGIN_HINT if line[:start].expandtabs(4).startswith("    ") else GAP_HINT
        hint += NUMBER_HINT if block["number"] else ""
        return Finding("construct", "a new block begins in the middle of a paragraph", hint)
    for sign in SIGNS:
        if (match := sign.pattern.match(line, start)) and not _closes_bracket(match, lines[:number]):
            return Finding(sign.code, sign.message, sign.hint)
    if any(SEQUENCES[shape][0].match(line, start) for shape in shapes):
        return Finding("list", "a step that Markdown does not see", STEP_HINT)
    if is_odd:
        return ODD_LEAD if line.strip() else NOT_EMPTY
    return None


def _closes_bracket(match: re.Match[str], before: Sequence[str]) -> bool:
    """Whether a sign such as "2)" is the end of a bracket that was opened above."""
    if not match[0].rstrip().endswith(")") or match[0].startswith("("):
        return False
    above = "".join(before)
    return above.count("(") > above.count(")")


def _inside(line: str) -> Finding | None:
    inner = line.strip()
    if re.search(r"(?<!\\)[|｜¦│]", inner):
        return TABLE
    if re.search(rf"[{WORD_BULLETS}]", inner):
        return INNER_BULLETS
    return next((finding for pattern, finding in INSIDE if pattern.search(inner)), None)


def _pair(line: str, after: str) -> Finding | None:
    """Two lines that were typed below each other to stand so: columns, or entries that each have their label."""
    if COLUMN_GAP.search(line) and COLUMN_GAP.search(after):
        return COLUMNS
    return LABELS if LABEL.match(line) and LABEL.match(after) else None


def is_run_in_heading(content: str) -> bool:
    """Whether the first line of a paragraph is all bold or in capitals, no sentence, and the next begins anew."""
    first, _, second = content.partition("\n")
    is_loud = LOUD.fullmatch(first) or (first.isupper() and len(re.findall(r"[^\W\d_]{3,}", first)) > 1)
    return bool(is_loud and not first.rstrip("*").endswith((".", "!", "?", ",")) and second.strip()[:1].isupper())


def _end(line: str, after: str) -> Finding | None:
    """A word that a PDF or a typewriter broke. "Short-" before "and" is no such word."""
    is_cut = re.search(r"[^\W\d_][-‐¬\u00ad]\s*$", line) and re.match(r"\s*(?!(?:and|or|to|nor|but)\b)[^\W\d_]", after)
    return CUT_WORD if is_cut else None
