"""What people hears: that a letter is due, that a look was chosen."""

from django.dispatch import receiver
from django.http import HttpRequest

from samskab.ground.journal.facts import hears
from samskab.ground.journal.models import Entry
from samskab.ground.people.actions import choose_settings
from samskab.ground.people.actions.letters import INQUIRY, INVITATION
from samskab.ground.people.enums import Language, Theme
from samskab.ground.people.facts import OrganisationRegistered, SpeakingAsked, SpeakingOffered
from samskab.ground.people.models import Person
from samskab.kernel import background
from samskab.kernel.http.visitor import visitor
from samskab.ui.views.look import look_chosen


@hears(OrganisationRegistered, SpeakingAsked)
def ask_the_organisation(fact: OrganisationRegistered | SpeakingAsked, entry: Entry) -> None:
    """Write to the organisation's own address, when there is nobody else to ask."""
    background.defer(INQUIRY, {"representation": str(fact.representation)})


@hears(SpeakingOffered)
def write_to_the_invited(fact: SpeakingOffered, entry: Entry) -> None:
    """Bring the offer to the one it is for."""
    background.defer(INVITATION, {"invitation": str(fact.invitation)})


@receiver(look_chosen)
def keep_the_look(request: HttpRequest, theme: str, language: str, **_: object) -> None:
    """Let a choice made in the page's foot be the person's own, on all their devices."""
    person: Person | None = visitor(request)
    if person is not None and (theme or language):
        choose_settings(
            language=Language(language or person.language),
            theme=Theme(theme or person.theme),
            quiet_from=person.quiet_from,
            quiet_until=person.quiet_until,
            by=person,
        )
