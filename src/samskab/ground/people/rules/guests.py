"""Who may make a guest theirs."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal


def may_claim(person: Person) -> Literal[True] | Refusal:
    """Whether a person may claim the guest of the browser they came in from: only one who has joined."""
    if person.joined_at is None:
        return Refusal("not_joined", _("Kom ind først. Så bliver det, du gjorde som gæst, dit."))
    return True
