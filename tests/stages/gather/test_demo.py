"""The nine stories gather: on a map, side by side, with what lies fast and what is owed, and only once (M41–M49)."""

import pytest
from django.core.management import call_command

from samskab.ground.arenas.models import Arena
from samskab.ground.journal.models import Entry
from samskab.ground.journal.queries import chain_for, verify_chain
from samskab.stages.gather.enums import OfferStand
from samskab.stages.gather.models import Actor, Frame, InvitationRequest, PartyAnswer, SupportNeed
from samskab.stages.gather.queries.offers import offers

LOADERS = ("load_demo_people", "load_demo_arenas", "load_demo_gathering", "load_demo_talk", "load_demo_endings")


@pytest.mark.django_db
def test_all_that_the_demo_makes_is_made_once() -> None:
    for _ in range(2):
        for loader in LOADERS:
            call_command(loader, verbosity=0)
    arenas = Arena.objects.all()
    assert Actor.objects.values("arena").distinct().count() == arenas.count() == 9
    assert PartyAnswer.objects.values("arena").distinct().count() == 9
    assert (Frame.objects.count(), SupportNeed.objects.count()) == (10, 2)
    wanted = [offer.stand for arena in arenas for offer in offers(arena)]
    assert sorted(wanted) == [OfferStand.DECLINED, OfferStand.NEW, OfferStand.WANTED, OfferStand.WANTED]
    assert [asked.waits for asked in InvitationRequest.objects.order_by("id")] == [True, False, True]
    assert [arena.is_asleep for arena in arenas].count(True) == 1
    assert all(verify_chain(chain_for(None, arena.ref)) for arena in arenas)
    assert all(Entry.objects.filter(chain=str(arena.ref)).count() == arena.acts for arena in arenas)
