"""One person: who they are here, and how they come in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel.often import Often, asked
from samskab.kernel.refusal import Refusal

# A person, for the type hints of those who answer requests and never touch the model itself.
Somebody: TypeAlias = Person
_OF_SESSION = Often(lambda: Person.objects.filter(pk=asked("pk"), erased_at__isnull=True, guest_since__isnull=True))


def person_of(candidate: object) -> Somebody | None:
    """The person that Django's `request.user` is; None for a stranger."""
    return candidate if isinstance(candidate, Person) else None


def person_of_session(pk: str | int) -> Somebody | None:
    """The person whose row a session names; None for one who has been erased, and for a guest, who is never in."""
    return _OF_SESSION.one(pk=int(pk))


def held(person: Person) -> Person:
    """The row of a person or guest, held for the rest of the transaction.

    Refuses one who has been erased meanwhile, and a guest whom somebody has claimed: what a guest does with the row
    held is done before the claim, and goes with it.
    """
    row = Person.objects.select_for_update().get(pk=person.pk)
    if row.erased_at is not None:
        raise Refusal("erased", _("Du har slettet dig selv her. Du kan altid begynde forfra."), status=409)
    if row.claimed_at is not None:
        raise Refusal("claimed", _("Du er ikke gæst her mere. Hent siden igen, og fortsæt som dig selv."), status=409)
    return row


def is_known(address: str) -> bool:
    """Whether an address is somebody's here, answered or not.

    Holds the address for the rest of the transaction, so that of two who come with it at once, the second waits
    for the first and finds it known.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"people.address|{address}"])
    found: bool = EmailAddress.objects.filter(email__iexact=address).exists()
    return found


def done_by(path: str, person: Person) -> Q:
    """The condition of rows whose `path` is a person, or a guest whom they have claimed."""
    return Q(**{path: person}) | Q(**{f"{path}__claimed_by": person})


def person_by_ref(ref: UUID) -> Person:
    """The person behind a reference; raises a `Refusal` with status 404 when there is none."""
    found = Person.objects.filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_person", _("Vi kan ikke finde den person."), status=404)
    return found


def people_by_ref(refs: Iterable[UUID]) -> dict[UUID, Person]:
    """The people behind many references, in one query; a reference that is nobody's is left out."""
    return {person.ref: person for person in Person.objects.filter(ref__in=set(refs)).select_related("claimed_by")}


def perspectives_of(person: Person) -> list[Perspective]:
    """The perspectives a person may speak from, in the order of the vocabulary."""
    held = set(person.perspectives.values_list("perspective", flat=True))
    return [perspective for perspective in Perspective if perspective in held]


@dataclass(frozen=True)
class Entrances:
    """The ways in that a person has."""

    addresses: tuple[EmailAddress, ...]
    passkeys: tuple[Authenticator, ...]
    providers: tuple[SocialAccount, ...]


def entrances_of(person: Person) -> Entrances:
    """The ways in that a person has. Three queries."""
    return Entrances(
        addresses=tuple(EmailAddress.objects.filter(user=person).order_by("-primary", "email")),
        passkeys=tuple(Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).order_by("id")),
        providers=tuple(SocialAccount.objects.filter(user=person).order_by("id")),
    )


def people_count() -> int:
    """How many have joined and are still here."""
    return Person.objects.filter(joined_at__isnull=False, erased_at__isnull=True).count()
