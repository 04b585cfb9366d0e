"""Answers and objections, judged by what the chain had told before."""

from uuid import UUID

from samskab.engines.voting import Answer
from samskab.ground.consent import facts
from samskab.ground.consent.bridge.acts import Act, Whys, judges
from samskab.ground.consent.bridge.findings import Why
from samskab.ground.consent.bridge.ledger import Ledger, Raised, Round, Written
from samskab.ground.consent.enums import Way


@judges(facts.AnswerGiven)
def answered(ledger: Ledger, found: Round, told: facts.AnswerGiven, act: Act) -> Whys:
    """One in the circle answers the latest version for oneself, with no objection of one's own left open."""
    yield from _may_answer(ledger, found, told.seat, told.edition, act)
    if found.open_of(told.seat):
        yield Why.STILL_OBJECTING
    _note(found, told.seat, Answer(told.answer.value))


@judges(facts.ObjectionRaised)
def raised(ledger: Ledger, found: Round, told: facts.ObjectionRaised, act: Act) -> Whys:
    """One in the circle objects for oneself, once at a time."""
    yield from _may_answer(ledger, found, told.seat, told.edition, act)
    if found.open_of(told.seat):
        yield Why.OBJECTING_TWICE
    found.objections[told.objection] = Raised(told.seat)
    _note(found, told.seat, Answer.OBJECTION)


@judges(facts.ObjectionResolved)
def resolved(ledger: Ledger, found: Round, told: facts.ObjectionResolved, act: Act) -> Whys:
    """Only its author lets go of an objection, by withdrawing it, or for an amendment that was written to meet it."""
    objection = found.objections.get(told.objection)
    if objection is None:
        yield Why.UNKNOWN_OBJECTION
        return
    if found.ended:
        yield Why.AFTER_THE_END
    if told.seat != objection.seat or not ledger.is_themself(objection.seat, act.actor):
        yield Why.NOT_ITS_AUTHOR
    amendment = found.amendments.get(told.amendment) if told.amendment else None
    if told.way == Way.INTEGRATED and (amendment is None or told.objection not in amendment.meets):
        yield Why.NOT_MET
    objection.ways.append((told.way, told.amendment))


@judges(facts.AmendmentOffered)
def offered(_ledger: Ledger, found: Round, told: facts.AmendmentOffered, _act: Act) -> Whys:
    """Anybody in the arena writes amendments, while the round goes on."""
    if found.ended:
        yield Why.AFTER_THE_END
    found.amendments[told.amendment] = Written(frozenset(told.meets), told.digest)


def _may_answer(ledger: Ledger, found: Round, seat: UUID, version: UUID, act: Act) -> Whys:
    if found.ended:
        yield Why.AFTER_THE_END
    if act.at < found.opened.respond_from:
        yield Why.TOO_EARLY
    if seat not in found.places:
        yield Why.NOT_IN_THE_CIRCLE
    elif not ledger.is_themself(seat, act.actor):
        yield Why.NOT_THEMSELF
    if version != found.versions[-1]:
        yield Why.NOT_THE_LATEST_VERSION


def _note(found: Round, seat: UUID, answer: Answer) -> None:
    place = found.places.get(seat)
    if place is not None:
        place.answer, place.version = answer, found.latest
