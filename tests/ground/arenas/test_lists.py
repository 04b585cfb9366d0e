"""The list of arenas: finds in spite of typing errors, in orders that know no sector, and takes any input."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Level, Liveliness, Order, Outcome, Part, RestKind, StartingPoint, Step
from samskab.ground.arenas.forms.lists import ArenaListForm
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import themes
from samskab.ground.arenas.queries.lists import Wanted, arenas_wanted
from samskab.ground.arenas.queries.rooms import steps_told
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from tests.factories import a_participant, an_arena

pytestmark = pytest.mark.django_db

SameQueries = Callable[[Callable[[int], object], Callable[[], object]], None]


def found(**wanted: Any) -> list[str]:
    """The titles of the arenas somebody looks for, in order."""
    return [arena.title for arena in arenas_wanted(Wanted(**wanted))]


@pytest.mark.parametrize(
    "words", ["stormflod", "Stormflodsberedskab", "stormflodberedskap", "beredskab stormflod", "stormflodsberedsakb"]
)
def test_a_title_is_found_in_spite_of_how_it_is_written(words: str) -> None:
    an_arena("Et fælles stormflodsberedskab")
    an_arena("Unge mægler for unge", text="Vi vil dæmpe konflikter på gaden.")

    assert found(words=words) == ["Et fælles stormflodsberedskab"]


def test_double_a_finds_the_ring() -> None:
    an_arena("Haven i Åbenrå")

    assert found(words="aabenraa") == ["Haven i Åbenrå"]


def test_what_it_began_with_is_searched_in_whole_words() -> None:
    an_arena("Klar til vand", text="Kældrene blev oversvømmet, og naboerne hjalp hinanden.")

    assert found(words="naboer kældrene") == ["Klar til vand"]


def test_the_purpose_is_searched_too() -> None:
    arena = an_arena("Klar til vand")
    actions.say_purpose(arena=arena, text="Enhver kender sin sandsæk.", by=arena.started_by)

    assert found(words="sandsæk") == ["Klar til vand"]


def test_the_title_most_like_the_words_comes_first() -> None:
    an_arena("Regnvand på vores egen vej")
    an_arena("Regnvand")

    assert found(words="regnvand") == ["Regnvand", "Regnvand på vores egen vej"]


@pytest.mark.parametrize("words", ["\x00", "& | ! ( ) :*", '"åben', "-", "🙂", "' OR 1=1 --", "%%%", "x" * 5_000])
def test_odd_words_are_no_error(client: Client, words: str) -> None:
    an_arena()

    assert client.get("/arenas/", {"q": words}).status_code == 200


@pytest.mark.parametrize(
    "name", ["place", "theme", "level", "starting_point", "step", "missing", "liveliness", "order", "page"]
)
def test_an_odd_choice_looks_for_everything(client: Client, name: str) -> None:
    an_arena("Klar til vand")

    assertContains(client.get("/arenas/", {name: "'\x00<x>"}), "Klar til vand")


def test_a_region_holds_its_municipalities() -> None:
    an_arena("I Frederikssund", place="0250")
    an_arena("I hele hovedstaden", place="1084")
    an_arena("I Aarhus", place="0751")

    assert found(place="1084") == ["I hele hovedstaden", "I Frederikssund"]
    assert found(place="0250") == ["I Frederikssund"]


def test_a_level_is_chosen() -> None:
    an_arena("Her", place="0250")
    an_arena("Overalt", place="")

    assert found(level=Level.NATIONAL) == ["Overalt"]


def test_a_theme_is_chosen() -> None:
    arena = an_arena("Klar til vand")
    an_arena("Unge mægler")
    theme = themes()[0]
    actions.choose_themes(arena=arena, themes=[theme], by=arena.started_by)

    assert found(theme=theme.slug) == ["Klar til vand"]


def test_a_starting_point_is_chosen() -> None:
    an_arena("Klar til vand")
    an_arena("En have", starting_point=StartingPoint.VISION)

    assert found(starting_point=StartingPoint.VISION) == ["En have"]


def test_an_arena_that_is_only_lit_stands_there_and_none_in_a_step_that_nobody_speaks_for() -> None:
    an_arena("Klar til vand")

    assert found(step=Step.SPARK) == ["Klar til vand"]
    assert {title for step in set(Step) - set(steps_told()) for title in found(step=step)} == set()


def test_only_steps_that_somebody_speaks_for_can_be_chosen() -> None:
    taken = [step for step in Step if ArenaListForm({"step": step}).wanted.step == step]

    assert taken == list(steps_told())
    assert taken[:2] == [Step.SPARK, Step.GATHER]


@pytest.mark.parametrize("sector", Sector)
def test_any_sector_can_be_looked_for_as_missing(sector: Sector) -> None:
    full = an_arena("Alle er med")
    for perspective in (Perspective.POLITICIAN, Perspective.COMPANY, Perspective.VOLUNTEER):
        a_participant(full, perspective=perspective)
    for perspective in (Perspective.POLITICIAN, Perspective.COMPANY, Perspective.VOLUNTEER, Perspective.CITIZEN):
        an_arena(f"Kun {perspective.sector}", perspective=perspective)

    titles = found(missing=sector)

    assert set(titles) == {f"Kun {other}" for other in Sector if other != sector}


def test_how_it_goes_is_chosen() -> None:
    an_arena("I gang")
    asleep = an_arena("Sover")
    Arena.objects.filter(pk=asleep.pk).update(last_act_at=clock.now() - timedelta(days=91))
    for title, kind, outcome in (("Pause", RestKind.PAUSE, None), ("Slut", RestKind.CLOSE, Outcome.NOT_SUCCEEDED)):
        arena = an_arena(title)
        actions.propose_rest(arena=arena, kind=kind, outcome=outcome, reason="Sådan er det.", by=arena.started_by)

    assert {liveliness: found(liveliness=liveliness) for liveliness in Liveliness} == {
        Liveliness.AWAKE: ["I gang"],
        Liveliness.ASLEEP: ["Sover"],
        Liveliness.PAUSED: ["Pause"],
        Liveliness.CLOSED: ["Slut"],
    }


def test_each_order_is_what_it_says() -> None:
    first, second, third = an_arena("A", place="0751"), an_arena("B", place="0270"), an_arena("C", place="0250")
    actions.say_purpose(arena=second, text="Noget.", by=second.started_by)

    assert found(order=Order.TOUCHED) == [second.title, third.title, first.title]
    assert found(order=Order.NEWEST) == [third.title, second.title, first.title]
    assert found(order=Order.NEAREST, place="0730") == [first.title, second.title, third.title]
    assert found(order=Order.NEAREST, place="0250") == [third.title, second.title, first.title]
    assert found(order=Order.NEAREST) == found(order=Order.TOUCHED)


@pytest.mark.parametrize("order", Order)
def test_no_order_knows_a_sector(order: Order) -> None:
    def made(perspectives: list[Perspective]) -> list[int]:
        arenas = [an_arena("Samme navn", perspective=perspective) for perspective in perspectives]
        place = {arena.pk: number for number, arena in enumerate(arenas)}
        return [place[arena.pk] for arena in arenas_wanted(Wanted(order=order)) if arena.pk in place]

    hats = [Perspective.POLITICIAN, Perspective.CITIZEN, Perspective.COMPANY, Perspective.VOLUNTEER]
    assert made(hats) == made(hats[::-1])


def test_the_order_is_explained(client: Client) -> None:
    an_arena()

    assertContains(
        client.get("/arenas/"), "Den, hvor der sidst skete noget, står først. Ingen sektor kommer før en anden."
    )
    near = client.get("/arenas/", {"order": "nearest", "place": "0751"})
    assertContains(near, "Den, der ligger nærmest, står først.")


def test_nobody_has_begun(client: Client) -> None:
    assertContains(client.get("/arenas/"), "Ingen har tændt en arena endnu.")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    an_arena()

    assertContains(client.get("/arenas/", {"q": "xylofonorkester"}), "Prøv et kortere ord")


def test_what_was_chosen_stands_in_the_form_and_on_the_next_page(client: Client) -> None:
    for number in range(19):
        an_arena(f"Roklubben {number}")

    page = client.get("/arenas/", {"q": "roklubben", "place": "0250"})

    assertContains(page, '<option value="0250" selected>Frederikssund</option>', html=True)
    assertContains(page, "?q=roklubben&amp;place=0250&amp;page=2")


def test_it_costs_as_much_with_thirty(client: Client, assert_same_queries: SameQueries) -> None:
    assert_same_queries(
        lambda number: [an_arena(f"Roklubben {one}") for one in range(number)],
        lambda: client.get("/arenas/", {"q": "roklubben"}),
    )


def test_a_step_costs_as_much_with_thirty(client: Client, assert_same_queries: SameQueries) -> None:
    assert_same_queries(
        lambda number: [an_arena(f"Roklubben {one}") for one in range(number)],
        lambda: client.get("/arenas/", {"step": "spark"}),
    )


def test_a_feed_is_what_it_says(client: Client) -> None:
    an_arena("Haven & gården")

    feed = client.get("/arenas/atom.xml")

    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    assertContains(feed, "<title>Haven &amp; gården</title>")


def test_an_arenas_feed_tells_what_was_done_but_not_the_names_that_are_closed(client: Client) -> None:
    arena = an_arena()
    name = arena.started_by.name
    address = f"{arena.get_absolute_url()}atom.xml"
    assertContains(client.get(address), f"<title>{name} tændte arenaen</title>")

    actions.close_part(
        arena=arena,
        part=Part.PARTICIPANTS,
        reason="Lad os være i fred.",
        until=clock.now() + timedelta(days=3),
        by=arena.started_by,
    )

    assertNotContains(client.get(address), name)
    client.force_login(arena.started_by)
    assertNotContains(client.get(address), name)


def test_a_feed_of_nowhere_is_not_found(client: Client) -> None:
    assert client.get("/arenas/nowhere/atom.xml").status_code == 404
