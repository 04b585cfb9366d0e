"""Who looks after the machine. It gives no say in any arena, and shows nothing that is closed.

Only the command line comes here, where nobody is known by name: whoever may write in the database decides who sees how
the machine is doing.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.actions import record
from samskab.ground.people.facts import MachineLaidDown, MachineTakenOn
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import held
from samskab.kernel.refusal import Refusal


@transaction.atomic
def take_on_machine(*, person: Person, by: Person | None) -> Person:
    """Let somebody who has come in look after the machine. Records `MachineTakenOn` unless they do already."""
    person = held(person)
    if person.joined_at is None:
        raise Refusal("not_joined", _("Kun den, der er kommet ind, kan passe maskinen."))
    if not person.is_operator:
        person.is_operator = True
        person.save(update_fields=["is_operator"])
        record(MachineTakenOn(person=person.ref), by=by)
    return person


@transaction.atomic
def lay_down_machine(*, person: Person, by: Person | None) -> Person:
    """Let somebody look after the machine no longer. Records `MachineLaidDown` when they did."""
    person = held(person)
    if person.is_operator:
        person.is_operator = False
        person.save(update_fields=["is_operator"])
        record(MachineLaidDown(person=person.ref), by=by)
    return person
