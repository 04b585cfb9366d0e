"""Every act in an arena gives every perspective the same answer, and an operator no other (G2, G4, G5)."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import LinkKind, Part, RestKind, StartingPoint, State, StewardshipKind
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from tests.factories import an_arena
from tests.support.matrix import DONE, Act, Table, alike, laid, tried

pytestmark = pytest.mark.django_db
SOON = timedelta(days=7)


def acts(table: Table) -> Mapping[str, Act]:
    """Every act on an arena, with what it needs done first by the host."""
    arena, host, other = table.arena, table.host, an_arena()
    return {
        "say_purpose": lambda who: actions.say_purpose(arena=arena, text="Vi vil plante.", by=who),
        "change_starting_point": lambda who: actions.change_starting_point(
            arena=arena, starting_point=StartingPoint.VISION, reason="Vi så mere.", by=who
        ),
        "choose_themes": lambda who: actions.choose_themes(arena=arena, themes=[], by=who),
        "ask_for_the_name": lambda who: actions.ask_stewardship(
            arena=arena, kind=StewardshipKind.NAME, title="Et andet", reason="Det er bedre.", by=who
        ),
        "ask_to_stand_behind": lambda who: actions.ask_stewardship(
            arena=arena, kind=StewardshipKind.INITIATOR, reason="Jeg vil være med.", by=who
        ),
        "answer_for_the_initiators": lambda who: actions.answer_stewardship(
            request=actions.ask_stewardship(
                arena=arena, kind=StewardshipKind.NAME, title="Et andet", reason="Det er bedre.", by=table.second
            ),
            yes=True,
            by=who,
        ),
        "propose_rest": lambda who: actions.propose_rest(
            arena=arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=who
        ),
        "say_not_yet": lambda who: actions.stop_rest(
            rest=actions.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=host),
            reason="Vi mangler at så.",
            by=who,
        ),
        "wake": lambda who: actions.wake(arena=arena, by=who),
        "close_part": lambda who: actions.close_part(
            arena=arena, part=Part.ACTORS, reason="Nogle er truet.", until=clock.now() + SOON, by=who
        ),
        "open_what_another_closed": lambda who: actions.open_part(
            closure=actions.close_part(
                arena=arena, part=Part.ACTORS, reason="Nogle er truet.", until=clock.now() + SOON, by=host
            ),
            by=who,
        ),
        "ask_link": lambda who: actions.ask_link(arena=arena, other=other, kind=LinkKind.BESIDE, by=who),
        "end_link": lambda who: actions.end_link(
            link=actions.ask_link(arena=arena, other=other, kind=LinkKind.BESIDE, by=host), by=who
        ),
        "enter": lambda who: actions.enter(arena=arena, perspective=Perspective.CITIZEN, by=who),
        "take_perspective": lambda who: actions.take_perspective(
            arena=arena, perspective=Perspective.RESEARCHER, by=who
        ),
    }


OPEN = {
    "answer_for_the_initiators": "not_initiator",
    "open_what_another_closed": "not_closer",
}


@pytest.mark.parametrize("state", State)
def test_all_who_take_part_get_the_same_answer(state: State) -> None:
    table = laid(state)
    answers = {name: alike(act, table.inside) for name, act in acts(table).items()}
    expected = {name: OPEN.get(name, DONE) for name in answers}
    if state != State.OPEN:
        expected = {name: DONE if name in {"wake", "enter", "take_perspective"} else state.value for name in answers}
        expected["enter"] = "closed" if state == State.CLOSED else DONE
    assert answers == expected
    assert {name: tried(act, table.operator_inside) for name, act in acts(table).items()} == answers


@pytest.mark.parametrize("state", State)
def test_all_who_look_in_get_the_same_answer(state: State) -> None:
    table = laid(state)
    answers = {name: alike(act, table.outside) for name, act in acts(table).items()}
    allowed = {name for name, answer in answers.items() if answer == DONE}
    assert allowed == (set() if state == State.CLOSED else {"enter"})
    assert {name: tried(act, table.operator) for name, act in acts(table).items()} == answers
