"""Rows that say only what matters in a test; the rest is made up, and never the same twice.

Who speaks for whom is made by the actions themselves, for the database lets nobody write it down.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import StartingPoint
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent import actions as consent
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Amendment, Given, Objection, Proposal
from samskab.ground.consent.queries.adoptables import Adoptable, add_adoptable
from samskab.ground.people.actions.guests import welcome_guest
from samskab.ground.people.actions.organisations import answer_inquiry, register_organisation
from samskab.ground.people.enums import Language, OrganisationKind, Perspective, Theme
from samskab.ground.people.models import Organisation, OrganisationInquiry, Person, PersonPerspective, Representation
from samskab.kernel import clock
from samskab.stages.spark.actions import register_forum
from samskab.stages.spark.models import ExternalForum

_numbers = count(1)

# A kind of proposal that is nothing but its words.
TEXT = "tests.text"
add_adoptable(Adoptable(kind=TEXT, name="Tekst", order=999))


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


def a_guest(name: str | None = None, *, session: SessionBase | None = None) -> Person:
    """Somebody who takes part with a name and nothing else, from a browser whose session may be given."""
    session = SessionStore() if session is None else session
    return welcome_guest(session=session, name=name or f"Gæst {next(_numbers)}", language=Language.DANISH)


def as_guest(client: Client, name: str | None = None) -> Person:
    """Let whoever sits at a browser be a guest."""
    session = client.session
    guest = a_guest(name, session=session)
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return guest


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


def an_arena(
    title: str | None = None,
    *,
    by: Person | None = None,
    perspective: Perspective = Perspective.CITIZEN,
    place: str = "0250",
    starting_point: StartingPoint = StartingPoint.PROBLEM,
    text: str = "Når vandet stiger, ved vi ikke, hvem vi kan hjælpe.",
) -> Arena:
    """An arena, lit by a person who takes part in it."""
    return arenas.start_arena(
        title=title or f"Et fælles beredskab {next(_numbers)}",
        text=text,
        starting_point=starting_point,
        place=place,
        perspective=perspective,
        by=by or a_person(),
    )


def a_participant(
    arena: Arena, *, perspective: Perspective = Perspective.CITIZEN, by: Person | None = None
) -> Participation:
    """Somebody who has stepped into an arena."""
    return arenas.enter(arena=arena, perspective=perspective, by=by or a_person())


def a_crowd(arena: Arena, counts: Mapping[Perspective, int]) -> list[Participation]:
    """So many from each perspective, stepped into an arena."""
    return [
        a_participant(arena, perspective=perspective) for perspective, number in counts.items() for _ in range(number)
    ]


def a_proposal(
    arena: Arena | None = None,
    *,
    by: Person | None = None,
    kind: str = TEXT,
    title: str | None = None,
    text: str = "Vi mødes den første mandag i måneden.\n\nAlle kan sætte noget på.",
    body: Mapping[str, Any] | None = None,
    subject: UUID | None = None,
    days: int | None = None,
    clarify_days: int | None = None,
    review_on: date | None = None,
) -> Proposal:
    """A proposal whose round has opened. The one who lit the arena puts it forward, unless somebody else does."""
    arena = arena or an_arena()
    return consent.open_round(
        arena=arena,
        kind=kind,
        title=title or f"Hvordan vi mødes {next(_numbers)}",
        text=text,
        body=body,
        subject=subject,
        days=days,
        clarify_days=clarify_days,
        review_on=review_on,
        by=by or arena.started_by,
    )


def an_answer(
    proposal: Proposal, participation: Participation, answer: Answer = Answer.CONSENT, *, words: str = ""
) -> Given:
    """What one in the circle has answered; a concern gets words of its own."""
    said = words or ("Det bliver sent for børnefamilier." if answer == Answer.CONCERN else "")
    return consent.give_answer(proposal=proposal, answer=answer, words=said, by=participation.person)


def an_objection(
    proposal: Proposal,
    participation: Participation,
    *,
    harm: str = "De, der arbejder om aftenen, kan aldrig komme.",
    opening: str = "Hvert andet møde kan ligge om formiddagen.",
) -> Objection:
    """An objection of one in the circle, which is open."""
    return consent.raise_objection(proposal=proposal, harm=harm, opening=opening, by=participation.person)


def an_amendment(
    objection: Objection,
    *,
    by: Person | None = None,
    text: str = "Vi mødes den første mandag i måneden, skiftevis formiddag og aften.",
) -> Amendment:
    """A text that would build an objection in."""
    return consent.offer_amendment(
        proposal=objection.proposal, text=text, meets=[objection], by=by or objection.proposal.arena.started_by
    )


def a_forum(
    name: str = "Stormflodsrådet", *, by: Person | None = None, does: str = "Naboer mødes om vandet."
) -> ExternalForum:
    """A forum outside that somebody has told of."""
    return register_forum(
        name=name, address=f"https://forum{next(_numbers)}.example/", does=does, place="", by=by or a_person()
    )
