"""Who serves the process of an arena now, and who would. No rule reads this: a role decides nothing (G4)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID, uuid5

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.consent.enums import Role
from samskab.ground.consent.models import RoleHeld, Version, Willing
from samskab.ground.consent.queries.adoptables import Draft
from samskab.ground.consent.queries.adoptions import standing_in
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.often import Often, asked, now
from samskab.kernel.refusal import Refusal

ROLE = "consent.role"
MOST_MONTHS = 6
_ROLES = UUID("b0b7e1c4-3a7a-5a0e-8f3e-6a5e6f1d2c90")
# For the type hints of those who answer requests and never touch the model itself.
AHeldRole: TypeAlias = RoleHeld


def role_subject(role: Role) -> UUID:
    """What the choice of somebody for a role is about: so a new choice takes the place of the one before."""
    return uuid5(_ROLES, role.value)


def a_choice(draft: Draft) -> Draft:
    """Check that a draft names a role, one who takes part and has said yes themself (G12), and for how long."""
    try:
        role, who, months = Role(draft.body["role"]), UUID(draft.body["participation"]), draft.body["months"]
    except (KeyError, TypeError, ValueError):
        raise Refusal("unreadable", _("Vælg en rolle, og hvem der skal have den."), "role", 400) from None
    if type(months) is not int or not 1 <= months <= MOST_MONTHS:
        raise Refusal("months", _("Vælg fra én til seks måneder. Så går rollen på tur."), "months", 400)
    if draft.subject not in (None, role_subject(role)):
        raise Refusal("another_role", _("Forslaget er om en anden rolle. Læg et nyt frem om den."), "role", 400)
    chosen = participants(draft.arena).filter(ref=who).first()
    if chosen is None or not is_willing(chosen, role):
        raise Refusal("not_willing", _("Spørg dem først. Kun de kan sige ja til det."), "participation", 400)
    body = {"role": role.value, "participation": str(chosen.ref), "months": months}
    return replace(draft, subject=role_subject(role), body=body)


def choice_in(body: Mapping[str, Any]) -> tuple[Role, UUID, int]:
    """What a version says: the role, who, and for how many months."""
    return Role(body["role"]), UUID(body["participation"]), int(body["months"])


def chosen_in(version: Version) -> Participation | None:
    """Whom a version puts forward, also when they have left since. Their name stands in no title: it goes with them."""
    _role, who, _months = choice_in(version.body)
    here = Participation.objects.filter(arena=version.proposal.arena_id, ref=who)
    return here.select_related("person__claimed_by").first()


def is_willing(participation: Participation, role: Role) -> bool:
    """Whether somebody has said that they would serve, and not changed their mind."""
    last = Willing.objects.filter(participation=participation, role=role).order_by("-id").first()
    return last is not None and last.yes


def willing_for(arena: Arena, role: Role) -> QuerySet[Participation]:
    """Those who take part and would serve in a role, in the order they came."""
    said = Willing.objects.filter(participation__arena=arena, role=role)
    last = Willing.objects.filter(participation=OuterRef("pk"), role=role).order_by("-id").values("yes")[:1]
    asked_of = participants(arena).filter(pk__in=said.values("participation"))
    return asked_of.annotate(would=Subquery(last)).filter(would=True)


def roles_held(arena: Arena) -> QuerySet[RoleHeld]:
    """Those who serve now: chosen, still here, within their time, and not laid down. One query."""
    return _held(arena.pk, localdate(clock.now()))


def who_serves_in(arena: Arena) -> list[RoleHeld]:
    """The same, as a page of every list of those who take part asks for them."""
    return _SERVE(arena=arena.pk)


def _held(key: int | Combinable, today: date | Combinable) -> QuerySet[RoleHeld]:
    return (
        RoleHeld.objects.filter(
            ending__in=standing_in(key).order_by().values("pk"),
            until__gte=today,
            laid_down__isnull=True,
            participation__left_at__isnull=True,
        )
        .select_related("participation__person__claimed_by", "ending__proposal__arena")
        .order_by(F("role"), "id")
    )


_SERVE = Often(lambda: _held(asked("arena"), now(localdate)))


def held_role_for(arena: Arena, ref: UUID, person: Person) -> RoleHeld:
    """A role that a person holds in an arena; raises a `Refusal` with status 404 when it is not theirs."""
    found = roles_held(arena).filter(ref=ref, participation__person=person).first()
    if found is None:
        raise Refusal("not_held", _("Du har ikke den rolle nu."), status=404)
    return found
