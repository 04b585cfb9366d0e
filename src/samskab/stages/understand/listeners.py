"""What understanding hears: that somebody erased themself."""

from samskab.ground.journal.facts import hears
from samskab.ground.journal.models import Entry
from samskab.ground.people.facts import PersonErased
from samskab.stages.understand.actions.uniting import let_go_of


@hears(PersonErased)
def forget_what_they_answered(fact: PersonErased, entry: Entry) -> None:
    """Let the answers of one who is gone go too."""
    let_go_of(person=fact.person)
