"""Several people at the same moment: an address gets one mail, a link lets in as many as it says."""

from functools import partial

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Arena, Invitation, InvitationUse, Participation
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_participant, an_arena
from tests.support.clusters import Database
from tests.support.together import together

USES, CAME = 7, 20


def outcome(arena: Arena, link: Invitation, guest: Person) -> str:
    """What comes of a guest's coming."""
    try:
        actions.enter(arena=arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    except Refusal as refusal:
        return refusal.code
    return "in"


def test_two_who_invite_the_same_address_at_once_make_one_mail(committed_db: Database) -> None:
    arena = an_arena()
    people = [a_participant(arena).person for _ in range(4)]

    def invite(person: Person) -> int:
        return actions.invite_by_mail(arena=arena, addresses=["ny@example.org"], by=person)

    assert sorted(together(*(lambda person=person: invite(person) for person in people))) == [0, 0, 0, 1]
    assert Invitation.objects.count() == 1


def test_a_link_for_seven_lets_seven_of_twenty_in(committed_db: Database) -> None:
    arena = an_arena()
    link = actions.invite(arena=arena, kind=InvitationKind.LINK, most_uses=USES, by=arena.started_by)
    guests = [a_guest() for _ in range(CAME)]

    came = together(*(partial(outcome, arena, link, guest) for guest in guests))
    link.refresh_from_db()
    arena.refresh_from_db()
    assert sorted(came) == ["in"] * USES + ["used_up"] * (CAME - USES)
    assert (link.uses, InvitationUse.objects.count()) == (USES, USES)
    assert (arena.size, Participation.objects.count()) == (USES + 1, USES + 1)


def test_one_guest_who_presses_ten_times_at_once_comes_in_once(committed_db: Database) -> None:
    arena, guest = an_arena(), a_guest()
    link = actions.invite(arena=arena, kind=InvitationKind.LINK, by=arena.started_by)

    def come_in() -> int:
        return actions.enter(arena=arena, perspective=Perspective.CITIZEN, invitation=link, by=guest).pk

    assert len(set(together(*[come_in] * 10))) == 1
    link.refresh_from_db()
    assert link.uses == 1


def test_taking_back_and_coming_in_at_once_never_let_in_what_is_taken_back(committed_db: Database) -> None:
    arena = an_arena()
    link = actions.invite(arena=arena, kind=InvitationKind.LINK, by=arena.started_by)

    def take_back() -> str:
        actions.withdraw_invitation(invitation=link, by=arena.started_by)
        return "taken back"

    acts = [partial(outcome, arena, link, a_guest()) for _ in range(9)]
    came = together(*acts, take_back)
    link.refresh_from_db()
    assert set(came) <= {"in", "withdrawn", "taken back"}
    assert link.uses == came.count("in") == InvitationUse.objects.count()
    assert outcome(arena, link, a_guest()) == "withdrawn"
