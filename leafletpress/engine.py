"""The digest of all that finds things out and sets pages: this package's own files, and the Python that runs it."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

OWN = Path(__file__).parent


@cache
def engine_digest() -> str:
    whole = hashlib.sha256(sys.version.encode())
    for path in sorted(
        (*OWN.rglob("*.py"), *OWN.glob("languages/*.yaml"), *OWN.glob("languages/*.json"), *OWN.glob("countries/*.yaml"))
    ):
        whole.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()
