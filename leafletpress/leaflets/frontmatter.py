"""The front matter of a leaflet: its metadata, each field with its own type."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from leafletpress import yamlfile
from leafletpress.leaflets.footnotes import marks
from leafletpress.leaflets.nearmisses import inner_bullets
from leafletpress.leaflets.units import make_text
from leafletpress.model import LONGEST_FOOT, Place, Problems, Role, Text
from leafletpress.yamlfile import Fields

MOST_KEYWORDS, LONGEST_KEYWORD = 20, 60  # keywords; characters
LONGEST_REVIEW_YEARS = 3  # PIF TICK
REFERENCE = re.compile(r"(?=.{1,40}\Z)[A-Za-z0-9]+(?:[ ./_-]+[A-Za-z0-9]+)*")
FENCE = re.compile(r"---[ \t]*")
NEAR_FENCE = re.compile(r"\s*[-–—―‒−=_*~]{2,}\s*")  # what Word makes of hyphens, and other slips


@dataclass(frozen=True, slots=True)
class FrontMatter:
    title: Text
    short_title: Text
    summary: Text
    specialty: Text
    owner: Text
    version: str
    published: date
    review_due: date
    withdrawn: date | None
    contents: bool | None
    evidence: tuple[str, ...]
    keywords: tuple[Text, ...]
    label_space: bool
    help_first: bool
    reference: str


def split(text: str) -> tuple[str | None, str, int]:
    """Front matter, body, and how many lines stand before the body; no front matter is None.

    Nor is there any where a line is almost the closing one: the fields would go on into the text below it.
    """
    match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not match or any(map(_is_near_fence, match[1].split("\n"))):
        return None, text, 0
    return match[1], text[match.end() :], text.count("\n", 0, match.end())


def explain_missing(text: str, path: str, problems: Problems) -> None:
    """Say why there is no front matter, or where it was meant to begin or end."""
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    fence = next((number for number, line in enumerate(lines, 1) if _is_near_fence(line)), 0)
    if fence and (fence == opening or FENCE.fullmatch(lines[0])):
        what = "this was meant as the line of three hyphens that opens or closes the front matter"
        problems.error("front-matter", what, Place(path, fence), "write --- at the beginning of the line, and nothing else on it")
        return
    hint = "begin the file with a line of --- , the fields, and a line of ---"
    problems.error("front-matter", "there is no front matter", Place(path), hint)


def _is_near_fence(line: str) -> bool:
    return bool(NEAR_FENCE.fullmatch(line) and not FENCE.fullmatch(line))


def read_front_matter(text: str, path: str, domain: str, problems: Problems) -> FrontMatter:
    """Read the fields; a missing or broken one is a problem and has an empty stand-in."""
    start = Place(path, 2)
    node = yamlfile.read(text, start, problems)
    if node is None:
        problems = Problems()  # what cannot be read at all has one problem, not one for each field
    fields = Fields(node, start, "the front matter", problems)
    unit = _unit_reader(fields, domain, problems)
    title = unit("title", Role.TITLE)
    matter = FrontMatter(
        title=title,
        short_title=unit("short-title", Role.SHORT_TITLE) if "short-title" in fields else title,
        summary=unit("summary", Role.SUMMARY),
        specialty=unit("specialty", Role.SPECIALTY),
        owner=unit("owner", Role.OWNER),
        version=_version(fields, problems),
        published=fields.date("published") or date.min,
        review_due=fields.date("review-due") or date.min,
        withdrawn=fields.date("withdrawn", required=False),
        contents=fields.yes_or_no("contents"),
        evidence=_evidence(fields, problems),
        keywords=_keywords(fields, domain, problems),
        label_space=fields.yes_or_no("label-space") or False,
        help_first=fields.yes_or_no("help-first") or False,
        reference=_reference(fields, problems),
    )
    fields.finish()
    _check_foot(matter.short_title, problems)
    _check_dates(matter, fields, problems)
    return matter


def _unit_reader(fields: Fields, domain: str, problems: Problems) -> Callable[[str, Role], Text]:
    def unit(name: str, role: Role) -> Text:
        text = fields.words(name)
        silent = Problems() if not text else problems
        for mark in marks(text):
            hint = "say it in the sentence: leaflets have no footnotes"
            problems.error("footnote", f"{mark.sign} refers to a note that is not there", fields.at(name), hint)
        for finding in inner_bullets(text):
            problems.error(
                finding.code, f"{name}: {finding.message}", fields.at(name), "write a sentence, or a list in the text below"
            )
        return make_text(text, role, fields.at(name), domain, silent)

    return unit


def _check_foot(title: Text, problems: Problems) -> None:
    """What stands at the foot of each page beside its number: in large print there is room for little."""
    if len(title.source) > LONGEST_FOOT:
        what = f"a {title.role.value} of {len(title.source)} characters is too long for the foot of the pages in large print"
        problems.warning("overflow", what, title.place, f"write short-title: and at most {LONGEST_FOOT} characters")


def _version(fields: Fields, problems: Problems) -> str:
    version = fields.text("version")
    if version and not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4}){0,2}", version):
        problems.error(
            "version", f"version: {version} is not a version", fields.at("version"), "write numbers and full stops, such as 1.0"
        )
    return version


def _reference(fields: Fields, problems: Problems) -> str:
    """The number that the hospital knows the document by."""
    reference = fields.text("reference", required=False)
    if reference and not REFERENCE.fullmatch(reference):
        hint = "write the number alone, in letters A to Z, digits and the signs . / - _ and spaces, up to 40: PIL 2026/014"
        problems.error("document-number", f"reference: {reference} is no number of a document", fields.at("reference"), hint)
        return ""
    return reference


def _evidence(fields: Fields, problems: Problems) -> tuple[str, ...]:
    node = fields.node("evidence", required=False)
    return tuple(yamlfile.scalar(item, "evidence", problems) for item in yamlfile.items(node, "evidence", problems))


def _keywords(fields: Fields, domain: str, problems: Problems) -> tuple[Text, ...]:
    """The words that people look for a leaflet by, each a message of its own."""
    nodes = yamlfile.items(fields.node("keywords", required=False), "keywords", problems)
    found: dict[str, Text] = {}
    for node in nodes[:MOST_KEYWORDS]:
        word = yamlfile.scalar(node, "keywords", problems)
        if len(word) > LONGEST_KEYWORD:
            problems.error(
                "keywords", f"a keyword of {len(word)} characters", node.place, "write the word or two that people type"
            )
        elif word and word.casefold() in found:
            problems.error("keywords", f"the keyword {word} stands here twice", node.place, "take one of them out")
        elif word and not any(map(str.isalnum, word)):
            problems.error("keywords", f"the keyword {word} says nothing", node.place, "write its words, or take the line out")
        elif word:
            found[word.casefold()] = make_text(word, Role.KEYWORD, node.place, domain, problems)
    if len(nodes) > MOST_KEYWORDS:
        hint = "keep those that people type: words of the title and of the specialty are found anyway"
        problems.error("keywords", f"more than {MOST_KEYWORDS} keywords", nodes[MOST_KEYWORDS].place, hint)
    return tuple(found.values())


def _check_dates(matter: FrontMatter, fields: Fields, problems: Problems) -> None:
    if date.min in (matter.published, matter.review_due):
        return
    place = fields.at("review-due")
    if matter.review_due <= matter.published:
        problems.error("date", "the review is due before the leaflet is published", place, "correct one of the two dates")
    elif (matter.review_due - matter.published).days > LONGEST_REVIEW_YEARS * 366:
        problems.warning(
            "review-interval",
            f"the review is due more than {LONGEST_REVIEW_YEARS} years after publication",
            place,
            "set an earlier date",
        )
