"""The home of py3langid, which tells languages by the bytes of their words. It is imported when the first text is judged.

What it knows of languages is packed so well that unpacking it takes half a second: an installation keeps it unpacked, as files of
which a process reads the parts that it asks for.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from leafletpress.kept_files import kept_folder
from leafletpress.languages import by_language, lettering_of

SURE = 0.5  # by how much one language has to be likelier than another; of 1,150 right texts of forty letters none is further off than 0.23
# The arrays of a model, in the order in which an identifier takes them
ARRAYS = ("features", "languages", "names", "moves", "output", "rows")
TOLD = "told"  # the file that says what a whole model tells
TRIED = (  # texts in several scripts
    "Please tell the nurse about all the medicines that you take",
    "يرجى الاتصال بقسم الأشعة إذا كانت لديك أي أسئلة",
    "请带上您正在服用的所有药物的清单",
    "Proszę przynieść listę wszystkich przyjmowanych leków",
    "আপনার সমস্ত ওষুধের তালিকা সঙ্গে আনুন",
)


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@cache
def _identifier() -> _Identifier:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy begins threads, and nothing here multiplies what they are for
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    packed = Path(MODEL_DIR, MODEL_FILE)
    for anew in (False, True):
        folder = kept_folder("detector", packed, partial(_unpack, packed), anew=anew)
        if folder is not None:
            with suppress(Exception):  # what was damaged can fail anywhere
                found = _unpacked(folder)
                if (folder / TOLD).read_text() == _told(folder, found):
                    return found
    whole: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return whole


def _unpack(packed: Path, folder: Path) -> None:
    """Write the arrays of a model into a folder."""
    import numpy as np
    from py3langid.langid import LanguageIdentifier
    from py3langid.modelio import load_model

    features, languages, names, moves, rows, output = load_model(packed)
    for name, array in zip(ARRAYS, (features, languages, names, moves, output, rows), strict=True):
        np.save(folder / f"{name}.npy", np.asarray(array), allow_pickle=False)
    whole = LanguageIdentifier(features, languages, names, moves, output, norm_probs=True, tk_row=rows)
    (folder / TOLD).write_text(_told(folder, whole))


def _told(folder: Path, identifier: _Identifier) -> str:
    """By what it is seen that a model is whole: a digest of its small arrays, and of what it makes of some texts by the two large ones."""
    small = (folder / f"{name}.npy" for name in ("languages", "names", "output", "rows"))
    ranked = repr([identifier.rank(text)[:5] for text in TRIED])
    return hashlib.sha256(b"".join(path.read_bytes() for path in small) + ranked.encode()).hexdigest()


def _unpacked(folder: Path) -> _Identifier:
    """The identifier of a model that was unpacked."""
    import numpy as np
    from py3langid.langid import LanguageIdentifier

    features, languages, names, *tables = (
        np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)) for name in ARRAYS
    )
    moves, output, rows = (table.data for table in tables)  # as quick to ask for one number as a list
    made: _Identifier = LanguageIdentifier(features, languages, names.tolist(), moves, output, norm_probs=True, tk_row=rows)
    return made


@cache
def known_languages() -> frozenset[str]:
    """The languages (ISO 639) that can be told."""
    return frozenset(language for language, _ in _identifier().rank("x"))


@by_language
def other_language(text: str, language: str) -> str:
    """The language (ISO 639) that a text of forty letters or more is in, where it is surely not this one nor one near to it; else nothing."""
    right = {tag.partition("-")[0] for tag in (language, *lettering_of(language).near)}
    if not right & known_languages():
        return ""
    ranked = _identifier().rank(text)
    best, likely = ranked[0][0], dict(ranked)
    sure = likely[best] - max(likely.get(known, 0.0) for known in right) >= SURE
    return best if sure and best not in right and best != "zxx" else ""  # zxx: no language at all
