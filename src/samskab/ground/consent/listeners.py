"""What consent hears: that somebody is gone."""

from samskab.ground.consent.actions.choosing_letters import forget_choice
from samskab.ground.journal.facts import hears
from samskab.ground.journal.models import Entry
from samskab.ground.people.facts import PersonErased
from samskab.ground.people.queries.people import person_by_ref


@hears(PersonErased)
def forget_who_wanted_no_letters(fact: PersonErased, entry: Entry) -> None:
    """Let go of what one who is gone has chosen about letters."""
    forget_choice(by=person_by_ref(fact.person))
