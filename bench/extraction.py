"""Whether words come back out: text read from PDFs by four readers, set by this project, WeasyPrint, Chromium and Typst.

    pip install -r bench/requirements.txt
    apt install chromium poppler-utils fonts-noto-cjk
    .venv/bin/python bench/extraction.py [--sentences | --library] [--only NAME] [--differences]

Fonts for scripts that the project does not ship, and pdf.js, are fetched by npm (from bench/requirements.txt) as
bench/package.json pins them, into .cache/bench. Prints the character error rate in %, spaces ignored, and the words found
whole in %, punctuation aside; then whether the goals hold. Ends with 1 if one of ours does not. --only takes the rows whose
name starts so; --differences prints what our readings have more or less.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from equipment import missing_characters, prepare

prepare()

import readers  # noqa: E402 - fontconfig must be set before WeasyPrint is imported
import samples  # noqa: E402
import setters  # noqa: E402
from measures import Difference, Result, compare  # noqa: E402
from samples import Sample  # noqa: E402

WORDS_WANTED = 98.0  # % found whole
RUNNING_LINES = ("ours", "WeasyPrint")  # the tools that print what stands in the margins
WIDTH = 8
Column = tuple[str, str]
Table = dict[str, dict[Column, Result]]
COLUMNS = [(setter, reader) for setter in setters.SETTERS for reader in readers.READERS]


def main() -> None:
    options = _options()
    print_versions()
    held = True
    if not options.library:
        held &= measured("Sentences", samples.sentences(), options)
    if not options.sentences:
        known = samples.library()
        wanted = chain(samples.sheets(samples.with_later(known)), samples.pairs(known))
        held &= measured("Sheets of the sample library", wanted, options)
    sys.exit(0 if held else 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sentences", action="store_true", help="only the sentences")
    parser.add_argument("--library", action="store_true", help="only the sheets of the sample library")
    parser.add_argument("--only", default="", help="only rows whose name starts so")
    parser.add_argument("--differences", action="store_true", help="print what our readings have more or less")
    return parser.parse_args()


def print_versions() -> None:
    found = {**setters.versions(), **readers.versions()}
    print(", ".join(f"{name} {version}" for name, version in found.items() if version))
    where = {**setters.WHERE_FROM, **readers.WHERE_FROM}
    for name in (name for name, version in found.items() if not version):
        print(f"{name} is not here, its columns are empty: {where[name]}")


def measured(title: str, wanted: Iterable[Sample], options: argparse.Namespace) -> bool:
    """Measure and print one group of samples; says whether ours keeps its goals."""
    table: Table = {}
    limits: dict[str, float] = {}
    skipped: list[str] = []
    for sample in wanted:
        if not sample.row.startswith(options.only):
            continue
        if missing := missing_characters("".join(sample.units), (*sample.families, "Noto Sans")):
            skipped.append(f"{sample.row}: no font here for {missing[:10]}")
            continue
        limits[sample.row] = sample.limit
        row = table.setdefault(sample.row, {})
        for column, result in readings(sample, differences=options.differences):
            row[column] = row.get(column, Result()) + result
    print_table(f"{title}: character errors in %, spaces ignored", table, lambda result: f"{result.error_rate:.1f}")
    print_table(f"{title}: words found whole in %, punctuation aside", table, lambda result: f"{result.words_found:.1f}")
    print("".join(f"not measured: {line}\n" for line in skipped), end="")
    return goals_hold(table, limits) and not skipped


def readings(sample: Sample, *, differences: bool) -> Iterator[tuple[Column, Result]]:
    """What each reader gives back of a sample as each tool sets it."""
    for setter, make in setters.SETTERS.items():
        content = make(sample)
        if content is None:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sample.pdf"
            path.write_bytes(content)
            for reader, read in readers.READERS.items():
                pages = read(path)
                if pages is None:
                    continue
                result, found = compare(pages, sample.units, _margins(sample, setter, len(pages)), spaced=sample.spaced)
                if differences and setter == "ours":
                    print_differences(f"{sample.row}, {sample.document.title}, {reader}", found)
                yield (setter, reader), result


def _margins(sample: Sample, setter: str, pages: int) -> list[tuple[str, ...]]:
    if setter not in RUNNING_LINES:
        return [()] * pages
    return [sample.running(number, pages) for number in range(1, pages + 1)]


def print_table(title: str, table: Table, cell: Callable[[Result], str]) -> None:
    print(f"\n{title}\n")
    name = max((len(row) for row in table), default=0) + 2
    print(" " * name + "".join(f"{setter:>{WIDTH}}{'':{WIDTH * (len(readers.READERS) - 1)}}" for setter in setters.SETTERS))
    print(" " * name + "".join(f"{short(reader):>{WIDTH}}" for _, reader in COLUMNS))
    for row, results in table.items():
        print(f"{row:{name}}" + "".join(f"{cell(results[one]) if one in results else '-':>{WIDTH}}" for one in COLUMNS))


def short(reader: str) -> str:
    return reader.removeprefix("pdfto")


def goals_hold(table: Table, limits: dict[str, float]) -> bool:
    """Print which goals hold for ours; says whether all do."""
    print()
    held = True
    for limit in sorted(set(limits.values())):
        rows = [row for row in table if limits[row] == limit]
        missed = [
            f"{row} {result.error_rate:.2f}% by {reader}"
            for row in rows
            for (setter, reader), result in table[row].items()
            if setter == "ours" and result.error_rate > limit
        ]
        held &= told(f"at most {limit:g}% of characters wrong in {len(rows)} rows", missed)
    missed = [
        f"{row} {result.words_found:.1f}% by {reader}"
        for row, results in table.items()
        for (setter, reader), result in results.items()
        if setter == "ours" and result.words_found < WORDS_WANTED
    ]
    return told(f"at least {WORDS_WANTED:g}% of words found whole in {len(table)} rows", missed) and held


def told(goal: str, missed: list[str]) -> bool:
    print(f"{'missed' if missed else 'holds '}: {goal}" + (f" ({'; '.join(missed)})" if missed else ""))
    return not missed


def print_differences(name: str, differences: Iterable[Difference]) -> None:
    for one in differences:
        print(f"{name}\n    set  {one.unit}\n    came {one.came}\n         {one.came!a}")


main()
