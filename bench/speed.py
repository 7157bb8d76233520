"""What a sheet costs, beside version 0.1.0 of this tool, WeasyPrint, Chromium and Typst in the same run; with --all, what many cost too.

    pip install -r bench/requirements.txt
    apt install chromium
    .venv/bin/python bench/speed.py [--rounds N] [--before COMMIT] [--all] [--write]

CPU seconds of whole process trees, the contenders in turn, of each the best of all rounds: compare them inside a row. "Warm" is a sheet
made and proved by a process that has made one before, with the garbage collected afterwards; the others make one file in a process of its
own. Both versions are given the same leaflets; WeasyPrint and Chromium get the page that ours is made from, Typst its words, a
paragraph for each unit. --write puts what is printed into docs/speed.md, above where it says where the time goes.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from scale import BEFORE, ROOT, check_out, children_cpu

sys.path.insert(0, str(ROOT))

LANGUAGES = ("en-GB", "ar", "ur", "bn", "zh-Hans")
SHEETS = [("interventional-oncology", tag) for tag in LANGUAGES] + [("image-guided-biopsy", "en-GB"), ("picc-or-port", "ar")]
CLINIC, FORMAT = "riverside", "standard"
PAGE = ROOT / "docs/speed.md"
CONTENDERS = ("ours", "0.1.0", "WeasyPrint", "Chromium", "Typst")
GOALS = {"0.1.0": 0.45, "WeasyPrint": 0.5, "Chromium": 1.0}  # times what it costs
BUILD_GOAL = 0.35
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3:], ignore_system_fonts=True, format='pdf')"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--before", default=BEFORE)
    parser.add_argument("--all", action="store_true", help="bench/scale.py, bench/many.py and bench/eye.py as well")
    parser.add_argument("--write", action="store_true", help="into docs/speed.md too")
    options = parser.parse_args()
    lines: list[str] = []

    def tell(text: str = "") -> None:
        print(text, flush=True)
        lines.append(text)

    with tempfile.TemporaryDirectory() as name:
        for line in measured(Path(name), options):
            tell(line)
    if options.write:
        _, explained, rest = PAGE.read_text("utf-8").partition(EXPLAINED)
        PAGE.write_text("\n".join((HEAD, *lines, "")) + explained + rest, "utf-8")


HEAD = """# Speed

What `make bench` measured last. The commands in `bench/` say how; times are processor seconds, of which a machine that does other things
needs more: compare them inside a row. A share is ours by theirs.
"""
EXPLAINED = "## Where the time goes"  # and all below it is written by hand, and kept


def measured(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    before = folder / "before"
    check_out(options.before, before)
    yield from machine()
    yield from sheets(folder, before, options.rounds)
    yield from one_build(folder, before, options.rounds)
    if options.all:
        for script, title in (("scale.py", "1,000 editions"), ("many.py", "Many sheets"), ("eye.py", "The eye's proof")):
            yield from (f"## {title}", "", f"`bench/{script}`:", "", "```")
            done = subprocess.run([sys.executable, str(ROOT / "bench" / script)], capture_output=True, text=True, check=False)
            yield from (*(done.stdout + done.stderr).splitlines(), "```", "")


def machine() -> Iterator[str]:
    """The state of the machine, and the versions of what is compared."""
    from equipment import package_version, program_version

    model = (
        re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8")) if Path("/proc/cpuinfo").exists() else None
    )
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    yield f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {commit.stdout.strip()}, {os.cpu_count()} processors ({model[1] if model else 'unknown'}), "
    yield f"load {' '.join(f'{load:.1f}' for load in os.getloadavg())} at the start."
    yield (
        f"Python {sys.version.split()[0]}, WeasyPrint {package_version('weasyprint')}, "
        f"{program_version('chromium', '--version') or 'no Chromium'}, Typst {package_version('typst') or '(not here)'}."
    )
    yield ""


def sheets(folder: Path, before: Path, rounds: int) -> Iterator[str]:
    """A row for each sheet: seconds, and our share of each contender's."""
    library = shared_library(folder / "library", before)
    yield "## One sheet"
    yield ""
    yield "Ours and 0.1.0 warm, the others once a file."
    yield ""
    yield f"| Sheet | {' | '.join(CONTENDERS)} | {' | '.join(f'of {name}' for name in CONTENDERS[1:])} |"
    yield "|---" * (2 * len(CONTENDERS)) + "|"
    held = dict.fromkeys(GOALS, True)
    with warm(ROOT, library, folder) as ours, warm(before, library, folder) as theirs:
        for leaflet, tag in SHEETS:
            files = once_a_file(folder / "page", library, leaflet, tag)
            runs = {"ours": lambda: ours(leaflet, tag), "0.1.0": lambda: theirs(leaflet, tag), **files}  # noqa: B023 - run in this turn
            best = best_of(runs, rounds)
            shares = [best["ours"] / best[name] if name in best else None for name in CONTENDERS[1:]]
            for name, share in zip(CONTENDERS[1:], shares, strict=True):
                held[name] = held.get(name, True) and (share is None or share <= GOALS.get(name, share))
            seconds = (f"{best[name]:.2f}" if name in best else "-" for name in CONTENDERS)
            yield f"| {leaflet} {tag} | {' | '.join(seconds)} | {' | '.join('-' if one is None else f'{one:.2f}' for one in shares)} |"
    for name, goal in GOALS.items():
        tell_goal(f"of {name}", goal, holds=held[name])
    yield ""


def one_build(folder: Path, before: Path, rounds: int) -> Iterator[str]:
    """`publish build ONE` from nothing, beside 0.1.0."""
    library = folder / "library"

    def build(checkout: Path) -> float:
        shutil.rmtree(library / "out", ignore_errors=True)
        shutil.rmtree(library / ".cache", ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=folder) as cache:
            words = (
                "build",
                SHEETS[0][0],
                "--language",
                "en-GB",
                "--clinic",
                CLINIC,
                "--format",
                FORMAT,
                "--library",
                str(library),
            )
            return children_cpu([sys.executable, str(checkout / "publish.py"), *words], {"LEAFLETPRESS_CACHE": cache})

    best = best_of({"ours": lambda: build(ROOT), "0.1.0": lambda: build(before)}, rounds)
    share = best["ours"] / best["0.1.0"]
    yield "## `publish build` of one sheet, from nothing"
    yield ""
    yield f"Ours {best['ours']:.2f}, 0.1.0 {best['0.1.0']:.2f}, share {share:.2f}."
    tell_goal("of 0.1.0 for a build", BUILD_GOAL, holds=share <= BUILD_GOAL)
    yield ""


def tell_goal(what: str, goal: float, *, holds: bool) -> None:
    """Beside the page, which says what was measured."""
    print(f"goal {what}: {goal:g}, {'holds' if holds else 'missed'}", file=sys.stderr)


def best_of(runs: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The least that each takes; a round before those that count fills caches."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            taken = run()
            if number:
                found[name].append(taken)
    return {name: min(taken) for name, taken in found.items()}


def shared_library(folder: Path, before: Path) -> Path:
    """The leaflets of 0.1.0, which both versions read, with the page words of today."""
    for name in ("leaflets", "clinics", "organisations", "translations"):
        if (before / name).is_dir():  # organisations came later
            shutil.copytree(before / name, folder / name)
    for path in (ROOT / "translations").rglob("templates.po*"):
        target = folder / path.relative_to(ROOT)
        if target.parent.is_dir():
            shutil.copy(path, target)
    return folder


@contextmanager
def warm(checkout: Path, library: Path, folder: Path) -> Iterator[Callable[[str, str], float]]:
    """A process of a checkout that makes sheets when asked, and tells the seconds that each took."""
    command = [sys.executable, str(ROOT / "bench/warm.py"), str(checkout), str(library)]
    cache = tempfile.mkdtemp(dir=folder)
    environment = {**os.environ, "LEAFLETPRESS_CACHE": cache}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=library, env=environment, **pipes) as process:
        to, answers = process.stdin, process.stdout

        def ask(leaflet: str, tag: str) -> float:
            print(leaflet, tag, CLINIC, FORMAT, file=to, flush=True)
            answer = answers.readline()
            if not answer:
                raise SystemExit(f"{checkout} could not make {leaflet} in {tag}")
            return float(answer)

        yield ask
        to.close()


def once_a_file(folder: Path, library: Path, leaflet: str, tag: str) -> dict[str, Callable[[], float]]:
    """A run for each tool that is here, which makes one sheet in a process of its own."""
    from leafletpress.formats.pdf import prepare
    from leafletpress.library import read_library
    from leafletpress.model import Edition

    known = read_library(library)
    prepare(known.design)  # before WeasyPrint is imported
    import samples
    from setters import page_with_styles, typst_source

    sample = samples.sheet(known, Edition(leaflet, (tag,), CLINIC, FORMAT))
    folder.mkdir(exist_ok=True)
    page, words = folder / "page.html", folder / "page.typ"
    page.write_text(page_with_styles(sample.document), "utf-8")
    words.write_text(typst_source(sample), "utf-8")
    fonts = Path(os.environ["FONTCONFIG_FILE"]).parent / "files"
    target = str(folder / "page.pdf")
    browser = (
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
    )
    commands: dict[str, Iterable[str]] = {
        "WeasyPrint": (sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", "--quiet", str(page), target),
        "Chromium": (*browser, f"--print-to-pdf={target}", page.as_uri()),
        "Typst": (sys.executable, "-c", TYPST, str(words), target, str(fonts)),
    }
    here = {"WeasyPrint": True, "Chromium": bool(shutil.which("chromium")), "Typst": find_spec("typst") is not None}
    return {name: lambda command=command: children_cpu(list(command), {}) for name, command in commands.items() if here[name]}  # type: ignore[misc] # bound now


if __name__ == "__main__":
    main()
