"""The made-up town: whole, believable, and the same however often it is made."""

import pytest
from django.core.management import call_command

from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Organisation, Person, PersonPerspective, Representation


@pytest.mark.django_db
def test_the_town_is_whole_and_made_only_once() -> None:
    for _ in range(2):
        call_command("load_demo_people", verbosity=0)
        assert Person.objects.count() == 13
        assert Organisation.objects.filter(confirmed_at__isnull=False).count() == 8
        assert all(agreement.stands for agreement in Representation.objects.all())
        assert set(PersonPerspective.objects.values_list("perspective", flat=True)) == set(Perspective.values)
        assert {organisation.sector for organisation in Organisation.objects.all()} | {Sector.CITIZEN} == set(Sector)
        entries = Entry.objects.count()
    call_command("load_demo_people", verbosity=0)
    assert Entry.objects.count() == entries
    assert [person.name for person in Person.objects.filter(is_operator=True)] == ["Drift"]
