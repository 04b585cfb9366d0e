"""What the house and the database keep of support: facts without words, what is one's own, and every guard."""

from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samskab.ground.journal.models import Entry
from samskab.ground.people.actions.erasing import erase_person
from samskab.ground.people.enums import Perspective
from samskab.ground.people.queries.exports import everything_about
from samskab.stages.gather import actions
from samskab.stages.gather.enums import OfferKind, OfferStand, Want
from tests.factories import a_participant, a_person, an_arena
from tests.stages.gather.conftest import Here, browser_of
from tests.stages.gather.test_offers import a_wanted_offer, an_offer, in_days, path, stand, text
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db


def test_the_journal_holds_that_it_happened_and_no_word_of_it(here: Here) -> None:
    offer = a_wanted_offer(here)
    actions.ask_to_grow(offer=offer, text="Hele byen", by=here.ida)
    actions.take_offer_back(offer=offer, text="Solgt", by=here.karl)
    entries = list(Entry.objects.filter(chain=str(here.arena.ref)).order_by("-sequence")[:4])
    assert [entry.kind for entry in reversed(entries)] == [
        "gather.support_offered",
        "gather.offer_answered",
        "gather.growing_asked",
        "gather.offer_taken_back",
    ]
    told = " ".join(str(entry.body) for entry in entries)
    assert ["lokale" in told, "Hele byen" in told, "Solgt" in told] == [False] * 3


def test_what_one_said_is_ones_own_to_fetch_and_stays_when_one_is_gone(here: Here) -> None:
    offer = a_wanted_offer(here)
    actions.ask_to_grow(offer=offer, text="Hele byen", by=here.karl)
    rows = {section.name: rows for section, rows in everything_about(here.karl)}
    assert [row["words"] for row in rows["gathered"]] == ["Et sted at være · Et lokale om torsdagen", "Hele byen"]
    erase_person(by=here.karl)
    page = text(Client().get(path("duties", here)))
    assert ["Et lokale om torsdagen" in page, "Karl" in page] == [True, False]


def test_it_goes_with_an_arena_that_somebody_takes_with_them(here: Here) -> None:
    actions.offer_support(
        arena=here.arena, kind=OfferKind.TIME, text="Hænder", talk_on=in_days(5), until=in_days(9), by=here.karl
    )
    (told,) = Client().get(reverse("arenas:export", args=[here.arena.slug])).json()["support"]
    assert (told["text"], told["until"], told["stands"]) == ("Hænder", in_days(9).isoformat(), "new")


def test_the_page_asks_as_often_for_many_as_for_one(here: Here) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            giver = a_participant(here.arena, perspective=Perspective.COMPANY).person
            offer = an_offer(here, giver)
            actions.answer_offer(offer=offer, want=Want.YES, by=here.anne)
            asked = actions.ask_to_grow(offer=offer, text="Hele byen", by=giver)
            actions.answer_offer(offer=offer, check_in=asked, want=Want.YES, text="Ja", by=here.anne)
            actions.take_offer_back(offer=an_offer(here, giver, "En gård"), text="Solgt", by=giver)

    browser = browser_of(here.anne)
    as_many_for_thirty(make, partial(browser.get, path("duties", here)))
    with at_most(20):
        browser.get(path("duties", here))


ANSWER = (
    "INSERT INTO gather_offeranswer (ref, arena_id, said_by_id, said_in, said_at, offer_id, check_in_id, want, text)"
    " SELECT gen_random_uuid(), who.arena_id, who.person_id, who.perspective, now(), {offer}, {check_in}, '{want}', ''"
    " FROM arenas_participation who WHERE who.perspective = '{who}' AND who.arena_id = {arena}"
)
CHECK = (
    "INSERT INTO gather_checkin (ref, arena_id, said_by_id, said_in, said_at, offer_id, about, text, due_at)"
    " SELECT gen_random_uuid(), who.arena_id, who.person_id, who.perspective, now(), {offer}, '{about}', '', {due}"
    " FROM arenas_participation who WHERE who.perspective = 'citizen' AND who.arena_id = {arena}"
)
BACK = (
    "INSERT INTO gather_offertakenback (ref, arena_id, said_by_id, said_in, said_at, offer_id, text)"
    " SELECT gen_random_uuid(), who.arena_id, who.person_id, who.perspective, now(), {offer}, 'Væk'"
    " FROM arenas_participation who WHERE who.perspective = '{who}' AND who.arena_id = {arena}"
)


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM gather_supportoffer",
        "UPDATE gather_supportoffer SET said_by_id = {anne}",
        "UPDATE gather_checkin SET due_at = due_at + interval '9 years'",
        "DELETE FROM gather_checkin",
        "UPDATE gather_offeranswer SET want = 'yes'",
        "DELETE FROM gather_offeranswer",
        ANSWER.replace("{want}", "yes").replace("{who}", "administrator").replace("{check_in}", "NULL"),
        ANSWER.replace("{want}", "yes").replace("{who}", "association").replace("{check_in}", "NULL"),
        ANSWER.replace("{want}", "change").replace("{who}", "citizen").replace("{check_in}", "NULL"),
        ANSWER.replace("{want}", "yes").replace("{who}", "citizen").replace("{check_in}", "{growing}"),
        ANSWER.replace("{want}", "yes").replace("{who}", "citizen").replace("{check_in}", "{elsewhere}"),
        CHECK.replace("{about}", "grow").replace("{due}", "now() + interval '9 days'"),
        CHECK.replace("{about}", "still").replace("{due}", "now() - interval '9 days'"),
        BACK.replace("{who}", "citizen"),
        BACK.replace("{who}", "association"),
    ],
)
def test_the_database_lets_nobody_say_yes_for_those_who_began(here: Here, attack: str) -> None:
    offer = a_wanted_offer(here)
    growing = actions.ask_to_grow(offer=offer, text="Hele byen", by=here.karl)
    other = Here(an_arena(by=here.anne), here.anne, here.karl, here.ida)
    a_participant(other.arena, by=here.karl, perspective=Perspective.ADMINISTRATOR)
    elsewhere = a_wanted_offer(other).check_ins.get()
    named = {
        "offer": offer.pk,
        "arena": here.arena.pk,
        "anne": here.anne.pk,
        "growing": growing.pk,
        "elsewhere": elsewhere.pk,
    }
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack.format(**named))


def test_the_attacks_are_refused_for_what_they_do_and_not_for_how_they_are_written(here: Here) -> None:
    offer = a_wanted_offer(here)
    named = {"offer": offer.pk, "arena": here.arena.pk, "check_in": "NULL"}
    with connection.cursor() as cursor:
        cursor.execute(ANSWER.format(want="enough", who="citizen", **named))
        cursor.execute(CHECK.format(about="still", due="now() + interval '9 days'", **named))
        cursor.execute(BACK.format(who="administrator", **named))
    assert stand(here, offer) == OfferStand.TAKEN_BACK


def test_a_stranger_is_asked_to_step_in_first(here: Here) -> None:
    offer = an_offer(here)
    stranger = browser_of(a_person())
    for name in ("answer_offer", "ask_to_grow", "take_offer_back"):
        assert stranger.get(path(name, here, ref=offer.ref)).status_code == 403
    assert stranger.get(path("offer_support", here)).status_code == 403
