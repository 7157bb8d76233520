"""Fontconfig pointed at the declared fonts alone, so that no page depends on what else a machine has installed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

from leafletpress.fonts import declared


def use_declared_fonts(fonts: Iterable[Path], cache_folder: Path) -> None:
    """Point fontconfig at the fonts that are declared in these folders, for this process. To be called before WeasyPrint is imported.

    System fonts are admitted file by file, through links in `cache_folder`; where that cannot be written, in a temporary one.
    """
    fonts = tuple(fonts)
    try:
        config = _configure(fonts, _writable(cache_folder))
    except OSError:  # a disk that is full
        config = _configure(fonts, Path(tempfile.mkdtemp(prefix="leafletpress-fonts-")))
    os.environ["FONTCONFIG_FILE"] = str(config)
    os.environ["LC_ALL"] = "C.UTF-8"  # the names that fontconfig compares change with the locale


def _configure(fonts: tuple[Path, ...], cache_folder: Path) -> Path:
    """Write fontconfig's configuration into a folder; returns its path. Raises OSError."""
    admitted = cache_folder / "system"
    admitted.mkdir(exist_ok=True)
    for family in (family for family in declared(*fonts) if not family.shipped):
        for path in family.files:
            _link(admitted / path.name, path)
    config = cache_folder / "fonts.conf"
    folders = "".join(f"<dir>{escape(str(path))}</dir>" for path in (*fonts, admitted))
    text = f'<?xml version="1.0"?>\n<fontconfig>{folders}<cachedir>{escape(str(cache_folder / "fontconfig"))}</cachedir></fontconfig>\n'
    if not config.is_file() or config.read_text("utf-8") != text:
        beside = config.with_suffix(f".{os.getpid()}")
        try:
            beside.write_text(text, "utf-8")
            beside.replace(config)
        finally:
            beside.unlink(missing_ok=True)
    return config


def _writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="leafletpress-fonts-"))


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.resolve() == target.resolve():
        return
    beside = link.with_name(f"{link.name}.{os.getpid()}")
    beside.symlink_to(target)
    beside.replace(link)
