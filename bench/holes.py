"""How full the pages of the sample library are: with what is tried where a page ends far short, and without.

    .venv/bin/python bench/holes.py [--formats standard,large-print] [--languages ar,ur+en-GB] [--before FILE] [--json FILE]

A row for each format and language label: sheets, pages, pages that end short (more than a fifth empty, or a last one less than a quarter
full), sheets without any, pages that end with a heading, how many sheets were tried again, the tries, and what these cost: processor seconds of
laying out with them by those without. In two languages only those pairs that are asked for, or, where no language is, the three of PAIRS.
--json keeps the counts, and --before shows those of another commit beside them.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from equipment import prepare

prepare()

import samples  # noqa: E402 - fontconfig must be set before WeasyPrint is imported

from leafletpress.compose import compose  # noqa: E402
from leafletpress.formats import FORMATS  # noqa: E402
from leafletpress.formats.pdf.fitting import Fitting  # noqa: E402
from leafletpress.library.editions import can_be_made, editions  # noqa: E402
from leafletpress.library.whole import Library  # noqa: E402
from leafletpress.model import Choice, Edition  # noqa: E402
from leafletpress.press.orders import manuscript  # noqa: E402

NAMES = ("standard", "large-print", "booklet")
PAIRS = ("ar+en-GB", "ur+en-GB", "zh-Hans+en-GB")
COUNTS = ("sheets", "pages", "short", "whole", "headings")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--formats", default=",".join(NAMES))
    parser.add_argument("--languages", default="")
    parser.add_argument("--before", type=Path, help="counts of another commit, as --json wrote them")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    known = samples.library()
    formats = tuple(options.formats.split(","))
    asked = tuple(filter(None, options.languages.split(",")))
    of_two = tuple(form for form in formats if FORMATS[form].most_languages > 1)
    choices = [Choice(languages=asked, formats=formats)]
    choices += [] if asked or not of_two else [Choice(languages=PAIRS, formats=of_two)]
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for edition in (one for choice in choices for one in editions(known, choice)):
        if can_be_made(known, edition):
            form = f"{edition.format}, two languages" if len(edition.languages) > 1 else edition.format
            row = found[f"{form}: {edition.language_label}"]
            for name, number in measured(known, edition).items():
                row[name] += number
            gc.collect()
    if options.json:
        options.json.write_text(json.dumps(found), "utf-8")
    before = json.loads(options.before.read_text("utf-8")) if options.before else {}
    for line in table(found, before):
        print(line)


def measured(known: Library, edition: Edition) -> dict[str, float]:
    """The counts of one sheet: as it is, and as it comes out of its format's settings."""
    form, whole = FORMATS[edition.format], manuscript(known, edition, samples.DAY)
    document = compose(whole, known.design, *form.styles, large=form.large, tight=form.tight)
    may_go_on = form.tight or (form.large and len(whole.sides) > 1)
    fitting = Fitting(document, known.design, form.smallest, may_go_on, framed=form.large)
    begun = time.process_time()
    plain = fitting.laid_out((), ())
    between = time.process_time()
    fitted = fitting.fitted(form.settings)
    ended = time.process_time()
    counts = {"tried": float(fitted.tries > 0), "tries": fitted.tries, "alone": between - begun, "with": ended - between}
    for name, layout in (("plain ", plain), ("", fitted.layout)):
        counts |= {
            f"{name}sheets": 1,
            f"{name}pages": len(layout.shares),
            f"{name}short": len(layout.short),
            f"{name}whole": not layout.short,
            f"{name}headings": len(layout.alone),
        }
    return counts


def table(found: dict[str, dict[str, float]], before: dict[str, dict[str, float]]) -> Iterator[str]:
    """What docs/looks.md shows: a row for each format and language, and one for each format."""
    heads = ("Pages", "Ending short", "Sheets without", "Ending with a heading")
    yield f"| Sheets | How many | {' | '.join(f'{head}, before | now' for head in heads)} | Tried again | Tries | Time |"
    yield "|---" * 13 + "|"
    groups: dict[str, list[str]] = defaultdict(list)
    for name in found:
        groups[name.partition(":")[0]].append(name)
    for form, names in groups.items():
        for name in names:
            yield line(name, found[name], before.get(name, found[name]))
        yield line(f"**{form}**", added(found, names), added(before or found, names))


def added(rows: dict[str, dict[str, float]], names: list[str]) -> dict[str, float]:
    there = [rows[name] for name in names if name in rows]
    return {key: sum(row.get(key, 0) for row in there) for key in {key for row in there for key in row}}


def line(name: str, now: dict[str, float], before: dict[str, float]) -> str:
    pairs = [f"{before.get(f'plain {key}', 0):.0f} | {now[key]:.0f}" for key in COUNTS[1:]]
    return f"| {name} | {now['sheets']:.0f} | {' | '.join(pairs)} | {now['tried']:.0f} | {now['tries']:.0f} | {now['with'] / now['alone']:.2f} |"


if __name__ == "__main__":
    main()
