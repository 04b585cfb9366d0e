"""The made-up arenas decide together, each as its story says, and only once (M161, G3)."""

import pytest
from django.core.management import call_command

from samskab.ground.arenas.enums import Step
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import arenas
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.rooms import standing
from samskab.ground.consent.bridge.checks import findings_in
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Ending, Objection, Proposal, Trial
from samskab.ground.consent.queries.guidelines import GUIDELINES
from samskab.ground.consent.queries.objections import still_open
from samskab.ground.consent.queries.roles import roles_held
from samskab.ground.documents.models import VersionAdopted
from samskab.ground.journal.queries import chain_for

LOADERS = ("load_demo_people", "load_demo_arenas", "load_demo_gathering", "load_demo_texts", "load_demo_consent")


@pytest.mark.django_db
def test_all_that_the_demo_decides_is_decided_once_and_stands_by_the_rules() -> None:
    for _ in range(2):
        for loader in LOADERS:
            call_command(loader, verbosity=0)

    assert sorted(Ending.objects.values_list("end", flat=True)) == [
        *[End.ADOPTED] * 6,
        End.PARKED,
        End.TRIALS,
    ]
    assert Proposal.objects.filter(kind=GUIDELINES).count() == 2
    assert [proposal.title for proposal in Proposal.objects.filter(ending__isnull=True, reviews=None)] == [
        "Derfor ligger grunden tom",
        "Vandvagter i seks gader",
    ]
    assert Proposal.objects.filter(ending__isnull=True, reviews__isnull=False).count() == 1
    going_on = Objection.objects.filter(proposal__ending__isnull=True)
    assert (going_on.count(), still_open(going_on).count(), Trial.objects.count()) == (3, 2, 2)
    flood = glimpsed(arenas()).get(title__startswith="Et fælles stormflodsberedskab")
    assert [held.participation.person.name for held in roles_held(flood)] == ["Birgit"]
    assert Step.CREATE in standing(flood)
    adopted = VersionAdopted.objects.get()
    assert (adopted.version.document.title, adopted.version.number) == ("Sådan forstår vi vandet", 2)
    for arena in Arena.objects.filter(proposals__isnull=False).distinct():
        assert findings_in(chain_for(None, arena.ref)) == ()
