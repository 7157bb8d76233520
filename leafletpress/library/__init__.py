"""A library: the folder of leaflets, clinics and translations that a clinic group owns. Found, and read as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leafletpress.library.judging import all_problems
from leafletpress.library.whole import Library
from leafletpress.memory import NO_MEMORY, Memory

__all__ = ["Library", "find_root", "read_library"]


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` up, that holds `leaflets/`."""
    return next((folder for folder in (start, *start.parents) if (folder / "leaflets").is_dir()), None)


def read_library(root: Path, *, checked: bool = True, memory: Memory = NO_MEMORY, read_on: date | None = None) -> Library:
    """The library in a folder. Without `checked`, only what cannot be read is a problem: enough for whoever does not print.

    `read_on` is the day that nothing is approved beyond; without it, that is today.
    """
    return Library(root, all_problems, memory, checked=checked, read_on=read_on)
