"""One act as a chain tells it, and who judges it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from samskab.ground.consent.bridge.findings import Why
from samskab.ground.consent.bridge.ledger import Ledger, Round
from samskab.ground.journal.facts import Fact, UnknownFact
from samskab.ground.people.enums import Perspective


@dataclass(frozen=True)
class Act:
    """A fact in its place: who did it (nobody, for what came by itself), in which perspective, when, and its line."""

    kind: str
    fact: Fact | UnknownFact
    actor: UUID | None
    perspective: Perspective | None
    at: datetime
    line: int


Whys = Iterator[Why]
Judge = Callable[[Ledger, Any, Act], Whys]
RoundJudge = Callable[[Ledger, Round, Any, Act], Whys]
JUDGES: dict[str, Judge] = {}
CLOCKS = timedelta(minutes=1)  # at most, between the moment of a row and the one its fact is written at


def judges(*kinds: type[Fact]) -> Callable[[RoundJudge], RoundJudge]:
    """Register what judges facts about a round, by what the chain had told before, and then keeps the ledger true."""

    def register(judge: RoundJudge) -> RoundJudge:
        def of_its_round(ledger: Ledger, told: Any, act: Act) -> Whys:
            found = ledger.rounds.get(told.proposal)
            return judge(ledger, found, told, act) if found else iter([Why.UNKNOWN_PROPOSAL])

        JUDGES.update({kind.kind: of_its_round for kind in kinds})
        return judge

    return register
