"""Endings, judged by counting the round again."""

from datetime import timedelta

from samskab.engines.voting import Outcome, Reason
from samskab.ground.consent import facts
from samskab.ground.consent.bridge.acts import Act, Whys, judges
from samskab.ground.consent.bridge.findings import Why
from samskab.ground.consent.bridge.ledger import Ledger, Round
from samskab.ground.consent.enums import Carrier
from samskab.ground.consent.facts.ending import Ended

_REASONS = {
    Reason.OBJECTION_IS_OPEN: Why.OBJECTION_IS_OPEN,
    Reason.TOO_FEW_ANSWERED: Why.TOO_FEW_ANSWERED,
    Reason.GROUP_IS_SILENT: Why.GROUP_IS_SILENT,
    Reason.TIME_IS_LEFT: Why.TIME_IS_LEFT,
}


@judges(facts.ProposalAdopted)
def adopted(ledger: Ledger, found: Round, told: facts.ProposalAdopted, act: Act) -> Whys:
    """It is adopted by the rule and by nothing else, and in the words that were answered."""
    yield from _ends(ledger, found, told)
    if told.digest != found.digest:
        yield Why.ANOTHER_TEXT
    if act.at < found.opened.respond_from:
        yield Why.TOO_EARLY
    for asked in found.standing(act.at).reasons:
        yield _REASONS[asked.reason]
    found.ended = found.adopted = True


@judges(facts.ProposalLapsed)
def lapsed(ledger: Ledger, found: Round, told: facts.ProposalLapsed, act: Act) -> Whys:
    """It lapses when time is up, nobody objects, and too few have answered."""
    yield from _ends(ledger, found, told)
    standing = found.standing(act.at)
    if standing.outcome == Outcome.ADOPTED:
        yield Why.SHOULD_HAVE_BEEN_ADOPTED
    elif standing.outcome == Outcome.GOES_ON:
        yield Why.OBJECTION_IS_OPEN if found.open_objections else Why.TIME_IS_LEFT
    found.ended = True


@judges(facts.ProposalParked)
def parked(ledger: Ledger, found: Round, told: facts.ProposalParked, act: Act) -> Whys:
    """Those behind it lay it aside, or anybody in the circle when it is stuck over an objection after its time."""
    yield from _ends(ledger, found, told)
    stuck = found.open_objections and act.at >= found.closes_at + timedelta(days=30)
    if not ledger.is_one_of(found.behind, act.actor) and not (stuck and ledger.is_one_of(found.places, act.actor)):
        yield Why.NOT_BEHIND_IT
    _falls(ledger, found)
    found.ended = True


@judges(facts.ProposalWithdrawn)
def withdrawn(ledger: Ledger, found: Round, told: facts.ProposalWithdrawn, _act: Act) -> Whys:
    """It is withdrawn when the last one behind it has stepped back."""
    yield from _ends(ledger, found, told)
    if found.behind:
        yield Why.SOMEBODY_IS_BEHIND_IT
    _falls(ledger, found)
    found.ended = True


@judges(facts.TrialsBegun)
def tried(ledger: Ledger, found: Round, told: facts.TrialsBegun, act: Act) -> Whys:
    """Those behind it have it tried while an objection is open; in the arena's name only as agreed beforehand."""
    yield from _ends(ledger, found, told)
    if not ledger.is_one_of(found.behind, act.actor):
        yield Why.NOT_BEHIND_IT
    if not found.open_objections:
        yield Why.NOTHING_TO_TRY
    if told.carrier == Carrier.ARENA and not found.fallback_opens():
        yield Why.FALLBACK_NOT_AGREED
    _falls(ledger, found)
    found.ended = True


def _falls(ledger: Ledger, found: Round) -> None:
    """What was looked back at and not adopted again stands no longer; so it is with guidelines."""
    if ledger.guidelines is not None and found.opened.reviews == ledger.guidelines.proposal:
        ledger.guidelines = None


def _ends(ledger: Ledger, found: Round, told: Ended) -> Whys:
    if ledger.rests_since is not None:
        yield Why.ARENA_RESTS
    if found.ended:
        yield Why.AFTER_THE_END
    if told.edition != found.versions[-1]:
        yield Why.NOT_THE_LATEST_VERSION
