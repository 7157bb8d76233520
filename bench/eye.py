"""What the eye's proof costs: its share of the time that a sheet takes, from composing to proof, in each language and format.

    .venv/bin/python bench/eye.py [--rounds N]

Times are of the processor, the least of some rounds. Ends with 1 if a share is above the goal.
"""

from __future__ import annotations

import argparse
import sys
from time import process_time

from equipment import ROOT

sys.path[:0] = [str(ROOT)]

from leafletpress.formats import make, prove  # noqa: E402 - after the folder is on the path
from leafletpress.library import read_library  # noqa: E402
from leafletpress.library.editions import can_be_made, editions  # noqa: E402
from leafletpress.model import Choice  # noqa: E402
from leafletpress.press.orders import manuscript  # noqa: E402
from leafletpress.proof import eye  # noqa: E402

GOAL = 0.2


def main() -> None:
    from datetime import date

    import leafletpress.proof as proof

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each is made (default: 3)")
    parser.add_argument("--leaflet", default="interventional-oncology")
    options = parser.parse_args()
    spent: list[float] = []

    def timed(*arguments: object) -> object:
        start = process_time()
        seen = eye.look(*arguments)  # type: ignore[arg-type]
        spent.append(process_time() - start)
        return seen

    proof.look = timed  # type: ignore[assignment]
    library, day, worst = read_library(ROOT), date(2026, 11, 23), 0.0
    print(f"{'format':12}{'language':10}{'sheet, s':>10}{'eye, s':>8}{'share':>7}")
    for name in ("standard", "large-print", "archive"):
        for edition in editions(library, Choice((options.leaflet,), (), ("riverside",), (name,))):
            if not can_be_made(library, edition):
                continue
            whole, times = manuscript(library, edition, day), []
            for _ in range(options.rounds):
                spent.clear()
                start = process_time()
                made = make(name, whole, library.design)
                found = prove(name, made).differences
                times.append((process_time() - start, sum(spent)))
                if found:
                    sys.exit(f"{edition.language_label}: {found}")
            sheet, looked = map(min, zip(*times, strict=True))
            worst = max(worst, looked / sheet)
            print(f"{name:12}{edition.language_label:10}{sheet:>10.2f}{looked:>8.2f}{looked / sheet:>7.0%}")
    print(f"{'holds ' if worst <= GOAL else 'missed'}: at most {GOAL:.0%} of a sheet's time")
    sys.exit(worst > GOAL)


main()
