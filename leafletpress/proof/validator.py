"""The veraPDF command, where it is installed: a judge of what a PDF claims that is not our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf

from leafletpress.proof import read_claims

# The flavours of veraPDF that test a claim.
FLAVOURS = {
    "PDF/UA-1": ("ua1",),
    "PDF/A-2a": ("2a",),
    "PDF/UA-2": ("ua2",),
    "PDF/A-4f": ("4f",),
    "WTPDF 1.0": ("wt1a", "wt1r"),
}


def command() -> str | None:
    """The veraPDF command: the one that VERAPDF names, else the one on the path."""
    return shutil.which(os.environ.get("VERAPDF", "verapdf"))


def faults(verapdf: str, sheets: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """What is wrong with PDFs by name: no PDF, no claim, or a claim that veraPDF does not bear out."""
    with tempfile.TemporaryDirectory() as folder:
        claimed: dict[Path, tuple[str, ...]] = {}
        names: dict[Path, str] = {}
        for number, (name, content) in enumerate(sheets.items()):
            try:
                claims = read_claims(content)
            except pikepdf.PdfError as fault:
                yield name, f"this is no PDF: {fault}"
                continue
            if not claims:
                yield name, "this sheet claims no standard"
            path = Path(folder, f"{number}.pdf")
            path.write_bytes(content)
            claimed[path], names[path] = claims, name
        for path, claim in _unfounded(verapdf, claimed):
            yield names[path], f"veraPDF does not find that this sheet is {claim}"


def _unfounded(verapdf: str, claimed: Mapping[Path, Sequence[str]]) -> Iterator[tuple[Path, str]]:
    """Each file with a claim that does not hold. A file that veraPDF cannot judge fails."""
    for claim, flavours in FLAVOURS.items():
        files = [path for path, claims in claimed.items() if claim in claims]
        passed = [_passed(verapdf, flavour, files) for flavour in flavours if files]
        yield from ((path, claim) for path in files if not all(str(path) in paths for paths in passed))


def _passed(verapdf: str, flavour: str, files: Sequence[Path]) -> set[str]:
    done = subprocess.run(  # noqa: S603 - the command that the user installed, with files as arguments
        [verapdf, "--flavour", flavour, "--format", "text", *map(str, files)], capture_output=True, text=True, check=False
    )
    lines = [line.removeprefix("PASS ") for line in done.stdout.splitlines() if line.startswith("PASS ")]
    return {line.removesuffix(f" {flavour}") for line in lines}
