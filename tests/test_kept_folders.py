"""What an installation unpacked is whole or not there, and a detector that was unpacked tells what the packed one tells."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from leafletpress import kept_files
from leafletpress.checks import detector

TEXTS = (
    "يرجى الاتصال بقسم الأشعة إذا كانت لديك أي أسئلة حول هذا الإجراء أو إذا كنت بحاجة إلى تغيير موعدك",
    "اگر آپ کو کوئی سوال ہو تو براہ کرم شعبہ سے رابطہ کریں اور اپنی تمام ادویات کی فہرست ساتھ لائیں",
    "Please bring a list of all the medicines that you take, and tell the nurse if you may be pregnant",
    "Proszę przynieść listę wszystkich przyjmowanych leków i powiedzieć pielęgniarce o ciąży",
    "অনুগ্রহ করে আপনার সমস্ত ওষুধের তালিকা সঙ্গে আনুন এবং নার্সকে জানান",
    "请带上您正在服用的所有药物的清单，如果您可能怀孕，请告诉护士",
    "020 7946 0123",
    "",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an installation keeps what it made, and may write."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Path(kept_files._folder())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "packed"
    path.write_text("one")
    return path


def fill(folder: Path) -> None:
    (folder / "unpacked").write_text("whole")


def test_a_detector_that_was_unpacked_ranks_as_the_packed_one(folder: Path) -> None:
    packed, unpack = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True), detector._identifier.__wrapped__
    first, second = unpack(), unpack()
    assert len(list(folder.glob("detector-*"))) == 1
    assert [type(found.tk_nextmove) for found in (first, second)] == [memoryview, memoryview]
    for text in TEXTS:
        assert packed.rank(text) == first.rank(text) == second.rank(text)


@pytest.mark.parametrize("name", ["features", "moves", "rows", "output", "names"])
@pytest.mark.parametrize("how", ["cut", "empty", "zeros", "ones", "no number"])
def test_a_detector_that_was_damaged_is_unpacked_anew(name: str, how: str, folder: Path) -> None:
    unpack = detector._identifier.__wrapped__
    unpack()
    (path,) = folder.glob(f"detector-*/{name}.npy")
    whole = path.read_bytes()
    head = 128  # of a file of numpy's
    path.write_bytes(
        {
            "cut": whole[:-1],
            "no number": whole[:-4] + bytes(4) if whole[-4:] != bytes(4) else whole[:-4] + b"\1\0\0\0",
            "empty": b"",
            "zeros": whole[:head] + bytes(len(whole) - head),
            "ones": whole[:head] + b"\xff" * (len(whole) - head),
        }[how]
    )
    found = unpack()
    assert [found.rank(text)[0][0] for text in TEXTS[:3]] == ["ar", "ur", "en"]
    assert path.read_bytes() == whole or (how == "no number" and name in ("features", "moves"))
    assert [other.name for other in folder.iterdir()] == [path.parent.name]


def test_a_folder_is_filled_once(folder: Path, source: Path) -> None:
    asked: list[Path] = []
    for _ in range(2):
        found = kept_files.kept_folder("some", source, lambda place: (asked.append(place), fill(place))[1])
        assert found is not None
        assert (found.parent, (found / "unpacked").read_text()) == (folder, "whole")
    assert len(asked) == 1
    assert [path.name for path in folder.iterdir()] == [found.name]


def test_what_was_made_of_another_file_goes_when_it_is_old(folder: Path, source: Path) -> None:
    """Two installations may have the same code, and each its own of what it stands on."""
    former = kept_files.kept_folder("some", source, fill)
    other = kept_files.kept_folder("other", source, fill)
    assert former is not None
    assert other is not None
    source.write_text("another")
    second = kept_files.kept_folder("some", source, fill)
    assert former.exists()
    os.utime(former, (0, 0))
    os.utime(other, (0, 0))
    source.write_text("one more")
    third = kept_files.kept_folder("some", source, fill)
    assert sorted(folder.iterdir()) == sorted(filter(None, (other, second, third)))


def test_what_a_kill_left_goes_when_it_is_old(folder: Path, source: Path) -> None:
    (left := folder / "some-newabc").mkdir(parents=True)
    os.utime(left, (0, 0))
    found = kept_files.kept_folder("some", source, fill)
    assert list(folder.iterdir()) == [found]


def test_another_user_may_read_it_whatever_the_umask_says(folder: Path, source: Path) -> None:
    before = os.umask(0o077)
    try:
        found = kept_files.kept_folder("some", source, fill)
    finally:
        os.umask(before)
    assert found is not None
    assert [stat.S_IMODE(path.stat().st_mode) for path in (found, found / "unpacked")] == [0o755, 0o644]


def test_one_that_cannot_be_filled_is_not_there(folder: Path, source: Path) -> None:
    def half(place: Path) -> None:
        fill(place)
        raise OSError("no room")

    assert kept_files.kept_folder("some", source, half) is None
    assert list(folder.iterdir()) == []


def test_nothing_is_unpacked_where_nothing_may_be_kept(folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept_files.kept_folder("some", source, fill) is None
    assert kept_files.kept_folder("some", source.with_name("not there"), fill) is None
    assert not folder.exists()


def test_two_that_fill_it_at_once_have_the_same(folder: Path, source: Path) -> None:
    inner: list[Path | None] = []

    def slow(place: Path) -> None:
        inner.append(kept_files.kept_folder("some", source, fill))
        (place / "unpacked").write_text("later")

    found = kept_files.kept_folder("some", source, slow)
    assert [found] == inner
    assert found is not None
    assert (found / "unpacked").read_text() == "whole"


def test_nothing_is_made_ready_where_no_folder_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").touch()
    for prefix, may in (("new/in/it", True), ("file", False), ("file/in/it", False), ("n" * 300, False)):
        monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / prefix))
        assert kept_files.may_keep() is may
