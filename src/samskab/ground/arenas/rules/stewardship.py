"""What needs the yes of every initiator, whoever asks (G6)."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import StewardshipKind
from samskab.ground.arenas.models import Arena, StewardshipRequest
from samskab.ground.arenas.queries.participants import initiators, is_initiator
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal


def may_ask(*, arena: Arena, kind: StewardshipKind, person: Person) -> Answer:
    """Whether a participant may ask the initiators for something. Who stands behind an arena can be reached (G6)."""
    if not initiators(arena).exists():
        return Refusal("no_initiators", _("Ingen står bag arenaen mere. Så er det alle sammen, der må blive enige."))
    if kind == StewardshipKind.INITIATOR and person.joined_at is None:
        said = _("Du er her som gæst. Bliv en af os først, så kan du også stå bag arenaen.")
        return Refusal("guest", said, "kind", 409)
    if kind == StewardshipKind.INITIATOR and is_initiator(person, arena):
        return Refusal("already_initiator", _("Du står allerede bag arenaen."), status=409)
    return True


def may_answer(*, request: StewardshipRequest, person: Person) -> Answer:
    """Whether a person may answer: an initiator, once, while the question is open."""
    if request.granted_at is not None or request.declined_at is not None:
        return Refusal("answered", _("Der er allerede svaret på det."), status=409)
    if not is_initiator(person, request.arena):
        return Refusal("not_initiator", _("Det svarer initiativtagerne på. Ingen andre kan gøre det for dem."))
    if request.answers.filter(person=person).exists():
        return Refusal("answered", _("Du har allerede svaret på det."), status=409)
    return True
