"""What gathering hears: that somebody erased themself."""

from samskab.ground.journal.facts import hears
from samskab.ground.journal.models import Entry
from samskab.ground.people.facts import PersonErased
from samskab.stages.gather.actions.leaving import let_go_of


@hears(PersonErased)
def forget_whom_they_know(fact: PersonErased, entry: Entry) -> None:
    """Let nobody on a map be known, invited or spoken for by one who is gone."""
    let_go_of(person=fact.person)
