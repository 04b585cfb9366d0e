"""Talk gives everybody who takes part the same: every sector, every state, every act (G2, G4, G5)."""

from collections.abc import Mapping

import pytest

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.models import Person
from samskab.ground.talk import actions
from samskab.ground.talk.models import Contribution, CriticalQuestion
from samskab.ground.talk.queries.saying import Place
from tests.ground.talk.conftest import arena_as_subject
from tests.support.matrix import DONE, Act, Table, alike, laid, tried

pytestmark = pytest.mark.django_db


def by_host(table: Table) -> Contribution:
    return actions.contribute(subject=arena_as_subject(table.arena), text="Først.", by=table.host)


def asked_by_host(table: Table) -> CriticalQuestion:
    here = participation_of(table.second, table.arena)
    asked = actions.ask_critically(
        subject=arena_as_subject(table.arena), text="Hvorfor?", participant=here, by=table.host
    )
    return CriticalQuestion.objects.get(contribution=asked)


def own(table: Table, who: Person) -> Contribution:
    return actions.contribute(subject=arena_as_subject(table.arena), text="Mit.", by=who)


def acts(table: Table) -> Mapping[str, Act]:
    """Everything one can try, with what it needs done first."""
    subject = arena_as_subject(table.arena)
    second = participation_of(table.second, table.arena)
    return {
        "contribute": lambda who: actions.contribute(subject=subject, text="Hej.", by=who),
        "answer": lambda who: actions.contribute(
            subject=subject, text="Ja.", place=Place(answers=by_host(table)), by=who
        ),
        "quote": lambda who: actions.contribute(
            subject=subject, text="Ja.", place=Place(quotes=by_host(table), passage="Først"), by=who
        ),
        "ask": lambda who: actions.ask_critically(subject=subject, text="Hvorfor?", participant=second, by=who),
        "thank": lambda who: actions.thank(contribution=by_host(table), words="det", by=who),
        "reword_own": lambda who: actions.reword(contribution=own(table, who), text="Andet.", by=who),
        "withdraw_own": lambda who: actions.withdraw(contribution=own(table, who), by=who),
        "reword_anothers": lambda who: actions.reword(contribution=by_host(table), text="Andet.", by=who),
        "withdraw_anothers": lambda who: actions.withdraw(contribution=by_host(table), by=who),
        "settle_anothers": lambda who: actions.settle(question=asked_by_host(table), by=who),
    }


OF_THE_AUTHOR = {
    "reword_anothers": "not_author",
    "withdraw_anothers": "not_author",
    "settle_anothers": "not_asker",
}


@pytest.mark.parametrize("state", State)
def test_all_who_take_part_can_do_the_same(state: State) -> None:
    table = laid(state)
    answers = {name: alike(act, table.inside) for name, act in acts(table).items()}
    told = {name: OF_THE_AUTHOR.get(name, DONE) if state == State.OPEN else state.value for name in answers}
    assert answers == told
    assert {name: tried(act, table.operator_inside) for name, act in acts(table).items()} == answers


def test_those_who_look_in_read_and_do_nothing_else() -> None:
    table = laid(State.OPEN)
    for name, act in acts(table).items():
        expected = OF_THE_AUTHOR[name] if name in ("withdraw_anothers", "settle_anothers") else "not_participant"
        assert alike(act, table.outside) == expected
        assert [tried(act, who) for who in (table.operator, table.guest)] == [expected, expected]
