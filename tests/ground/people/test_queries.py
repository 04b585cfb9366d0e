"""Finding people by what points at them."""

from uuid import uuid4

import pytest

from samskab.ground.people.queries.people import people_by_ref
from tests.factories import a_person
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db


def test_many_references_are_looked_up_at_once() -> None:
    people = [a_person() for _ in range(3)]
    a_person()
    refs = [*(person.ref for person in people), people[0].ref, uuid4()]
    with at_most(1):
        found = people_by_ref(refs)
    assert found == {person.ref: person for person in people}
