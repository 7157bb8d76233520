"""Where what was found out is kept for the next time: a folder of the user's own, never in the library."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "LEAFLETPRESS_CACHE"


def cache_folder() -> Path | None:
    """The user's folder for it, which may not be there yet; LEAFLETPRESS_CACHE names another one. None where the user has no home."""
    if given := os.environ.get(VARIABLE):
        return Path(given).absolute()
    if sys.platform == "darwin":
        base = Path("~/Library/Caches")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    try:
        return base.expanduser().absolute() / "leafletpress"
    except RuntimeError:
        return None
