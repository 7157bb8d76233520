"""The kinds of files that are written and read, each one line of a table; and the one boundary around all readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from leafletpress.exchange import Parcel, UnreadableError
from leafletpress.exchange.csvtable import read_csv, write_csv
from leafletpress.exchange.ods import read_ods
from leafletpress.exchange.workbook import write_xlsx
from leafletpress.exchange.xliff import write_xliff
from leafletpress.exchange.xliff_reading import read_xliff
from leafletpress.exchange.xlsx import read_xlsx
from leafletpress.exchange.zipped import LARGEST

WRITERS: dict[str, Callable[[Parcel], bytes]] = {
    ".xlf": write_xliff,
    ".xliff": write_xliff,
    ".xlsx": write_xlsx,
    ".csv": write_csv,
}
READERS: dict[str, Callable[[bytes], Parcel]] = {
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".sdlxliff": read_xliff,  # Trados
    ".mqxliff": read_xliff,  # memoQ
    ".mxliff": read_xliff,  # Phrase
    ".xlsx": read_xlsx,
    ".ods": read_ods,
    ".csv": read_csv,
    ".txt": read_csv,  # Excel's "Unicode Text"
}


def read_file(path: Path) -> Parcel:
    """What a file holds, read by its ending. Raises UnreadableError, and OSError where it cannot be opened."""
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise UnreadableError("it is no plain file", "name the file that was sent")
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    return read_parcel(path.name, content)


def read_parcel(name: str, content: bytes) -> Parcel:
    """What a file of this name holds. Raises UnreadableError in the words of who sent it, whatever is wrong with it."""
    if len(content) > LARGEST:
        raise UnreadableError("it is far too large for a file of translations", f"the most is {LARGEST // 1_000_000} MB")
    try:
        return _reader(PurePath(name).suffix.lower(), content)(content)
    except UnreadableError:
        raise
    except Exception as fault:  # noqa: BLE001 - a damaged file can make zipfile, openpyxl and our own readers stumble in any way
        reason = f"{type(fault).__name__} {fault}".strip().partition("\n")[0]
        hint = "open it in the program that made it, save it anew, and send it again"
        raise UnreadableError(
            f"it is damaged, or not saved as it should be: not all of it can be read ({reason[:200]})", hint
        ) from None


def _reader(ending: str, content: bytes) -> Callable[[bytes], Parcel]:
    """The reader of an ending; which of the two kinds of workbook a file is, it says itself."""
    if not content.startswith(b"PK\x03\x04"):
        return READERS[ending]
    if READERS[ending] not in (read_xlsx, read_ods):
        raise UnreadableError(
            "it is a workbook or an archive, whatever its name says", "unpack it, or give it the ending .xlsx or .ods"
        )
    return read_ods if b"opendocument" in content[:200] else read_xlsx
