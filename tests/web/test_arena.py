"""The front page of an arena: what it needs, who is heard, how it stands, and whether it is samskabelse."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import InvitationKind, Outcome, Part, RestKind
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from samskab.stages.gather import actions as gather
from samskab.stages.gather.actions.mapping import Told
from tests.factories import a_crowd, a_participant, a_person, an_arena
from tests.support.agreeing import agree_on_the_problem

pytestmark = pytest.mark.django_db

AtMost = Callable[[int], AbstractContextManager[None]]
SameQueries = Callable[[Callable[[int], object], Callable[[], object]], None]
PAGES = ("", "activity/", "balance/")


def address(arena: Arena, tail: str = "") -> str:
    return arena.get_absolute_url() + tail


@pytest.mark.parametrize("tail", PAGES)
def test_an_arena_that_is_not_there_is_not_found(client: Client, tail: str) -> None:
    assert client.get(f"/arenas/nowhere/{tail}").status_code == 404


@pytest.mark.parametrize("tail", PAGES)
def test_it_speaks_english_to_those_who_chose_it(client: Client, tail: str) -> None:
    client.cookies["language"] = "en"

    assertContains(client.get(address(an_arena(), tail)), '<html lang="en"')


def test_until_a_purpose_is_said_it_tells_what_it_began_with(client: Client) -> None:
    arena = an_arena(text="Vandet stod op i kælderen igen.")

    page = client.get(address(arena))

    assertContains(page, "Det begyndte med")
    assertContains(page, "Ingen har sagt endnu, hvad vi vil sammen.")
    assertContains(page, '<p class="purpose__text">Vandet stod op i kælderen igen.</p>', html=True)


@pytest.mark.parametrize("text", ["Vandet i kælderen", "Vandet i kælderen.", "vandet i kælderen …"])
def test_words_that_are_the_title_too_are_not_said_twice(client: Client, text: str) -> None:
    arena = an_arena("Vandet i kælderen", text=text)

    page = client.get(address(arena))

    assertContains(page, '<p class="purpose__text">Det har ingen sagt endnu.</p>', html=True)
    assertContains(page, "Med den sætning, der blev arenaens navn.")
    assertNotContains(page, "Det begyndte med")
    assertNotContains(page, '<div class="begun">')


def test_where_an_arena_is_closed_nobody_is_told_that_it_goes_on(client: Client) -> None:
    arena = an_arena()
    told = "Vi går videre, når vi er enige om det."
    assertContains(client.get(address(arena)), told)
    actions.propose_rest(
        arena=arena, kind=RestKind.CLOSE, outcome=Outcome.SUCCEEDED, reason="Vi nåede det.", by=arena.started_by
    )

    assertNotContains(client.get(address(arena)), told)


def test_the_purpose_stands_with_the_day_it_was_said(client: Client) -> None:
    arena = an_arena()
    actions.say_purpose(arena=arena, text="Alle skal vide, hvem de kan hjælpe.", by=arena.started_by)

    page = client.get(address(arena))

    assertContains(page, '<p class="purpose__text">Alle skal vide, hvem de kan hjælpe.</p>', html=True)
    assertContains(page, "Sidst rettet")


def test_without_a_public_party_it_is_forming(client: Client) -> None:
    assertContains(client.get(address(an_arena())), "Der mangler nogen fra det offentlige.")


def test_with_only_the_public_it_is_forming_just_the_same(client: Client) -> None:
    arena = an_arena(perspective=Perspective.POLITICIAN)

    assertContains(client.get(address(arena)), "Der mangler nogen, som ikke er fra det offentlige.")


def test_with_both_it_is_no_longer_forming(client: Client) -> None:
    arena = an_arena()
    a_participant(arena, perspective=Perspective.ADMINISTRATOR)

    assertNotContains(client.get(address(arena)), "Under dannelse")


def test_every_sector_that_nobody_came_from_is_an_empty_chair(client: Client) -> None:
    page = client.get(address(an_arena()))

    assertContains(page, '<li class="chair"', count=3)
    assertContains(page, "Nogen fra en virksomhed")
    assertNotContains(page, "En borger<")


def test_the_last_acts_stand_there_by_name(client: Client) -> None:
    arena = an_arena(by=a_person("Nadia Nord"))

    assertContains(client.get(address(arena)), "<b>Nadia Nord</b> tændte arenaen")


def test_all_acts_stand_on_pages_of_their_own(client: Client) -> None:
    arena = an_arena()
    a_crowd(arena, {Perspective.CITIZEN: 25})

    first, second = (client.get(address(arena, f"activity/?page={page}")) for page in (1, 2))

    assertContains(first, "trådte ind", count=20)
    assertContains(second, "trådte ind", count=5)
    assertContains(second, "tændte arenaen")


def test_names_are_kept_from_those_outside_while_that_part_is_closed(client: Client) -> None:
    arena = an_arena(by=a_person("Nadia Nord"))
    until = clock.now() + timedelta(days=3)
    actions.close_part(
        arena=arena, part=Part.PARTICIPANTS, reason="Lad os være i fred.", until=until, by=arena.started_by
    )

    for tail in ("", "activity/"):
        assertNotContains(client.get(address(arena, tail)), "Nadia Nord")
    client.force_login(arena.started_by)
    for tail in ("", "activity/"):
        assertContains(client.get(address(arena, tail)), "<b>Nadia Nord</b> tændte arenaen")


def test_what_is_closed_is_told_with_its_reason(client: Client) -> None:
    arena = an_arena()
    until = clock.now() + timedelta(days=3)
    actions.close_part(arena=arena, part=Part.LOCATION, reason="Vi skal være i fred.", until=until, by=arena.started_by)

    page = client.get(address(arena))

    assertContains(page, "»Stedet« er lukket for dem, der ikke er med")
    assertContains(page, "<q>Vi skal være i fred.</q>", html=True)


def test_a_proposal_to_end_says_when_and_why(client: Client) -> None:
    arena = an_arena()
    a_participant(arena)
    actions.propose_rest(
        arena=arena, kind=RestKind.CLOSE, outcome=Outcome.SUCCEEDED, reason="Vi nåede det.", by=arena.started_by
    )

    page = client.get(address(arena))

    assertContains(page, "hvis ingen siger »ikke endnu«")
    assertContains(page, "<q>Vi nåede det.</q>", html=True)


def test_one_that_pauses_says_why_and_who_can_wake_it(client: Client) -> None:
    arena = an_arena()
    actions.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=arena.started_by)

    page = client.get(address(arena))

    assertContains(page, "Arenaen holder pause</h2>")
    assertContains(page, "<q>Det er sommer.</q>", html=True)
    assertContains(page, "Alle, der er med, kan vække den igen.")


@pytest.mark.parametrize(("page", "button"), [("guidelines/", "Skriv en linje"), ("understand/map/", "Svar på udsagn")])
def test_while_it_pauses_no_button_leads_to_what_pauses(client: Client, page: str, button: str) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)
    assertContains(client.get(f"{address(arena)}{page}"), button)

    actions.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=arena.started_by)

    assertNotContains(client.get(f"{address(arena)}{page}"), button)


@pytest.mark.parametrize(
    ("kind", "outcome", "said"),
    [(RestKind.PAUSE, None, "Arenaen holder pause."), (RestKind.CLOSE, Outcome.PARTLY, "Arenaen er slut.")],
)
@pytest.mark.parametrize("form", ["describe", "themes", "links", "closures", "steward", "understand/new", "map/new"])
def test_a_form_that_was_open_while_it_went_to_rest_says_so(
    client: Client, form: str, kind: RestKind, outcome: Outcome | None, said: str
) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)
    assertNotContains(client.get(f"{address(arena)}{form}/"), said)

    actions.propose_rest(arena=arena, kind=kind, outcome=outcome, reason="Sådan er det.", by=arena.started_by)

    assertContains(client.get(f"{address(arena)}{form}/"), said)


def test_who_is_invited_into_one_that_pauses_is_told_so(client: Client) -> None:
    arena = an_arena()
    link = actions.invite(arena=arena, kind=InvitationKind.LINK, by=arena.started_by)
    invited = f"/i/{token_of(link)}/"
    assertNotContains(client.get(invited), "Arenaen holder pause.")

    actions.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=arena.started_by)

    assertContains(client.get(invited), "Arenaen holder pause.")


@pytest.mark.parametrize("outcome", Outcome)
def test_one_that_has_ended_says_how_it_went_with_the_same_dignity(client: Client, outcome: Outcome) -> None:
    arena = an_arena()
    actions.propose_rest(
        arena=arena, kind=RestKind.CLOSE, outcome=outcome, reason="Sådan gik det.", by=arena.started_by
    )

    page = client.get(address(arena))

    assertContains(page, f"Arenaen er slut. {outcome.label}.")
    assertContains(page, "Alt kan stadig læses, og andre kan bygge videre.")


def test_one_that_nobody_has_touched_sleeps(client: Client) -> None:
    arena = an_arena()
    Arena.objects.filter(pk=arena.pk).update(last_act_at=clock.now() - timedelta(days=91))

    assertContains(client.get(address(arena)), "Arenaen sover.")


def test_a_long_name_and_odd_text_are_shown_as_text(client: Client) -> None:
    arena = an_arena("Ungdomsuddannelsesvejledning" * 4, text="<script>alert(1)</script> " * 100)

    page = client.get(address(arena))

    assertContains(page, "Ungdomsuddannelsesvejledning" * 4)
    assertNotContains(page, "<script>alert")


@pytest.mark.parametrize("odd", ["-1", "x", "²", "1" * 5_000, "399"])
def test_an_odd_number_to_skip_is_no_error(client: Client, odd: str) -> None:
    assert client.get(address(an_arena()), {"skip": odd}).status_code == 200


def _label(page: str) -> str:
    return page.split('class="label-answer">')[1].split("</p>", maxsplit=1)[0]


def test_the_word_is_earned_by_several_sectors_that_make_something(client: Client) -> None:
    arena = an_arena()
    mayor = a_participant(arena, perspective=Perspective.POLITICIAN)
    actions.say_purpose(arena=arena, text="Vi vil stå klar.", by=arena.started_by)
    assert _label(client.get(address(arena)).content.decode()) == "Ikke endnu."

    actions.say_purpose(arena=arena, text="Vi vil stå klar sammen.", by=mayor.person)
    for somebody in (arena.started_by, mayor.person):
        gather.answer_together(arena=arena, alone="Vide, hvem der har brug for hjælp.", by=somebody)
    gather.add_actor(arena=arena, told=Told(name="Lejere i stuen", affected=True), by=mayor.person)
    assert _label(client.get(address(arena)).content.decode()) == "Ikke endnu."

    gather.declare_savings(arena=arena, reduces=False, by=mayor.person)
    assert _label(client.get(address(arena)).content.decode()) == "Ikke endnu."

    agree_on_the_problem(arena, arena.started_by, mayor.person)

    assert _label(client.get(address(arena)).content.decode()) == "Ja, det er samskabelse."


def test_where_only_the_public_writes_it_is_a_hearing(client: Client) -> None:
    arena = an_arena(perspective=Perspective.ADMINISTRATOR)
    a_crowd(arena, {Perspective.CITIZEN: 3})
    actions.say_purpose(arena=arena, text="Sådan bliver det.", by=arena.started_by)

    page = client.get(address(arena))

    assert _label(page.content.decode()) == "Nej. Det her er en høring."
    assertContains(page, "Kun det offentlige har skrevet og besluttet. Så længe er det en høring.")


def test_stepping_in_and_out_makes_nothing(client: Client) -> None:
    arena = an_arena()
    for _ in range(2):
        actions.leave(arena=arena, by=a_participant(arena, perspective=Perspective.ADMINISTRATOR).person)

    assert _label(client.get(address(arena)).content.decode()) == "Ikke endnu."


def test_a_mayor_stands_no_larger_than_a_tenant(client: Client) -> None:
    rows = []
    for perspective in (Perspective.POLITICIAN, Perspective.CITIZEN):
        arena = an_arena(by=a_person("Kim"), perspective=perspective)
        feed = client.get(address(arena)).content.decode().split('<ul class="feed"')[1].split("</ul>")[0]
        rows.append(feed.replace("offentlig", "borger").replace("Offentlig", "Borger").split("<time")[0])
    assert rows[0] == rows[1]


def test_it_costs_few_queries(client: Client, assert_queries: AtMost) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)

    with assert_queries(9):
        client.get(address(arena))


@pytest.mark.parametrize("tail", PAGES)
def test_it_costs_as_much_with_thirty_of_everything(
    client: Client, assert_same_queries: SameQueries, tail: str
) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)

    def make(number: int) -> None:
        for participation in a_crowd(arena, {Perspective.CITIZEN: number}):
            text = f"Formål {participation.pk}"
            actions.say_purpose(arena=arena, text=text, by=participation.person)

    assert_same_queries(make, lambda: client.get(address(arena, tail)))


CROWD = """
WITH people AS (
    INSERT INTO people_person (password, ref, name, language, theme, is_operator, created_at, joined_at)
    SELECT '!', gen_random_uuid(), 'Person ' || number, 'da', 'auto', false, now(), now()
    FROM generate_series(1, 5000) AS number RETURNING id)
INSERT INTO arenas_participation (ref, arena_id, person_id, perspective, joined_at, is_first, acts, helped_way)
SELECT gen_random_uuid(), %s, id, (ARRAY['citizen', 'politician', 'company', 'volunteer'])[1 + id %% 4], now(),
    false, id %% 7, ''
FROM people
"""


@pytest.mark.parametrize("tail", PAGES)
def test_a_crowd_of_five_thousand_has_the_same_page(client: Client, assert_queries: AtMost, tail: str) -> None:
    arena = an_arena()
    with connection.cursor() as cursor:
        cursor.execute(CROWD, [arena.pk])

    with assert_queries(10 if tail == "balance/" else 8):
        page = client.get(address(arena, tail))

    assert page.status_code == 200
    assert len(page.content) < 120_000


def test_a_stranger_is_asked_in_and_nothing_else(client: Client) -> None:
    arena = an_arena()

    page = client.get(address(arena))

    assertContains(page, f'href="{address(arena)}enter/"', count=2)
    assertNotContains(page, f'href="{address(arena)}invite/"')
    assertNotContains(page, f'action="{address(arena)}follow/"')


def test_one_who_looks_in_can_follow_and_stop_again(client: Client) -> None:
    arena = an_arena()
    client.force_login(a_person())
    assertContains(client.get(address(arena)), f'action="{address(arena)}follow/"')

    client.post(f"{address(arena)}follow/")

    page = client.get(address(arena))
    assertContains(page, f'action="{address(arena)}unfollow/"')
    assertNotContains(page, f'action="{address(arena)}follow/"')


def test_one_who_takes_part_is_asked_for_those_who_are_missing(client: Client) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)

    page = client.get(address(arena))

    assertContains(page, "Indtil nu er her ingen fra det offentlige.")
    assertContains(page, f'href="{address(arena)}invite/"', count=4)  # the button, and three chairs


def test_nobody_is_asked_into_what_has_ended(client: Client) -> None:
    arena = an_arena()
    actions.propose_rest(
        arena=arena, kind=RestKind.CLOSE, outcome=Outcome.SUCCEEDED, reason="Vi nåede det.", by=arena.started_by
    )

    page = client.get(address(arena))

    assertNotContains(page, f"{address(arena)}enter/")
    assertNotContains(page, f"{address(arena)}invite/")
