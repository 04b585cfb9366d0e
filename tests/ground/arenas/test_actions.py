"""What people do in arenas, and what follows from it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import LinkKind, Outcome, Part, RestKind, StartingPoint, State, StewardshipKind
from samskab.ground.arenas.models import Arena, Follow, Gram, Participation
from samskab.ground.arenas.queries import participants, parts, voices
from samskab.ground.journal.actions import deliver
from samskab.ground.journal.facts import listeners_of
from samskab.ground.journal.models import Entry
from samskab.ground.people.actions import erase_person
from samskab.ground.people.enums import OrganisationKind, Perspective, Sector
from samskab.ground.people.facts import PersonErased
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_crowd, a_participant, a_person, a_proposal, a_spokesperson, an_arena

pytestmark = pytest.mark.django_db


def kinds(arena: Arena) -> list[str]:
    return list(Entry.objects.filter(chain=str(arena.ref)).order_by("sequence").values_list("kind", flat=True))


def read(arena: Arena) -> Arena:
    return Arena.objects.get(pk=arena.pk)


def test_a_citizen_lights_an_arena_and_is_in_it() -> None:
    anne = a_person()
    arena = an_arena("Vandet stiger på Ærø", by=anne)
    assert (read(arena).slug, read(arena).level, read(arena).people[Sector.CITIZEN]) == (
        "vandet-stiger-paa-aeroe",
        "local",
        1,
    )
    assert participants.is_initiator(anne, arena)
    assert kinds(arena) == ["arenas.arena_started"]


def test_two_of_the_same_name_get_an_address_each() -> None:
    assert [an_arena("En have").slug, an_arena("En have").slug, an_arena("En have!").slug] == [
        "en-have",
        "en-have-2",
        "en-have-3",
    ]


@pytest.mark.parametrize("perspective", Perspective)
def test_everybody_may_light_one_and_gets_the_same(perspective: Perspective) -> None:
    arena = an_arena(perspective=perspective)
    assert read(arena).size == 1
    assert kinds(arena) == ["arenas.arena_started"]


def test_one_who_cannot_be_reached_lights_nothing_yet() -> None:
    somebody = a_person()
    somebody.joined_at = None
    somebody.save()
    with pytest.raises(Refusal) as refusal:
        an_arena(by=somebody)
    assert refusal.value.code == "not_joined"


@pytest.mark.parametrize(
    ("field", "given"), [("title", "\u200b"), ("text", " "), ("title", "x" * 121), ("text", "010180-1234")]
)
def test_what_cannot_be_kept_is_told_by_its_field(field: str, given: str) -> None:
    words: dict[str, Any] = {"title": "En have", "text": "Vi vil plante noget.", field: given}
    with pytest.raises(Refusal) as refusal:
        actions.start_arena(
            **words, starting_point=StartingPoint.VISION, place="", perspective=Perspective.CITIZEN, by=a_person()
        )
    assert refusal.value.field == field


def test_stepping_in_twice_is_one_step() -> None:
    arena, anne = an_arena(), a_person()
    actions.follow(arena=arena, by=anne)
    first = actions.enter(arena=arena, perspective=Perspective.COMPANY, by=anne)
    second = actions.enter(arena=arena, perspective=Perspective.COMPANY, by=anne)
    assert first == second
    assert not Follow.objects.filter(person=anne).exists()
    assert kinds(arena) == ["arenas.arena_started", "arenas.participant_entered"]
    assert read(arena).people == {
        Sector.PUBLIC: 0,
        Sector.BUSINESS: 1,
        Sector.CIVIL_SOCIETY: 0,
        Sector.CITIZEN: 1,
    }


def test_another_perspective_moves_the_count_and_not_the_weight() -> None:
    arena = an_arena()
    participant = a_participant(arena, perspective=Perspective.ADMINISTRATOR)
    actions.take_perspective(arena=arena, perspective=Perspective.CITIZEN, by=participant.person)
    assert (read(arena).people_public, read(arena).people_citizen) == (0, 2)


def test_nobody_speaks_for_an_organisation_that_has_not_agreed() -> None:
    arena = an_arena()
    agreement = a_spokesperson(kind=OrganisationKind.MUNICIPALITY)
    with pytest.raises(Refusal) as refusal:
        actions.enter(
            arena=arena, perspective=Perspective.ADMINISTRATOR, organisation=agreement.organisation, by=a_person()
        )
    assert refusal.value.code == "not_spokesperson"
    with pytest.raises(DatabaseError), transaction.atomic():
        Participation.objects.create(
            arena=arena,
            person=a_person(),
            perspective=Perspective.ADMINISTRATOR,
            organisation=agreement.organisation,
        )


def test_leaving_and_coming_back() -> None:
    arena, anne = an_arena(), a_person()
    actions.enter(arena=arena, perspective=Perspective.CITIZEN, by=anne)
    actions.leave(arena=arena, by=anne)
    again = actions.enter(arena=arena, perspective=Perspective.VOLUNTEER, by=anne)
    assert (again.is_first, read(arena).size) == (False, 2)


def test_voices_are_counted_by_sector() -> None:
    arena = an_arena()
    baker = a_participant(arena, perspective=Perspective.COMPANY)
    actions.say_purpose(arena=arena, text="Ingen skal stå alene, når vandet kommer.", by=baker.person)
    actions.say_purpose(arena=arena, text="Ingen skal stå alene, når vandet kommer.", by=baker.person)
    assert voices.voices(arena) == {Sector.CITIZEN: 1, Sector.BUSINESS: 2}
    assert sorted(voices.acts_by_participant(arena)) == [1, 2]


def test_an_arena_alone_rests_at_once_and_wakes() -> None:
    anne = a_person()
    arena = an_arena(by=anne)
    actions.propose_rest(
        arena=arena, kind=RestKind.CLOSE, outcome=Outcome.NOT_SUCCEEDED, reason="Vi fik ikke ja til at prøve.", by=anne
    )
    assert (read(arena).state, read(arena).outcome) == (State.CLOSED, Outcome.NOT_SUCCEEDED)
    with pytest.raises(Refusal):
        actions.say_purpose(arena=arena, text="Noget andet", by=anne)
    actions.wake(arena=arena, by=anne)
    assert (read(arena).state, read(arena).outcome) == (State.OPEN, "")


def test_one_not_yet_is_enough() -> None:
    arena = an_arena()
    leader, citizen = a_participant(arena, perspective=Perspective.PUBLIC_LEADER), a_participant(arena)
    rest = actions.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Vi har ikke tid.", by=leader.person)
    with clock.held_at(clock.now() + timedelta(days=6)):
        assert actions.settle_rests() == 0
        actions.stop_rest(rest=rest, reason="Vi mangler at spørge stuen.", by=citizen.person)
    with clock.held_at(clock.now() + timedelta(days=8)):
        assert actions.settle_rests() == 0
    assert read(arena).state == State.OPEN


def test_a_week_without_a_not_yet_lets_it_rest() -> None:
    arena = an_arena()
    participant = a_participant(arena)
    actions.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=participant.person)
    with clock.held_at(clock.now() + timedelta(days=8)):
        assert [actions.settle_rests(), actions.settle_rests()] == [1, 0]
    assert read(arena).state == State.PAUSED


def test_raw_sql_cannot_let_an_arena_rest() -> None:
    arena = an_arena()
    with pytest.raises(DatabaseError), transaction.atomic():
        Arena.objects.filter(pk=arena.pk).update(state=State.PAUSED)


def test_links_take_a_yes_from_both() -> None:
    arena, other = an_arena(), an_arena(place="1084")
    mine, theirs = a_participant(arena), a_participant(other)
    link = actions.ask_link(arena=arena, other=other, kind=LinkKind.PART_OF, by=mine.person)
    with pytest.raises(Refusal):
        actions.confirm_link(link=link, by=mine.person)
    assert actions.confirm_link(link=link, by=theirs.person).confirmed_by == theirs.person
    actions.end_link(link=link, by=mine.person)
    assert kinds(other)[-1] == "arenas.link_confirmed"
    assert kinds(arena)[-1] == "arenas.link_ended"


def test_the_name_changes_when_every_initiator_says_yes() -> None:
    ruth, mayor = a_person(), a_person()
    arena = an_arena("Naboer ved fjorden", by=ruth)
    actions.enter(arena=arena, perspective=Perspective.POLITICIAN, by=mayor)
    asked = actions.ask_stewardship(
        arena=arena, kind=StewardshipKind.NAME, title="Kommunens plan", reason="Det er vores.", by=mayor
    )
    with pytest.raises(Refusal):
        actions.answer_stewardship(request=asked, yes=True, by=mayor)
    with pytest.raises(DatabaseError), transaction.atomic():
        Arena.objects.filter(pk=arena.pk).update(title="Kommunens plan")
    with pytest.raises(DatabaseError), transaction.atomic():
        type(asked).objects.filter(pk=asked.pk).update(granted_at=clock.now())
    actions.answer_stewardship(request=asked, yes=False, by=ruth)
    assert read(arena).title == "Naboer ved fjorden"
    mine = actions.ask_stewardship(
        arena=arena, kind=StewardshipKind.NAME, title="Alle ved fjorden", reason="Vi er flere nu.", by=ruth
    )
    assert mine.granted_at is None or read(arena).title == "Alle ved fjorden"


def test_one_more_stands_behind_it_when_all_agree() -> None:
    ruth, bo = a_person(), a_person()
    arena = an_arena(by=ruth)
    actions.enter(arena=arena, perspective=Perspective.VOLUNTEER, by=bo)
    asked = actions.ask_stewardship(arena=arena, kind=StewardshipKind.INITIATOR, reason="Jeg vil bære med.", by=bo)
    assert not participants.is_initiator(bo, arena)
    actions.answer_stewardship(request=asked, yes=True, by=ruth)
    assert participants.is_initiator(bo, arena)
    actions.leave_initiators(arena=arena, by=ruth)
    assert [one.person for one in participants.initiators(arena)] == [bo]


def test_a_closed_part_has_a_reason_and_a_day() -> None:
    arena = an_arena()
    participant = a_participant(arena)
    until = clock.now() + timedelta(days=30)
    actions.close_part(
        arena=arena, part=Part.PARTICIPANTS, reason="Nogle tør ikke stå frem.", until=until, by=participant.person
    )
    assert not parts.may_see(Part.PARTICIPANTS, arena, None)
    assert parts.may_see(Part.PARTICIPANTS, arena, participant)
    with clock.held_at(until + timedelta(minutes=1)):
        assert parts.may_see(Part.PARTICIPANTS, arena, None)


def test_grams_are_counted_by_the_database() -> None:
    an_arena("Zebrafisk")
    an_arena("Zebra")
    assert Gram.objects.get(gram=" zebr").arenas == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Gram.objects.update(arenas=7)


def test_counts_hold_with_many(django_assert_max_num_queries: object) -> None:
    arena = an_arena()
    a_crowd(arena, {Perspective.COMPANY: 3, Perspective.POLITICIAN: 2})
    assert list(read(arena).people.values()) == [2, 3, 0, 1]


def test_the_database_speaks_the_same_sectors() -> None:
    arena = an_arena()
    for perspective in Perspective:
        assert a_participant(arena, perspective=perspective).perspective == perspective
    with connection.cursor() as cursor:
        cursor.execute("SELECT perspective, sector FROM arenas_participation")
        assert {(p, s) for p, s in cursor.fetchall()} == {(p.value, p.sector.value) for p in Perspective}


def test_one_who_has_erased_themself_takes_part_nowhere() -> None:
    ruth = a_person("Ruth")
    two, own = [an_arena(), an_arena()], an_arena(by=ruth)
    for arena in two:
        a_participant(arena, by=ruth, perspective=Perspective.COMPANY)
    erase_person(by=ruth)
    entry = Entry.objects.get(kind=PersonErased.kind)

    for listener in listeners_of(entry.kind):
        deliver(entry=entry.id, listener=listener)

    for arena in two:
        assert read(arena).size == 1
        assert kinds(arena) == ["arenas.arena_started", "arenas.participant_entered", "arenas.participant_left"]
        assert a_proposal(arena).sectors == [Sector.CITIZEN]
    assert kinds(own) == ["arenas.arena_started", "arenas.initiator_left", "arenas.participant_left"]


def test_nor_do_they_come_to_stand_behind_an_arena_afterwards() -> None:
    arena, ruth = an_arena(), a_person("Ruth")
    a_participant(arena, by=ruth)
    asked = actions.ask_stewardship(arena=arena, kind=StewardshipKind.INITIATOR, reason="Jeg kender åen.", by=ruth)
    erase_person(by=ruth)
    entry = Entry.objects.get(kind=PersonErased.kind)
    for listener in listeners_of(entry.kind):
        deliver(entry=entry.id, listener=listener)

    with pytest.raises(Refusal, match="allerede svaret"):
        actions.answer_stewardship(request=asked, yes=True, by=arena.started_by)
    assert [each.person for each in participants.initiators(arena)] == [arena.started_by]
