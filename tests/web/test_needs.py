"""»What the arena needs right now«: in every state, and to everybody, at least one act that they can really do (M3).

Each link is followed as the one who is asked: the page answers, and what is asked for can be done on it.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.test import Client

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind, Outcome, RestKind, State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.looking import meet
from samskab.ground.arenas.queries.needs import Need, needs
from samskab.ground.consent import actions as consent
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Proposal
from samskab.ground.consent.queries.proposals import proposal_by_ref
from samskab.ground.documents import actions as documents
from samskab.ground.documents.enums import Kind
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.stages.understand import actions as understand
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Statement
from tests.factories import a_participant, a_person, an_arena, as_guest
from tests.support.agreeing import a_text

pytestmark = pytest.mark.django_db

# Where there is nothing to fill in: what is asked for is to read, and the page says so itself.
TO_READ = {"arenas.read", "consent.read_problem"}
ALL = 99


@dataclass
class Place:
    """An arena that four people of different sectors have come to, and a guest, a stranger and one from elsewhere."""

    anne: Person = field(default_factory=lambda: a_person("Anne"))
    karl: Person = field(default_factory=lambda: a_person("Karl"))
    ida: Person = field(default_factory=lambda: a_person("Ida"))
    ib: Person = field(default_factory=lambda: a_person("Ib"))
    elsewhere: Person = field(default_factory=lambda: an_arena().started_by)
    arena: Arena = field(init=False)
    round: Proposal | None = None

    def __post_init__(self) -> None:
        self.arena = an_arena(by=self.anne)

    @property
    def four(self) -> tuple[Person, ...]:
        return (self.anne, self.karl, self.ida, self.ib)

    def nothing(self) -> None:
        """It has just been lit."""

    def come(self) -> None:
        a_participant(self.arena, by=self.karl, perspective=Perspective.PUBLIC_EMPLOYEE)
        a_participant(self.arena, by=self.ida, perspective=Perspective.ASSOCIATION)
        a_participant(self.arena, by=self.ib, perspective=Perspective.COMPANY)

    def say(self) -> None:
        self.come()
        for person in self.four:
            understand.write_statement(arena=self.arena, words=f"{person.name} ser det sådan.", by=person)

    def answer(self) -> None:
        self.say()
        for statement in Statement.objects.filter(arena=self.arena).select_related("arena"):
            for person in self.four:
                understand.answer(statement=statement, wording=statement.wording, value=Value.AGREE, by=person)

    def write(self) -> None:
        self.answer()
        documents.start_document(arena=self.arena, kind=Kind.PROBLEM, title="Vandet", by=self.anne)

    def keep(self) -> None:
        self.answer()
        a_text(self.arena, kind=Kind.PROBLEM, by=self.anne)

    def ask(self) -> None:
        self.answer()
        _text, version = a_text(self.arena, kind=Kind.PROBLEM, by=self.anne)
        self.round = consent.ask_about_version(version=version, title="Vandet", by=self.anne)

    @property
    def now(self) -> Proposal:
        assert self.round is not None
        return proposal_by_ref(self.round.ref)

    def object(self) -> None:
        self.ask()
        self.consenting(self.anne, self.karl)
        consent.raise_objection(proposal=self.now, harm="De døve hører ikke.", opening="Bank på.", by=self.ida)

    def draft(self) -> None:
        self.object()
        objection = self.now.objections.get()
        consent.offer_amendment(proposal=self.now, text="Vi banker på.", meets=[objection], by=self.karl)

    def said_yes(self) -> None:
        self.draft()
        objection = self.now.objections.get()
        consent.accept_amendment(objection=objection, amendment=self.now.amendments.get(), words="Ja.", by=self.ida)

    def consenting(self, *people: Person) -> None:
        for person in people:
            consent.give_answer(proposal=self.now, answer=Answer.CONSENT, by=person)

    def all_answer(self) -> None:
        self.ask()
        self.consenting(*self.four)

    def adopt(self) -> None:
        self.all_answer()
        consent.close_round(proposal=self.now, by=self.ib)

    def rest(self, kind: RestKind) -> None:
        self.adopt()
        outcome = Outcome.SUCCEEDED if kind == RestKind.CLOSE else None
        arenas.propose_rest(arena=self.arena, kind=kind, outcome=outcome, reason="Vi nåede det.", by=self.anne)
        with clock.held_at(clock.now() + timedelta(days=30)):
            arenas.settle_rests()

    def pause(self) -> None:
        self.rest(RestKind.PAUSE)

    def close(self) -> None:
        self.rest(RestKind.CLOSE)


# Each state, and what is asked for first there: of Anne, who lit the arena and put the text forward; of Ida, who is in
# the arena and objects where somebody does; of a stranger.
STATES: dict[str, tuple[Callable[[Place], None], str, str, str]] = {
    "nothing yet, one person": (Place.nothing, "understand.write", "enter", "enter"),
    "four people, no statements": (Place.come, "understand.write", "understand.write", "enter"),
    "statements, too few answers": (Place.say, "understand.answer", "understand.answer", "enter"),
    "all answered, no text": (Place.answer, "understand.text", "understand.text", "enter"),
    "a text that nobody has kept": (Place.write, "consent.write_problem", "consent.write_problem", "enter"),
    "a text that nobody is asked about": (Place.keep, "consent.ask_problem", "consent.ask_problem", "enter"),
    "a round that waits for an answer": (Place.ask, "consent.round_waits", "consent.round_waits", "enter"),
    "an open objection": (Place.object, "consent.objected", "consent.mine", "enter"),
    "a draft that waits for a yes": (Place.draft, "consent.help", "consent.amended", "enter"),
    "a draft that its reader said yes to": (Place.said_yes, "consent.met", "understand.few", "enter"),
    "all have answered": (Place.all_answer, "consent.close", "consent.close", "enter"),
    "adopted": (Place.adopt, "consent.go_on", "consent.go_on", "enter"),
    "resting": (Place.pause, "arenas.wake", "arenas.wake", "enter"),
    "closed": (Place.close, "arenas.wake", "arenas.wake", "spark.alike"),
}


class Acts(HTMLParser):
    """Whether the main part of a page has something to press or to fill in."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.found = 0
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        self.inside = self.inside or tag == "main"
        classes = (given.get("class") or "").split()
        is_form = tag == "textarea" or (tag == "form" and given.get("role") != "search")
        if self.inside and (is_form or (tag == "a" and "button" in classes)):
            self.found += 1

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"


def asked_of(place: Place, person: Person | None) -> tuple[Need, ...]:
    met = meet(place.arena.slug, person)
    return needs(met.arena, met.looker, most=ALL)


def first(place: Place, person: Person | None) -> str:
    return asked_of(place, person)[0].code


def at(client: Client, need: Need) -> list[str]:
    """What is wrong with where a need leads."""
    address = urlsplit(need.href)
    response = client.get(need.href, follow=True)
    if response.status_code != 200:
        return [f"{need.code}: {response.status_code}"]
    acts = Acts()
    acts.feed(response.content.decode())
    wrong = [f"{need.code}: no part of the page is called {address.fragment}"]
    return [
        *(wrong if address.fragment and address.fragment not in acts.ids else []),
        *([f"{need.code}: nothing to do there"] if need.code not in TO_READ and not acts.found else []),
    ]


def wrong_for(place: Place, person: Person | None, client: Client) -> list[str]:
    found = asked_of(place, person)
    return ["nothing is asked for"] if not found else [each for need in found for each in at(client, need)]


@pytest.mark.parametrize("state", STATES)
def test_everybody_is_asked_for_something_they_can_do(state: str) -> None:
    place, guest_client = Place(), Client()
    STATES[state][0](place)
    guest = as_guest(guest_client, "Gry")
    wrong: dict[str, list[str]] = {"stranger": wrong_for(place, None, Client())}
    wrong["a guest outside"] = wrong_for(place, guest, guest_client)
    for name, person in [(each.name, each) for each in place.four] + [("one from elsewhere", place.elsewhere)]:
        client = Client()
        client.force_login(person)
        wrong[name] = wrong_for(place, person, client)
    if Arena.objects.get(pk=place.arena.pk).state == State.OPEN:
        invitation = arenas.invite(arena=place.arena, kind=InvitationKind.LINK, by=place.anne)
        arenas.enter(arena=place.arena, perspective=Perspective.CITIZEN, invitation=invitation, by=guest)
        wrong["a guest inside"] = wrong_for(place, guest, guest_client)

    assert {who: each for who, each in wrong.items() if each} == {}


@pytest.mark.parametrize("state", STATES)
def test_what_comes_first_is_what_the_state_calls_for(state: str) -> None:
    place = Place()
    make, anne, ida, stranger = STATES[state]
    make(place)

    assert [first(place, person) for person in (place.anne, place.ida, None)] == [anne, ida, stranger]


def test_an_objection_is_everybodys_to_help_but_not_its_authors() -> None:
    place = Place()
    place.object()

    assert {
        person.name: [need.code for need in asked_of(place, person) if need.code.startswith("consent.")]
        for person in place.four
    } == {
        "Anne": ["consent.objected"],
        "Karl": ["consent.help"],
        "Ida": ["consent.mine"],
        "Ib": ["consent.round_waits", "consent.help"],
    }


def test_a_guest_is_never_asked_to_invite() -> None:
    place, client = Place(), Client()
    place.answer()
    guest = as_guest(client, "Gry")
    invitation = arenas.invite(arena=place.arena, kind=InvitationKind.LINK, by=place.anne)
    arenas.enter(arena=place.arena, perspective=Perspective.CITIZEN, invitation=invitation, by=guest)

    asked = {need.code for need in asked_of(place, guest)}

    assert asked & {"invite", "arenas.invite", "understand.few"} == set()
    assert "arenas.keep" in asked


def test_the_first_day_of_a_public_party_does_not_begin_with_a_declaration() -> None:
    place = Place()
    place.come()
    days = [first(place, place.karl)]
    with ExitStack() as later:
        later.enter_context(clock.held_at(clock.now() + timedelta(days=8)))
        days.append(first(place, place.karl))

    assert days == ["understand.write", "gather.savings_soon"]
