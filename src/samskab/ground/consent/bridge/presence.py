"""Who takes part in an arena, as its chain tells it."""

from functools import singledispatch

from samskab.ground.arenas.facts import (
    ArenaStarted,
    ParticipantEntered,
    ParticipantHelpedIn,
    ParticipantLeft,
    ParticipationClaimed,
    PerspectiveTaken,
)
from samskab.ground.consent.bridge.acts import Act
from samskab.ground.consent.bridge.ledger import Ledger


@singledispatch
def note_presence(_told: object, _ledger: Ledger, _act: Act) -> None:
    """Keep the ledger true to who is in, from which sector, and which persons have acted as whom."""


@note_presence.register
def _started(told: ArenaStarted, ledger: Ledger, act: Act) -> None:
    if told.participation is None or act.perspective is None:
        ledger.knows_all = False
        return
    ledger.inside[told.participation] = act.perspective.sector
    ledger.know(told.participation, act.actor)


@note_presence.register
def _entered(told: ParticipantEntered, ledger: Ledger, act: Act) -> None:
    ledger.inside[told.participation] = told.perspective.sector
    ledger.know(told.participation, act.actor)


@note_presence.register
def _helped_in(told: ParticipantHelpedIn, ledger: Ledger, _act: Act) -> None:
    ledger.inside[told.participation] = told.perspective.sector


@note_presence.register
def _speaks_otherwise(told: PerspectiveTaken, ledger: Ledger, _act: Act) -> None:
    if told.participation in ledger.inside:
        ledger.inside[told.participation] = told.after.sector


@note_presence.register
def _left(told: ParticipantLeft, ledger: Ledger, _act: Act) -> None:
    ledger.inside.pop(told.participation, None)


@note_presence.register
def _claimed(told: ParticipationClaimed, ledger: Ledger, act: Act) -> None:
    ledger.know(told.participation, act.actor)
    if told.guest is None:
        return
    ledger.know(told.guest, act.actor)
    if told.merged:
        ledger.inside.pop(told.guest, None)
