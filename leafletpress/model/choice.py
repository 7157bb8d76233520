"""What of a library somebody asks for."""

from __future__ import annotations

from dataclasses import dataclass

from leafletpress.model.problems import Scope
from leafletpress.model.words import SHARED

DEFAULT_FORMAT = "standard"


@dataclass(frozen=True, slots=True)
class Choice:
    """Ids of leaflets and clinics, labels of languages (ar, or ar+en-GB for a sheet in two), names of formats. An empty field is all.

    `paired_formats` are those of the formats that hold two languages, for pairs that nobody asks for by name.
    """

    leaflets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    formats: tuple[str, ...] = (DEFAULT_FORMAT,)
    paired_formats: tuple[str, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages, one by one."""
        return tuple(dict.fromkeys(tag for label in self.languages for tag in label.split("+")))

    @property
    def pairs(self) -> tuple[tuple[str, ...], ...]:
        """What is asked for in several languages on one sheet: it is made only when it is."""
        return tuple(tuple(label.split("+")) for label in self.languages if "+" in label)

    def has_leaflet(self, name: str) -> bool:
        return not self.leaflets or name in self.leaflets

    def has_clinic(self, name: str) -> bool:
        return not self.clinics or name in self.clinics

    def has_language(self, tag: str) -> bool:
        """Whether sheets in this language alone are asked for."""
        return not self.languages or tag in self.languages

    def uses_language(self, tag: str) -> bool:
        """Whether anything that is asked for is in this language."""
        return not self.languages or tag in self.tags

    def touches(self, scope: Scope) -> bool:
        """Whether a problem of this scope touches what is asked for."""
        return (
            (scope.leaflet in ("", SHARED) or self.has_leaflet(scope.leaflet))
            and (not scope.language or self.uses_language(scope.language))
            and (not scope.clinic or self.has_clinic(scope.clinic))
        )


EVERYTHING = Choice()
