"""Reading XLIFF 1.2 as Trados, memoQ, Phrase, OmegaT, Weblate and Swordfish write it.

What a program says of its own is heard where it says that something is not finished; alternatives, notes and history are never
taken for a translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from leafletpress.exchange import Parcel, Refusal, Unit, UnreadableError
from leafletpress.exchange.segments import Code, Token, contents, gaps, read_inline, said, segments
from leafletpress.exchange.wording import repeats, short
from leafletpress.exchange.xmlparts import decode_xml, local, namespace, parse_xml
from leafletpress.languages import known_as

VERSIONS = ("urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:1.1", "")
UNIT = re.compile(r"<(?:[\w.-]+:)?trans-unit\b")
MEANINGS = {"translated": "translated", "needs-review-translation": "needs review", "new": "to translate"}
# Each program's own words for a translation that nobody stands for yet.
TO_DO = frozenset({"new", "needs-translation", "needs-adaptation", "needs-l10n"})
MEMOQ_TO_DO = frozenset(
    {"NotStarted", "Pretranslated", "MachineTranslated", "AssembledFromFragments", "PartiallyEdited", "Edited", "Rejected"}
)
TRADOS_DONE = frozenset({"Translated", "ApprovedTranslation", "ApprovedSignOff"})
TAG_AS_TEXT = re.compile(r"</?(?:ph|x|g|bx|ex|bpt|ept|it|mrk)\b[^<>]*>")
Segments = tuple[Mapping[str, str], Mapping[str, str]]
FINISH = "finish and confirm it in the translation program, and send the file again"


def read_xliff(content: bytes) -> Parcel:
    """Read what an agency sends back. Raises UnreadableError where it is no such file."""
    text = decode_xml(content)
    root = parse_xml(text)
    _check_version(root)
    files = [element for element in root if local(element.tag) == "file"]
    units = [(file, unit) for file in files for unit in file.iter(f"{_brace(root)}trans-unit")]
    lines = [text.count("\n", 0, match.start()) + 1 for match in UNIT.finditer(text)]
    if len(lines) != len(units):  # one stands in a comment
        lines = [1] * len(units)
    found = (_unit(file, unit, line) for (file, unit), line in zip(units, lines, strict=True))
    return Parcel(_language(files), tuple(found))


def _brace(element: Element) -> str:
    """The namespace of an element as it stands before a name."""
    return element.tag[: element.tag.rfind("}") + 1]


def _check_version(root: Element) -> None:
    if local(root.tag) == "xliff" and (root.get("version", "").startswith("2") or ":document:2" in namespace(root.tag)):
        raise UnreadableError("this is XLIFF 2", "save or export it as XLIFF 1.2, which is what was sent out")
    if local(root.tag) != "xliff" or namespace(root.tag) not in VERSIONS:
        raise UnreadableError("this is not XLIFF 1.2", "send back the file that was sent out, with its targets filled in")


def _language(files: list[Element]) -> str:
    languages = sorted({known_as(file.get("target-language", "")) for file in files} - {""})
    if not languages:
        raise UnreadableError("it does not say its target language", "each <file> needs target-language, as in what was sent out")
    if len(languages) > 1:
        raise UnreadableError(f"it has translations into {' and '.join(languages)}", "send a file for each language")
    return languages[0]


def _unit(file: Element, made: Element, line: int) -> Unit:
    texts = {name: made.find(f"{_brace(made)}{name}") for name in ("source", "seg-source", "target", "note")}
    target, note = texts["target"], texts["note"]
    tokens = {name: tuple(read_inline(part)) if part is not None else () for name, part in texts.items()}
    source = tokens["source"] or tokens["seg-source"]
    pairs = frozenset(token.key for token in source if isinstance(token, Code) and token.pair)
    known = {**contents(tokens["target"]), **contents(source)}
    english = said(source, known, pairs)
    translation = said(tokens["target"], known, pairs, gaps(tokens["seg-source"] or source))
    state = MEANINGS.get(target.get("state", ""), "needs review") if target is not None else "to translate"
    parts = segments(tokens["seg-source"] or source, known, pairs), segments(tokens["target"], known, pairs)
    return Unit(
        file.get("original", ""),
        made.get("id", ""),
        made.get("resname", ""),
        english,
        translation,
        state,
        "".join(note.itertext()) if note is not None else "",
        line,
        next(_refusals(made, tokens["target"], parts, english, translation), None),
    )


# What a file says against a translation


def _refusals(made: Element, target: Iterable[Token], parts: Segments, source: str, translation: str) -> Iterator[Refusal]:
    """What speaks against a unit, the weightiest first. `parts` are the segments of its source and of its target."""
    yield from (token for token in target if isinstance(token, Refusal))
    if not translation.strip() or repeats(translation, source):
        return
    if len(made.findall(f"{_brace(made)}target")) > 1:
        yield Refusal("unfinished", "it has more than one <target>", "leave the one that counts")
    yield from _half_done(*parts, source)
    if said_so := _said_to_do(made):
        yield Refusal("unfinished", f"its program says that it is not finished ({said_so})", FINISH)
    if TAG_AS_TEXT.search(translation) and not TAG_AS_TEXT.search(source):
        hint = "open the file as XLIFF that has tags (in Weblate: XLIFF 1.2 with placeables support), and send it again"
        yield Refusal("tags", f"its tags are written out as text: {short(translation)}", hint)


def _half_done(wanted: Mapping[str, str], found: Mapping[str, str], source: str) -> Iterator[Refusal]:
    """A segment that is empty, missing, or still English, while others are translated."""
    if not found:
        return
    for name in dict.fromkeys((*wanted, *found)):
        english, said_there = wanted.get(name, ""), found.get(name, "")
        if not said_there.strip() and (english.strip() or not wanted):
            which = f': "{short(english)}"' if english else ""
            yield Refusal("unfinished", f"only a part of it is translated{which}", FINISH)
        elif repeats(said_there, english) or (not wanted and repeats(said_there, said_there) and said_there.strip() in source):
            yield Refusal("unfinished", f'a part of it is still English: "{short(said_there)}"', FINISH)


def _said_to_do(made: Element) -> str:
    """How a program says that somebody still has to work on a unit; empty where none does."""
    target = made.find(f"{_brace(made)}target")
    state = target.get("state", "") if target is not None else ""
    judged = target.get("state-qualifier", "") if target is not None else ""
    if state in TO_DO or judged.startswith("rejected-"):
        return f"state {judged if judged.startswith('rejected-') else state}"
    for name, value in made.attrib.items():
        if namespace(name) == "MQXliff" and local(name) == "status" and value in MEMOQ_TO_DO:
            return f"memoQ: {value}"
        if "memsource" in namespace(name) and local(name) == "confirmed" and value in ("0", "false"):
            return "Phrase: not confirmed"
    for segment in made.iter():
        if local(segment.tag) == "seg" and "sdl.com" in namespace(segment.tag) and segment.get("conf", "") not in TRADOS_DONE:
            return f"Trados: {segment.get('conf', 'not translated')}"
    return ""
