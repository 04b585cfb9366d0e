"""Support that is offered: those who began decide, it is talked of on dated days, and it gives no say (M156, M157)."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import Part, StewardshipKind
from samskab.ground.people.enums import OrganisationKind, Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.enums import OfferKind, OfferStand, Want
from samskab.stages.gather.models import CheckIn, OfferAnswer, SupportOffer
from samskab.stages.gather.queries.offers import offer_for, offered, today
from tests.factories import a_spokesperson
from tests.stages.gather.conftest import Here, browser_of

pytestmark = pytest.mark.django_db


def path(name: str, here: Here, **more: Any) -> str:
    return reverse(f"gather:{name}", kwargs={"slug": here.arena.slug, **more})


def text(response: Any) -> str:
    return str(response.content.decode())


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


def an_offer(here: Here, by: Person | None = None, words: str = "Et lokale om torsdagen") -> SupportOffer:
    return actions.offer_support(
        arena=here.arena, kind=OfferKind.PLACE, text=words, talk_on=in_days(30), by=by or here.karl
    )


def a_wanted_offer(here: Here) -> SupportOffer:
    offer = an_offer(here)
    actions.answer_offer(offer=offer, want=Want.YES, by=here.anne)
    return offer


def stand(here: Here, offer: SupportOffer) -> OfferStand:
    return offer_for(here.arena, offer.ref).stand


def is_wished_now(here: Here) -> bool:
    (one,) = offered(here.arena, None)
    (growing,) = [talk for talk in one.talks if talk.check_in.about == "grow"]
    return growing.is_wished


def refused(act: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


class TestOffering:
    """What is offered waits for those who began."""

    def test_an_offer_stands_on_the_page_with_for_whom_and_for_how_long(self, here: Here) -> None:
        speaks = a_spokesperson(name="Ærø Kommune", kind=OrganisationKind.MUNICIPALITY)
        arenas.enter(
            arena=here.arena,
            perspective=Perspective.PUBLIC_LEADER,
            organisation=speaks.organisation,
            by=speaks.person,
        )
        given = {"kind": "money", "text": "5.000 kr.", "talk_on": in_days(30), "until": in_days(90)}
        for _ in range(2):
            browser_of(speaks.person).post(path("offer_support", here), given)
        offer = SupportOffer.objects.get()
        page = text(Client().get(path("duties", here)))
        assert (offer.organisation, offer.until) == (speaks.organisation, in_days(90))
        assert ["5.000 kr." in page, "Ærø Kommune" in page, "Venter på initiativtagerne" in page] == [True] * 3
        assert "Støtte giver ikke mere at skulle have sagt, og ingen tager over." in page

    @pytest.mark.parametrize(
        ("field", "given"),
        [
            ("text", ""),
            ("text", "x" * 100_000),
            ("text", "010180-1234"),
            ("kind", "power"),
            ("talk_on", ""),
            ("talk_on", "2020-01-01"),
            ("talk_on", "9999-12-31"),
            ("talk_on", "i morgen"),
            ("until", "2020-01-01"),
        ],
    )
    def test_what_cannot_be_kept_is_told_and_the_rest_stays(self, here: Here, field: str, given: str) -> None:
        sent = {"kind": "time", "text": "<script>x()</script>", "talk_on": in_days(30), "until": "", field: given}
        page = browser_of(here.karl).post(path("offer_support", here), sent)
        assert (page.status_code, "error-summary" in text(page)) == (200, True)
        assert "<script>x()" not in text(page)
        assert not SupportOffer.objects.exists()

    def test_scripts_are_only_words(self, here: Here) -> None:
        an_offer(here, words="<script>x()</script>")
        assert "<script>x()" not in text(Client().get(path("duties", here)))

    def test_one_who_would_have_to_answer_themself_just_does_it(self, here: Here) -> None:
        assert refused(partial(an_offer, here, here.anne)) == "only_you"
        people = (here.anne, here.karl, here.ida)
        offers_it = [path("offer_support", here) in text(browser_of(who).get(path("duties", here))) for who in people]
        assert offers_it == [False, True, True]

    def test_the_public_side_is_seen_not_to_have_asked(self, here: Here) -> None:
        lacks = "Det offentlige mangler at spørge"
        an_offer(here, here.ida)
        assert lacks in text(Client().get(path("duties", here)))
        an_offer(here)
        assert lacks not in text(Client().get(path("duties", here)))

    def test_who_offers_is_not_named_while_those_who_take_part_are_closed(self, here: Here) -> None:
        a_wanted_offer(here)
        arenas.close_part(
            arena=here.arena,
            part=Part.PARTICIPANTS,
            reason="Vi passer på dem, der er her.",
            until=clock.now() + timedelta(days=30),
            by=here.anne,
        )
        outside, inside = Client().get(path("duties", here)), browser_of(here.ida).get(path("duties", here))
        assert ["Karl" in text(outside), "Karl" in text(inside)] == [False, True]


class TestAnswering:
    """The initiators say what they want, and nobody says it for them."""

    def test_only_those_who_began_answer_and_they_owe_no_reason(self, here: Here) -> None:
        offer = an_offer(here)
        answer = path("answer_offer", here, ref=offer.ref)
        assert [browser_of(who).post(answer, {"want": "yes"}).status_code for who in (here.karl, here.ida)] == [403] * 2
        browser_of(here.anne).post(answer, {"want": "enough"})
        assert stand(here, offer) == OfferStand.DECLINED
        assert not CheckIn.objects.exists()

    def test_a_yes_sets_the_day_that_was_proposed_or_another(self, here: Here) -> None:
        for days, expected in (("", in_days(30)), (in_days(7).isoformat(), in_days(7))):
            offer = an_offer(here, words=f"Et lokale {days}")
            browser_of(here.anne).post(path("answer_offer", here, ref=offer.ref), {"want": "yes", "next_on": days})
            assert offer_for(here.arena, offer.ref).check_ins.get().due_at.date() == expected

    def test_the_form_asks_for_a_day_only_while_none_is_set(self, here: Here) -> None:
        offer = an_offer(here)
        answer, asks = path("answer_offer", here, ref=offer.ref), 'name="next_on"'
        before = text(browser_of(here.anne).get(answer))
        browser_of(here.anne).post(answer, {"want": "yes"})
        after = text(browser_of(here.anne).get(answer))
        talk = text(browser_of(here.anne).get(path("answer_check_in", here, ref=CheckIn.objects.get().ref)))
        assert [asks in page for page in (before, after, talk)] == [True, False, True]

    def test_what_should_be_otherwise_is_said(self, here: Here) -> None:
        answer = path("answer_offer", here, ref=an_offer(here).ref)
        page = text(browser_of(here.anne).post(answer, {"want": "change", "text": ""}))
        assert "Skriv, hvad der skal være anderledes." in page

    def test_the_last_word_of_those_who_began_stands(self, here: Here) -> None:
        offer = an_offer(here)
        stands = []
        for want in (Want.YES, Want.ENOUGH, Want.YES):
            actions.answer_offer(offer=offer, want=want, by=here.anne)
            stands.append(stand(here, offer))
        assert stands == [OfferStand.WANTED, OfferStand.ENDED, OfferStand.WANTED]

    def test_those_who_said_enough_on_the_way_may_say_yes_again(self, here: Here) -> None:
        offer = a_wanted_offer(here)
        actions.answer_offer(offer=offer, check_in=CheckIn.objects.get(), want=Want.ENOUGH, by=here.anne)
        actions.answer_offer(offer=offer, want=Want.YES, by=here.anne)
        assert stand(here, offer) == OfferStand.WANTED
        assert CheckIn.objects.filter(answers__isnull=True).count() == 1

    def test_a_double_click_is_one_answer(self, here: Here) -> None:
        offer = an_offer(here)
        for _ in range(2):
            actions.answer_offer(offer=offer, want=Want.YES, by=here.anne)
        assert (OfferAnswer.objects.count(), CheckIn.objects.count()) == (1, 1)

    def test_nobody_answers_their_own_offer(self, here: Here) -> None:
        asked = arenas.ask_stewardship(
            arena=here.arena, kind=StewardshipKind.INITIATOR, reason="Vi er to om det.", by=here.karl
        )
        arenas.answer_stewardship(request=asked, yes=True, by=here.anne)
        offer = an_offer(here)
        assert refused(partial(actions.answer_offer, offer=offer, want=Want.YES, by=here.karl)) == "own_question"


class TestTalking:
    """A day to talk is shown, lapses in the open, and closes by an answer alone."""

    def test_a_lapse_is_shown_for_as_long_as_it_lasts_and_the_answer_sets_the_next_day(self, here: Here) -> None:
        a_wanted_offer(here)
        first = CheckIn.objects.get()
        with clock.held_at(clock.now() + timedelta(days=900)):
            assert "Snakken mangler endnu" in text(Client().get(path("duties", here)))
            browser_of(here.anne).post(path("answer_check_in", here, ref=first.ref), {"want": "yes"})
            page = text(Client().get(path("duties", here)))
            assert ["Talt om, men for sent" in page, "Næste snak" in page] == [True, True]
            assert CheckIn.objects.get(answers__isnull=True).due_at.date() == in_days(90)

    def test_enough_is_enough_and_nothing_more_is_asked(self, here: Here) -> None:
        offer = a_wanted_offer(here)
        actions.answer_offer(offer=offer, want=Want.ENOUGH, by=here.anne)
        with clock.held_at(clock.now() + timedelta(days=900)):
            page = text(Client().get(path("duties", here)))
        assert ["Støtten sluttede, før dagen kom" in page, "Snakken mangler endnu" in page] == [True, False]

    def test_a_lapse_stays_to_be_seen_after_the_support_has_ended(self, here: Here) -> None:
        offer = a_wanted_offer(here)
        with clock.held_at(clock.now() + timedelta(days=40)):
            actions.answer_offer(offer=offer, want=Want.ENOUGH, by=here.anne)
            assert "Snakken mangler endnu" in text(Client().get(path("duties", here)))

    def test_the_last_day_ends_nothing_by_itself(self, here: Here) -> None:
        offer = actions.offer_support(
            arena=here.arena, kind=OfferKind.TIME, text="Hænder", talk_on=in_days(5), until=in_days(9), by=here.karl
        )
        actions.answer_offer(offer=offer, want=Want.YES, by=here.anne)
        with clock.held_at(clock.now() + timedelta(days=30)):
            assert stand(here, offer) == OfferStand.WANTED
            assert "Dagen er gået" in text(Client().get(path("duties", here)))

    def test_an_offer_is_taken_back_by_those_who_made_it_with_a_reason(self, here: Here) -> None:
        offer = a_wanted_offer(here)
        back = path("take_offer_back", here, ref=offer.ref)
        assert browser_of(here.anne).post(back, {"text": "Nej."}).status_code == 403
        assert "Skriv hvorfor." in text(browser_of(here.karl).post(back, {"text": ""}))
        for _ in range(2):
            browser_of(here.karl).post(back, {"text": "Lokalet bliver solgt."})
        assert stand(here, offer) == OfferStand.TAKEN_BACK
        assert "Lokalet bliver solgt." in text(Client().get(path("duties", here)))
        assert refused(partial(actions.answer_offer, offer=offer, want=Want.YES, by=here.anne)) == "taken_back"


class TestGrowing:
    """Nothing grows without a need, and a yes from all who stand behind (M157)."""

    def test_only_what_is_wanted_can_grow(self, here: Here) -> None:
        offer = an_offer(here)
        assert refused(partial(actions.ask_to_grow, offer=offer, text="Hele byen", by=here.karl)) == "not_wanted"

    def test_growing_takes_every_initiator_and_what_they_need(self, here: Here) -> None:
        asked = arenas.ask_stewardship(
            arena=here.arena, kind=StewardshipKind.INITIATOR, reason="Vi er to om det.", by=here.ida
        )
        arenas.answer_stewardship(request=asked, yes=True, by=here.anne)
        offer = a_wanted_offer(here)
        for _ in range(2):
            browser_of(here.karl).post(path("ask_to_grow", here, ref=offer.ref), {"text": "Hele byen"})
        question = CheckIn.objects.get(about="grow")
        answer = path("answer_check_in", here, ref=question.ref)
        assert browser_of(here.karl).post(answer, {"want": "yes", "text": "Ja"}).status_code == 403
        assert "Skriv, hvad I har brug for." in text(browser_of(here.anne).post(answer, {"want": "yes", "text": ""}))
        wished: list[bool] = []
        for who, want in ((here.anne, Want.YES), (here.ida, Want.YES), (here.anne, Want.ENOUGH)):
            actions.answer_offer(offer=offer, check_in=question, want=want, text="To rum til", by=who)
            wished.append(is_wished_now(here))
        assert wished == [False, True, False]
        assert stand(here, offer) == OfferStand.WANTED
