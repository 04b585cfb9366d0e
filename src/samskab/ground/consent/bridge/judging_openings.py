"""Openings, versions, proposers and deadlines, judged by what the chain had told before."""

from datetime import UTC, datetime, timedelta

from samskab.ground.consent import facts
from samskab.ground.consent.bridge.acts import CLOCKS, JUDGES, Act, Whys, judges
from samskab.ground.consent.bridge.findings import Why
from samskab.ground.consent.bridge.ledger import Ledger, Place, Round
from samskab.ground.consent.queries.extension import BEFORE_THE_END
from samskab.ground.consent.queries.guidelines import DEFAULTS
from samskab.ground.people.enums import Sector


def opened(ledger: Ledger, told: facts.ProposalOpened, act: Act) -> Whys:
    """The circle is exactly those who took part, each in their sector, and no round is opened twice."""
    circle = told.circle
    if told.proposal in ledger.rounds:
        yield Why.OPENED_TWICE
    if ledger.knows_all and circle != ledger.inside:
        yield Why.NOT_THE_CIRCLE
    if told.proposer is not None and not ledger.is_themself(told.proposer, act.actor):
        yield Why.NOT_THEMSELF
    idle = set(told.idle)
    if not _is_as_agreed(ledger, told, {sector for ref, sector in circle.items() if ref not in idle}, act):
        yield Why.NOT_AS_AGREED
    ledger.rounds[told.proposal] = Round(
        opened=told,
        places={ref: Place(sector, ref not in idle) for ref, sector in circle.items()},
        versions=[told.edition],
        digest=told.digest,
        deadline=told.closes_at,
        behind={told.proposer} if told.proposer is not None else set(),
    )


@judges(facts.VersionPutForward)
def put_forward(ledger: Ledger, found: Round, told: facts.VersionPutForward, act: Act) -> Whys:
    """A new version is the next one, by somebody behind the proposal, as it was written, with time to answer it."""
    if found.ended:
        yield Why.AFTER_THE_END
    if not ledger.is_one_of(found.behind, act.actor):
        yield Why.NOT_BEHIND_IT
    if told.number != found.latest + 1:
        yield Why.VERSION_OUT_OF_ORDER
    takes_none_away = told.closes_at == found.deadline or told.closes_at >= found.closes_at
    found.move(told.closes_at)
    late = CLOCKS * (1 + found.rests)  # each rest is told by two facts, a moment after their rows
    if not takes_none_away or found.closes_at < act.at + timedelta(days=found.opened.again_days) - late:
        yield Why.DEADLINE_TOO_SHORT
    if told.amendment is not None:
        written = found.amendments.get(told.amendment)
        if written is None:
            yield Why.UNKNOWN_AMENDMENT
        elif written.digest != told.digest:
            yield Why.ANOTHER_TEXT
        found.published.add(told.amendment)
    found.versions.append(told.edition)
    found.digest = told.digest


@judges(facts.ProposerJoined)
def joined(ledger: Ledger, found: Round, told: facts.ProposerJoined, act: Act) -> Whys:
    """One comes to stand behind a proposal by one's own word, when asked, or in the circle of a look back."""
    if not ledger.is_themself(told.participation, act.actor):
        yield Why.NOT_THEMSELF
    may_take_up = found.opened.reviews is not None and ledger.is_one_of(found.places, act.actor)
    if told.participation not in found.asked and not may_take_up:
        yield Why.NOT_BEHIND_IT
    found.behind.add(told.participation)


@judges(facts.ProposerAsked)
def asked(ledger: Ledger, found: Round, told: facts.ProposerAsked, act: Act) -> Whys:
    """Those who stand behind a proposal ask others to."""
    if not ledger.is_one_of(found.behind, act.actor):
        yield Why.NOT_BEHIND_IT
    found.asked.add(told.participation)


@judges(facts.ProposerSteppedBack)
def stepped_back(ledger: Ledger, found: Round, _told: facts.ProposerSteppedBack, act: Act) -> Whys:
    """One steps back for oneself."""
    if not ledger.is_one_of(found.behind, act.actor):
        yield Why.NOT_BEHIND_IT
    found.behind -= {each for each in found.behind if ledger.is_one_of([each], act.actor)}


@judges(facts.DeadlineExtended)
def extended(ledger: Ledger, found: Round, told: facts.DeadlineExtended, _act: Act) -> Whys:
    """A round gets more time when a round about it was adopted."""
    agreed = ledger.rounds.get(told.agreed_in)
    if found.ended:
        yield Why.AFTER_THE_END
    if told.closes_at < found.closes_at:
        yield Why.DEADLINE_TOO_SHORT
    if agreed is None or not agreed.adopted or agreed.opened.subject != told.proposal:
        yield Why.DEADLINE_NOT_AGREED
    found.move(told.closes_at)


@judges(facts.GuidelinesAgreed)
def agreed_on(ledger: Ledger, found: Round, told: facts.GuidelinesAgreed, _act: Act) -> Whys:
    """The arena's own guidelines are what a round adopted."""
    if not found.adopted:
        yield Why.NOT_AS_AGREED
    ledger.guidelines = told


def _is_as_agreed(ledger: Ledger, told: facts.ProposalOpened, active: set[Sector], act: Act) -> bool:
    """Whether a round asks for what the arena has agreed on, or for what holds until it has."""
    asked = ledger.guidelines or DEFAULTS
    return (
        (told.share, told.again_days, told.fallback) == (asked.share, asked.again_days, asked.fallback)
        and set(told.sectors) == active.intersection(asked.sectors)
        and told.respond_from >= act.at + timedelta(days=asked.clarify_days) - CLOCKS
        and told.closes_at >= min(told.respond_from + timedelta(days=asked.days), _too_late(ledger, told))
    )


def _too_late(ledger: Ledger, told: facts.ProposalOpened) -> datetime:
    """When a round about more time for another must have ended; no time at all for one about something else."""
    target = ledger.rounds.get(told.subject) if told.subject else None
    return target.closes_at - BEFORE_THE_END if target else datetime.max.replace(tzinfo=UTC)


JUDGES[facts.ProposalOpened.kind] = opened
