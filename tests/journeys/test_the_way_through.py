"""The whole way, from the field on the front page to a problem understanding that four people have adopted (M3, M78).

A citizen lights an arena and invites the others by a link: a public employee, an association and a company, who come as
guests. What each does next is what the arena's own page asks them for.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from samskab.config.command.exits import Exit
from samskab.config.command.verify import verify_database
from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models import Ending, Objection
from samskab.ground.documents.models import Source, VersionAdopted
from samskab.ground.people.enums import Sector
from samskab.stages.understand.models import Restating
from samskab.stages.understand.queries.beside import STATEMENT
from tests.journeys.steps import an_address, code_sent
from tests.support.browsers import Visitor
from tests.support.hands import Hand

Visitors = Callable[..., Visitor]


@dataclass(frozen=True)
class Way:
    """How four people use the site."""

    thought: str
    width: int
    language: str
    keys_only: bool = False
    javascript: bool = True


WAYS = {
    "390 da, keys alone": Way("Zebraerne fra Tivoli bor nu på legepladsen", 390, "da", keys_only=True),
    "1280 en": Way("Unicycles everywhere squeak through quiet libraries", 1280, "en"),
    "390 en, without JavaScript": Way("Peacocks block our harbour ferry each morning", 390, "en", javascript=False),
    "1280 da": Way("Kirkeklokken ringer klokken tre om natten", 1280, "da"),
}
NOW = "Hvad har arenaen brug for nu?"


class Four:
    """Karla, who begins, and those she invites."""

    def __init__(self, visitors: Visitors, way: Way) -> None:
        def hand() -> Hand:
            one = visitors(width=way.width, language=way.language, javascript=way.javascript)
            return Hand(one, way.language, way.keys_only)

        self.way = way
        self.karla, self.bo, self.ib, self.hanne = (hand() for _each in range(4))
        self.arena = ""

    @property
    def all(self) -> tuple[Hand, ...]:
        return (self.karla, self.bo, self.ib, self.hanne)

    def asked(self, hand: Hand, danish: str, *, plural: str = "", number: int = 1) -> None:
        """Go to the arena, where this is the first thing it needs from them, and follow it."""
        hand.visitor.open(self.arena)
        words = hand.words(danish, plural=plural, number=number)
        expect(hand.page.locator(".todo__item--first a")).to_have_text(words)
        hand.follow(words)

    def axe(self, hand: Hand) -> None:
        if self.way.javascript:
            hand.visitor.axe()


def light(four: Four) -> None:
    karla, address = four.karla, an_address()
    karla.visitor.open("/")
    karla.write("Hvad undrer, bekymrer eller drømmer du om?", f"{four.way.thought}.")
    karla.write("Hvor?", "Struer")
    karla.press("Gå videre")
    karla.press("Tænd arenaen")
    karla.reads("Det, du var i gang med, venter. Bagefter er du tilbage ved det.")
    karla.write("Dit navn", "Karla")
    karla.write("Din e-mail", address)
    karla.press("Send mig en kode")
    karla.write("Koden fra mailen", code_sent(karla.visitor, address))
    karla.press("Kom ind")
    karla.press("Tænd arenaen")
    expect(karla.page.get_by_role("heading", level=1)).to_have_text(four.way.thought)
    four.arena = urlsplit(karla.page.url).path
    four.axe(karla)


def invite_the_others(four: Four) -> None:
    karla = four.karla
    karla.follow("Invitér, hvem der mangler")
    karla.press("Lav et link")
    link = urlsplit(karla.page.get_by_label(karla.words("Link"), exact=True).input_value()).path
    for hand, name, perspective in (
        (four.bo, "Bo", "public_employee"),
        (four.ib, "Ib", "association"),
        (four.hanne, "Hanne", "company"),
    ):
        hand.visitor.open(link)
        hand.write("Hvad skal vi kalde dig?", name)
        hand.choose("perspective", perspective)
        hand.press("Vær med")
        hand.reads("Du er med nu. Velkommen.")


def say_and_answer(four: Four) -> None:
    four.asked(four.karla, "Skriv det første udsagn")
    said = ("We stop for it.", "We cannot sleep.", "We lose guests.", "We can help.")
    for hand, words in zip(four.all, said, strict=True):
        hand.visitor.open(f"{four.arena}understand/")
        label = "Skriv det første udsagn" if hand is four.karla else "Ser du det anderledes? Skriv dit eget udsagn"
        hand.write(label, words)
        hand.press("Læg det på bordet")
        hand.reads("Dit udsagn ligger på bordet. De andre bliver spurgt om det.")
    for hand in four.all:
        four.asked(hand, "Svar på et udsagn", plural="Svar på %(number)d udsagn", number=3)
        for place in (2, 3, 4):
            at = hand.words("Udsagn %(place)s af %(of)s") % {"place": place, "of": 4}
            expect(hand.page.locator("#ask .ask__top p")).to_have_text(at)
            hand.press("Enig")
        hand.reads("Du har svaret på alt")
    four.axe(four.hanne)


def restate(four: Four) -> None:
    ib, karla = four.ib, four.karla
    ib.visitor.open(f"{four.arena}understand/statements/")
    ib.follow("We stop for it.")
    ib.follow("Prøv at sige, hvad der menes")
    ib.write("Jeg tror, du mener, at …", "It is in your way.")
    ib.press("Spørg, om det er det, du mener")
    four.asked(karla, "Sig, om de har forstået dig")
    karla.follow("Svar dem", starts=True)
    karla.choose("confirmed", "yes")
    karla.press("Send dit svar")


def write_the_text(four: Four) -> None:
    karla = four.karla
    four.asked(karla, "Begynd den fælles tekst")
    karla.press("Begynd teksten")
    expect(karla.page.get_by_role("heading", level=1)).to_have_text(karla.words("Sådan forstår vi det"))
    for words in ("We cannot sleep.", "We lose guests."):
        karla.visitor.open(f"{four.arena}understand/statements/")
        karla.follow(words)
        karla.follow("Tag det med i den fælles tekst")
        karla.press("Tag det med")
        karla.reads("Sådan forstår vi det")
    four.asked(karla, "Skriv med på den fælles forståelse")
    karla.reads("We lose guests.")
    karla.follow("Gem en udgave")
    karla.press("Gem udgaven")
    karla.reads("Udgaven er gemt. Nu kan I spørge alle, om den er god nok.")
    four.axe(karla)
    four.asked(karla, "Spørg alle, om teksten er god nok")
    karla.press("Åbn runden")


def answer_the_round(four: Four, hand: Hand) -> None:
    four.asked(hand, "Svar på det, I er ved at beslutte")
    hand.choose("answer", "consent")
    hand.press("Send mit svar")
    hand.reads("Tak. Du samtykker.")


def build_an_objection_in(four: Four) -> None:
    hanne, bo, karla = four.hanne, four.bo, four.karla
    four.asked(hanne, "Svar på det, I er ved at beslutte")
    hanne.choose("answer", "objection")
    hanne.press("Send mit svar")
    hanne.write("Hvad ser du, som vi har overset?", "Our guests do not sleep either.")
    hanne.write("Hvad skal der til, før du kan være med?", "Say so.")
    hanne.press("Send mit svar")
    hanne.reads("Tak. Din indvending står nu øverst. Ingen kan lukke den for dig.")
    for each in (karla, four.ib, bo):
        answer_the_round(four, each)
    four.asked(bo, "Hjælp en indvending på vej")
    bo.follow("Hjælp med teksten", starts=True)
    bo.write("Teksten, som den kunne være", "We cannot sleep, and our guests cannot.\n\nWe lose guests.")
    bo.press("Læg udkastet ved indvendingen")
    four.asked(hanne, "Løser den nye tekst din indvending?")
    hanne.follow("Løser det din indvending?", starts=True)
    hanne.press("Ja, den løser det")
    four.asked(karla, "Læg det nye udkast frem")
    karla.follow("Læg det frem som ny udgave", starts=True)
    karla.press("Læg det frem")
    four.axe(karla)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_four_people_go_the_whole_way(visitors: Visitors, way: Way) -> None:
    four = Four(visitors, way)
    light(four)
    invite_the_others(four)
    say_and_answer(four)
    restate(four)
    write_the_text(four)
    build_an_objection_in(four)
    for hand in four.all:
        answer_the_round(four, hand)
    four.asked(four.ib, "Slut runden, alle har svaret")
    four.ib.press("Slut runden")
    four.ib.reads("Vedtaget med samtykke")
    four.axe(four.ib)
    four.ib.follow(NOW)
    four.asked(four.hanne, "Foreslå, hvor I går hen nu")

    slug = four.arena.strip("/").split("/")[-1]
    ending = Ending.objects.select_related("version").get(proposal__arena__slug=slug)
    adopted = VersionAdopted.objects.select_related("version").get(version__document__arena__slug=slug)
    four.ib.visitor.open(f"{four.arena}consent/{ending.proposal.ref}/record/")
    four.ib.reads(hashlib.sha256(adopted.version.body.encode()).hexdigest())
    four.ib.reads("We cannot sleep, and our guests cannot.")
    assert ending.end == "adopted"
    assert set(Participation.objects.filter(arena__slug=slug).values_list("sector", flat=True)) == set(Sector.values)
    assert Objection.objects.filter(proposal__arena__slug=slug).count() == 1
    assert Restating.objects.filter(statement__arena__slug=slug, answer__confirmed=True).count() == 1
    assert Source.objects.filter(document__arena__slug=slug, kind=STATEMENT).count() == 2
    assert verify_database() == Exit.OK
