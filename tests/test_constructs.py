"""Each construct of the dialect has what authors, translators and signers need of it; and what people type for it by habit is told, never printed."""

from __future__ import annotations

import re

import pytest
import torture
from conftest import ROOT
from test_near_misses import HEAD

from leafletpress.leaflets import read_leaflet
from leafletpress.model import Picture, Problem

EVIDENCE = HEAD.replace("owner: The group\n", "owner: The group\nevidence:\n  - One, 2024\n  - Two, 2024\n")
FIRST = EVIDENCE.count("\n") + 1
PICTURE = Picture("needle.svg", "image/svg+xml", b"", "")
NEEDLE = "![A needle.](needle.svg)"
# Each construct: what it is known by in a leaflet; then what people write for it, the lines that must have a problem, and words of it.
CONSTRUCTS: dict[str, tuple[str, list[tuple[str, list[int], str]]]] = {
    "boxes to tick": (
        r"^ *- \[ \] \S",
        [
            ("- [ ] tablets\n- glasses", [2], "no box"),
            ("- [ ] tablets\n- [] glasses", [2], "a box to tick"),
            ("- [_] tablets", [1], "a box to tick"),
            ("- [\u2713] tablets", [1], "a box to tick"),
            ("- ( ) tablets", [1], "a box to tick"),
            ("- ［ ］ tablets", [1], "a box to tick"),
            ("- [\u00a0] tablets", [1], "a box to tick"),
            ("- tablets [ ]", [1], "in the middle"),
            ("- Do you smoke? [ ] yes [ ] no", [1], "in the middle"),
            ("- Do you smoke? ☐ yes ☐ no", [1], "in the middle"),
            ("::: note Bring\n[ ] tablets\n:::", [2], "a box to tick"),
            ("1. One\n   - [ ] tablets\n   - glasses", [3], "no box"),
        ],
    ),
    "cells to fill in": (
        r"^\|.*\| \[ \] \|",
        [
            ("| A | B |\n|---|---|\n| one | ... |", [3], "to fill in"),
            ("| A | B |\n|---|---|\n| one | _ |", [3], "to fill in"),
            ("| A | B |\n|---|---|\n| one | ☐ |", [3], "to fill in"),
            ("| A | B |\n|---|---|\n| one | ( ) |", [3], "a box"),
            ("| A | B |\n|---|---|\n| one | [] |", [3], "a box"),
            ("| A | B |\n|---|---|\n| one | [ ] mg |", [3], "a box"),
        ],
    ),
    "cells that go on from above": (
        r"^\|.*\^ \|",
        [
            ("| A | B |\n|---|---|\n| one | two |\n| ^^ | two |", [4], "a caret"),
            ("| A | B |\n|---|---|\n| one | two |\n| ^ one | two |", [4], "a caret"),
            ("| A | B |\n|---|---|\n| one | two |\n| one | ↑ |", [4], "same as above"),
            ("| A | B |\n|---|---|\n| one | two |\n| one | dto. |", [4], "same as above"),
            ("| A | B |\n|---|---|\n| one | two |\n| one | < |", [4], "wider than its column"),
        ],
    ),
    "charts": (
        r"^::: chart ",
        [
            ("::: chart\nColumns: Mon; Tue\n- One\n:::", [1], "no title"),
            ("::: chart 8\nColumns: Mon; Tue\n:::", [1], "no title"),
            ("::: chart: My week\nColumns: Mon; Tue\n- One\n:::", [1], "no title of a chart"),
            ("::: chart 24 hours of drinks\nColumns: Time; Drink\n:::", [1], "no title of a chart"),
            ("::: chart 7 day diary\nColumns: Mon; Tue\n- One\n:::", [1], "number before the title"),
            ("::: chart My week\ncolumns: Mon; Tue\n- One\n:::", [1], "columns"),
            ("::: chart My week\nColumns: Mon | Tue\n- One\n:::", [2], "semicolons"),
            ("::: chart My week\nColumns: Mon Tue Wed\n- One\n:::", [2], "semicolons"),
            ("::: chart My week\nColumns: Mon, Tue; Wed\n- One\n:::", [2], "semicolons"),
            ("::: chart My week\nColumns: Mon； Tue\n- One\n:::", [2], "semicolons"),
            ("::: chart My week\nColumns: Mon;Tue;\n- One\n:::", [2], "semicolons"),
            ("::: chart My week\nColumns: Mon; Mon\n- One\n:::", [2], "the same heading"),
            ("::: chart 2 My week\nColumns: Mon; Tue\nOne\n:::", [2], "semicolons"),
            ("::: chart My week\nColumns: Mon; Tue\nOne\nTwo\n:::", [1], "an item for each row"),
            ("::: chart My week\nColumns: Mon; Tue\n1. One\n:::", [3], "items"),
            ("::: chart 31 My week\nColumns: Mon; Tue\n:::", [1], "1 to 30"),
            ("::: Chart My week\nColumns: Mon; Tue\n- One\n:::", [1], "no block ::: Chart"),
            ("::: diary My week\nColumns: Mon; Tue\n- One\n:::", [1], "no block ::: diary"),
            ("::: chart My week\nColumns: Mon; Tue\n- One", [1], "not closed"),
            ("- An item\n\n  ::: chart My week\n  Columns: Mon; Tue\n  - One\n  :::", [3], "cannot stand in a list item"),
            ("Columns: Mon; Tue\n\n- One", [1], "no chart"),
        ],
    ),
    "a picture beside its words": (
        r"^(?:1\.|-) !\[",
        [
            (f"1. {NEEDLE} Stretch.", [1], "alone on its line"),
            (f"1. {NEEDLE}\n\n   Stretch.", [1], "alone on its line"),
            (f"1. Stretch.\n   {NEEDLE}", [1], "alone on its line"),
            (f"1. Stretch.\n\n   {NEEDLE}", [3], "behind the text"),
            (f"1. {NEEDLE}\n   {NEEDLE}\n   Stretch.", [1], "alone on its line"),
            (f"1. {NEEDLE}\n   Stretch.\n   Size: small", [1], "alone on its line"),
            (f"1. {NEEDLE}\n   Stretch.\n\n   Key: One; Two", [4], "a key without its picture"),
            (f"1. {NEEDLE}\nStretch.", [2], "runs on"),
        ],
    ),
    "pictures side by side": (
        r"^::: side-by-side$",
        [
            (f"::: side by side\n{NEEDLE}\n\n{NEEDLE}\n:::", [1], "no block"),
            (f"::: sidebyside\n{NEEDLE}\n\n{NEEDLE}\n:::", [1], "no block"),
            (f"::: side-by-side\n{NEEDLE} {NEEDLE}\n:::", [2], "shares its paragraph"),
            (f"::: side-by-side\n{NEEDLE}\nSize: small\n\n{NEEDLE}\n:::", [1], "from their number"),
            (f"::: side-by-side Wrong and right\n{NEEDLE}\n\n{NEEDLE}\n:::", [1], "two or three pictures"),
        ],
    ),
    "sizes of pictures": (
        r"^Size: (?:small|full)$",
        [
            (f"{NEEDLE}\nSize: large", [2], "not known"),
            (f"{NEEDLE}\nSize = small", [2], "not known"),
            (f"{NEEDLE}\n\nSize: small", [3], "no picture right above"),
            (f"Size: small\n{NEEDLE}", [1], "no picture right above"),
            (f"{NEEDLE}{{width=50%}}", [1], "shares its paragraph"),
            (f"{NEEDLE}\nKey: one; two", [1], "an empty line|one paragraph"),
        ],
    ),
    "do and don't": (
        r"^::: do-not$",
        [
            ("::: don't\n- drive\n:::", [1], "no block"),
            ("::: do_not\n- drive\n:::", [1], "no block"),
            ("::: Do\n- rest\n:::", [1], "no block"),
            ("::: do:\n- rest\n:::", [1], "no title"),
            ("::: do-not\n- do not drive\n:::", [2], "once more"),
            ("::: do-not\n- Never drive\n- don’t smoke\n:::", [2, 3], "once more"),
            ("::: do-not\nAvoid alcohol.\n:::", [2], "once more"),
            ("::: do\n- rest\n- do not drive\n:::", [3], "what not to do"),
            ("::: do\nrest\ndrink\n:::", [2], "one paragraph"),
            ("::: do\n1. rest\n:::", [2], "cannot stand"),
            ("::: urgent Phone us if\n::: do\n- rest\n:::\n:::", [2], "cannot stand"),
        ],
    ),
    "references": (
        r"\w \[1\]",
        [
            ("About 1 in 20【1】.", [1], "a reference"),
            ("About 1 in 20 ［1］.", [1], "a reference"),
            ("About 1 in 20 [^1].", [1], "a reference"),
            ("About 1 in 20^1.", [1], "a caret"),
            ("About 1 in 20 [source 1].", [1], "a reference"),
            ("About 1 in 20 [\u0661].", [1], "a reference"),
            ("About 1 in 20 (1).", [1], "may be meant"),
            ("[1] One, 2024\n\n[2] Two, 2024", [1, 3], "begins with"),
            ("[1]: One, 2024", [1], "begins with"),
            ("About 1 in 20 [3].", [1], "no source"),
        ],
    ),
    "videos": (
        r'\]\(https://\S+ "video"\)',
        [
            ("[Watch](https://example.org/v “video”)", [1], "a space in it"),
            ("[Watch](https://example.org/v video)", [1], "a space in it"),
            ('[Watch](https://example.org/v"video")', [1], "a link to"),
            ('[Watch] (https://example.org/v "video")', [1], "a space between"),
            ('[Watch](http://example.org/v "video")', [1], "a link to http:"),
            ('[Watch](#below "video")\n\n## Below\n\nText.', [1], "a video at"),
            ("See https://example.org/v for more.", [1], "no link"),
        ],
    ),
}
NEAR_MISSES = [(body, lines, says) for _, cases in CONSTRUCTS.values() for body, lines, says in cases]
# What hospitals write, and what is no near miss of anything.
TAKEN = (
    "- [ ] tablets\n  - [ ] the blue ones\n- [ ] glasses",
    "- [ ] tablets\n  - the blue ones",
    f"- [ ] {NEEDLE}\n  tablets",
    "| A | B |\n|---|---|\n| one | – |\n| two | as above |",
    "| A | B |\n|---|---|\n| one | [ ] |\n| ^ | [ ] |",
    "::: chart 7-day diary\nColumns: Done\n- Walk\n:::",
    "::: chart 24 24 hours of drinks\nColumns: Time; Drink\n:::",
    "::: chart My week\nColumns: Sat and Sun; Weekdays\n- One\n:::",
    "::: do\n- rest\n- do your exercises\n:::\n::: do-not\n- stop your tablets\n- eat for 6 hours\n:::",
    "::: do\nRest for a day, and drink plenty of water, so that your wound\nheals.\n:::",
    "About 1 in 20 [1] [2], in 2 (two) of 40 people.",
    "[1 in 20](https://example.org) people have one.",
    "[www.example.org](https://example.org) says more.",
    "- (See below.)",
)


def problems(body: str) -> tuple[Problem, ...]:
    return read_leaflet("first", EVIDENCE + body, "leaflet.md", {}, lambda *_: PICTURE)[1]


@pytest.mark.parametrize(("body", "lines", "says"), NEAR_MISSES)
def test_what_people_type_for_it_is_told(body: str, lines: list[int], says: str) -> None:
    """Each once, at its line, in words that tell what it is."""
    found = problems(body)
    assert [problem.place.line - FIRST + 1 for problem in found] == lines
    assert all(re.search(says, f"{problem.message} {problem.hint}") for problem in found)


@pytest.mark.parametrize("body", TAKEN)
def test_what_is_meant_as_it_stands_is_taken(body: str) -> None:
    assert problems(body) == ()


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_each_construct_is_documented_and_tortured(name: str) -> None:
    sign, near_misses = CONSTRUCTS[name]
    writing = (ROOT / "docs/writing-leaflets.md").read_text("utf-8")
    built = "".join(re.findall(r"^```markdown(?: whole)?\n(.*?)^```$", writing, re.DOTALL | re.MULTILINE))
    worst = "\n".join((*torture.SLOTS.values(), *torture.INLINE.values())).replace("{0}", "words")
    assert re.search(sign, built, re.MULTILINE)
    assert re.search(sign, worst, re.MULTILINE)
    assert len(near_misses) >= 3
