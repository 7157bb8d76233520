"""A checkout of this tool, of today or of version 0.1.0, as a process that sets sheets when asked: bench/speed.py asks.

    python bench/warm.py CHECKOUT LIBRARY

Takes lines of leaflet, language, clinic and format; gives a line of the CPU seconds that making and proving the sheet took.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

CHECKOUT, LIBRARY = (Path(name).resolve() for name in sys.argv[1:3])
DAY = date(2026, 11, 23)
sys.path.insert(0, str(CHECKOUT))


def main() -> None:
    press_one = _today() if (CHECKOUT / "leafletpress/press").is_dir() else _before()
    for line in sys.stdin:
        leaflet, language, clinic, form = line.split()
        print(press_one(leaflet, language, clinic, form), flush=True)


def _today() -> Callable[..., float]:
    from leafletpress.formats import warm_up
    from leafletpress.library import read_library
    from leafletpress.model import Edition
    from leafletpress.press.one_sheet import press_one
    from leafletpress.press.orders import manuscript, order
    from leafletpress.press.worker import collect_garbage

    library = read_library(LIBRARY)
    warm_up(("standard",), library.design)
    gc.disable()
    collect_garbage()

    def press(leaflet: str, language: str, clinic: str, form: str) -> float:
        edition = Edition(leaflet, (language,), clinic, form)
        return _seconds(
            press_one, order(library, edition, DAY), manuscript(library, edition, DAY), library.design, afterwards=collect_garbage
        )

    return press


def _before() -> Callable[..., float]:
    from leafletpress.formats.pdf import warm_up
    from leafletpress.library import read_library
    from leafletpress.model import Edition
    from leafletpress.press import order, press_one

    library = read_library(LIBRARY)
    warm_up(LIBRARY)

    def press(leaflet: str, language: str, clinic: str, form: str) -> float:
        return _seconds(press_one, order(library, Edition(leaflet, (language,), clinic, form), DAY))

    return press


def _seconds(make: Callable[..., Any], *given: Any, afterwards: Callable[[], None] = lambda: None) -> float:
    """What a sheet takes, and, where a worker does that, collecting the garbage after it."""
    start = time.process_time()
    outcome = make(*given)
    afterwards()
    taken = time.process_time() - start
    if outcome.sheet is None:
        raise SystemExit("\n".join(problem.message for problem in outcome.problems))
    return taken


main()
