"""The rows of »your data« that people itself knows."""

from collections.abc import Sequence

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from samskab.ground.people.models import Organisation, Person, Representation
from samskab.ground.people.queries.exports import Row
from samskab.ground.people.queries.people import entrances_of


def person_rows(person: Person) -> Sequence[Row]:
    """The person's own row; a guest's is told by `guest_rows`."""
    if person.guest_since is not None:
        return []
    return [
        {
            "name": person.name,
            "reference": str(person.ref),
            "language": person.get_language_display(),
            "theme": person.get_theme_display(),
            "letters": person.get_letters_display(),
            "quiet_from": person.quiet_from,
            "quiet_until": person.quiet_until,
            "operator": person.is_operator,
            "joined_at": person.joined_at,
            "last_entered_at": person.last_login,
        }
    ]


def guest_rows(person: Person) -> Sequence[Row]:
    """The guests they have been: those they have claimed, or the one they are."""
    been = [person] if person.guest_since is not None else person.claimed_guests.order_by("guest_since", "id")
    return [
        {
            "name": guest.name,
            "reference": str(guest.ref),
            "language": guest.get_language_display(),
            "since": guest.guest_since,
            "claimed_at": guest.claimed_at,
        }
        for guest in been
    ]


def perspective_rows(person: Person) -> Sequence[Row]:
    """The perspectives they may speak from."""
    return [{"perspective": str(held), "since": held.taken_at} for held in person.perspectives.all()]


def entrance_rows(person: Person) -> Sequence[Row]:
    """The ways in: addresses, passkeys and providers. A passkey's secret is not with us, and so not here."""
    ways = entrances_of(person)
    return [
        *({"kind": _("E-mail"), "what": address.email, "since": None} for address in ways.addresses),
        *({"kind": _("Adgangsnøgle"), "what": str(key), "since": key.created_at} for key in ways.passkeys),
        *({"kind": account.provider, "what": account.uid, "since": account.date_joined} for account in ways.providers),
    ]


def representation_rows(person: Person) -> Sequence[Row]:
    """The organisations they speak for, spoke for, or asked."""
    return [
        {
            "organisation": agreement.organisation.name,
            "you_agreed_at": agreement.person_confirmed_at,
            "they_agreed_at": agreement.organisation_confirmed_at,
            "ended_at": agreement.ended_at,
        }
        for agreement in Representation.objects.filter(person=person).select_related("organisation")
    ]


def registered_rows(person: Person) -> Sequence[Row]:
    """The organisations they wrote down, with the address they gave."""
    return [
        {
            "organisation": organisation.name,
            "contact_email": organisation.contact_email,
            "since": organisation.registered_at,
        }
        for organisation in Organisation.objects.filter(registered_by=person)
    ]


def session_rows(person: Person) -> Sequence[Row]:
    """Where they are signed in."""
    return [
        {"device": session.user_agent, "address": session.ip, "since": session.created_at}
        for session in UserSession.objects.filter(user=person).order_by("created_at")
    ]
