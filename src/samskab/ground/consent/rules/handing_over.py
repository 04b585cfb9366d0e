"""Who may give something on, answer for the body, and answer back. None of it asks for a sector or a title."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.enums import Came, End
from samskab.ground.consent.models import Ending, Handover
from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.speaking import speaks_for
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal


def may_hand_over(*, ending: Ending, organisation: Organisation | None) -> Answer:
    """Whether what came of a round can be given on: only what was adopted, and not to one nobody can see here yet."""
    if ending.end != End.ADOPTED:
        return Refusal("not_adopted", _("I kan kun give det videre, I har vedtaget med samtykke."), status=409)
    if organisation is not None and organisation.confirmed_at is None:
        return Refusal("unconfirmed", _("Organisationen har ikke sagt ja til at være her endnu."), "body", 409)
    return True


def may_reply(*, handover: Handover, person: Person, came: Came) -> Answer:
    """Whether a person may write the body's answer: one who speaks for it, when it has a page here.

    For a body that has none, anybody who takes part may write down what it said, and says how it came.
    """
    if handover.organisation is not None:
        if not speaks_for(organisation=handover.organisation, person=person):
            return Refusal("not_spokesperson", _("Det kan kun den, der selv taler for organisationen."))
        if came != Came.HERE:
            return Refusal("came", _("Du taler for organisationen, så du svarer selv."), "came", 400)
    elif came == Came.HERE:
        return Refusal("came", _("Fortæl, hvordan svaret kom til jer."), "came", 400)
    return True
