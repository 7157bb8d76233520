"""The boundary around checks: what a check did not foresee is a problem of the part that it looked at, and nothing of another part."""

from __future__ import annotations

from leafletpress.boundary import unforeseen
from leafletpress.languages import locale_of
from leafletpress.library.known import Known
from leafletpress.model import CLINICS, EVERYWHERE, TEMPLATES, Place, Scope

# Parts that are known by their problems alone.
OVER_ALL = {
    "general": "leaflets",
    "furnishing": "templates",
    "strays": "leaflets",
    "shared accepted": "leaflets/_shared/acknowledged.yaml",
}


def unchecked(part: tuple[str, ...], fault: Exception) -> Known:
    """What is known of a part that could not be checked. Raises the fault where a part is asked for more than its problems."""
    where = _where(part)
    if where is None:
        raise fault
    return Known({}, (unforeseen(fault, *where),))


def _where(part: tuple[str, ...]) -> tuple[Place, Scope] | None:
    match part:
        case ("leaflet checked" | "leaflet in clinics", leaflet):
            return Place(f"leaflets/{leaflet}/leaflet.md"), Scope(leaflet=leaflet)
        case ("clinic checked", clinic):
            return Place(f"clinics/{clinic}/clinic.yaml"), Scope(clinic=clinic)
        case ("organisation checked", organisation):
            return Place(f"organisations/{organisation}/organisation.yaml"), EVERYWHERE
        case ("translation checked", leaflet, language):
            return _catalog(language, leaflet), Scope(leaflet=leaflet, language=language)
        case ("clinic words checked", clinic, language):
            return _catalog(language, CLINICS), Scope(clinic=clinic, language=language)
        case ("page words checked" | "language checked", language):
            return _catalog(language, TEMPLATES), Scope(language=language)
        case (name,) if name in OVER_ALL:
            return Place(OVER_ALL[name]), EVERYWHERE
    return None


def _catalog(language: str, domain: str) -> Place:
    return Place(f"translations/{locale_of(language)}/LC_MESSAGES/{domain}.po")
