"""How many faults the checks on translations find: every fault that applies to every message of every catalog.

    .venv/bin/python bench/mutations.py [--natural] [--misses]

Another language's translations are put into every catalog that is judged, too. Prints the share caught by group, kind and locale, and with --misses what was not. With --natural the faults are made in
the natural sentences of the tests instead.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mutations import Result, run, run_languages, run_natural  # noqa: E402 - the path is set above

from leafletpress.library import read_library  # noqa: E402


def main() -> None:
    library = read_library(ROOT)
    results = list(run_natural(library) if "--natural" in sys.argv else (*run(library), *run_languages(library)))
    table: dict[str, Counter[tuple[str, bool]]] = {}
    for result in results:
        for row in (f"{result.mutation.group}: {result.mutation.kind}", f"{result.mutation.group} (all)"):
            table.setdefault(row, Counter())[result.locale, result.caught] += 1
    locales = sorted({result.locale for result in results})
    print(f"{'share caught in %':32}{'all':>7}{'made':>8}" + "".join(f"{locale:>8}" for locale in locales))
    for row, counts in sorted(table.items()):
        print(
            f"{row:32}{share(counts, locales):>7}{sum(counts.values()):>8}"
            + "".join(f"{share(counts, [locale]):>8}" for locale in locales)
        )
    if "--misses" in sys.argv:
        for result in results:
            if not result.caught:
                print(miss(result))


def share(counts: Counter[tuple[str, bool]], locales: list[str]) -> str:
    caught, missed = (sum(counts[locale, found] for locale in locales) for found in (True, False))
    return f"{100 * caught / (caught + missed):.1f}" if caught + missed else "-"


def miss(result: Result) -> str:
    return f"{result.locale} {result.mutation.group}: {result.mutation.kind}\n    {result.text.source}\n    {result.mutation.translation}"


main()
