"""Where what may be lost is kept for the next time: a folder of the user's own, never in a library. The home of platformdirs.

With it is kept a secret of the user's, which seals what is written where others can write too: what another hand wrote is none.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

VARIABLE = "LEAFLETPRESS_CACHE"  # names another folder
SECRET = 32  # bytes
SEAL = "memory.key"


def cache_folder() -> Path:
    """The folder, which need not be there yet."""
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    from platformdirs import user_cache_path

    return user_cache_path("leafletpress", appauthor=False)


def own_secret(folder: Path) -> bytes:
    """What this user's rows are sealed with, made where it is missing. Raises OSError, also where others may have read or written it."""
    path = folder / SEAL
    folder.mkdir(0o700, parents=True, exist_ok=True)
    _refuse_others(folder, folder.stat(), stat.S_IWGRP | stat.S_IWOTH)
    if not os.path.lexists(path):
        _make(path)
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is no file")
        _refuse_others(path, status, stat.S_IRWXG | stat.S_IRWXO)
        secret = file.read(SECRET + 1)
    if len(secret) != SECRET:  # torn by a disk: with it nothing would be sealed
        path.unlink()
        raise OSError(f"{path} was not whole, and was taken away")
    return secret


def _make(path: Path) -> None:
    """Make a secret that is whole as soon as it is there. Of runs that do this at once one is first, and all read its secret."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
            file.write(secrets.token_bytes(SECRET))
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _refuse_others(path: Path, status: os.stat_result, others: int) -> None:
    if status.st_uid != os.getuid() or status.st_mode & others:
        raise OSError(f"{path} is not this user's alone: take the rights of others away from it, or the file")


def seal_of(secret: bytes, text: str) -> str:
    """A seal under a text that nobody can make without the secret."""
    return hmac.digest(secret, text.encode("utf-8", "surrogateescape"), "sha256").hex()


def is_sealed(secret: bytes, text: str, seal: str) -> bool:
    return bool(secret) and hmac.compare_digest(seal.encode("utf-8", "surrogateescape"), seal_of(secret, text).encode())
