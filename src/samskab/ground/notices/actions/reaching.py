"""Trying an address again that could not be reached."""

from django.db import transaction

from samskab.ground.notices.models import Unreachable
from samskab.ground.people.models import Person


@transaction.atomic
def try_address_again(*, by: Person) -> None:
    """Write to somebody again from the next letter on. There is no fact to tell."""
    Unreachable.objects.filter(person=by).delete()
