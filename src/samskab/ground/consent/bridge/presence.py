"""Who takes part in an arena, and when it rests, as its chain tells it."""

from datetime import timedelta
from functools import singledispatch

from samskab.ground.arenas.facts import (
    ArenaRested,
    ArenaStarted,
    ArenaWoken,
    ParticipantEntered,
    ParticipantHelpedIn,
    ParticipantLeft,
    ParticipationClaimed,
    PerspectiveTaken,
)
from samskab.ground.consent.bridge.acts import CLOCKS, Act
from samskab.ground.consent.bridge.ledger import Ledger


@singledispatch
def note_presence(_told: object, _ledger: Ledger, _act: Act) -> None:
    """Keep the ledger true to who is in, from which sector, which persons have acted as whom, and what time counts."""


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


@note_presence.register
def _rested(_told: ArenaRested, ledger: Ledger, act: Act) -> None:
    ledger.rests_since = act.at


@note_presence.register
def _woken(_told: ArenaWoken, ledger: Ledger, act: Act) -> None:
    """Nobody could answer meanwhile: that time does not count, and there are the days of answering again on top."""
    if ledger.rests_since is None:
        return
    asleep, ledger.rests_since = act.at - ledger.rests_since, None
    for each in ledger.rounds.values():
        each.rest(max(asleep - CLOCKS, timedelta()))
