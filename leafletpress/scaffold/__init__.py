"""New libraries, leaflets, clinics and organisations: files to start from. Nothing that is there is ever overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from leafletpress.store import whole_folder, write

FILES = Path(__file__).parent / "files"
FIRST_LEAFLET = "first-leaflet"
FIRST_CLINIC = "our-clinic"
REVIEW_YEARS = 2


class AlreadyThereError(Exception):
    """What should be new is there already; the message is its path."""


def new_library(folder: Path, today: date) -> tuple[Path, ...]:
    """A folder with one leaflet and one clinic. Raises AlreadyThereError where it holds a library."""
    if (folder / "leaflets").exists() or (folder / "clinics").exists():
        raise AlreadyThereError(str(folder))
    for name in ("gitignore", "gitattributes"):
        path = folder / f".{name}"
        if not path.exists():
            write(path, (FILES / name).read_text("utf-8"))
    leaflet = new_leaflet(folder, FIRST_LEAFLET, today)
    try:
        return (*leaflet, *new_clinic(folder, FIRST_CLINIC))
    except OSError:
        shutil.rmtree(folder / "leaflets", ignore_errors=True)
        raise


def new_leaflet(root: Path, leaflet: str, today: date) -> tuple[Path, ...]:
    """A leaflet with the usual parts. Raises AlreadyThereError."""
    review = today.replace(year=today.year + REVIEW_YEARS, day=min(today.day, 28))
    values = {"title": _name(leaflet), "today": today.isoformat(), "review": review.isoformat()}
    return _make(root / "leaflets" / leaflet, {"leaflet.md": values})


def new_clinic(root: Path, clinic: str) -> tuple[Path, ...]:
    """A clinic with a fictional number and a plain logo. Raises AlreadyThereError."""
    return _make(root / "clinics" / clinic, {"clinic.yaml": {"name": _name(clinic)}, "logo.svg": {}})


def new_organisation(root: Path, organisation: str) -> tuple[Path, ...]:
    """An organisation with a fictional switchboard. Raises AlreadyThereError."""
    return _make(root / "organisations" / organisation, {"organisation.yaml": {"name": _name(organisation)}})


def _name(identifier: str) -> str:
    return identifier.replace("-", " ").capitalize()


def _make(folder: Path, files: Mapping[str, Mapping[str, str]]) -> tuple[Path, ...]:
    if folder.exists():
        raise AlreadyThereError(str(folder))
    with whole_folder(folder, home=folder.parent.parent) as made:
        for name, values in files.items():
            text = (FILES / name).read_text("utf-8")
            for key, value in values.items():
                text = text.replace(f"{{{key}}}", value)
            write(made / name, text.replace("{{", "{").replace("}}", "}") if values else text)
    return tuple(folder / name for name in files)
