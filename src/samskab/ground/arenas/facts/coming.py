"""Who came into an arena and how, as what they speak, and who left."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import HelpWay, InvitationKind
from samskab.ground.journal.facts import Fact, fact
from samskab.ground.people.enums import Perspective
from samskab.kernel.canonical import Json


@fact("arenas.participant_entered")
class ParticipantEntered(Fact):
    """Somebody stepped in and said yes to the ground rules. `first` when it was their first arena."""

    says = _("En person trådte ind i en arena.")
    tells = _("trådte ind")
    arena: UUID
    participation: UUID
    perspective: Perspective
    organisation: UUID | None
    first: bool


@fact("arenas.participant_helped_in")
class ParticipantHelpedIn(Fact):
    """A participant wrote down somebody who was there and said yes. They count as everybody does (G11)."""

    says = _("En person kom ind med hjælp.")
    tells = _("hjalp en person ind")
    arena: UUID
    participation: UUID
    perspective: Perspective
    way: HelpWay


@fact("arenas.participation_claimed", version=2)
class ParticipationClaimed(Fact):
    """Who was in as a guest is known now; `merged` when they took part already, and the two became one.

    `guest` is the participation the guest had, `participation` the one that goes on; the first version told only that.
    """

    says = _("En gæst i arenaen blev en af os.")
    tells = _("gjorde det til sit, der var gjort som gæst")
    arena: UUID
    participation: UUID
    merged: bool
    guest: UUID | None

    @classmethod
    def upgrade(cls, version: int, body: Mapping[str, Json]) -> Mapping[str, Json]:
        """Version 1 lacked `guest`."""
        return {**body, "guest": None} if version == 1 else body


@fact("arenas.people_invited")
class PeopleInvited(Fact):
    """A participant invited so many; a link or a letter is one. `perspective` is whom the arena misses."""

    says = _("Nogen blev inviteret ind i en arena.")
    tells = _("inviterede nogen ind")
    arena: UUID
    way: InvitationKind
    number: int
    perspective: Perspective | None


@fact("arenas.invitation_withdrawn")
class InvitationWithdrawn(Fact):
    """Nobody comes in by the invitation any more."""

    says = _("En invitation blev trukket tilbage.")
    tells = _("trak en invitation tilbage")
    arena: UUID
    invitation: UUID


@fact("arenas.invitation_declined")
class InvitationDeclined(Fact):
    """Somebody who was invited said no. Nobody knows who."""

    says = _("En, der var inviteret, sagde nej tak.")
    arena: UUID
    invitation: UUID


@fact("arenas.perspective_taken")
class PerspectiveTaken(Fact):
    """Somebody speaks in another perspective from now on."""

    says = _("En deltager tog et andet perspektiv på.")
    tells = _("taler nu fra et andet perspektiv")
    arena: UUID
    participation: UUID
    before: Perspective
    after: Perspective


@fact("arenas.participant_left")
class ParticipantLeft(Fact):
    """Somebody left. What they gave stays, and they can come back."""

    says = _("En deltager gik ud af en arena.")
    tells = _("gik ud igen")
    arena: UUID
    participation: UUID
