"""What everybody has agreed on about a text, and is asked about now. Rounds are above texts, and tell of themselves."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from samskab.ground.documents.models import Document, Version, VersionAdopted
from samskab.ground.documents.queries.sources import Origin


@dataclass(frozen=True)
class Agreed:
    """A version that everybody agreed on: its number, since when, where the record of it is, and whether it stands."""

    edition: int
    at: datetime
    href: str
    stands: bool


@dataclass(frozen=True)
class Asked:
    """A version that everybody is asked about now, and where."""

    edition: int
    href: str


@dataclass(frozen=True)
class Rounds:
    """What rounds tell of a text: the last first. `ask` names the address that asks about a version of it."""

    agreed: tuple[Agreed, ...] = ()
    asked: tuple[Asked, ...] = ()
    ask: str = ""

    @property
    def standing(self) -> Agreed | None:
        """What stands of it now; None when nothing does."""
        return next((each for each in self.agreed if each.stands), None)

    def may_be_asked(self, edition: int) -> bool:
        """Whether it is of any use to ask everybody about a version: it is not what stands, and not asked about."""
        return bool(self.ask) and edition not in self._known

    def is_newer(self, edition: int) -> bool:
        """Whether a version is newer than what stands and what is asked about."""
        return bool(self.ask) and edition > max(self._known, default=0)

    @property
    def _known(self) -> set[int]:
        return {each.edition for each in self.asked} | ({self.standing.edition} if self.standing else set())

    @property
    def by_edition(self) -> Mapping[int, Agreed]:
        """The last adoption of each version."""
        return {each.edition: each for each in reversed(self.agreed)}


Tell = Callable[[Document], Rounds]
TellOfAmendments = Callable[[Document, Collection[int]], Mapping[int, Origin]]
_tellers: list[tuple[Tell, TellOfAmendments]] = []


def rounds_tell(of_text: Tell, of_amendments: TellOfAmendments) -> None:
    """Let an app tell what its rounds say of a text, and which of its versions are amendments; once, in its manifest.

    The first asks two questions at most, the second two.
    """
    _tellers.append((of_text, of_amendments))


def rounds_about(document: Document) -> Rounds:
    """What rounds say of a text."""
    return next((tell(document) for tell, _amendments in _tellers), Rounds())


def amendments_among(document: Document, editions: Collection[int]) -> Mapping[int, Origin]:
    """Which versions of a text were written as amendments in a round, and where that is seen."""
    return next((tell(document, editions) for _rounds, tell in _tellers), {})


def adopted_versions(document: Document) -> list[Version]:
    """Every version that was ever adopted, the last adoption first, each with its text at hand."""
    rows = VersionAdopted.objects.filter(version__document=document).order_by("-id")
    return list(dict.fromkeys(row.version for row in rows.select_related("version__document", "version__amends")))
