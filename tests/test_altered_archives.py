"""Archives that say one thing to us and another to whoever unpacks them: each is told, and only the one that was made passes."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from test_verify import ONE, SHEETS, TWO, lists, make_release, sha256

from leafletpress.release import pack
from leafletpress.release.verification import verify
from leafletpress.release.zipfiles import write_archive

FILES = {**SHEETS, **lists(SHEETS)}
Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The archive of a small release."""
    folder = make_release(tmp_path_factory.mktemp("releases") / "trial")
    return folder.with_suffix(".zip").read_bytes()


def repacked(
    entry: Callable[[zipfile.ZipInfo], object] = lambda _: None,
    top: str = "trial/",
    files: Mapping[str, bytes] = FILES,
    more: Mapping[str, bytes] | None = None,
) -> Change:
    """Packed again as releases are, but for what is done to each entry, the folder's name, or more files."""

    def change(_: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, text in (*((f"{top}{file}", text) for file, text in sorted(files.items())), *(more or {}).items()):
                info = zipfile.ZipInfo(name, (2026, 11, 23, 0, 0, 0))
                info.external_attr, info.create_system = 0o644 << 16, 3
                entry(info)
                archive.writestr(info, text)
        return stream.getvalue()

    return change


def doing(name: str, value: object) -> Change:
    return repacked(lambda info: setattr(info, name, value))


def unicode_path(content: bytes) -> bytes:
    """An extra field that gives a sheet the other one's name, for unpackers that heed it (APPNOTE 4.6.9)."""
    import zlib

    def entry(info: zipfile.ZipInfo) -> None:
        if info.filename.endswith(ONE):
            named = struct.pack("<BL", 1, zlib.crc32(info.filename.encode())) + f"trial/{TWO}".encode()
            info.extra = struct.pack("<HH", 0x7075, len(named)) + named

    return repacked(entry)(content)


def unlisted(content: bytes) -> bytes:
    """A local entry that the directory does not list, before it: who unpacks a stream writes it over the good sheet."""
    start = content.index(b"PK\x01\x02")
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0x5B77, 0, 5, 5, len(f"trial/{ONE}"), 0)
    gap = header + f"trial/{ONE}".encode() + b"evil!"
    end = content.rindex(b"PK\x05\x06")
    moved = struct.pack("<L", start + len(gap))
    return content[:start] + gap + content[start : end + 16] + moved + content[end + 20 :]


def commented(content: bytes) -> bytes:
    return content[:-2] + struct.pack("<H", 3) + b"abc"


def no_name(content: bytes) -> bytes:
    """The directory says that a name is UTF-8, and it is none."""
    name = f"trial/{ONE}".encode()
    start = content.rindex(name)
    entry = bytearray(content)
    entry[start - 46 + 9] |= 0x08  # general purpose bit 11 (APPNOTE 4.4.4)
    entry[start : start + len(name)] = b"trial/\xff" + name[7:]
    return bytes(entry)


def other_local_name(content: bytes) -> bytes:
    """The local header names another file than the directory does."""
    return content.replace(f"trial/{ONE}".encode(), f"trial/{ONE[:-5]}x.pdf".encode(), 1)


def other_local_size(content: bytes) -> bytes:
    at = content.index(b"PK\x03\x04") + 18
    return content[:at] + struct.pack("<L", 1) + content[at + 4 :]


def mode(value: int) -> Change:
    return doing("external_attr", value << 16)


ALTERED: Mapping[str, Change] = {
    "a name in an extra field": unicode_path,
    "an entry that no directory lists": unlisted,
    "a comment": commented,
    "another name before the file": other_local_name,
    "a name that is no UTF-8": no_name,
    "another size before the file": other_local_size,
    "something before": lambda content: b"#!/bin/sh\n" + content,
    "something behind": lambda content: content + b"x",
    "two archives, one behind the other": lambda content: content + content,
    "a folder with a drive": repacked(top="C:/"),
    "a folder of another name": repacked(top="other/"),
    "no folder": repacked(top=""),
    "a way up": repacked(top="../"),
    "a way from the root": repacked(top="/"),
    "a backslash": repacked(top="trial\\"),
    "deflated": doing("compress_type", zipfile.ZIP_DEFLATED),
    "another day": doing("date_time", (2027, 1, 1, 0, 0, 0)),
    "runnable": mode(0o755),
    "set to run as its owner": mode(stat.S_ISUID | 0o755),
    "links": mode(stat.S_IFLNK | 0o777),
    "devices": mode(stat.S_IFCHR | 0o666),
    "comments of entries": doing("comment", b"x"),
    "an unknown extra field": doing("extra", struct.pack("<HH", 0xCAFE, 0)),
    "another system": doing("create_system", 0),
    "a folder of its own": repacked(more={"trial/": b""}),
    "a program": repacked(more={"trial/setup.exe": b"MZ"}),
    "a name that differs in case": repacked(more={f"trial/{ONE.upper()}": b"x"}),
    "a hidden file": repacked(more={"trial/.htaccess": b"x"}),
    "cut short": lambda content: content[:-30],
    "nothing": lambda _: b"",
    "a sheet exchanged for the other": lambda content: content.replace(b"%PDF one", b"%PDF two"),
}


@pytest.mark.parametrize("what", ALTERED)
def test_altered(what: str, content: bytes, tmp_path: Path) -> None:
    archive = tmp_path / "trial.zip"
    archive.write_bytes(ALTERED[what](content))
    found = verify(archive).problems
    assert found
    assert all(problem.severity == "error" and problem.hint for problem in found)


def test_unaltered(content: bytes, tmp_path: Path) -> None:
    assert repacked()(content) == content
    (tmp_path / "renamed.zip").write_bytes(content)
    assert verify(tmp_path / "renamed.zip").problems == ()


def test_the_bytes_of_an_archive_are_settled() -> None:
    """Whatever Python makes it: archives that were made years ago have to pass."""
    stream = io.BytesIO()
    write_archive(stream, "v1", {"b": 3, "a": 0}, lambda name: io.BytesIO(b"" if name == "a" else b"xyz"), date(2026, 11, 23))
    assert sha256(stream.getvalue()) == GOLDEN


GOLDEN = "e01afbb9d5af6f399caa4efe3deba56c0027acf2444c68bb19bcb12bf9f76a51"
LISTS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "another order of the checksums": ("SHA256SUMS", lambda text: b"".join(reversed(text.splitlines(keepends=True)))),
    "a checksum in capitals": ("SHA256SUMS", lambda text: text[:64].upper() + text[64:]),
    "a line's end as in Windows": ("SHA256SUMS", lambda text: text.replace(b"\n", b"\r\n")),
    "a remark": ("SHA256SUMS", lambda text: b"# x\n" + text),
    "no last line's end": ("SHA256SUMS", lambda text: text[:-1]),
    "a mark of binary files": ("SHA256SUMS", lambda text: text.replace(b"  ", b" *")),
    "a field twice": (
        "manifest.json",
        lambda text: text.replace(b'"release": "trial",', b'"release": "trial",\n  "release": "trial",'),
    ),
    "other spaces": ("manifest.json", lambda text: text.replace(b": ", b":")),
    "a byte order mark": ("manifest.json", lambda text: b"\xef\xbb\xbf" + text),
    "no day": ("manifest.json", lambda text: text.replace(b'  "as-of": "2026-11-23",\n', b"")),
    "a day that is none": ("manifest.json", lambda text: text.replace(b"2026-11-23", b"2026-11-31")),
    "a name that leads up": ("manifest.json", lambda text: text.replace(b'"trial"', b'"../x"')),
    "a draft that is called approved": ("manifest.json", lambda text: text.replace(b'"approved"', b'"draft"')),
    "another clinic than the name says": ("manifest.json", lambda text: text.replace(b'"clinic": "east"', b'"clinic": "west"')),
    "no sheet's row": ("manifest.json", lambda text: text.replace(b'"sheets": [', b'"sheets": [1, ')),
    "a number without end": (
        "manifest.json",
        lambda text: text.replace(b'"sheets": [', b'"n": ' + b"9" * 9999 + b', "sheets": ['),
    ),
}


@pytest.mark.parametrize("what", LISTS)
def test_lists_have_one_form(what: str, tmp_path: Path) -> None:
    """Though the other list was made to fit."""
    name, change = LISTS[what]
    folder = make_release(tmp_path / "trial")
    text = (folder / name).read_bytes()
    changed = change(text)
    assert changed != text
    (folder / name).write_bytes(changed)
    if name == "manifest.json":
        sums = folder / "SHA256SUMS"
        sums.write_bytes(sums.read_bytes().replace(sha256(text).encode(), sha256(changed).encode()))
    (problem,) = verify(folder).problems
    assert (problem.code, problem.place.path) == ("altered", f"{folder}/{name}")


@pytest.mark.parametrize("name", ["run.sh", "first.html.exe", "..pdf", "first_1.0_en-GB_east_standard.exe", "a b.pdf"])
def test_files_of_another_kind(name: str, tmp_path: Path) -> None:
    """Though both lists name them."""
    folder = make_release(tmp_path / "trial", {**SHEETS, name: b"x"})
    assert verify(folder).problems
    pack(folder, date(2026, 11, 23))
    assert verify(folder.with_suffix(".zip")).problems


def test_what_is_told_of_a_good_release(tmp_path: Path) -> None:
    """Its name, days and sheets: not that it is what somebody released, which its own lists cannot say."""
    folder = make_release(
        tmp_path / "trial", {**SHEETS, "third_1.0_pl_east_standard_DRAFT.pdf": b"%PDF"}, **{"judged-on": "2026-11-23"}
    )
    found = verify(folder)
    assert (found.problems, found.name, found.sheets, found.drafts) == ((), "trial", 3, 1)
    assert found.as_of == found.judged_on == date(2026, 11, 23)
