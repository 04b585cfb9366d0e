"""Rows that say only what matters in a test; the rest is made up, and never the same twice.

Who speaks for whom is made by the actions themselves, for the database lets nobody write it down.
"""

from collections.abc import Iterable
from itertools import count

from allauth.account.models import EmailAddress

from samskab.ground.people.actions.organisations import answer_inquiry, register_organisation
from samskab.ground.people.enums import Language, OrganisationKind, Perspective, Theme
from samskab.ground.people.models import Organisation, OrganisationInquiry, Person, PersonPerspective, Representation
from samskab.kernel import clock

_numbers = count(1)


def a_person(
    name: str | None = None,
    *,
    email: str | None = None,
    language: Language = Language.DANISH,
    theme: Theme = Theme.AUTO,
    perspectives: Iterable[Perspective] = (),
    operator: bool = False,
) -> Person:
    """Somebody who has joined by an e-mail address that has answered."""
    number = next(_numbers)
    person = Person(
        name=name or f"Åse Ærø {number}", language=language, theme=theme, is_operator=operator, joined_at=clock.now()
    )
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=email or f"person{number}@example.org", verified=True, primary=True)
    for perspective in perspectives:
        PersonPerspective.objects.create(person=person, perspective=perspective)
    return person


def an_operator() -> Person:
    """Somebody who keeps the installation running."""
    return a_person("Drift", operator=True)


def an_organisation(
    name: str | None = None,
    *,
    kind: OrganisationKind = OrganisationKind.ASSOCIATION,
    contact_email: str | None = None,
    by: Person | None = None,
    confirmed: bool = True,
) -> Organisation:
    """An organisation, shown to all unless `confirmed` is false; nobody speaks for it yet."""
    number = next(_numbers)
    organisation = Organisation(
        name=name or f"Ørslev Beboerhus {number}",
        kind=kind,
        contact_email=contact_email or f"post{number}@forening.example",
        registered_by=by or a_person(),
        confirmed_at=clock.now() if confirmed else None,
    )
    organisation.save()
    return organisation


def a_spokesperson(
    person: Person | None = None,
    *,
    name: str = "Ørslev Beboerhus",
    kind: OrganisationKind = OrganisationKind.ASSOCIATION,
) -> Representation:
    """Somebody who speaks for a new organisation, because both sides have said yes."""
    address = f"post{next(_numbers)}@forening.example"
    asked = register_organisation(name=name, kind=kind, contact_email=address, by=person or a_person())
    return answer_inquiry(inquiry=OrganisationInquiry.objects.get(representation=asked), yes=True)
