"""Who may do what in a round, tried by one of each perspective, operators and outsiders: the same for all (G4, G5)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction

from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Objection, Proposal
from samskab.ground.consent.queries.proposals import proposal_for
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_participant, a_person, a_proposal, an_amendment, an_arena, an_objection

pytestmark = pytest.mark.django_db

DONE = "done"


class _TakenBackError(Exception):
    """It was done, and is taken back."""


@dataclass(frozen=True)
class Table:
    """A round with one of each perspective and an operator in its circle, and others who came later or look in."""

    proposal: Proposal
    objection: Objection
    circle: Mapping[str, Person]
    late: Mapping[str, Person]
    outside: Mapping[str, Person]


@pytest.fixture
def table() -> Table:
    """The round is open, and the host has an objection of their own."""
    arena = an_arena()
    circle = {each.value: a_participant(arena, perspective=each).person for each in Perspective}
    circle["operator"] = a_participant(arena, by=a_person(operator=True)).person
    host = arena.participations.get(person=arena.started_by)
    proposal = a_proposal(arena)
    objection = an_objection(proposal, host)
    late = {each.value: a_participant(arena, perspective=each).person for each in Perspective}
    outside = {each.value: a_person(perspectives=[each]) for each in Perspective}
    outside["operator"] = a_person(operator=True)
    return Table(proposal, objection, circle, late, outside)


def tried(act: Callable[[Person], object], person: Person) -> str:
    """`done`, or the code of the refusal; what was done is taken back."""
    try:
        with transaction.atomic():
            act(person)
            raise _TakenBackError
    except _TakenBackError:
        return DONE
    except Refusal as refusal:
        return refusal.code


def acts(table: Table) -> Iterator[tuple[str, Callable[[Person], object], tuple[str, str, str]]]:
    """Each act with what it answers one in the circle, one who came later, and one outside."""
    proposal, objection = table.proposal, table.objection
    amendment = an_amendment(objection)
    yield (
        "consent",
        lambda by: actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=by),
        (DONE, "not_in_circle", "not_participant"),
    )
    yield (
        "stand aside",
        lambda by: actions.give_answer(proposal=proposal, answer=Answer.STAND_ASIDE, by=by),
        (DONE, "not_in_circle", "not_participant"),
    )
    yield (
        "object",
        lambda by: actions.raise_objection(proposal=proposal, harm="Det.", opening="Dette.", by=by),
        (DONE, "not_in_circle", "not_participant"),
    )
    yield (
        "withdraw the host's objection",
        lambda by: actions.withdraw_objection(objection=objection, by=by),
        ("not_author", "not_author", "not_participant"),
    )
    yield (
        "accept for the host",
        lambda by: actions.accept_amendment(objection=objection, amendment=amendment, by=by),
        ("not_author", "not_author", "not_participant"),
    )
    yield (
        "help with the words",
        lambda by: actions.offer_wording(objection=objection, harm="Det.", opening="Dette.", by=by),
        (DONE, DONE, "not_participant"),
    )
    yield (
        "amend",
        lambda by: actions.offer_amendment(proposal=proposal, text="Andet.", meets=[objection], by=by),
        (DONE, DONE, "not_participant"),
    )
    yield (
        "put forward",
        lambda by: actions.put_forward(proposal=proposal, text="Andet.", by=by),
        ("not_proposer", "not_proposer", "not_participant"),
    )
    yield (
        "park",
        lambda by: actions.park(proposal=proposal, unresolved="Alt.", by=by),
        ("not_proposer", "not_proposer", "not_participant"),
    )
    yield (
        "join",
        lambda by: actions.join_proposers(proposal=proposal, by=by),
        ("not_asked", "not_asked", "not_participant"),
    )
    yield (
        "close",
        lambda by: actions.close_round(proposal=proposal, by=by),
        ("goes_on", "goes_on", "not_participant"),
    )
    yield (
        "propose",
        lambda by: a_proposal(proposal.arena, by=by),
        (DONE, DONE, "not_participant"),
    )


def test_everybody_may_the_same(table: Table) -> None:
    groups = (table.circle, table.late, table.outside)
    tries = list(acts(table))

    found = {name: [{tried(act, person) for person in group.values()} for group in groups] for name, act, _ in tries}

    assert found == {name: [{answer} for answer in answers] for name, _, answers in tries}


def test_everybody_in_the_circle_may_lay_aside_what_nobody_moves(table: Table) -> None:
    month_later = proposal_for(table.proposal.arena, table.proposal.ref).closes_at + timedelta(days=31)

    with clock.held_at(month_later):
        codes = [
            {tried(lambda by: actions.park(proposal=table.proposal, unresolved="Alt.", by=by), each) for each in group}
            for group in (table.circle.values(), table.late.values(), table.outside.values())
        ]

    assert codes == [{DONE}, {"not_proposer"}, {"not_participant"}]
