"""A small town of made-up people and organisations, to look at and to try things with."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from samskab.ground.people import actions
from samskab.ground.people.enums import Language, OrganisationKind, Perspective
from samskab.ground.people.models import Organisation, OrganisationInquiry, Person

DOMAIN = "sundby.example"


@dataclass(frozen=True)
class Someone:
    """A made-up person: the word before the @ of their address, their name, and the hats they wear."""

    word: str
    name: str
    hats: tuple[Perspective, ...]
    language: Language = Language.DANISH


@dataclass(frozen=True)
class Body:
    """A made-up organisation, and the words of those who speak for it, the first of whom wrote it down."""

    name: str
    kind: OrganisationKind
    speak: tuple[str, ...]


P, K = Perspective, OrganisationKind
PEOPLE = (
    Someone("ruth", "Ruth", (P.CITIZEN, P.VOLUNTEER)),
    Someone("nadia", "Nadia", (P.CITIZEN,)),
    Someone("jonas", "Jonas Klint", (P.ASSOCIATION, P.CITIZEN)),
    Someone("hanne", "Hanne Vask", (P.COMPANY, P.EMPLOYER_ORGANISATION)),
    Someone("lis", "Lis Kystvang", (P.ADMINISTRATOR, P.CITIZEN)),
    Someone("bente", "Bente", (P.PUBLIC_EMPLOYEE, P.EMPLOYEE_ORGANISATION)),
    Someone("per", "Per Havn", (P.POLITICIAN, P.CITIZEN)),
    Someone("gitte", "Gitte Sø", (P.PUBLIC_LEADER,)),
    Someone("ahmed", "Ahmed", (P.SOCIAL_ENTREPRENEUR, P.COMPANY)),
    Someone("soeren", "Søren Spørg", (P.RESEARCHER,)),
    Someone("kirsten", "Kirsten Æblelund", (P.INTEREST_ORGANISATION, P.VOLUNTEER)),
    Someone("olena", "Olena", (P.CITIZEN, P.VOLUNTEER), Language.ENGLISH),
)
OPERATOR = Someone("drift", "Drift", ())
BODIES = (
    Body("Sundby Kommune", K.MUNICIPALITY, ("lis", "gitte")),
    Body("Plejehjemmet Havblik", K.SELF_GOVERNING, ("bente",)),
    Body("Sundby Højskole for Fællesskab", K.EDUCATION, ("soeren",)),
    Body("Sundets Vaskeri", K.COMPANY, ("hanne",)),
    Body("Cykelværkstedet Kæden", K.SOCIAL_ENTERPRISE, ("ahmed",)),
    Body("Sundets Sejlere", K.ASSOCIATION, ("jonas", "ruth")),
    Body("Aaparkens Beboerforening", K.HOUSING_ASSOCIATION, ("nadia",)),
    Body("Æblelundens Venner", K.INTEREST_ORGANISATION, ("kirsten",)),
)


def settle() -> None:
    """Make those of the town who are not there yet, by the same actions as everybody uses."""
    known = {someone.word: _person(someone) for someone in (*PEOPLE, OPERATOR)}
    actions.take_on_machine(person=known[OPERATOR.word], by=None)
    for body in BODIES:
        _organisation(body, known)


def _person(someone: Someone) -> Person:
    address = f"{someone.word}@{DOMAIN}"
    found = EmailAddress.objects.filter(email=address).select_related("user").first()
    if found is not None and isinstance(found.user, Person):
        return found.user
    person = Person()
    actions.begin(name=someone.name, language=someone.language, by=person)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    actions.join(by=person)
    actions.choose_perspectives(perspectives=someone.hats, by=person)
    return person


def _organisation(body: Body, known: dict[str, Person]) -> None:
    if Organisation.objects.filter(name=body.name).exists():
        return
    first, *others = (known[word] for word in body.speak)
    asked = actions.register_organisation(
        name=body.name, kind=body.kind, contact_email=f"post-{body.speak[0]}@{DOMAIN}", by=first
    )
    actions.answer_inquiry(inquiry=OrganisationInquiry.objects.get(representation=asked), yes=True)
    for person in others:
        request = actions.ask_to_speak(organisation=asked.organisation, by=person)
        actions.confirm(representation=request, by=first)
