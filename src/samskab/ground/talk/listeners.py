"""What talk hears: that a guest turned out to be somebody, and that somebody is gone."""

from samskab.ground.journal.facts import hears
from samskab.ground.journal.models import Entry
from samskab.ground.people.facts import GuestClaimed, PersonErased
from samskab.ground.people.queries.people import person_by_ref
from samskab.ground.talk.actions.listening import forget_attention, take_over_attention


@hears(GuestClaimed)
def let_them_hear_it(fact: GuestClaimed, entry: Entry) -> None:
    """Let the person hear what the guest listened to. What the guest said is theirs through the participation."""
    take_over_attention(guest=person_by_ref(fact.guest), by=person_by_ref(fact.person))


@hears(PersonErased)
def let_go_of_their_ears(fact: PersonErased, entry: Entry) -> None:
    """Let go of what one who is gone listened to. What they said stays, by a former participant."""
    forget_attention(by=person_by_ref(fact.person))
