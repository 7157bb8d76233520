"""How many lost negations the check finds, how many right translations it takes for wrong, and what it costs.

    .venv/bin/python bench/lostnegations.py [FILE] [--misses]

FILE holds for each language's tag a list of sentences: source, right (a right translation), lost (one that lost its negation). Without one it is
tests/lost_negations.yaml, which was written beside the lists: its rates flatter. Ends with the time for all messages of the sample catalogs.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mutations import used_texts  # noqa: E402 - the path is set above

from leafletpress.checks.negation import check_negations  # noqa: E402
from leafletpress.checks.pair import Translated  # noqa: E402
from leafletpress.inline import parse  # noqa: E402
from leafletpress.languages import NEGATIONS, known_as, meant  # noqa: E402
from leafletpress.library import read_library  # noqa: E402
from leafletpress.library.whole import Library  # noqa: E402
from leafletpress.model import Message, Place, Role, Terms, Text  # noqa: E402


def main() -> None:
    files = [name for name in sys.argv[1:] if not name.startswith("--")] or [str(ROOT / "tests/lost_negations.yaml")]
    rows = yaml.safe_load(Path(files[0]).read_text("utf-8"))
    print(f"{'language':10}{'lost':>6}{'found %':>9}{'right':>7}{'alarms':>8}")
    counts = {tag: counted(language_of(tag), rows[tag]) for tag in rows}
    for tag, (lost, found, right, alarms) in counts.items():
        print(f"{tag:10}{lost:6}{share(found, lost):>9}{right:7}{alarms:8}" if language_of(tag) else f"{tag:10} not looked for")
    lost, found, right, alarms = (sum(column) for column in zip(*counts.values(), strict=True))
    print(f"{'all':10}{lost:6}{share(found, lost):>9}{right:7}{alarms:8}")
    cost()


def language_of(tag: str) -> str:
    """The language of the table whose lists are meant; empty where there is none."""
    return next((name for name in (tag, known_as(tag), meant(tag), known_region(tag)) if name in NEGATIONS), "")


def known_region(tag: str) -> str:
    return next((name for name in NEGATIONS if name.partition("-")[0] == tag), "")


def counted(language: str, rows: list[dict[str, str]]) -> tuple[int, int, int, int]:
    """Lost negations, those that were found, right translations, those that have a finding."""
    if not language:
        return 0, 0, 0, 0
    lost = [row for row in rows if "lost" in row]
    found = [row for row in lost if is_found(language, row["source"], row["lost"])]
    alarms = [row for row in rows if is_found(language, row["source"], row["right"])]
    if "--misses" in sys.argv:
        for row in (row for row in lost if row not in found):
            print(f"{language} not found: {row['source']}\n    {row['lost']}")
        for row in alarms:
            print(f"{language} alarm: {row['source']}\n    {row['right']}")
    return len(lost), len(found), len(rows), len(alarms)


def is_found(language: str, source: str, translation: str) -> bool:
    place = Place("lost_negations.yaml")
    text = Text(source, Role.PARAGRAPH, place, "negations", parse(source)[0], written=source)
    translated = Translated(text, Message(text.key, translation, place), parse(translation)[0], language, Terms())
    return any(True for _ in check_negations(translated))


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def cost() -> None:
    """CPU time for each message of the sample catalogs: the first time, with all lists made ready, and again."""
    library = read_library(ROOT)
    pairs = list(messages(library))
    for name in ("first", "again"):
        start = time.process_time()
        for pair in pairs:
            list(check_negations(pair))
        taken = time.process_time() - start
        print(f"{len(pairs)} messages, {name}: {1000 * taken:.0f} ms, {1e6 * taken / len(pairs):.0f} µs each")


def messages(library: Library) -> Iterator[Translated]:
    for language in library.languages[1:]:
        for text, catalog in used_texts(library, language):
            message = catalog.messages[text.key]
            if message.translation:
                yield Translated(text, message, parse(message.translation)[0], language, library.terms.get(language, Terms()))


main()
