"""What consent hears: that people are asked, and that somebody is gone."""

from samskab.ground.consent.actions.choosing_letters import forget_choice
from samskab.ground.consent.actions.letters import post_letters
from samskab.ground.consent.facts import ProposalOpened, VersionPutForward
from samskab.ground.journal.facts import hears
from samskab.ground.journal.models import Entry
from samskab.ground.people.facts import PersonErased
from samskab.ground.people.queries.people import person_by_ref


@hears(ProposalOpened, VersionPutForward)
def write_to_the_circle(fact: ProposalOpened | VersionPutForward, entry: Entry) -> None:
    """Write to those who are asked, and to those who are asked again."""
    post_letters(version=fact.edition)


@hears(PersonErased)
def forget_who_wanted_no_letters(fact: PersonErased, entry: Entry) -> None:
    """Let go of what one who is gone has chosen about letters."""
    forget_choice(by=person_by_ref(fact.person))
