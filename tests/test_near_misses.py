"""Text that Markdown does not see as its author means it: each is a problem at its line, and what is meant as it stands is none."""

from __future__ import annotations

import random

import pytest

from leafletpress.leaflets import read_leaflet
from leafletpress.model import Problem, Severity

HEAD = """---
title: A test
summary: One sentence.
specialty: Radiology
version: 1.0
published: 2026-11-23
review-due: 2028-11-23
owner: The group
---
"""
FIRST = HEAD.count("\n") + 1


def problems(body: str) -> tuple[Problem, ...]:
    return read_leaflet("first", HEAD + body, "leaflet.md", {"advice": ()}, lambda *_: None)[1]


def told(body: str) -> list[int]:
    """The lines of a body, from 1, that have a problem."""
    return sorted({problem.place.line - FIRST + 1 for problem in problems(body)})


# A body, and its lines that must have a problem. They are kept as authors paste and type them.
MEANT_OTHERWISE: list[tuple[str, list[int]]] = [
    # bullets of Word, Outlook, PDFs and the web
    ("Bring:\n\n• your tablets\n• a friend", [3]),
    ("Bring:\n• your tablets\n• a friend", [2]),
    ("· your tablets", [1]),
    ("▪ your tablets", [1]),
    ("◦ your tablets", [1]),
    ("‣ your tablets", [1]),
    ("– your tablets\n– a friend", [1]),
    ("— your tablets", [1]),
    ("−your tablets", [1]),
    ("* your tablets", [1]),
    ("+ your tablets", [1]),
    ("o your tablets", [1]),
    ("o\tyour tablets", [1]),
    ("§ your tablets", [1]),
    ("\uf0b7 your tablets", [1]),
    ("\uf0a7\tyour tablets", [1]),
    ("ü your tablets", [1]),
    ("ü\tyour tablets", [1]),
    ("➢ your tablets", [1]),
    ("✓ your tablets", [1]),
    ("👉 your tablets", [1]),
    ("☐ your tablets", [1]),
    ("→ your tablets", [1]),
    ("● your tablets", [1]),
    ("－your tablets", [1]),
    ("Bring: • your tablets • a friend", [1]),
    ("- your tablets • a friend", [1]),
    ("- • your tablets", [1]),
    ("Term\n: • meaning", [2]),
    # no space, or no ordinary one
    ("-your tablets\n-a friend", [1]),
    ("- your tablets\n-a friend", [2]),
    ("-\u00a0your tablets", [1]),
    ("-\u3000your tablets", [1]),
    ("-\u2009your tablets", [1]),
    ("\u00a0- your tablets", [1]),
    ("\u200b- your tablets", [1]),
    ("- one\n\u00a0\u00a0- below it", [2]),
    ("- one\n\u3000two", [2]),
    ("Some text\n\u00a0\u00a0that goes on.", [2]),
    ("1.Lie down.\n2.Breathe.", [1]),
    ("1.\u00a0Lie down.", [1]),
    ("1．Lie down.", [1]),
    ("１．Lie down.", [1]),
    ("１. Lie down.", [1]),
    ("1)Lie down.", [1]),
    ("##Before\n\nText.", [1]),
    ("##\u00a0Before\n\nText.", [1]),
    ("＃＃ Before\n\nText.", [1]),
    ("#Before\n\nText.", [1]),
    ("Sedation\n:Medicine.", [2]),
    ("Sedation\n:\u00a0Medicine.", [2]),
    ("Sedation\n：Medicine.", [2]),
    ("Sedation\n~ Medicine.", [2]),
    ("- one\ntwo", [2]),
    ("Text.\n\u00a0\nMore text.", [2]),
    # steps in other ways
    ("1) Lie down.\n2) Breathe.", [1]),
    ("(1) Lie down.\n(2) Breathe.", [1]),
    ("a) Lie down.\nb) Breathe.", [1]),
    ("A) Lie down.", [1]),
    ("(a) Lie down.", [1]),
    ("a. Lie down.", [1]),
    ("A. Lie down.\nB. Breathe.", [1]),
    ("A. Lie down.\n\nB. Breathe.", [1, 3]),
    ("i. Lie down.\nii. Breathe.", [1]),
    ("ii) Breathe.", [1]),
    ("(iv) Breathe.", [1]),
    ("I. Lie down.\n\nII. Breathe.", [1, 3]),
    ("1 - Lie down.\n2 - Breathe.", [1]),
    ("1: Lie down.\n\n2: Breathe.", [1, 3]),
    ("① Lie down.", [1]),
    ("1 . Lie down.", [1]),
    ("1、Lie down.", [1]),
    ("1 Lie down.\n2 Breathe.", [1]),
    ("Do this:\n1.\nLie down.\n2.\nBreathe.", [2]),
    ("1.) Lie down.", [1]),
    ("1.- Lie down.", [1]),
    ("1/ Lie down.", [1]),
    ("1. Lie down. 2. Breathe. 3. Hold still.", [1]),
    # numbers that are not 1 2 3
    ("1. one\n3. two\n2. three", [2]),
    ("1. one\n1. two\n1. three", [2]),
    ("1. one\n2. two\n2. three", [3]),
    ("1. one\n2. two\n1. three\n2. four", [3]),
    ("2. one\n3. two", [1]),
    ("0. one\n1. two", [1]),
    ("1. one\n\nText.\n\n2. two", [5]),
    ("- one\n\n  1. a\n  3. b", [4]),
    # wrapped lines
    ("Do not eat for 6\n- 8 hours before.", [2]),
    ("Do not eat for 6\n– 8 hours before.", [2]),
    ("We do this on the\n1. floor of the hospital.", [2]),
    ("Phone us if it is above\n38. If it is not, wait.", [2]),
    ("Go to\n## 3 on the left.", [2]),
    ("Go to room\n# 3 on the left.", [2]),
    ("- Do not eat for 6\n  - 8 hours before.", [2]),
    ("- Do not eat for 6\n- 8 hours before.", [2]),
    ("Time without food\n: between 6\n- 8 hours.", [3]),
    ("1. Take 6\n- 8 tablets.", [2]),
    ("It takes\n~ 10 minutes.", [2]),
    ("Aspirin\n+ water.", [2]),
    ("It is above\n> 38 degrees.", [2]),
    ("::: note Good to know\nDo not eat for 6\n- 8 hours.\n:::", [3]),
    ("We look at your hospi-\ntal notes.", [1]),
    ("Have it follow-\ned up.", [1]),
    # items and what stands below them
    ("- one\n- two\nA new paragraph.", [3]),
    ("1. one\nstill one", [2]),
    ("Term\n: meaning\nA new paragraph.", [3]),
    ("- one\n - below it", [2]),
    ("- one\n\n more of it", [3]),
    ("1. one\n\n  more of it", [3]),
    ("1. one\n  - below it", [2]),
    ("1. one\n\n  - below it", [3]),
    ("- one\n\n\u00a0\u00a0more of it", [3]),
    ("- one\n- \n- two", [2]),
    # tables, captions and keys
    ("| A | B |\n| a | b |", [1]),
    ("| A | B |\n|—|—|\n| a | b |", [1]),
    ("| A | B |\n\n|---|---|\n| a | b |", [1, 3]),
    ("A | B\na | b", [1]),
    ("｜ A ｜ B ｜", [1]),
    ("| A | B |\n|---|---|\n| a | b |\na and b", [4]),
    ("| A | B |\n|---|---|\n| a | b |\n\n| c | d |", [5]),
    ("| A | B |\n|---|---|\n| a | • one • two |", [3]),
    ("A ¦ B\na ¦ b", [1]),
    ("What\tHow often\nBruise\t1 in 5", [1]),
    ("Table 1: Risks\n| A | B |\n|---|---|\n| a | b |", [1]),
    ("table: Risks\n\n| A | B |\n|---|---|\n| a | b |", [1]),
    ("![A needle.](needle.svg)\n\nKey : needle; arm", [3]),
    # blocks: each fault once, and not again at the end of the block
    (":: urgent Phone us if\n- you feel ill\n::", [1]),
    (": : : urgent Phone us if\n- you feel ill\n: : :", [1]),
    ("::: urgent Phone us if\n- you feel ill\n::", [1]),
    ("::: urgent Phone us if\nyou feel ill\n: : :", [1]),
    ("::: urgent Phone us if\n- you feel ill\n::: end", [1]),
    ("::: urgent Phone us\n::: note Good\nText.\n:::\n:::", [2]),
    ("Text.\n\n::", [3]),
    (":: urgent Phone us\nText.\n::", [1]),
    ("：：： urgent Phone us", [1]),
    ("::: Urgent Phone us\nText.\n:::", [1]),
    ("::: urgent: Phone us\nText.\n:::", [1]),
    ("::: urgent - Phone us\nText.\n:::", [1]),
    ("::: at-a-glance\nHow long\n:10 minutes\n:::", [3]),
    # headings
    ("## Before", [1]),
    ("Text.\n\n## Before\n\n## After\n\nText.", [3]),
    ("## Before\n\n### The day before\n\n## After\n\nText.", [3]),
    ("## Before\n\nText.\n\n### The day\n\n<!-- translators: a note -->\n## After\n\nText.", [5]),
    ("**Before your test**\n\nText.", [1]),
    ("**Before your test:**\n\nText.", [1]),
    ("## Bed #\n\nText.", [1]),
    ("== Before ==\n\nText.", [1]),
    ("BEFORE YOUR TEST\n\nText.", [1]),
    ("BEFORE YOUR TEST\nEat nothing.", [1]),
    ("**Before your test**\nEat nothing.", [1]),
    ("Before\n---\n\nText.", [1]),
    ("Before\n===\n\nText.", [1]),
    ("Before\n–––––\n\nText.", [2]),
    # order
    ("::: write-on 2 Questions\n\n::: at-a-glance\nHow long\n: 10 minutes\n:::", [1]),
    ("- one\n\n::: at-a-glance\nHow long\n: 10 minutes\n:::", [1]),
    ("::: note Good to know\nText.\n:::\n\n::: at-a-glance\nHow long\n: 10 minutes\n:::", [1]),
    ("Text.\n\n::: include advice\n\n::: at-a-glance\nHow long\n: 10 minutes\n:::", [3]),
    ("In short:\n\n::: at-a-glance\nHow long\n: 10 minutes\n:::", [1]),
    # lines that would run on
    ("Step 1: Lie down.\nStep 2: Breathe.", [1]),
    ("Day 1 – rest\nDay 2 – walk", [1]),
    ("Ward: 5\nVisitors: two at a time", [1]),
    ("1.1 Lie down.\n1.2 Breathe.", [1]),
    ("Bring: - your tablets - a friend", [1]),
    ("Do this: 1. Lie down 2. Breathe", [1]),
    ("Food      Allowed\nBread     yes", [1]),
    (": A meaning without a term.", [1]),
    ("| A | B |\n|---|---|\n| a | b |\nTable: Risks", [4]),
    # what was lost or left over on the way
    ("See the picture \ufffc below.", [1]),
    ("You\ufffdll be fine.", [1]),
    ("Text.\nYouâ€™ll be fine.", [2]),
    ("It costs Â£5.", [1]),
    ("Your hos\u00adpital letter.", [1]),
    ("Text.\nYour hos\u200bpital letter.", [2]),
    ("Do not eat for\u00ad 6\n- 8 hours before.", [1, 2]),
    (":: urgent Phone us if\nText.\n::\n\n## Before\n\nText.\n\n:::", [1, 9]),
    ("Dear «FirstName», come in.", [1]),
    ("Take ~one~ tablet.", [1]),
    ("Name: ________", [1]),
    ("Name: ............", [1]),
    ("- [ ] your tablets\n- your glasses", [2]),
    ("- [x] your tablets", [1]),
    ("- []your tablets", [1]),
    ("1. [ ] your tablets", [1]),
    ("☐ your tablets", [1]),
    ("[ ] your tablets", [1]),
    # signs that lead nowhere
    ("Take ibuprofen§ with food.", [1]),
    ("About 1 in 5 people¹ have a bruise.", [1]),
    ("About 1 in 5\npeople.² Others have none.", [2]),
    ("| A | B |\n|---|---|\n| Bruise | 1 in 5† |", [3]),
    ("Bruises are common\\*.", [1]),
    ("1 in 1,000² people.", [1]),
    ("Bruises are common.ᵃ", [1]),
]
MEANT_AS_IT_STANDS = [
    "Bring:\n- your tablets\n- a friend",
    "Bring these\n\n- your tablets\n- a friend",
    "Bring **all of these:**\n- your tablets",
    "- Wear loose clothes\n  - a shirt\n    1. a white one",
    "- Wear loose clothes:\n  - a shirt\n  - flat shoes\n- Bring a friend.",
    "- a smaller wound\n  - less pain\n  - less scarring\n- a quicker recovery",
    "1. You lie down.\n2. We numb your skin.\n\n   This stings for a moment.\n3. We take the sample.",
    "1. one\n2. two\n\nThen, later:\n\n1. one\n2. two",
    "1. one\n" + "".join(f"{number}. more\n" for number in range(2, 12)),
    "- an item that is long\n  and goes on",
    "1. a step that is long\n   and goes on",
    "Term\n: a meaning that is long\n  and goes on",
    "Term\n\n: a meaning",
    "It is kept at\n-20 °C in a freezer.",
    "-20 °C is cold.",
    "−20 °C is cold.",
    "- 8 °C or less",
    "| A | B |\n|---|---|\n| - 8 °C | 5 - 10 mg |\n| – | o |",
    "Take 5 - 10 mg each day.",
    "5 - 10 mg is enough for most.",
    "2026. That was the year.",
    "We wrote this in\n2026. We look at it again in 2028.",
    "1.5 hours are enough.",
    "It takes\n1.5 hours.",
    "It happens to about 1 in\n20.",
    "Steps (1 and\n2) are short.",
    "Vitamins (A and\nB) are good.",
    "We look for\nE. coli and C. difficile.",
    "We thank Dr\nA. Bee for her help.",
    "Phone\n+44 20 7946 0123 from abroad.",
    "Come at\n9.30am.",
    "38\\. If this is how it has to be.",
    "We do this on the 1. floor of the hospital.",
    "Short-\nand long-term effects are known.",
    "We use X-rays, a follow-up and a check-up.",
    "The test – it is short – is safe.",
    "The test\nis short – it is safe.",
    "**Do not drive.**\n\nStay with somebody.",
    "**Phone {phone.nurses}**",
    "**Sedation** is medicine that makes you calm.",
    "CT\n\nText.",
    "The BMI is in kg/m², the volume in cm³, and 10⁹ cells are in 1 mL.",
    "CO₂, Ca²⁺, ¹⁸F-FDG, ⁹⁹ᵐTc and cm⁻¹ are no notes.",
    "Your eGFR in mL/min/1.73 m² tells us more.",
    "About 1 in 5 people¹ have one.\n\n¹ This was counted in adults.",
    "About 1 in 5\\* have one.\n\n\\* This was counted in adults.",
    "A sign is \\|, and 5\\*3 is 15.",
    "::: urgent Phone us\nText.\n:::",
    ":::urgent Phone us\nText.\n:::",
    ":::: urgent Phone us\nText.\n::::",
    "Text.\n\n::: at-a-glance\nHow long\n: 10 minutes\n:::",
    "<!-- translators: a note -->\nText.\n\n::: at-a-glance\nHow long\n: 10 minutes\n:::\n\n::: write-on 2 Questions",
    "## Before\n\n### The day before\n\nText.\n\n### The day\n\n- one",
    "## Before\n\n::: include advice",
    "Text.\n## Before\nText.",
    "## Before ##\n\nText.",
    "It is at most\n37° C.",
    "Half is\n1/2 a tablet.",
    "Table: Risks\n| A | B |\n|---|---|\n| a | b |",
    "Table 1 says more.\n\n| A | B |\n|---|---|\n| a | b |",
    "We are open from 8 to 5, i.e. all day, e.g. at noon.",
    "I am 5 ft 2 in tall.",
    "Take ½ a tablet.",
    "\"Quoted\" words, “quoted” words and 'quoted' words.",
    "(See below.)",
    "“Good” to know.",
    "£5 a day.",
    "o'clock is a word.",
    "- 10 minutes\n- 20 minutes",
    "- Ward 6 is up the stairs\n- 8 beds",
    "- Go to level 2\n- 30 minutes later we call you",
    "We take a\n-ve and a\n+ve swab.",
    "The CO² and the SpO², 2 in² and 5 kg are no notes.",
    "1. Go to level 2. Then sit down.\n2. Wait.",
    ":::\u00a0urgent Phone us\nText.\n:::",
    "It takes ~5 to ~10 minutes.",
    "Wait … and then come in.",
    "We do two things: we look, and\nthen we decide.",
    "**Do not drive**\nfor a day.",
    "**Do not drive.**\nStay with somebody.",
    "NHS\nEngland says so.",
    "In Persian it is [می\u200cروم](lang:fa).",
    "One sentence.   Another one.",
    "Yes is «yes» in many languages.",
    "1. You wait 10 minutes. 20 minutes later we call you.",
]


@pytest.mark.parametrize(("body", "lines"), MEANT_OTHERWISE)
def test_what_is_meant_otherwise_is_told_at_its_line(body: str, lines: list[int]) -> None:
    assert told(body) == lines, problems(body)
    assert all(problem.hint for problem in problems(body))


@pytest.mark.parametrize("body", MEANT_AS_IT_STANDS)
def test_what_is_meant_as_it_stands_is_no_problem(body: str) -> None:
    assert not problems(body)


@pytest.mark.parametrize(
    "body",
    [
        "Bring\n+ a drink",
        "Take it\n# now",
        "Pain\n~ about 5\n~ about 6",
        ":: urgent Phone us if\n- you feel ill\n::",
        "- one\n\n more of it\n- two",
        "1. one\n1. two\n1. three\n1. four",
        "1. one\n\n  more of it\n\n2. two",
    ],
)
def test_one_fault_is_told_once(body: str) -> None:
    assert len(problems(body)) == 1, problems(body)


def test_steps_that_something_parts_are_told_how_to_go_on() -> None:
    (text,) = problems("1. Lie down.\n\nBreathe.\n\n2. Get up.")
    (block,) = problems("1. Lie down.\n\n::: note Good to know\nText.\n:::\n\n2. Get up.")
    assert (text.place.line, "indent it by 3 spaces" in text.hint) == (FIRST + 4, True)
    assert (block.place.line, "begin with 1. again" in block.hint) == (FIRST + 6, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Title: A test", "did you mean title?"),
        ("title: A test: its second part", "in double quotes"),
        ("title: -", "in double quotes"),
        ("title: **A test**", "in double quotes"),
        ("\ttitle: A test", "indent with spaces"),
        ("  title: A test", "at the margin"),
        ("title: 'It's'", "in double quotes"),
        ("title: A test\nevidence:\n  - A study: its results", "in double quotes"),
    ],
)
def test_front_matter_is_told_once_and_without_the_words_of_yaml(typed: str, said: str) -> None:
    head = HEAD.replace("title: A test", typed)
    (problem,) = read_leaflet("first", f"{head}Text.", "leaflet.md", {}, lambda *_: None)[1]
    assert said in problem.hint
    assert not any(word in problem.message for word in ("YAML", "mapping", "token", "sequence"))


def test_style_is_a_warning() -> None:
    assert [problem.severity for problem in problems("**Before your test**\n\nText.")] == [Severity.WARNING]


PIECES = (
    "**", "[", "](", "{", "}", "::: ", ":::\n", "| ", "|---|\n", "---\n", "- ", "1. ", ": ", "#", "\\", "\t", "\n", "\n\n", "  ", "    ", "• ", "\u00a0", "text ",
    "~ ", "> ", "<!-- ", "-->", "::: note T\n", "::: at-a-glance\n", "2) ", "¹", "![x](y.svg)", "Key: ", "Table: ", "Term\n: ", "```\n", "\u2028", "\x0b",
)  # fmt: skip


def test_no_text_is_too_odd() -> None:
    """Whatever is typed, what comes out are problems, at lines of the text."""
    chance = random.Random(20261123)
    for _ in range(3000):
        body = "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 25)))
        last = FIRST + body.count("\n")
        assert all(1 <= problem.place.line <= last for problem in problems(body)), body
