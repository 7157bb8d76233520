"""What our text layer and tag tree cost: setting a sheet, beside stock WeasyPrint's write_pdf of the same HTML and styles.

    .venv/bin/python bench/setting.py [--rounds N] [--profile LANGUAGE]

Both are set in turn in one process, and the medians are compared; the proof of a sheet is not counted. With --profile it
prints where our time goes for one language instead. Ends with 1 if a ratio is above the goal.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from equipment import prepare, program_version

prepare()

import samples  # noqa: E402 - fontconfig must be set before WeasyPrint is imported
import setters  # noqa: E402

LANGUAGES = ("en-GB", "ar", "ur", "bn", "zh-Hans")
GOAL = 1.25  # times stock WeasyPrint's time
LINES = 40  # of a profile


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often each is set (default: 9)")
    parser.add_argument("--profile", metavar="LANGUAGE", help="where our time goes, for one language")
    options = parser.parse_args()
    known = samples.library()
    if options.profile:
        profile(samples.flagship(known, options.profile))
        return
    print(f"WeasyPrint {setters.versions()['WeasyPrint']}, {program_version(sys.executable, '--version')}")
    print(f"\n{'flagship':10}{'ours, s':>10}{'stock, s':>10}{'ratio':>8}")
    ratios = {}
    for tag in LANGUAGES:
        sample = samples.flagship(known, tag)
        setters.ours(sample), setters.stock(sample)
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(options.rounds):
            for make, found in zip((setters.ours, setters.stock), times, strict=True):
                found.append(seconds(make, sample))
        mine, theirs = map(median, times)
        ratios[tag] = mine / theirs
        print(f"{tag:10}{mine:>10.3f}{theirs:>10.3f}{ratios[tag]:>8.2f}")
    missed = [f"{tag} {ratio:.2f}" for tag, ratio in ratios.items() if ratio > GOAL]
    print(f"\n{'missed' if missed else 'holds '}: at most {GOAL:g} times stock WeasyPrint's time {', '.join(missed)}")
    sys.exit(1 if missed else 0)


def seconds(make: Callable[[samples.Sample], object], sample: samples.Sample) -> float:
    gc.collect()
    start = perf_counter()
    make(sample)
    return perf_counter() - start


def profile(sample: samples.Sample) -> None:
    setters.ours(sample)
    with cProfile.Profile() as profiler:
        setters.ours(sample)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(LINES)


main()
