"""The reader of leaflets and shared blocks: text in, a leaflet and all its problems out. Touches no disk.

Expansion of shared blocks happens here: a leaflet holds its shared texts at their place, each still in the domain `_shared`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from leafletpress.boundary import guarded, is_too_much
from leafletpress.leaflets.blocks import Heading, Include, Part, read_parts
from leafletpress.leaflets.frontmatter import FrontMatter, explain_missing, read_front_matter, split
from leafletpress.leaflets.reader import Pictures
from leafletpress.model import (
    SENTENCES,
    SHARED,
    AtAGlance,
    Block,
    Leaflet,
    Link,
    Place,
    Plain,
    Problem,
    Problems,
    Reference,
    Scope,
    Section,
    Strong,
    Text,
    inline_walk,
    leaflet_texts,
    says_when_to_get_help,
    section_walk,
)

__all__ = ["Part", "Pictures", "read_leaflet", "read_shared"]

LARGEST, MOST_LINES = 150_000, 3_000  # characters and lines of a leaflet: some fifty pages
ADDRESS = re.compile(r"(?<!\()(?:https?://|\bwww\.)\w[^\s)]*[^\s).,;]", re.IGNORECASE)
MOST_BLOCKS = 300  # lines that open or close a ::: block
SharedBlocks = Mapping[str, tuple[Part, ...] | None]


def _is_too_much(text: str, place: Place, problems: Problems) -> bool:
    """Whether a leaflet is more than anybody reads, before it is taken to pieces."""
    if is_too_much(text, LARGEST, MOST_LINES, place, problems):
        return True
    colons = [number for number, line in enumerate(text.splitlines()) if line.lstrip(" >-").startswith(":::")]
    if len(colons) > MOST_BLOCKS:
        hint = "take out what is no part of the leaflet, or make two of it"
        problems.error("too-large", f"more than {MOST_BLOCKS} lines of :::", place.below(colons[MOST_BLOCKS]), hint)
    return len(colons) > MOST_BLOCKS


@guarded(None, lambda _text, path, _pictures: (Place(path), Scope(leaflet=SHARED)))
def read_shared(text: str, path: str, pictures: Pictures) -> tuple[tuple[Part, ...] | None, tuple[Problem, ...]]:
    """Read a shared block. None where it has problems: leaflets that include it are then not made."""
    problems = Problems(Scope(leaflet=SHARED))
    start = Place(path)
    if _is_too_much(text, start, problems):
        return None, tuple(problems.found)
    if split(text)[0] is not None:
        problems.error("front-matter", "a shared block has no front matter", start, "begin with the text itself")
    parts = read_parts(text, start, SHARED, pictures, problems)
    for part in (part for part in parts if isinstance(part, Include)):
        problems.error(
            "include",
            f"a shared block includes another ({part.name})",
            part.place,
            "include both in the leaflet, one after the other",
        )
    if not parts and not problems.found:
        problems.error("empty", "this shared block is empty", start, "write it, or delete the file")
    broken = any(problem.severity == "error" for problem in problems.found)
    return None if broken else parts, tuple(problems.found)


@guarded(None, lambda leaflet, _text, path, _shared, _pictures: (Place(path), Scope(leaflet=leaflet)))
def read_leaflet(
    leaflet: str, text: str, path: str, shared: SharedBlocks, pictures: Pictures
) -> tuple[Leaflet | None, tuple[Problem, ...]]:
    """Read a leaflet; `shared` holds the shared blocks by name. None where there is no front matter to know it by."""
    problems = Problems(Scope(leaflet=leaflet))
    if _is_too_much(text, Place(path), problems):
        return None, tuple(problems.found)
    matter_text, body, offset = split(text)
    if matter_text is None:
        explain_missing(text, path, problems)
        return None, tuple(problems.found)
    matter = read_front_matter(matter_text, path, leaflet, problems)
    parts = read_parts(body, Place(path, offset + 1), leaflet, pictures, problems)
    if not body.strip():
        problems.error("empty", "this leaflet has no text", Place(path), "write it below the front matter")
    result = _assemble(leaflet, path, matter, _expand(parts, shared, problems), problems)
    _check_links(result, problems)
    _check_glance(result, problems)
    return result, tuple(problems.found)


def _expand(parts: Iterable[Part], shared: SharedBlocks, problems: Problems) -> list[Part]:
    expanded: list[Part] = []
    for part in parts:
        if not isinstance(part, Include):
            expanded.append(part)
            continue
        block = shared.get(part.name)
        above = expanded[-1] if expanded else None
        if block and isinstance(above, Heading) and isinstance(block[0], Heading) and block[0].level <= above.level:
            hint = f"take it out: ::: include {part.name} begins with a heading of its own"
            problems.error("heading", "a heading with nothing below it", above.text.place, hint)
        expanded += block or ()
        if part.name not in shared:
            known = ", ".join(sorted(shared)) or "none yet"
            problems.error(
                "include", f"there is no shared block {part.name}", part.place, f"shared blocks in leaflets/_shared: {known}"
            )
        elif block is None:
            problems.error(
                "include", f"the shared block {part.name} has problems of its own", part.place, "see the problems of its file"
            )
    return expanded


def _assemble(leaflet: str, path: str, matter: FrontMatter, parts: list[Part], problems: Problems) -> Leaflet:
    opening, rest = _leading_blocks(parts)
    return Leaflet(
        id=leaflet,
        title=matter.title,
        short_title=matter.short_title,
        summary=matter.summary,
        specialty=matter.specialty,
        owner=matter.owner,
        version=matter.version,
        published=matter.published,
        review_due=matter.review_due,
        withdrawn=matter.withdrawn,
        contents=matter.contents,
        evidence=matter.evidence,
        keywords=matter.keywords,
        place=Place(path),
        blocks=opening,
        sections=_ordered(_nest(rest, 2, problems), matter, Place(path), problems),
        label_space=matter.label_space,
        help_first=matter.help_first,
        reference=matter.reference,
    )


def _ordered(sections: tuple[Section, ...], matter: FrontMatter, place: Place, problems: Problems) -> tuple[Section, ...]:
    """The sections as they are printed: where help comes first, those that say when to get it."""
    if not matter.help_first:
        return sections
    if not any(map(says_when_to_get_help, sections)):
        hint = "write its section with a callout, ::: emergency or ::: urgent, or take help-first out"
        problems.error("help-first", "help-first, and no section says when to get help", place, hint)
    return tuple(sorted(sections, key=lambda section: not says_when_to_get_help(section)))  # stable


def _leading_blocks(parts: list[Part]) -> tuple[tuple[Block, ...], list[Part]]:
    """The blocks before the first heading, and the rest."""
    count = next((index for index, part in enumerate(parts) if isinstance(part, Heading)), len(parts))
    return tuple(part for part in parts[:count] if not isinstance(part, Heading | Include)), parts[count:]


def _nest(parts: list[Part], level: int, problems: Problems) -> tuple[Section, ...]:
    """Sections of one level, each with the deeper ones in it. `parts` is empty or begins with a heading."""
    if not parts:
        return ()
    starts = [index for index, part in enumerate(parts) if isinstance(part, Heading) and part.level <= level]
    if not starts or starts[0] != 0:
        starts = [0, *starts]
    sections = []
    for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        heading = parts[start]
        assert isinstance(heading, Heading)  # noqa: S101 - the shape that the caller gives
        if heading.level > level:
            problems.error(
                "heading",
                "a heading that skips a level",
                heading.text.place,
                f"write {'#' * level} here: levels go down one at a time",
            )
        blocks, deeper = _leading_blocks(parts[start + 1 : end])
        sections.append(Section(heading.text, level, heading.slug, blocks, _nest(deeper, level + 1, problems)))
    return tuple(sections)


def _check_links(leaflet: Leaflet, problems: Problems) -> None:
    slugs = [section.slug for section in section_walk(leaflet.sections)]
    for slug in {slug for slug in slugs if slugs.count(slug) > 1}:
        section = next(section for section in section_walk(leaflet.sections) if section.slug == slug)
        problems.error(
            "heading",
            f'two sections are called "{section.heading.source}"',
            section.heading.place,
            "give one of them another heading",
        )
    for text in leaflet_texts(leaflet):
        _check_address(text, problems)
        for node in inline_walk(text.words):
            if isinstance(node, Reference):
                _check_reference(node, text, len(leaflet.evidence), problems)
            if isinstance(node, Plain):
                _check_bracket(node, leaflet, text, problems)
            if isinstance(node, Link) and node.target.startswith("#") and node.target[1:] not in slugs:
                problems.error(
                    "link",
                    f"no section for {node.target}",
                    text.place,
                    f"sections of this leaflet: {', '.join('#' + slug for slug in slugs)}",
                )


def _check_reference(reference: Reference, text: Text, sources: int, problems: Problems) -> None:
    if text.domain == SHARED:
        hint = "take it out: the evidence stands in each leaflet, in an order of its own"
        problems.error("reference", f"a shared block refers to {reference}", text.place, hint)
    elif reference.number > sources:
        hint = "number them as they stand in the evidence of the front matter, from 1"
        problems.error("reference", f"{reference} refers to no source: the evidence has {sources}", text.place, hint)


def _check_address(text: Text, problems: Problems) -> None:
    """A web address that is typed as words: nobody can follow it on a screen, and a listener hears its signs."""
    outside = chain.from_iterable(node.children if isinstance(node, Strong) else (node,) for node in text.words)
    address = next((match for node in outside if isinstance(node, Plain) and (match := ADDRESS.search(node.text))), None)
    if address:
        problems.warning(
            "link", f"{address[0]} is no link", text.place, "write [words](https://...): where it leads is printed behind"
        )


def _check_bracket(node: Plain, leaflet: Leaflet, text: Text, problems: Problems) -> None:
    """A number in round brackets, in a leaflet that has evidence and refers to none of it."""
    match = re.search(r"(?<=[\w.,] )\((\d{1,2})\)(?=[.,;:]?(?:\s|$))", node.text)
    if match and text.role in SENTENCES and not leaflet.cites and 0 < int(match[1]) <= len(leaflet.evidence):
        message = f"{match[0]} may be meant to refer to the evidence"
        problems.warning("reference", message, text.place, f"then write [{match[1]}]; else say it in words")


def _check_glance(leaflet: Leaflet, problems: Problems) -> None:
    places = [block.entries[0].term.place for block in leaflet.blocks if isinstance(block, AtAGlance)]
    inner = [
        block.entries[0].term.place
        for section in section_walk(leaflet.sections)
        for block in section.blocks
        if isinstance(block, AtAGlance)
    ]
    for place in [*places[1:], *inner]:
        problems.error(
            "at-a-glance",
            "::: at-a-glance stands once, before the first heading",
            place,
            "move it there, or write a list of definitions",
        )
