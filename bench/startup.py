"""How fast the command starts: `publish --help` beside `python -c "import click"`, run in turn.

    .venv/bin/python bench/startup.py [--rounds N]

Prints the medians in ms and their ratio.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    'python -c "import click"': (sys.executable, "-c", "import click"),
    "publish --help": (sys.executable, str(ROOT / "publish.py"), "--help"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each is run (default: 15)")
    rounds = parser.parse_args().rounds
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(rounds + 1):
        for name, command in COMMANDS.items():
            start = perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            if number:  # the first round fills the caches of the disk
                times[name].append(1000 * (perf_counter() - start))
    medians = {name: median(found) for name, found in times.items()}
    for name, found in medians.items():
        print(f"{name:28}{found:7.0f} ms")
    alone, whole = medians.values()
    print(f"{'ratio':28}{whole / alone:7.2f}")


main()
