"""The pages of talk: they work without JavaScript, for guests too, and show names to those who may see them."""

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind, Part, StartingPoint
from samskab.ground.people.enums import Perspective
from samskab.ground.people.queries.exports import everything_about
from samskab.ground.talk import actions
from samskab.ground.talk.models import Appreciation, Attention, Contribution
from samskab.ground.talk.queries.contributions import words_of
from samskab.ground.talk.queries.saying import Place
from samskab.kernel import clock
from samskab.stages.gather import actions as gather
from samskab.stages.gather.enums import Firmness
from tests.factories import a_person, as_guest
from tests.ground.talk.conftest import Here, browser_of
from tests.support.queries import as_many_for_thirty

pytestmark = pytest.mark.django_db


def about_arena(name: str, here: Here) -> str:
    return reverse(f"talk:{name}", args=[here.arena.slug, "arena", here.arena.ref])


def about(name: str, said: Contribution) -> str:
    return reverse(f"talk:{name}", args=[said.thread.arena.slug, said.ref])


def room(here: Here, browser: Client | None = None, **query: Any) -> str:
    return (browser or Client()).get(reverse("talk:room", args=[here.arena.slug]), query).content.decode()


def test_words_are_said_and_one_is_led_to_where_they_stand(here: Here) -> None:
    anne = browser_of(here.anne)
    response = anne.post(about_arena("say", here), {"text": "Vi *mangler* en bus."})
    said = Contribution.objects.get()
    assert response["Location"] == about("said", said)
    place = anne.get(response["Location"])
    assert place["Location"] == f"{reverse('talk:room', args=[here.arena.slug])}#said-{said.ref}"
    assert "<p>Vi <em>mangler</em> en bus.</p>" in room(here)


def test_what_was_written_stands_there_when_something_is_wrong(here: Here) -> None:
    page = browser_of(here.anne).post(about_arena("say", here), {"text": "Mit nummer er 010180-1234."}).content.decode()
    assert ["error-summary" in page, "Mit nummer er 010180-1234." in page] == [True, True]
    assert not Contribution.objects.exists()


def test_what_was_said_too_late_stands_in_the_talk_when_one_comes_in_again(here: Here) -> None:
    browser, page = Client(), reverse("talk:room", args=[here.arena.slug])
    sent = browser.post(
        about_arena("say", here), {"text": "Vi mangler en bus."}, headers={"Referer": f"http://testserver{page}"}
    )
    browser.force_login(here.anne, backend=settings.AUTHENTICATION_BACKENDS[0])

    assert page in unquote(sent.headers["Location"])
    assert all(said in room(here, browser) for said in ("Vi mangler en bus.", "Det er ikke sendt endnu."))

    browser.post(about_arena("say", here), {"text": "Vi mangler to busser."})

    assert "Det er ikke sendt endnu." not in room(here, browser)


def test_those_who_were_named_too_late_are_seen_in_the_list(here: Here) -> None:
    browser, page = Client(), about("answer", here.said("Vi mangler en bus."))
    browser.post(page, {"text": "Spørg ham.", "names": [str(here.of_karl.ref)]})
    browser.force_login(here.anne, backend=settings.AUTHENTICATION_BACKENDS[0])
    opened = '<details class="disclosure" open><summary>Nævn nogen fra en liste'
    assert [opened in browser.get(page).text, opened in browser_of(here.anne).get(page).text] == [True, False]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("quote", {"text": "Det kan vi godt.", "passage": "en bus"}),
        ("thank", {"words": "Det kan vi godt."}),
    ],
)
def test_what_was_written_while_the_other_took_it_back_is_not_lost(
    here: Here, name: str, words: dict[str, str]
) -> None:
    said = here.said()
    karl = browser_of(here.karl)
    assert karl.get(about(name, said)).status_code == 200
    actions.withdraw(contribution=said, by=here.anne)

    page = karl.post(about(name, said), words).content.decode()

    assert ["error-summary" in page, "Det kan vi godt." in page] == [True, True]


def test_those_who_take_part_can_be_chosen_from_a_list(here: Here) -> None:
    browser_of(here.anne).post(about_arena("say", here), {"text": "Hvad siger du?", "names": [str(here.of_karl.ref)]})
    assert "Nævner Karl Krog" in room(here)


def test_answering_quoting_thanking_wording_anew_and_taking_back(here: Here) -> None:
    said = here.said("Vi mangler en bus.")
    karl, anne = browser_of(here.karl), browser_of(here.anne)
    karl.post(about("answer", said), {"text": "Der går en klokken ni."})
    karl.post(about("quote", said), {"passage": "en bus", "text": "Hvilken?"})
    karl.post(about("thank", said), {"words": "at du siger det"})
    anne.post(about("reword", said), {"text": "Vi mangler to busser."})
    page = room(here)
    for words in ("Der går en klokken ni.", "<p>en bus</p>", "at du siger det", "Vi mangler to busser.", "undervejs"):
        assert words in page
    assert "Vi mangler en bus." in Client().get(about("history", said)).content.decode()
    karl.post(about("take_thanks_back", said))
    anne.post(about("withdraw", said))
    page = room(here)
    assert "Trukket tilbage af Anne Ager." in page
    assert ["to busser" in page, "<p>en bus</p>" in page, "at du siger det" in page] == [False, False, False]
    assert "Der går en klokken ni." in page
    assert "en bus" not in Client().get(about("history", said)).content.decode()


def test_a_quote_that_changes_the_words_is_told_so(here: Here) -> None:
    said = here.said("Vi mangler en bus.")
    page = browser_of(here.karl).post(about("quote", said), {"passage": "ingen bus", "text": "Nå."}).content.decode()
    assert ["Sådan står det ikke." in page, "Nå." in page] == [True, True]


def test_a_guest_who_takes_part_talks_as_everybody_does(here: Here) -> None:
    browser = Client()
    guest = as_guest(browser, "Gæst Gerda")
    link = arenas.invite(arena=here.arena, kind=InvitationKind.LINK, by=here.anne)
    arenas.enter(arena=here.arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    browser.post(about_arena("say", here), {"text": "Jeg bor der."})
    assert ["Jeg bor der." in room(here), "Gæst Gerda" in room(here)] == [True, True]
    said = Contribution.objects.get()
    browser.post(about("reword", said), {"text": "Jeg bor der stadig."})
    assert words_of(said) == "Jeg bor der stadig."


@pytest.mark.parametrize("name", ["say", "ask"])
def test_those_outside_are_shown_in_and_do_nothing(name: str, here: Here) -> None:
    words = {"text": "Hej"}
    stranger = Client().post(about_arena(name, here), words)
    assert stranger["Location"].partition("?")[0] == resolve_url(settings.LOGIN_URL)
    assert browser_of(a_person()).post(about_arena(name, here), words).status_code == 403
    assert not Contribution.objects.exists()
    assert "Træd ind, og tal med" in room(here)


def test_where_names_are_closed_only_the_sector_is_seen_from_outside(here: Here) -> None:
    said = here.said("@Karl", by=here.anne)
    actions.thank(contribution=said, words="det", by=here.karl)
    here.said("Ja.", by=here.karl, place=Place(quotes=said, passage="@"))
    until = clock.now() + timedelta(days=30)
    arenas.close_part(arena=here.arena, part=Part.PARTICIPANTS, reason="Vi passer på os.", until=until, by=here.anne)
    outside, inside = room(here), room(here, browser_of(here.ida))
    assert [name in outside for name in ("Anne Ager", "Karl Krog")] == [False, False]
    assert [name in inside for name in ("Anne Ager", "Karl Krog")] == [True, True]
    assert "Anne Ager" not in Client().get(about("history", said)).content.decode()


def test_listening_is_ones_own(here: Here) -> None:
    here.said()
    karl = browser_of(here.karl)
    karl.post(about_arena("follow", here))
    karl.post(about_arena("mute", here))
    assert "Hør samtalen igen" in room(here, karl)
    assert "Hør samtalen igen" not in room(here, browser_of(here.anne))
    karl.post(about_arena("unmute", here))
    assert "Følg ikke mere" in room(here, karl)
    karl.post(about_arena("unfollow", here))
    ears = Attention.objects.get()
    assert (ears.person, ears.follows_since, ears.muted_since) == (here.karl, None, None)


def test_a_long_thread_has_pages_and_each_place_is_found(here: Here) -> None:
    for number in range(31):
        here.said(f"Nummer {number}")
    last = Contribution.objects.order_by("-pk")[0]
    assert ["Nummer 30<" in room(here), "Nummer 30<" in room(here, page=2)] == [False, True]
    assert "?page=2#said-" in Client().get(about("said", last))["Location"]
    assert ["Nummer 0<" in room(here, page="x"), "Nummer 30<" in room(here, page=99)] == [True, True]


def test_a_frame_is_talked_about_and_found_from_the_room(here: Here) -> None:
    frame = gather.state_frame(
        arena=here.arena, what="250.000 kr. i alt", firmness=Firmness.FIXED, why="Budget.", until="Maj", by=here.karl
    )
    address = reverse("talk:thread", args=[here.arena.slug, "gather.frame", frame.ref])
    assert address in Client().get(reverse("gather:frames", args=[here.arena.slug])).content.decode()
    say = reverse("talk:say", args=[here.arena.slug, "gather.frame", frame.ref])
    browser_of(here.anne).post(say, {"text": "Hvorfor lige det?"})
    assert "Hvorfor lige det?" in Client().get(address).content.decode()
    assert [address in room(here), "Hvorfor lige det?" in room(here)] == [True, False]


@pytest.mark.parametrize("kind", ["gather.frame", "nothing.at_all", "arena"])
def test_what_is_not_there_cannot_be_talked_about(kind: str, here: Here) -> None:
    nowhere = reverse("talk:thread", args=[here.arena.slug, kind, here.of_karl.ref])
    assert Client().get(nowhere).status_code == 404


def test_what_another_arena_says_is_not_found_here(here: Here) -> None:
    said = here.said()
    elsewhere = arenas.start_arena(
        title="Et andet sted",
        text="Der sker noget her.",
        starting_point=StartingPoint.PROBLEM,
        place="0250",
        perspective=Perspective.CITIZEN,
        by=here.karl,
    )
    assert Client().get(reverse("talk:history", args=[elsewhere.slug, said.ref])).status_code == 404


def test_ones_own_data_holds_what_one_said_thanked_for_and_hears(here: Here) -> None:
    said = here.said("Mine ord.", by=here.karl)
    actions.reword(contribution=said, text="Mine andre ord.", by=here.karl)
    actions.thank(contribution=here.said(), words="bussen", by=here.karl)
    actions.mute(thread=said.thread, by=here.karl)
    rows = {section.name: rows for section, rows in everything_about(here.karl)}
    assert [row["words"] for row in rows["said"]] == ["Mine ord.", "Mine andre ord."]
    assert [row["words"] for row in rows["thanks"]] == ["bussen"]
    assert [row["follows_since"] for row in rows["attention"]] == [None]
    assert Appreciation.objects.count() == 1


def test_a_room_with_thirty_voices_asks_as_often_as_with_one(here: Here) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            root = here.said(f"Nummer {Contribution.objects.count()}")
            here.said(f"Svar {root.pk}", by=here.karl, place=Place(answers=root))

    anne = browser_of(here.anne)
    as_many_for_thirty(make, lambda: room(here, anne))
