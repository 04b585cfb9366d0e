"""What arenas hear: that a guest turned out to be somebody, and that somebody is gone."""

from samskab.ground.arenas.actions.claiming import take_over
from samskab.ground.arenas.actions.forgetting import forget_invitations
from samskab.ground.arenas.actions.taking_part import leave_everywhere
from samskab.ground.journal.facts import hears
from samskab.ground.journal.models import Entry
from samskab.ground.people.facts import GuestClaimed, PersonErased
from samskab.ground.people.queries.people import person_by_ref


@hears(GuestClaimed)
def let_it_be_theirs(fact: GuestClaimed, entry: Entry) -> None:
    """Let what the guest did in arenas be the person's; one who is gone by now leaves that too."""
    person = person_by_ref(fact.person)
    take_over(guest=person_by_ref(fact.guest), by=person)
    if person.erased_at is not None:
        leave_everywhere(by=person)


@hears(PersonErased)
def take_back_what_they_sent(fact: PersonErased, entry: Entry) -> None:
    """End the invitations of one who is gone."""
    forget_invitations(by=person_by_ref(fact.person))


@hears(PersonErased)
def let_them_go(fact: PersonErased, entry: Entry) -> None:
    """Let one who is gone take part nowhere."""
    leave_everywhere(by=person_by_ref(fact.person))
