"""What is written down of a sheet beside its file: what it is, and what people know it by."""

from __future__ import annotations

from collections.abc import Mapping

import leafletpress.library.part_facts as facts
from leafletpress.library.editions import version_of
from leafletpress.library.known import Known
from leafletpress.library.sides import leaflet_side
from leafletpress.library.whole import Library
from leafletpress.model import SOURCE_LANGUAGE, Edition
from leafletpress.press.one_sheet import Outcome


def described(library: Library, outcome: Outcome) -> Mapping[str, object]:
    """The row of a sheet that was made, as a manifest has it, in JSON's own types."""
    sheet, edition = outcome.sheet, outcome.edition
    assert sheet is not None  # noqa: S101 - the caller describes sheets only
    return {
        "file": sheet.name,
        "leaflet": edition.leaflet,
        "version": version_of(library, edition.leaflet),
        "language": edition.language_label,
        "clinic": edition.clinic,
        "format": edition.format,
        "state": outcome.state.label,
        "reasons": list(outcome.state.reasons),
        "code": sheet.code,
        **_known_by(library, edition),
        **sheet.facts,
    }


def _known_by(library: Library, edition: Edition) -> Mapping[str, object]:
    """Names and words by language, days, and where the clinic is reached."""
    tags = dict.fromkeys((SOURCE_LANGUAGE, *edition.languages))
    sides: Mapping[str, Known] = {tag: leaflet_side(library, edition.leaflet, tag) for tag in tags}
    leaflet, clinic = facts.of_leaflet(library, edition.leaflet), facts.of_clinic(library, edition.clinic)
    keywords = {tag: list(side.texts("keywords")) for tag, side in sides.items() if side.texts("keywords")}
    call = library.clinics[edition.clinic].giving_out(edition.leaflet).first_call  # as the sheet says it
    return {
        "title": {tag: side.text("title") for tag, side in sides.items()},
        "specialty": {tag: side.text("specialty") for tag, side in sides.items()},
        **({"keywords": keywords} if keywords else {}),
        "published": leaflet.text("published"),
        "review-due": leaflet.text("review"),
        "clinic-name": clinic.text("name"),
        **({"phone": {"number": call[1].number, "uri": call[1].uri}} if call else {}),
        **({"site": clinic.text("site")} if clinic.text("site") else {}),
    }
