"""Where what may be lost is kept for the next time: a folder of the user's own, never in a library. The home of platformdirs."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "LEAFLETPRESS_CACHE"  # names another folder


def cache_folder() -> Path:
    """The folder, which need not be there yet."""
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    from platformdirs import user_cache_path

    return user_cache_path("leafletpress", appauthor=False)
