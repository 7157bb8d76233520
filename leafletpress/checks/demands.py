"""What a library demands of every leaflet, in its library.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from leafletpress.model import Leaflet, Problem, Scope, Settings, Severity, plain_text, section_walk

USUAL_YEARS = Settings().review_years


def check_demands(leaflet: Leaflet, settings: Settings) -> Iterator[Problem]:
    """A warning for each section that is demanded and that no heading speaks of, and for a review that is due too late."""
    scope = Scope(leaflet=leaflet.id)
    headings = [plain_text(section.heading.words).casefold() for section in section_walk(leaflet.sections)]
    for section in settings.sections:
        if not any(words in heading for heading in headings for words in section.headings):
            message = f"no heading speaks of {section.name}, which library.yaml demands of every leaflet"
            hint = f"write a section with one of these words in its heading: {', '.join(section.headings)}"
            yield Problem("missing-section", Severity.WARNING, message, leaflet.place, hint, scope)
    years = settings.review_years
    if years < USUAL_YEARS and (leaflet.review_due - leaflet.published).days > years * 366:
        message = (
            f"the review is due more than {years} year{'s'[: years > 1]} after publication, which library.yaml does not allow"
        )
        yield Problem("review-interval", Severity.WARNING, message, leaflet.place, "set an earlier date", scope)
