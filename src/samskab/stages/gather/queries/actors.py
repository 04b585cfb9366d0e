"""The actor map: who stands on it, who of them is here, and who is missing (M26, M38)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.enums import Sector
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.enums import TieKind
from samskab.stages.gather.models import Actor, ActorTie, ActorVersion

# A version, for the type hints of those who answer requests and never touch the model itself.
AVersion: TypeAlias = ActorVersion


@dataclass(frozen=True)
class OnMap:
    """An actor as it stands: what was written last, and what participants say of themselves and them."""

    version: ActorVersion
    ties: tuple[ActorTie, ...] = field(default=())

    @property
    def ref(self) -> UUID:
        """The reference of the actor."""
        return self.version.actor.ref

    @property
    def name(self) -> str:
        return self.version.name

    @property
    def sector(self) -> Sector | None:
        return Sector(self.version.of_sector) if self.version.of_sector else None

    @property
    def relevant(self) -> bool:
        return self.version.relevant

    @property
    def affected(self) -> bool:
        return self.version.affected

    @property
    def present(self) -> bool:
        """Whether somebody who takes part says »that is me«."""
        return bool(self.here)

    @property
    def is_missing(self) -> bool:
        """Whether nobody here says so."""
        return not self.present

    @property
    def here(self) -> list[ActorTie]:
        """Those who say »that is me«."""
        return self._of(TieKind.IS)

    @property
    def known_by(self) -> list[ActorTie]:
        """Those who know them."""
        return self._of(TieKind.KNOWS)

    @property
    def invited_by(self) -> list[ActorTie]:
        """Those who will invite them."""
        return self._of(TieKind.INVITES)

    def tied_by(self, participation: Participation | None) -> set[str]:
        """What one who takes part has said of themself and this actor."""
        return {tie.kind for tie in self.ties if participation is not None and tie.participation == participation}

    def _of(self, kind: TieKind) -> list[ActorTie]:
        return [tie for tie in self.ties if tie.kind == kind]


def standing_versions() -> QuerySet[ActorVersion]:
    """The version that stands of every actor that belongs on its map."""
    later = ActorVersion.objects.filter(actor=OuterRef("actor"), number__gt=OuterRef("number"))
    return ActorVersion.objects.filter(~Exists(later), is_off=False)


def open_ties() -> QuerySet[ActorTie]:
    """What participants say now; those who have left say nothing more."""
    return ActorTie.objects.filter(ended_at__isnull=True, participation__left_at__isnull=True)


def actors(arena: Arena) -> list[OnMap]:
    """Everybody on the map, those who are missing first, else in the order they came. Two queries."""
    versions = list(
        standing_versions().filter(arena=arena).select_related("actor", "said_by__claimed_by").order_by("actor_id")
    )
    seen = _with_ties(versions)
    return sorted(seen, key=lambda actor: actor.present)


def missing_actors(arena: Arena) -> list[OnMap]:
    """Those on the map whom nobody here says they are, in the order they came. Two queries."""
    return [actor for actor in actors(arena) if not actor.present]


def actor_for(arena: Arena, ref: UUID) -> OnMap:
    """One actor on this map; raises a `Refusal` with status 404 when there is none such."""
    later = ActorVersion.objects.filter(actor=OuterRef("actor"), number__gt=OuterRef("number"))
    found = list(
        ActorVersion.objects.filter(~Exists(later), actor__ref=ref, arena=arena).select_related(
            "actor", "said_by__claimed_by"
        )
    )
    if not found:
        raise Refusal("unknown_actor", _("Vi kan ikke finde den aktør."), status=404)
    return _with_ties(found)[0]


def versions_of(actor: Actor) -> QuerySet[ActorVersion]:
    """Everything that was written of an actor, the latest first."""
    return ActorVersion.objects.filter(actor=actor).select_related("said_by__claimed_by", "organisation")


def named_so(arena: Arena, name: str) -> ActorVersion | None:
    """The actor on the map that has this name, whatever the size of its letters."""
    return standing_versions().filter(arena=arena, name__iexact=name).select_related("actor").first()


def _with_ties(versions: Iterable[ActorVersion]) -> list[OnMap]:
    rows = list(versions)
    ties: dict[int, list[ActorTie]] = {}
    found = open_ties().filter(actor__in=[row.actor_id for row in rows])
    for tie in found.select_related("participation__person__claimed_by", "participation__organisation"):
        ties.setdefault(tie.actor_id, []).append(tie)
    return [OnMap(row, tuple(ties.get(row.actor_id, ()))) for row in rows]
