"""What each check of a translation costs, and its share of the time in which a library is read and checked.

    .venv/bin/python bench/rules.py [--library FOLDER] [--runs N]

Prints milliseconds for all messages of all catalogs: the least of so many runs, when languages and texts have been read before.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mutations import used_texts  # noqa: E402 - the path is set above

from leafletpress.checks.pair import Translated  # noqa: E402
from leafletpress.checks.reused import check_reused  # noqa: E402
from leafletpress.checks.translations import CONTENT, STRUCTURE  # noqa: E402
from leafletpress.inline import parse  # noqa: E402
from leafletpress.library import read_library  # noqa: E402
from leafletpress.library.whole import Library  # noqa: E402
from leafletpress.model import Terms, leaflet_texts  # noqa: E402


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--library", type=Path, default=ROOT)
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    library = read_library(given.library)
    whole = least(lambda: read_library(given.library).problems, given.runs)
    rows = {name: least(rule, given.runs) for name, rule in rules(library)}
    print(f"{'':24}{'ms':>8}{'share in %':>12}")
    for name, seconds in sorted(rows.items(), key=lambda row: -row[1]):
        print(f"{name:24}{1000 * seconds:>8.1f}{100 * seconds / whole:>12.1f}")
    print(f"{'all rules':24}{1000 * sum(rows.values()):>8.1f}{100 * sum(rows.values()) / whole:>12.1f}")
    print(f"{'read and check':24}{1000 * whole:>8.1f}{100:>12.1f}")


def least(work: Callable[[], object], runs: int) -> float:
    return min(seconds(work) for _ in range(runs))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rules(library: Library) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each rule by its name, as a call that looks at every translation."""
    given = list(translations(library))
    for rule in CONTENT:
        yield name_of(rule), lambda rule=rule: [list(rule(one)) for one in given]
    for rule in STRUCTURE:
        yield name_of(rule), lambda rule=rule: [list(rule(one.text.words, one.words)) for one in given]
    yield "reused", lambda: [reused(library, language) for language in library.languages[1:]]


def translations(library: Library) -> Iterator[Translated]:
    for language in library.languages[1:]:
        for text, catalog in used_texts(library, language):
            message = catalog.messages[text.key]
            if message.is_translated and not message.fuzzy:
                yield Translated(text, message, parse(message.translation)[0], language, library.terms.get(language, Terms()))


def reused(library: Library, language: str) -> None:
    for leaflet in library.leaflets.values():
        catalogs = ((text, library.catalogs.get((language, text.domain))) for text in leaflet_texts(leaflet) if text.is_message)
        pairs = [(text, catalog.messages[text.key]) for text, catalog in catalogs if catalog and text.key in catalog.messages]
        list(check_reused(pairs, language, Terms(), leaflet.id))


def name_of(rule: Callable[..., object]) -> str:
    """A function's name without what all of them begin with; a lambda's is that of what it calls."""
    name = rule.__name__ if rule.__name__ != "<lambda>" else rule.__code__.co_names[0]
    return name.removeprefix("_").removeprefix("check_").replace("_", " ")


main()
