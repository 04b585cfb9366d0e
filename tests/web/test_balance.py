"""Who is heard: true numbers, nobody fewer than five, and a word in private before one in public (G9, M93)."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas import actions
from samskab.ground.arenas.bridge import Evenness, evenness
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Arena, Invitation, Participation, VoiceCount
from samskab.ground.arenas.queries.arenas import arenas
from samskab.ground.arenas.queries.balance import Remark, spoken, voices_now
from samskab.ground.arenas.queries.balance_over_time import weeks_of
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.invitations_shown import invitations_shown
from samskab.ground.arenas.queries.voices import monday
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from tests.factories import a_crowd, a_guest, an_arena

pytestmark = pytest.mark.django_db

IN_PRIVATE = "Du fylder meget lige nu."
IN_PUBLIC = "Fylder mere end sin del."


def spoke(arena: Arena, sector: Sector, times: int, *, weeks_ago: int = 0) -> None:
    """So many acts more, by a sector in a week."""
    week = monday(clock.now().date()) - timedelta(weeks=weeks_ago)
    VoiceCount.objects.get_or_create(arena=arena, week=week, sector=sector)
    VoiceCount.objects.filter(arena=arena, week=week, sector=sector).update(acts=F("acts") + times)


def of(arena: Arena) -> Arena:
    return glimpsed(arenas().filter(pk=arena.pk))[0]


@pytest.fixture
def arena() -> Arena:
    """Six citizens, five from the public, five from associations."""
    made = an_arena()
    a_crowd(made, {Perspective.CITIZEN: 5, Perspective.ADMINISTRATOR: 5, Perspective.VOLUNTEER: 5})
    return Arena.objects.get(pk=made.pk)


def test_each_sector_has_its_part_of_the_acts(arena: Arena) -> None:
    spoke(arena, Sector.PUBLIC, 30)
    spoke(arena, Sector.CITIZEN, 10, weeks_ago=1)

    shares = {voice.sector: voice.share for voice in voices_now(of(arena))}

    assert shares == {Sector.PUBLIC: 0.75, Sector.BUSINESS: 0, Sector.CIVIL_SOCIETY: 0, Sector.CITIZEN: 0.25}


def test_what_was_before_the_two_weeks_is_not_counted(arena: Arena) -> None:
    spoke(arena, Sector.PUBLIC, 30, weeks_ago=2)

    assert {voice.share for voice in voices_now(of(arena))} == {None}


def test_a_sector_of_four_and_one_more_are_not_shown(arena: Arena) -> None:
    gone = Participation.objects.filter(arena=arena, perspective=Perspective.VOLUNTEER)[:1]
    Participation.objects.filter(pk__in=gone.values("pk")).update(left_at=clock.now())
    spoke(arena, Sector.PUBLIC, 30)

    shares = {voice.sector: voice.share for voice in voices_now(of(arena))}

    assert shares == {Sector.PUBLIC: None, Sector.BUSINESS: 0, Sector.CIVIL_SOCIETY: None, Sector.CITIZEN: 0}
    assert spoken(of(arena)) == {}


def test_few_acts_say_nothing(arena: Arena) -> None:
    spoke(arena, Sector.PUBLIC, 19)

    remarks = {voice.remark for voice in voices_now(of(arena))}

    assert remarks == {Remark.TOO_EARLY, Remark.NOBODY}


def test_who_fills_much_hears_it_alone_first(client: Client, arena: Arena) -> None:
    spoke(arena, Sector.PUBLIC, 40)
    loud = Participation.objects.filter(arena=arena, sector=Sector.PUBLIC)[0]
    Participation.objects.filter(pk=loud.pk).update(acts=40)

    for address in (arena.get_absolute_url(), f"{arena.get_absolute_url()}balance/"):
        client.logout()
        assertNotContains(client.get(address), IN_PUBLIC)
        assertNotContains(client.get(address), IN_PRIVATE)
        client.force_login(loud.person)
        assertContains(client.get(address), IN_PRIVATE)
        assertNotContains(client.get(address), IN_PUBLIC)


def test_one_who_is_quiet_in_a_loud_sector_hears_nothing(client: Client, arena: Arena) -> None:
    spoke(arena, Sector.PUBLIC, 40)
    quiet = Participation.objects.filter(arena=arena, sector=Sector.PUBLIC)[0]
    client.force_login(quiet.person)

    assertNotContains(client.get(arena.get_absolute_url()), IN_PRIVATE)


def test_when_it_goes_on_everybody_reads_it(client: Client, arena: Arena) -> None:
    spoke(arena, Sector.PUBLIC, 40)
    spoke(arena, Sector.PUBLIC, 40, weeks_ago=2)

    for address in (arena.get_absolute_url(), f"{arena.get_absolute_url()}balance/"):
        assertContains(client.get(address), IN_PUBLIC)


def test_while_it_is_told_in_private_nobody_is_told_that_the_balance_is_good(client: Client, arena: Arena) -> None:
    spoke(arena, Sector.PUBLIC, 40)

    remarks = {voice.sector: voice.remark for voice in voices_now(of(arena))}

    assert remarks[Sector.PUBLIC] == Remark.AGAIN_LATER


def test_every_sector_is_held_to_the_same(arena: Arena) -> None:
    found = set()
    for sector in (Sector.PUBLIC, Sector.CIVIL_SOCIETY, Sector.CITIZEN):
        VoiceCount.objects.filter(arena=arena).delete()
        for ago in (0, 2):
            spoke(arena, sector, 40, weeks_ago=ago)
        found.add({voice.sector: voice.remark for voice in voices_now(of(arena))}[sector])
    assert found == {Remark.FILLS}


def test_the_weeks_begin_with_the_one_it_was_lit_in(arena: Arena) -> None:
    weeks = weeks_of(arena)

    assert [week.start for week in weeks] == [monday(clock.now().date())]
    assert (weeks[0].joined, weeks[0].acts) == (16, 0)
    assert weeks[0].people == {
        Sector.PUBLIC: 5,
        Sector.BUSINESS: 0,
        Sector.CIVIL_SOCIETY: 5,
        Sector.CITIZEN: 6,
    }


def test_a_week_in_which_a_sector_was_few_hides_it(arena: Arena) -> None:
    spoke(arena, Sector.PUBLIC, 4)
    spoke(arena, Sector.CITIZEN, 12)
    Participation.objects.filter(arena=arena, sector=Sector.PUBLIC).update(left_at=clock.now())

    week = weeks_of(arena)[-1]

    assert week.percents == {Sector.BUSINESS: 0, Sector.CITIZEN: 75}


def test_the_spread_is_told_only_when_five_have_acted() -> None:
    assert evenness([9, 9, 9, 9, 0]) == Evenness(None, None)
    assert evenness([9, 9, 9, 9, 9]) == Evenness(0, None)
    assert evenness([]) == Evenness(None, None)


def test_the_tenth_is_told_only_when_it_is_five() -> None:
    assert evenness([1] * 49).tenth is None
    assert evenness([45] * 5 + [5] * 45).tenth == 50


def test_the_spread_stands_on_the_page(client: Client, arena: Arena) -> None:
    Participation.objects.filter(arena=arena).update(acts=3)

    assertContains(client.get(f"{arena.get_absolute_url()}balance/"), "delt mellem os: 0\xa0%. 0 er helt lige.")


def test_that_nobody_was_invited_is_said_in_words(client: Client, arena: Arena) -> None:
    assertContains(client.get(f"{arena.get_absolute_url()}balance/"), "Ingen har sendt en invitation herfra endnu.")


def invited(arena: Arena, crowd: dict[Perspective, int]) -> None:
    """So many guests come in by one link that was meant for everybody."""
    link = actions.invite(arena=arena, kind=InvitationKind.LINK, most_uses=100, by=arena.started_by)
    for perspective, number in crowd.items():
        for _ in range(number):
            actions.enter(arena=arena, perspective=perspective, invitation=link, by=a_guest())


def told(arena: Arena, *, joined: int, first: int) -> dict[Sector | None, tuple[int, int | None, int | None]]:
    rows = invitations_shown(arena, joined=joined, first=first)
    return {row.sector: (row.sent, row.accepted, row.first) for row in rows}


def test_invitations_tell_of_five_or_more_of_each_sector() -> None:
    made = an_arena()
    invited(made, {Perspective.COMPANY: 5, Perspective.CITIZEN: 6})

    assert told(made, joined=12, first=11) == {
        Sector.PUBLIC: (0, 0, 0),
        Sector.BUSINESS: (0, 5, 5),
        Sector.CIVIL_SOCIETY: (0, 0, 0),
        Sector.CITIZEN: (0, 6, 6),
        None: (1, None, None),
    }


def test_four_of_a_sector_cannot_be_subtracted_from_those_who_came() -> None:
    made = an_arena()
    invited(made, {Perspective.COMPANY: 4, Perspective.CITIZEN: 6})

    assert told(made, joined=11, first=10) == {
        Sector.PUBLIC: (0, 0, 0),
        Sector.BUSINESS: (0, None, None),
        Sector.CIVIL_SOCIETY: (0, 0, 0),
        Sector.CITIZEN: (0, None, None),
        None: (1, None, None),
    }


def test_one_who_came_uninvited_cannot_be_subtracted_either() -> None:
    made = an_arena()
    invited(made, {Perspective.COMPANY: 5, Perspective.CITIZEN: 6})

    assert told(made, joined=13, first=12)[Sector.BUSINESS] == (0, None, None)


def test_one_who_has_been_in_an_arena_before_does_not_stand_out_from_the_newcomers() -> None:
    made = an_arena()
    invited(made, {Perspective.CITIZEN: 5})
    known = an_arena().started_by
    link = actions.invite(arena=made, kind=InvitationKind.LINK, by=made.started_by)
    actions.enter(arena=made, perspective=Perspective.CITIZEN, invitation=link, by=known)

    assert told(made, joined=7, first=5)[Sector.CITIZEN] == (0, 6, None)


def test_how_many_said_no_is_told_from_five() -> None:
    made = an_arena()
    links = [actions.invite(arena=made, kind=InvitationKind.LINK, by=made.started_by) for _ in range(10)]
    for number, expected in ((4, None), (5, 5), (6, None), (10, 10)):
        Invitation.objects.filter(pk__in=[link.pk for link in links[:number]]).update(declines=1)

        assert invitations_shown(made, joined=1, first=1)[-1].declined == expected


def test_the_invitations_stand_on_the_page(client: Client, arena: Arena) -> None:
    invited(arena, {Perspective.COMPANY: 5})

    page = client.get(f"{arena.get_absolute_url()}balance/")

    assertContains(page, "Hvad der kom ud af invitationerne")
    assertContains(page, "Til alle")
