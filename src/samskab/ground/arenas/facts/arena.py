"""What happened to an arena itself: how it began, what it is about, with whom it belongs, and how it rests."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import (
    LinkKind,
    Outcome,
    Part,
    RestKind,
    StartingPoint,
    StewardshipKind,
)
from samskab.ground.journal.facts import Fact, fact
from samskab.kernel.canonical import Json


@fact("arenas.arena_started", version=2)
class ArenaStarted(Fact):
    """Somebody lit an arena. `place` is the official code of a municipality or region, 0 for the whole country.

    `participation` is the one who lit it as they take part; the first version did not tell.
    """

    says = _("En arena blev tændt.")
    tells = _("tændte arenaen")
    arena: UUID
    starting_point: StartingPoint
    place: int
    participation: UUID | None

    @classmethod
    def upgrade(cls, version: int, body: Mapping[str, Json]) -> Mapping[str, Json]:
        """Version 1 lacked `participation`."""
        return {**body, "participation": None} if version == 1 else body


@fact("arenas.starting_point_changed")
class StartingPointChanged(Fact):
    """The arena starts from something else now, for a reason that stands on its page."""

    says = _("En arena fik et andet udgangspunkt.")
    tells = _("gav arenaen et andet udgangspunkt")
    arena: UUID
    before: StartingPoint
    after: StartingPoint


@fact("arenas.purpose_said")
class PurposeSaid(Fact):
    """Somebody gave the shared purpose another wording."""

    says = _("Det fælles formål fik nye ord.")
    tells = _("gav det fælles formål nye ord")
    arena: UUID
    purpose: UUID


@fact("arenas.themes_chosen")
class ThemesChosen(Fact):
    """The arena is now about these themes; `themes` are their numbers."""

    says = _("En arena fik andre temaer.")
    tells = _("valgte temaer")
    arena: UUID
    themes: tuple[int, ...]


@fact("arenas.link_asked")
class LinkAsked(Fact):
    """A participant asked another arena to belong together."""

    says = _("En arena spurgte en anden, om de hører sammen.")
    tells = _("spurgte en anden arena, om de hører sammen")
    link: UUID
    arena: UUID
    other: UUID
    kind_of_link: LinkKind


@fact("arenas.link_confirmed")
class LinkConfirmed(Fact):
    """A participant of the other arena said yes: the two belong together."""

    says = _("To arenaer blev enige om, at de hører sammen.")
    tells = _("sagde ja til at høre sammen med en anden arena")
    link: UUID
    arena: UUID
    other: UUID
    kind_of_link: LinkKind


@fact("arenas.link_ended")
class LinkEnded(Fact):
    """Two arenas no longer belong together, or a question about it got a no."""

    says = _("To arenaer hører ikke længere sammen.")
    tells = _("skilte arenaen fra en anden")
    link: UUID
    arena: UUID
    other: UUID


@fact("arenas.rest_proposed")
class RestProposed(Fact):
    """Somebody thinks the arena should pause or end at `stands_at`, unless somebody says »not yet« before."""

    says = _("En deltager foreslog, at arenaen hviler.")
    tells = _("foreslog, at arenaen hviler")
    rest: UUID
    arena: UUID
    kind_of_rest: RestKind
    outcome: Outcome | None
    stands_at: datetime


@fact("arenas.rest_stopped")
class RestStopped(Fact):
    """Somebody said »not yet«, so the arena goes on."""

    says = _("En deltager sagde »ikke endnu«, så arenaen fortsætter.")
    tells = _("sagde »ikke endnu«")
    rest: UUID
    arena: UUID


@fact("arenas.arena_rested")
class ArenaRested(Fact):
    """The time to say »not yet« went by, so the arena pauses or is at its end."""

    says = _("Arenaen gik til hvile.")
    rest: UUID
    arena: UUID
    kind_of_rest: RestKind
    outcome: Outcome | None


@fact("arenas.arena_woken")
class ArenaWoken(Fact):
    """Somebody woke the arena."""

    says = _("En deltager vækkede arenaen.")
    tells = _("vækkede arenaen")
    rest: UUID
    arena: UUID


@fact("arenas.part_closed")
class PartClosed(Fact):
    """A part of the arena is closed to those outside until a day, for a reason that stands on its page."""

    says = _("En del af arenaen blev lukket for en tid.")
    tells = _("lukkede en del af arenaen for en tid")
    closure: UUID
    arena: UUID
    part: Part
    until: datetime


@fact("arenas.part_opened")
class PartOpened(Fact):
    """The part is open again, before its day."""

    says = _("En lukket del af arenaen blev åbnet igen.")
    tells = _("åbnede en lukket del igen")
    closure: UUID
    arena: UUID
    part: Part


@fact("arenas.stewardship_asked")
class StewardshipAsked(Fact):
    """Somebody asked for what the initiators keep together: the name, or to stand behind the arena."""

    says = _("En deltager bad om noget, som initiativtagerne passer på.")
    tells = _("bad initiativtagerne om noget, de passer på")
    request: UUID
    arena: UUID
    kind_of_request: StewardshipKind


@fact("arenas.stewardship_answered")
class StewardshipAnswered(Fact):
    """An initiator said yes or no."""

    says = _("En initiativtager svarede.")
    tells = _("svarede som initiativtager")
    request: UUID
    arena: UUID
    yes: bool


@fact("arenas.stewardship_granted")
class StewardshipGranted(Fact):
    """Every initiator has said yes, so it is so."""

    says = _("Alle initiativtagere sagde ja.")
    request: UUID
    arena: UUID
    kind_of_request: StewardshipKind


@fact("arenas.initiator_left")
class InitiatorLeft(Fact):
    """Somebody no longer stands behind the arena as one of its initiators."""

    says = _("En initiativtager trak sig.")
    tells = _("trak sig som initiativtager")
    arena: UUID


@fact("arenas.ingredients_felt")
class IngredientsFelt(Fact):
    """Somebody said whether it is still samskabelse. What they said is their own."""

    says = _("En deltager sagde, om det stadig er samskabelse.")
    tells = _("sagde, om det stadig er samskabelse")
    arena: UUID
