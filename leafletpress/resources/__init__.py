"""The reader of files: texts, pictures, templates and styles. A library's own come first, then what the engine carries.

Nothing outside the library or the engine is ever opened: a link that leads out of the folder is a problem.
"""

from __future__ import annotations

import stat
from pathlib import Path

from leafletpress.model import Place, Problems

FONTS, FONT_LIST = "styles/fonts", "fonts.yaml"
LARGEST_TEXT = 2_000_000  # bytes
_PACKAGE = Path(__file__).resolve().parent.parent


def engine_root() -> Path:
    """Where the engine's own templates, styles and words are: in the wheel beside the code, else the repository."""
    carried = _PACKAGE / "furniture"
    return carried if carried.is_dir() else _PACKAGE.parent


def roots(library: Path) -> tuple[Path, ...]:
    """The folders that templates and styles are looked for in, the library's own first."""
    return tuple(dict.fromkeys((library.resolve(), engine_root())))


def find(library: Path, relative: str) -> Path | None:
    """The first file of this name, the library's own before the engine's."""
    return next((root / relative for root in roots(library) if (root / relative).is_file()), None)


def font_folders(library: Path) -> tuple[Path, ...]:
    """The folders that hold a list of declared fonts: the engine's, and the library's own, which adds to it."""
    return tuple(root / FONTS for root in reversed(roots(library)) if (root / FONTS / FONT_LIST).is_file())


def relative(root: Path, path: Path) -> str:
    """A path as it is told in problems: relative to the library, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def is_inside(root: Path, path: Path) -> bool:
    """Whether a path, its links followed, stays in the library. One whose links lead in a circle leads nowhere."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # RuntimeError: a circle, up to Python 3.12
        return False


def _leads_nowhere(path: Path) -> bool:
    return path.is_symlink() and not path.exists()


def read_text(root: Path, path: Path, problems: Problems) -> str | None:
    """A text file in UTF-8, its line ends made one kind. None, with a problem, where it cannot be read."""
    place = Place(relative(root, path))
    content = read_bytes(root, path, place, LARGEST_TEXT, problems)
    if content is None:
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start)
        problems.error(
            "encoding", "this line is not written in UTF-8", place.below(line), "save the file again with the encoding UTF-8"
        )
        return None
    if text.startswith("\ufeff"):
        problems.error("encoding", "the file begins with a byte order mark", place, "save it as UTF-8 without BOM")
        return None
    if "\x00" in text:
        problems.error(
            "encoding",
            "there is a zero byte in this file",
            place.below(text[: text.index("\x00")].count("\n")),
            "write the line again",
        )
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(root: Path, path: Path, place: Place, largest: int, problems: Problems) -> bytes | None:
    """A file inside the library, up to a number of bytes. None, with a problem at `place`, where it cannot be read."""
    if _leads_nowhere(path):
        problems.error("unreadable", f"{path.name} is a link that leads nowhere", place, "put the file itself there")
        return None
    if not is_inside(root, path):
        problems.error(
            "outside", f"{path.name} leads out of the library", place, "copy the file into the library instead of linking to it"
        )
        return None
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            problems.error("unreadable", f"{path.name} is no plain file", place, "put a file there")
            return None
        if status.st_size > largest:
            problems.error("too-large", f"{path.name} is larger than {largest // 1_000_000} MB", place, "make it smaller")
            return None
        return path.read_bytes()
    except FileNotFoundError:
        problems.error("missing-file", f"there is no file {relative(root, path)}", place, "put it there, or correct its name")
    except OSError as fault:
        problems.error("unreadable", f"{path.name} cannot be read: {fault.strerror}", place, "check the file's permissions")
    return None


def sub_folders(root: Path, name: str, problems: Problems) -> tuple[Path, ...]:
    """The folders in `root/name`, by name; a folder that leads out of the library is a problem and left out."""
    folder = root / name
    if not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.iterdir()):
        if _leads_nowhere(path):
            message = f"{name}/{path.name} is a link that leads nowhere"
            problems.error(
                "unreadable", message, Place(f"{name}/{path.name}"), "put the folder itself there, or take the link out"
            )
        if not path.is_dir() or path.name.startswith("."):
            continue
        if is_inside(root, path):
            found.append(path)
        else:
            problems.error(
                "outside", f"{name}/{path.name} leads out of the library", Place(f"{name}/{path.name}"), "copy the folder instead"
            )
    return tuple(found)
