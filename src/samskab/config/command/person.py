"""The person whom a command is about, by the address that they come in with."""

from typing import TYPE_CHECKING

from samskab.config.command.exits import Exit, Stop

if TYPE_CHECKING:
    from samskab.ground.people.models import Person


def person_at(address: str) -> "Person":
    """The person who has confirmed an address; stops the command when nobody has."""
    from allauth.account.models import EmailAddress

    entrance = EmailAddress.objects.filter(email=address.lower(), verified=True).select_related("user").first()
    if entrance is None:
        raise Stop(Exit.WRONG, f"Nobody has confirmed the address {address}. Sign in on the site first.")
    person: Person = entrance.user
    return person
