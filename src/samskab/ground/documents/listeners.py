"""What documents hear: that who may write in the texts of an arena has changed."""

from samskab.ground.arenas.facts import (
    ArenaRested,
    ArenaWoken,
    ParticipantEntered,
    ParticipantHelpedIn,
    ParticipantLeft,
    ParticipationClaimed,
    PerspectiveTaken,
)
from samskab.ground.arenas.queries.arenas import arenas_by_ref
from samskab.ground.documents.actions.telling import tell_arena
from samskab.ground.journal.facts import hears
from samskab.ground.journal.models import Entry

Changed = (
    ArenaRested
    | ArenaWoken
    | ParticipantEntered
    | ParticipantHelpedIn
    | ParticipantLeft
    | ParticipationClaimed
    | PerspectiveTaken
)


@hears(
    ArenaRested,
    ArenaWoken,
    ParticipantEntered,
    ParticipantHelpedIn,
    ParticipantLeft,
    ParticipationClaimed,
    PerspectiveTaken,
)
def ask_again(fact: Changed, entry: Entry) -> None:
    """Have live connections to the texts of the arena asked again who they are there."""
    for arena in arenas_by_ref([fact.arena]).values():
        tell_arena(arena=arena)
