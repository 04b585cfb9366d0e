"""Who is heard, contributes and takes responsibility: from what happened, and never of fewer than five (M155, G9)."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Involvement, StewardshipKind
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.involvement import Told, involvement_of, own_involvement
from samskab.ground.arenas.queries.voices import monday
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.stages.gather import actions as gather
from samskab.stages.gather.actions.mapping import Told as ToldOfActor
from samskab.stages.gather.enums import Firmness, Reply, SupportKind, TieKind
from samskab.stages.spark.actions import answer_check, settle_point
from samskab.stages.spark.enums import Rule, Word
from tests.factories import a_crowd, a_participant, a_person, an_arena

pytestmark = pytest.mark.django_db

HEARD, CONTRIBUTES, RESPONSIBLE = Involvement
EVERYTHING_BEFORE = timedelta(days=40)


@pytest.fixture
def long_ago() -> Iterator[None]:
    """What is made first happens long before the Monday that the numbers are made on."""
    with clock.held_at(clock.now() - EVERYTHING_BEFORE):
        yield


@pytest.fixture
def arena(long_ago: None) -> Arena:
    """Lit by a citizen, with eleven more and ten from the public."""
    made = an_arena()
    a_crowd(made, {Perspective.CITIZEN: 11, Perspective.ADMINISTRATOR: 10})
    return Arena.objects.get(pk=made.pk)


def people_of(arena: Arena, sector: Sector) -> list[Person]:
    return [each.person for each in Participation.objects.filter(arena=arena, sector=sector).order_by("id")]


def told(arena: Arena, involvement: Involvement) -> Told:
    with clock.held_at(clock.now() + EVERYTHING_BEFORE):
        return {each.involvement: each for each in involvement_of(arena).told}[involvement]


def own(arena: Arena, person: Person) -> set[Involvement]:
    participation = Participation.objects.get(arena=arena, person=person)
    with clock.held_at(clock.now() + timedelta(minutes=1)):
        return {way for way, holds in own_involvement(participation).items() if holds}


def answer(arena: Arena, by: Person) -> None:
    answer_check(arena=arena, answers={Rule.OPEN: (Word.NOT_YET, "")}, by=by)


def test_those_who_only_stepped_in_are_in_none_of_the_three(arena: Arena) -> None:
    assert own(arena, people_of(arena, Sector.PUBLIC)[0]) == set()
    assert told(arena, HEARD).numbers == {Sector.PUBLIC: 0, Sector.CITIZEN: 0}
    assert told(arena, CONTRIBUTES).absent == (Sector.PUBLIC,)


def test_the_one_who_lit_it_contributes_and_stands_behind(arena: Arena) -> None:
    assert own(arena, arena.started_by) == {CONTRIBUTES, RESPONSIBLE}


def test_five_of_ten_are_told_and_four_are_not(arena: Arena) -> None:
    for person in people_of(arena, Sector.PUBLIC)[:4]:
        answer(arena, person)
    assert told(arena, CONTRIBUTES).numbers == {}

    answer(arena, people_of(arena, Sector.PUBLIC)[4])
    assert told(arena, CONTRIBUTES).numbers == {Sector.PUBLIC: 5}


def test_five_are_not_told_when_fewer_than_five_are_left(arena: Arena) -> None:
    for person in people_of(arena, Sector.PUBLIC)[:6]:
        answer(arena, person)

    assert told(arena, CONTRIBUTES).numbers == {}


def test_nobody_is_counted_before_they_have_been_in_for_two_weeks_on_a_monday(arena: Arena) -> None:
    assert involvement_of(arena).size == 0
    day = clock.now() + EVERYTHING_BEFORE
    start = datetime.combine(monday(day.date()), time(), tzinfo=UTC)
    for ago, perspective in ((15, Perspective.COMPANY), (13, Perspective.VOLUNTEER)):
        with clock.held_at(start - timedelta(days=ago)):
            a_participant(arena, perspective=perspective)

    with clock.held_at(start + timedelta(days=5)):
        people = involvement_of(arena).people

    assert people == {Sector.PUBLIC: 10, Sector.BUSINESS: 1, Sector.CIVIL_SOCIETY: 0, Sector.CITIZEN: 12}


def test_an_act_of_this_week_changes_nothing_that_others_see(arena: Arena) -> None:
    for person in people_of(arena, Sector.PUBLIC)[:5]:
        answer(arena, person)
    with clock.held_at(clock.now() + EVERYTHING_BEFORE):
        before = involvement_of(arena)
        for person in people_of(arena, Sector.PUBLIC)[5:]:
            answer(arena, person)
        after = involvement_of(arena)

    assert after == before
    assert told(arena, CONTRIBUTES).numbers == {Sector.PUBLIC: 5}


def test_an_answer_from_the_one_who_owes_it_makes_one_heard(arena: Arena) -> None:
    anne, karl = people_of(arena, Sector.CITIZEN)[1], people_of(arena, Sector.PUBLIC)[0]
    need = gather.ask_support(arena=arena, kind=SupportKind.TRANSPORT, text="Bus", nameless=True, by=anne)
    assert own(arena, anne) == set()

    gather.answer_support(need=need, reply=Reply.YES, text="", by=karl)

    assert (own(arena, anne), own(arena, karl)) == ({HEARD}, {RESPONSIBLE})


def test_a_question_hears_the_one_who_stated_the_frame_and_an_answer_the_one_who_asked(arena: Arena) -> None:
    anne, karl = people_of(arena, Sector.CITIZEN)[1], people_of(arena, Sector.PUBLIC)[0]
    frame = gather.state_frame(
        arena=arena, what="Beløbet", firmness=Firmness.FIXED, why="Det er det.", until="Maj", by=karl
    )
    question = gather.question_frame(frame=frame, text="Hvorfor?", by=anne)
    assert (own(arena, anne), own(arena, karl)) == ({CONTRIBUTES}, {CONTRIBUTES, HEARD})

    gather.answer_frame_question(question=question, text="Derfor.", by=karl)

    assert (own(arena, anne), own(arena, karl)) == ({CONTRIBUTES, HEARD}, {CONTRIBUTES, HEARD, RESPONSIBLE})


def test_one_is_heard_when_somebody_else_works_on_with_what_one_wrote(arena: Arena) -> None:
    anne, karl = people_of(arena, Sector.CITIZEN)[1], people_of(arena, Sector.PUBLIC)[0]
    actor = gather.add_actor(arena=arena, told=ToldOfActor(name="Havnen", sector=None, relevant=True), by=anne)
    gather.tie_actor(actor=actor, kind=TieKind.KNOWS, by=anne)
    assert own(arena, anne) == {CONTRIBUTES}

    gather.tie_actor(actor=actor, kind=TieKind.INVITES, by=karl)

    assert (own(arena, anne), own(arena, karl)) == ({CONTRIBUTES, HEARD}, {RESPONSIBLE})
    gather.untie_actor(actor=actor, kind=TieKind.INVITES, by=karl)
    assert own(arena, karl) == set()


def test_what_one_missed_in_the_start_check_and_another_saw_to(arena: Arena) -> None:
    anne, karl = people_of(arena, Sector.CITIZEN)[1], people_of(arena, Sector.PUBLIC)[0]
    answer(arena, anne)
    answer_check(arena=arena, answers={Rule.OPEN: (Word.YES, "")}, by=karl)
    with clock.held_at(clock.now() + timedelta(minutes=1)):
        settle_point(arena=arena, rule=Rule.OPEN, by=karl)

        assert (own(arena, anne), own(arena, karl)) == ({CONTRIBUTES, HEARD}, {CONTRIBUTES, RESPONSIBLE})


def test_who_asked_the_initiators_is_heard_when_they_answer_and_they_are_when_asked(arena: Arena) -> None:
    karl = people_of(arena, Sector.PUBLIC)[0]
    asked = actions.ask_stewardship(
        arena=arena, kind=StewardshipKind.INITIATOR, title="", reason="Jeg vil med.", by=karl
    )
    assert HEARD in own(arena, arena.started_by)
    assert HEARD not in own(arena, karl)

    actions.answer_stewardship(request=asked, yes=False, by=arena.started_by)

    assert own(arena, karl) == {HEARD}


def test_it_is_one_query_for_one_and_for_thirty(arena: Arena) -> None:
    for number in (0, 30):
        a_crowd(arena, {Perspective.COMPANY: number})
        with CaptureQueriesContext(connection) as asked:
            told(arena, HEARD)
        assert len(asked) == 1


def test_only_oneself_reads_what_is_missing_of_oneself(client: Client, arena: Arena) -> None:
    anne, words = people_of(arena, Sector.CITIZEN)[1], str(HEARD.own_step)
    for page in ("balance/", "me/"):
        client.force_login(anne)
        assertContains(client.get(f"{arena.get_absolute_url()}{page}"), words)
    client.logout()
    assertNotContains(client.get(f"{arena.get_absolute_url()}balance/"), words)
    client.force_login(a_person())
    assertNotContains(client.get(f"{arena.get_absolute_url()}balance/"), words)


def test_the_page_says_what_to_do_and_no_number_that_tells_of_few(client: Client, arena: Arena) -> None:
    for person in people_of(arena, Sector.PUBLIC)[:5]:
        answer(arena, person)

    with clock.held_at(clock.now() + EVERYTHING_BEFORE):
        page = client.get(f"{arena.get_absolute_url()}balance/")

    assertContains(page, "<span>5 af 10</span>", html=True)
    assertContains(page, "Ingen endnu.")
    assertContains(page, str(HEARD.helps))
    assertNotContains(page, "1 af 12")
