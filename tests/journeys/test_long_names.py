"""The longest names and titles there is room for, in words that do not end, on the narrowest screen: 400 % zoom."""

from collections.abc import Callable

import pytest

from samskab.ground.arenas.actions import invite, withdraw_invitation
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.people.models import Person
from samskab.stages.gather import actions as gather
from samskab.stages.gather.actions.mapping import Told
from tests.factories import a_person, a_spokesperson, an_arena
from tests.support.browsers import Visitor
from tests.support.serving import Site

NAMED = "Kirkegaardsmarkmandsgårdsbyskov" * 2
CALLED = "Stormflodsberedskabskoordinationsudvalgets" * 3
SCROLLS_SIDEWAYS = "() => document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture
def long(server: Site) -> tuple[Person, list[str]]:
    """Somebody with a long name, and the addresses where it and other long names stand."""
    person = a_person(NAMED[:60])
    organisation = a_spokesperson(person, name=CALLED[:100]).organisation
    arena = an_arena(CALLED[:100], by=person)
    gather.add_actor(arena=arena, told=Told(name=CALLED[:60], relevant=True, affected=True), by=person)
    gather.answer_together(arena=arena, alone=CALLED, gives=CALLED, needs="", by=person)
    link, gone = (invite(arena=arena, kind=InvitationKind.LINK, by=person) for _ in range(2))
    withdraw_invitation(invitation=gone, by=person)
    here = arena.get_absolute_url()
    rooms = ("", "activity/", "participants/", "map/", "together/", "about/", "me/", "invite/")
    return person, [
        "/",
        "/arenas/",
        "/people/me/",
        f"/people/organisations/{organisation.ref}/",
        *(f"{here}{room}" for room in rooms),
        *(f"{here}invite/{link.ref}/paper/?as={sheet}" for sheet in ("letter", "poster")),
        *(f"/i/{token_of(one)}/" for one in (link, gone)),
    ]


def sideways(visitor: Visitor, paths: list[str]) -> list[str]:
    """Those of the addresses where one has to scroll sideways."""
    with visitor.watch.expecting(410):
        return [path for path in paths if scrolls_sideways(visitor, path)]


def scrolls_sideways(visitor: Visitor, path: str) -> bool:
    """Whether the page at an address does."""
    visitor.open(path)
    return bool(visitor.page.evaluate(SCROLLS_SIDEWAYS))


def test_long_names_push_nothing_sideways(long: tuple[Person, list[str]], visitors: Callable[..., Visitor]) -> None:
    person, paths = long
    assert sideways(visitors(width=320).signed_in_as(person), paths) == []
    assert sideways(visitors(width=320), [path for path in paths if path.startswith("/i/")]) == []
