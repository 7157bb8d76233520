"""What a sheet costs, beside version 0.1.0 of this tool, WeasyPrint, Chromium and Typst in the same run; with --all, what many cost too.

    pip install -r bench/requirements.txt
    apt install chromium
    .venv/bin/python bench/speed.py [--rounds N] [--before COMMIT] [--all] [--write]

CPU seconds of whole process trees, the contenders in turn, of each the best of all rounds: compare them inside a row. Ours and 0.1.0 make
and prove a sheet in a process that is warm, as in a batch: it has made the same sheet for another clinic, with other telephone numbers;
garbage is collected afterwards. "First" is ours of that other clinic, after nothing but the same in large print: fonts and styles are
read, no line is known. "Elsewhere" is ours for a clinic with a name, words, hours and colours of its own, after both. The others make one
file in a process of its own. Both versions are given the same leaflets; WeasyPrint and Chromium get the page that ours is made from,
Typst its words, a paragraph for each unit. --write puts what is printed into docs/speed.md, above where it says where the time goes.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from scale import BEFORE, ROOT, check_out, children_cpu

sys.path.insert(0, str(ROOT))

LANGUAGES = ("en-GB", "ar", "ur", "bn", "zh-Hans")
SHEETS = [("interventional-oncology", tag) for tag in LANGUAGES] + [("image-guided-biopsy", "en-GB"), ("picc-or-port", "ar")]
CLINIC, OTHER, ELSEWHERE, FORMAT, LARGE = "riverside", "riverside-other", "northgate", "standard", "large-print"
PAGE = ROOT / "docs/speed.md"
MADE = ("first", "ours", "elsewhere", "0.1.0", "WeasyPrint", "Chromium", "Typst")
OTHERS = MADE[3:]
BESIDE = ("first", "elsewhere")  # the two that 0.1.0 made as well, to be compared with that
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
    yield (
        "Ours and 0.1.0 warm, after the same sheet for another clinic; first is that one of ours, elsewhere the next one, for a clinic "
        "with a name, words, hours and colours of its own. The others once a file."
    )
    yield ""
    columns = ("Sheet", *MADE, *(f"of {name}" for name in OTHERS), *(f"{name}, of 0.1.0" for name in BESIDE))
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    held = dict.fromkeys(GOALS, True)
    for leaflet, tag in SHEETS:
        versions = {ROOT: ("first", "ours", "elsewhere"), before: ("0.1.0, first", "0.1.0", "0.1.0, elsewhere")}
        runs = [partial(in_a_batch, checkout, library, folder, leaflet, tag, names) for checkout, names in versions.items()]
        best = best_of([*runs, *once_a_file(folder / "page", library, leaflet, tag)], rounds)
        shares = {name: best["ours"] / best[name] for name in OTHERS if name in best}
        held = {name: held[name] and shares.get(name, 0) <= goal for name, goal in GOALS.items()}
        seconds = (f"{best[name]:.2f}" if name in best else "-" for name in MADE)
        shown = (f"{shares[name]:.2f}" if name in shares else "-" for name in OTHERS)
        beside = (f"{best[name] / best[f'0.1.0, {name}']:.2f}" for name in BESIDE)
        yield f"| {' | '.join((f'{leaflet} {tag}', *seconds, *shown, *beside))} |"
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

    best = best_of([lambda: {"ours": build(ROOT)}, lambda: {"0.1.0": build(before)}], rounds)
    share = best["ours"] / best["0.1.0"]
    yield "## `publish build` of one sheet, from nothing"
    yield ""
    yield f"Ours {best['ours']:.2f}, 0.1.0 {best['0.1.0']:.2f}, share {share:.2f}."
    tell_goal("of 0.1.0 for a build", BUILD_GOAL, holds=share <= BUILD_GOAL)
    yield ""


def tell_goal(what: str, goal: float, *, holds: bool) -> None:
    """Beside the page, which says what was measured."""
    print(f"goal {what}: {goal:g}, {'holds' if holds else 'missed'}", file=sys.stderr)


def best_of(runs: Sequence[Callable[[], Mapping[str, float]]], rounds: int) -> dict[str, float]:
    """The least that each of the runs' names takes; a round before those that count fills caches."""
    best: dict[str, float] = {}
    for number in range(rounds + 1):
        for run in runs:
            for name, taken in run().items():
                best[name] = min(taken, best[name]) if number > 1 else taken
    return best


def shared_library(folder: Path, before: Path) -> Path:
    """The leaflets of 0.1.0, which both versions read, with the page words of today, and one clinic twice, with other numbers."""
    for name in ("leaflets", "clinics", "organisations", "translations"):
        if (before / name).is_dir():  # organisations came later
            shutil.copytree(before / name, folder / name)
    for path in (ROOT / "translations").rglob("templates.po*"):
        target = folder / path.relative_to(ROOT)
        if target.parent.is_dir():
            shutil.copy(path, target)
    shutil.copytree(folder / "clinics" / CLINIC, folder / "clinics" / OTHER)
    values = folder / "clinics" / OTHER / "clinic.yaml"
    values.write_text(re.sub(r"(?<=7946 0)\d", lambda digit: str((int(digit[0]) + 1) % 10), values.read_text("utf-8")), "utf-8")
    return folder


def in_a_batch(checkout: Path, library: Path, folder: Path, leaflet: str, tag: str, names: Sequence[str]) -> dict[str, float]:
    """The seconds of a sheet after one of another format, of the same for another clinic after that, and of one for a third."""
    with warm(checkout, library, folder) as made:
        made(leaflet, tag, CLINIC, LARGE)
        return {name: made(leaflet, tag, clinic, FORMAT) for name, clinic in zip(names, (OTHER, CLINIC, ELSEWHERE), strict=True)}


@contextmanager
def warm(checkout: Path, library: Path, folder: Path) -> Iterator[Callable[[str, str, str, str], float]]:
    """A process of a checkout that makes sheets when asked, and tells the seconds that each took."""
    command = [sys.executable, str(ROOT / "bench/warm.py"), str(checkout), str(library)]
    cache = tempfile.mkdtemp(dir=folder)
    environment = {**os.environ, "LEAFLETPRESS_CACHE": cache}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=library, env=environment, **pipes) as process:
        to, answers = process.stdin, process.stdout

        def ask(*edition: str) -> float:
            print(*edition, file=to, flush=True)
            answer = answers.readline()
            if not answer:
                raise SystemExit(f"{checkout} could not make {' '.join(edition)}")
            return float(answer)

        yield ask
        to.close()


def once_a_file(folder: Path, library: Path, leaflet: str, tag: str) -> Iterator[Callable[[], dict[str, float]]]:
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
    for name in filter(here.get, here):
        yield lambda name=name: {name: children_cpu(list(commands[name]), {})}  # type: ignore[misc] # bound now


if __name__ == "__main__":
    main()
