"""What documents hear: that who may write in the texts of an arena has changed, and that a version was adopted."""

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
from samskab.ground.documents.actions.adopting import go_on_from
from samskab.ground.documents.actions.telling import tell_arena
from samskab.ground.documents.facts import VersionAdopted
from samskab.ground.documents.queries.versions import version_told
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


@hears(VersionAdopted)
def go_on(fact: VersionAdopted, entry: Entry) -> None:
    """Let the text go on from what was adopted."""
    version = version_told(fact.document, fact.edition)
    if version is not None:
        go_on_from(version=version)
