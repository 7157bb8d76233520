"""Where what may be lost is kept for the next time: a folder of the user's own, never in a library. The home of platformdirs.

With it is kept a secret of the user's, which seals what is written where others can write too: what another hand wrote is none.
"""

from __future__ import annotations

import hmac
import os
import secrets
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
    """What this user's rows are sealed with, made where it is missing. Raises OSError."""
    path = folder / SEAL
    with suppress(FileExistsError), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(SECRET))
    secret = path.read_bytes()
    if len(secret) != SECRET:  # torn, or being written by another process: with it nothing would be sealed
        path.unlink()
        raise OSError(f"{path} was not whole, and was taken away")
    return secret


def seal_of(secret: bytes, text: str) -> str:
    """A seal under a text that nobody can make without the secret."""
    return hmac.digest(secret, text.encode("utf-8", "surrogateescape"), "sha256").hex()


def is_sealed(secret: bytes, text: str, seal: str) -> bool:
    return bool(secret) and hmac.compare_digest(seal.encode("utf-8", "surrogateescape"), seal_of(secret, text).encode())
