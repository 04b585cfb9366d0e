"""A public party tries to take over what a neighbour lit, and cannot (M156, G6)."""

from collections.abc import Callable

from playwright.sync_api import expect

from samskab.ground.arenas.models import Arena
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective
from tests.factories import a_participant, a_person, an_arena
from tests.journeys.steps import an_address
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]


def asks(visitor: Visitor, about: str, *, choice: str, name: str = "") -> None:
    """Ask the initiators for something, from the page about the arena."""
    visitor.open(about)
    visitor.page.get_by_role("link", name="Spørg dem").click()
    visitor.page.get_by_label(choice).check()
    visitor.page.get_by_label("Det navn, du foreslår").fill(name)
    visitor.page.get_by_label("Hvorfor?").fill("Kommunen har jo planen.")
    visitor.page.get_by_role("button", name="Stil spørgsmålet").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Om arenaen")


def test_a_municipality_asks_for_the_name_and_the_initiative_and_gets_neither(visitors: Visitors) -> None:
    anne, karl = a_person("Anne", email=an_address()), a_person("Karl", email=an_address())
    arena = an_arena("Naboer mod vandet", by=anne)
    a_participant(arena, by=karl, perspective=Perspective.PUBLIC_LEADER)
    about = f"/arenas/{arena.slug}/about/"
    neighbour, official, stranger = visitors().signed_in_as(anne), visitors().signed_in_as(karl), visitors()

    asks(official, about, choice="Om arenaen kan få et andet navn", name="Kommunens beredskab")
    asks(official, about, choice="Om jeg også kan stå bag arenaen")
    expect(official.page.get_by_role("button", name="Ja", exact=True)).to_have_count(0)

    for _ in range(2):
        neighbour.open(about)
        neighbour.page.get_by_role("button", name="Nej tak").first.click()

    stranger.open(about)
    main = stranger.page.locator("main")
    expect(main).to_contain_text("Skal arenaen hedde Kommunens beredskab?")
    expect(main).to_contain_text("Offentlig leder")
    expect(main.get_by_text("Nej tak")).to_have_count(2)
    assert Arena.objects.get(pk=arena.pk).title == "Naboer mod vandet"
    chain = Entry.objects.filter(chain=str(arena.ref)).order_by("sequence")
    assert list(chain.values_list("kind", flat=True))[2:] == [
        "arenas.stewardship_asked",
        "arenas.stewardship_asked",
        "arenas.stewardship_answered",
        "arenas.stewardship_answered",
    ]
