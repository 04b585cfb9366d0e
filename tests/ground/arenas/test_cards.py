"""A card is drawn once while nothing in it changes: it is never old, never another's, and the same for everybody."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils.safestring import mark_safe
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Part
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from samskab.ui.templatetags.ui import arena as cards
from samskab.ui.templatetags.ui.journey import STEPS
from tests.factories import a_participant, a_person, an_arena

CARD = re.compile(r'<li class="card">.*?</li>(?=<li class="card">|</ul>)', re.DOTALL)
SECTORS = st.dictionaries(st.sampled_from(["public", "business", "civil_society", "citizen"]), st.integers(0, 3))
FEW_WORDS = st.sampled_from(["En have", "<b>En have</b>", "En have & en sø", mark_safe("<b>En have</b>")])
GIVEN = st.fixed_dictionaries(
    {
        "title": FEW_WORDS,
        "href": st.sampled_from(["/have/", "/have/?a=1&b=2"]),
        "place": st.sampled_from(["", "Ry"]),
        "lead": FEW_WORDS | st.just(""),
        "people": SECTORS,
        "missing": st.none() | SECTORS,
        "now": st.sampled_from(list(STEPS)) | st.sets(st.sampled_from(list(STEPS)), min_size=1),
        "done": st.none() | st.sets(st.sampled_from(list(STEPS))),
        "lacks": FEW_WORDS,
        "level": st.sampled_from([2, 3]),
        "element": st.sampled_from(["li", "article"]),
    }
)


def cards_for(client: Client, *, language: str = "da") -> list[str]:
    """The cards on the list of arenas."""
    client.cookies["language"] = language
    return CARD.findall(client.get("/arenas/").content.decode())


@given(several=st.lists(st.tuples(st.sampled_from(["da", "en"]), GIVEN), min_size=1, max_size=8))
def test_a_card_that_was_drawn_before_says_what_one_drawn_now_says(
    several: list[tuple[str, dict[str, Any]]],
) -> None:
    for language, given_now in several:
        with override(language):
            kept = str(cards.arena_card(**given_now))
            cards._drawn.cache_clear()
            assert kept == str(cards.arena_card(**given_now))


def test_what_people_write_is_text_even_after_the_same_words_were_markup() -> None:
    source = Template('{% arena_card title=title href="/" place="" lead="" people=people now="act" lacks="Jord." %}')
    house = source.render(Context({"title": mark_safe("<i>Ry</i>"), "people": {"citizen": 1}}))

    written = source.render(Context({"title": "<i>Ry</i>", "people": {"citizen": 1}}))

    assert "<i>Ry</i>" in house
    assert "<i>" not in written


@pytest.mark.django_db
def test_each_act_is_on_the_card_at_once(client: Client) -> None:
    arena = an_arena("Lys i natten", text="Der er mørkt.")
    seen = [cards_for(client)]

    actions.say_purpose(arena=arena, text="Alle kommer hjem.", by=arena.started_by)
    seen.append(cards_for(client))
    a_participant(arena, perspective=Perspective.ADMINISTRATOR)
    seen.append(cards_for(client))

    assert [("Alle kommer hjem." in card, "2 er med: 1 Offentlig, 1 Borger." in card) for (card,) in seen] == [
        (False, False),
        (True, False),
        (True, True),
    ]


@pytest.mark.django_db
def test_a_card_falls_asleep_with_its_arena(client: Client) -> None:
    an_arena()
    assert "Mangler" in cards_for(client)[0]

    with clock.held_at(clock.now() + timedelta(days=91)):
        assert "Sover. Den vågner, når nogen gør noget." in cards_for(client)[0]


@pytest.mark.django_db
def test_a_card_speaks_the_language_of_the_one_who_reads(client: Client) -> None:
    an_arena()

    danish, english, again = (cards_for(client, language=language)[0] for language in ("da", "en", "da"))

    assert "Vi er ved" in danish
    assert "Vi er ved" not in english
    assert danish == again


@pytest.mark.django_db
def test_everybody_sees_the_same_card_whoever_had_it_drawn(client: Client) -> None:
    ruth, jonas = a_person("Ruth Hemmelig"), a_person("Jonas Hemmelig")
    arena = an_arena(by=ruth)
    actions.close_part(
        arena=arena, part=Part.PARTICIPANTS, reason="Nogen er bange.", until=clock.now() + timedelta(days=3), by=ruth
    )
    stranger, insider, outsider = Client(), Client(), Client()
    insider.force_login(ruth)
    outsider.force_login(jonas)

    drawn = [cards_for(each) for each in (insider, stranger, outsider, insider)]

    assert len(drawn[0]) == 1
    assert drawn[1:] == [drawn[0]] * 3
    assert "Hemmelig" not in drawn[0][0]
    assert "csrf" not in drawn[0][0]


@pytest.mark.django_db
def test_a_card_is_short_in_a_language_without_spaces(client: Client) -> None:
    arena = an_arena("優步", text="優步在台灣的未來" * 60)
    card = CARD.findall(client.get("/arenas/").text)[0]
    assert arena.text[:199] + "…" in card
    assert arena.text[:200] not in card
