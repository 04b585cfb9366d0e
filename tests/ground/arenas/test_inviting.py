"""Inviting, coming in by it, saying no, and what the database holds about it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from samskab.ground.arenas import actions
from samskab.ground.arenas.actions.claiming import take_over
from samskab.ground.arenas.actions.forgetting import forget_invitations, forget_old_invitations
from samskab.ground.arenas.actions.letters import send_invitation
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Arena, Invitation, InvitationUse, Participation
from samskab.ground.arenas.queries.invitations import (
    InvitationCount,
    invitation_by_token,
    invitation_counts,
    invitation_for,
    token_of,
)
from samskab.ground.journal.actions import deliver
from samskab.ground.journal.facts import listeners_of
from samskab.ground.journal.models import Entry
from samskab.ground.people.actions import claim_guest, erase_person
from samskab.ground.people.enums import Language, Perspective, Sector
from samskab.ground.people.facts import GuestClaimed, PersonErased
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_participant, a_person, an_arena
from tests.support.mail import Mailbox, link_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "ny@example.org"


@pytest.fixture
def anne() -> Person:
    return a_person("Anne")


@pytest.fixture
def arena(anne: Person) -> Arena:
    return an_arena("Et fælles beredskab", by=anne)


def a_link(arena: Arena, by: Person, **more: Any) -> Invitation:
    return actions.invite(arena=arena, kind=InvitationKind.LINK, **more, by=by)


def by_mail(arena: Arena, *addresses: str, by: Person, **more: Any) -> int:
    return actions.invite_by_mail(arena=arena, addresses=addresses, **more, by=by)


def come_in(arena: Arena, invitation: Invitation, by: Person) -> Participation:
    return actions.enter(arena=arena, perspective=Perspective.COMPANY, invitation=invitation, by=by)


def kinds(arena: Arena) -> list[str]:
    return list(Entry.objects.filter(chain=str(arena.ref)).order_by("sequence").values_list("kind", flat=True))


def code(refused: pytest.ExceptionInfo[Refusal]) -> tuple[str, int]:
    return refused.value.code, refused.value.status


def test_a_guest_comes_in_by_a_link_and_counts_as_everybody(arena: Arena, anne: Person) -> None:
    link, guest = a_link(arena, anne, perspective=Perspective.VOLUNTEER), a_guest("Bo")
    come_in(arena, link, guest)
    arena.refresh_from_db()
    assert (arena.size, arena.people_business) == (2, 1)
    assert invitation_counts(arena) == {
        Sector.PUBLIC: InvitationCount(),
        Sector.BUSINESS: InvitationCount(accepted=1, first=1),
        Sector.CIVIL_SOCIETY: InvitationCount(invited=1),
        Sector.CITIZEN: InvitationCount(),
        None: InvitationCount(),
    }
    assert kinds(arena) == ["arenas.arena_started", "arenas.people_invited", "arenas.participant_entered"]
    actions.say_purpose(arena=arena, text="Vi holder hinanden tørre.", by=guest)


def test_coming_in_twice_uses_an_invitation_once(arena: Arena, anne: Person) -> None:
    link, guest = a_link(arena, anne), a_guest()
    assert come_in(arena, link, guest) == come_in(arena, link, guest)
    link.refresh_from_db()
    assert link.uses == 1


def test_one_who_left_comes_back_by_what_they_came_by(arena: Arena, anne: Person) -> None:
    link, guest = a_link(arena, anne, most_uses=1), a_guest()
    come_in(arena, link, guest)
    actions.leave(arena=arena, by=guest)
    come_in(arena, link, guest)
    link.refresh_from_db()
    assert link.uses == 1
    assert InvitationUse.objects.count() == 1


def test_a_guest_comes_in_nowhere_else(arena: Arena, anne: Person) -> None:
    link, guest, other = a_link(arena, anne), a_guest(), an_arena()
    for invitation in (None, link):
        with pytest.raises(Refusal) as refused:
            actions.enter(arena=other, perspective=Perspective.CITIZEN, invitation=invitation, by=guest)
        assert code(refused) == (("not_invited", 403) if invitation is None else ("another_arena", 404))
    with pytest.raises(Refusal) as refused:
        an_arena(by=guest)
    assert code(refused) == ("not_joined", 403)


def test_a_guest_invites_nobody(arena: Arena, anne: Person) -> None:
    guest = a_guest()
    come_in(arena, a_link(arena, anne), guest)
    for act in (lambda: a_link(arena, guest), lambda: by_mail(arena, ADDRESS, by=guest)):
        with pytest.raises(Refusal) as refused:
            act()
        assert code(refused) == ("guest", 403)


def test_one_outside_invites_nobody(arena: Arena) -> None:
    with pytest.raises(Refusal) as refused:
        a_link(arena, a_person())
    assert code(refused) == ("not_participant", 403)


@pytest.mark.parametrize("perspective", Perspective)
def test_everybody_inside_invites_alike(arena: Arena, perspective: Perspective) -> None:
    inviter = a_participant(arena, perspective=perspective).person
    assert come_in(arena, a_link(arena, inviter), a_guest()).left_at is None


def over(link: Invitation, anne: Person) -> None:
    Invitation.objects.filter(pk=link.pk).delete()
    past = clock.now() - timedelta(days=61)
    link.pk, link.invited_at, link.expires_at = None, past, past + timedelta(days=60)
    link.save(force_insert=True)


def withdrawn(link: Invitation, anne: Person) -> None:
    actions.withdraw_invitation(invitation=link, by=anne)


def used_up(link: Invitation, anne: Person) -> None:
    come_in(link.arena, link, a_guest())


@pytest.mark.parametrize(
    ("end", "why"), [(over, ("over", 410)), (withdrawn, ("withdrawn", 410)), (used_up, ("used_up", 410))]
)
def test_an_invitation_that_is_not_open_lets_nobody_in(arena: Arena, anne: Person, end: Any, why: Any) -> None:
    link = a_link(arena, anne, most_uses=1)
    end(link, anne)
    for person in (a_guest(), a_person()):
        with pytest.raises(Refusal) as refused:
            come_in(arena, link, person)
        assert code(refused) == why


@pytest.mark.parametrize("uses", [0, -1, 501])
def test_a_link_is_for_some_and_not_for_the_whole_world(arena: Arena, anne: Person, uses: int) -> None:
    with pytest.raises(Refusal) as refused:
        a_link(arena, anne, most_uses=uses)
    assert (refused.value.code, refused.value.field) == ("uses", "most_uses")


@pytest.mark.parametrize("message", ["se http://x.example", "010180-1234", "x" * 401])
def test_a_greeting_holds_no_links_and_no_numbers_of_persons(arena: Arena, anne: Person, message: str) -> None:
    with pytest.raises(Refusal) as refused:
        a_link(arena, anne, message=message)
    assert (refused.value.field, refused.value.status) == ("message", 400)


def test_only_the_one_who_invited_takes_it_back(arena: Arena, anne: Person) -> None:
    link, other = a_link(arena, anne), a_participant(arena).person
    with pytest.raises(Refusal) as refused:
        actions.withdraw_invitation(invitation=link, by=other)
    assert code(refused) == ("not_inviter", 403)
    with pytest.raises(Refusal) as refused:
        invitation_for(other, arena, link.ref)
    assert code(refused) == ("unknown_invitation", 404)
    for _ in range(2):
        actions.withdraw_invitation(invitation=link, by=anne)
    assert kinds(arena).count("arenas.invitation_withdrawn") == 1


def test_a_no_is_counted_without_a_name(arena: Arena, anne: Person) -> None:
    link = a_link(arena, anne, perspective=Perspective.POLITICIAN)
    actions.decline_arena(invitation=link)
    assert invitation_counts(arena)[Sector.PUBLIC] == InvitationCount(invited=1, declined=1)
    declined = Entry.objects.get(kind="arenas.invitation_declined")
    assert (declined.actor, declined.chain_id) == (None, str(arena.ref))
    assert come_in(arena, link, a_guest()).left_at is None


def test_a_token_is_read_from_paper_and_nothing_else_opens(arena: Arena, anne: Person) -> None:
    link = a_link(arena, anne)
    token = token_of(link)
    assert len(token) == 19
    assert invitation_by_token(token.lower().replace("-", "")) == link
    other = token_of(a_link(arena, anne))
    for wrong in (link.code, token[:-1], token[:10] + other[10:], str(link.ref), str(uuid4()), "", "x" * 900, "æøå"):
        with pytest.raises(Refusal) as refused:
            invitation_by_token(wrong)
        assert code(refused) == ("unknown_invitation", 404)


def test_a_token_made_with_an_earlier_key_still_opens(arena: Arena, anne: Person, settings: Any) -> None:
    link = a_link(arena, anne)
    token = token_of(link)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "x" * 50
    assert invitation_by_token(token) == link


def test_a_mail_says_who_and_what_and_goes_once(arena: Arena, anne: Person, post: Mailbox) -> None:
    by_mail(arena, " Ny@Example.org ", message="Vi mangler dig,\nder bor i stuen.", by=anne)
    invitation = Invitation.objects.get()
    assert (invitation.address, ADDRESS in invitation.address_hash) == (ADDRESS, False)
    for _ in range(3):
        send_invitation(invitation=invitation.ref)
    letter = post.wait_for(ADDRESS)
    assert str(letter["Subject"]).strip() == "Anne vil gerne have dig med i »Et fælles beredskab«"
    words = text_of(letter)
    assert all(said in words for said in ("Anne skriver:", "der bor i stuen.«", arena.text, "Fornavn er nok"))
    assert f"/i/{token_of(invitation)}/" in link_in(letter)
    assert len(post.to(ADDRESS)) == 1
    invitation.refresh_from_db()
    assert invitation.address == ""


def test_a_mail_is_in_the_language_of_the_one_who_invites(post: Mailbox) -> None:
    john = a_person("John", language=Language.ENGLISH)
    by_mail(an_arena("A garden", by=john), ADDRESS, by=john)
    send_invitation(invitation=Invitation.objects.get().ref)
    assert str(post.wait_for(ADDRESS)["Subject"]).strip() == "John would like you to join “A garden”"


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
def test_a_mail_that_has_not_gone_does_not_go_any_more(arena: Arena, anne: Person, post: Mailbox, how: str) -> None:
    by_mail(arena, ADDRESS, by=anne)
    invitation = Invitation.objects.get()
    if how == "withdrawn":
        actions.withdraw_invitation(invitation=invitation, by=anne)
    else:
        forget_invitations(by=anne)
    send_invitation(invitation=invitation.ref)
    assert post.letters == []


def test_each_mail_is_a_job_of_its_own_and_holds_no_address(arena: Arena, anne: Person) -> None:
    assert by_mail(arena, "a@example.org", "b@example.org", "a@example.org", by=anne) == 2
    jobs = ProcrastinateJob.objects.filter(task_name="arenas.send_invitation")
    assert [set(job.args) for job in jobs] == [{"invitation"}] * 2
    assert not any("@" in str(job.args) for job in jobs)
    assert kinds(arena)[-1] == "arenas.people_invited"


def test_an_address_that_is_invited_gets_no_second_mail(arena: Arena, anne: Person) -> None:
    other = a_participant(arena).person
    assert [by_mail(arena, ADDRESS, by=anne), by_mail(arena, "NY@example.org", by=other)] == [1, 0]
    assert kinds(arena).count("arenas.people_invited") == 1
    actions.withdraw_invitation(invitation=Invitation.objects.get(), by=anne)
    assert by_mail(arena, ADDRESS, by=other) == 1


def test_one_who_said_no_is_not_written_to_again(arena: Arena, anne: Person) -> None:
    by_mail(arena, ADDRESS, by=anne)
    actions.decline_arena(invitation=Invitation.objects.get())
    assert by_mail(arena, ADDRESS, by=a_participant(arena).person) == 0
    with pytest.raises(Refusal) as refused:
        come_in(arena, Invitation.objects.get(), a_guest())
    assert code(refused) == ("answered", 410)


def test_nobody_learns_whether_an_address_is_somebodys_here(arena: Arena, anne: Person) -> None:
    a_person("Kendt", email="kendt@example.org")
    assert [by_mail(arena, "kendt@example.org", by=anne), by_mail(arena, "ukendt@example.org", by=anne)] == [1, 1]


def test_one_address_is_not_flooded_from_many_arenas(anne: Person) -> None:
    arenas = [an_arena(by=anne) for _ in range(4)]
    assert [by_mail(arena, ADDRESS, by=anne) for arena in arenas] == [1, 1, 1, 0]


def test_five_hundred_mails_a_day_and_no_more(arena: Arena, anne: Person) -> None:
    assert by_mail(arena, *(f"a{number}@example.org" for number in range(500)), by=anne) == 500
    with pytest.raises(Refusal) as refused:
        by_mail(arena, ADDRESS, by=anne)
    assert (*code(refused), refused.value.field) == ("too_many_mails", 429, "addresses")


@pytest.mark.parametrize("address", ["ny@", "010180-1234@example.org", "a b@example.org", "x" * 300 + "@example.org"])
def test_what_is_no_address_invites_nobody(arena: Arena, anne: Person, address: str) -> None:
    with pytest.raises(Refusal) as refused:
        by_mail(arena, ADDRESS, address, by=anne)
    assert refused.value.field == "addresses"
    assert not Invitation.objects.exists()


def test_what_is_over_is_forgotten(arena: Arena, anne: Person) -> None:
    by_mail(arena, ADDRESS, message="Kom nu", by=anne)
    mail = Invitation.objects.get()
    over(mail, anne)
    a_link(arena, anne, message="Bliver")
    assert forget_old_invitations() == 1
    assert forget_old_invitations() == 0
    assert {(one.message, one.address, one.address_hash) for one in Invitation.objects.all()} == {
        ("", "", ""),
        ("Bliver", "", ""),
    }


ATTACKS = {
    "count a use": "UPDATE arenas_invitation SET uses = uses + 1",
    "allow more": "UPDATE arenas_invitation SET most_uses = 500",
    "allow longer": "UPDATE arenas_invitation SET expires_at = expires_at + interval '1 year'",
    "move it": "UPDATE arenas_invitation SET code = 'AAAAAAAA'",
    "another greeting": "UPDATE arenas_invitation SET message = 'Køb noget'",
    "another inviter": "UPDATE arenas_invitation SET invited_by_id = (SELECT max(id) FROM people_person)",
    "open it again": "UPDATE arenas_invitation SET withdrawn_at = NULL, withdrawn_by_id = NULL",
    "come in by what is withdrawn": "INSERT INTO arenas_invitationuse "
    "(invitation_id, person_id, perspective, is_first, accepted_at) SELECT id, invited_by_id, 'citizen', false, now() "
    "FROM arenas_invitation",
    "let a guest in": "INSERT INTO arenas_participation "
    "(ref, arena_id, person_id, perspective, joined_at, is_first, helped_way) SELECT gen_random_uuid(), a.id, p.id, "
    "'citizen', now(), true, '' FROM arenas_arena a, people_person p WHERE p.guest_since IS NOT NULL",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_holds_it_too(arena: Arena, anne: Person, attack: str) -> None:
    link = a_link(arena, anne, message="Kom", most_uses=3)
    actions.withdraw_invitation(invitation=link, by=anne)
    a_guest()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ATTACKS[attack])


def test_a_guest_who_comes_in_takes_their_place_along(arena: Arena, anne: Person) -> None:
    session, person = SessionStore(), a_person("Karla")
    guest = a_guest("Bo", session=session)
    come_in(arena, a_link(arena, anne), guest)
    claim_guest(session=session, by=person)
    take_over(guest=guest, by=person)
    assert [one.person for one in Participation.objects.filter(arena=arena).order_by("id")] == [anne, person]
    assert kinds(arena)[-1] == "arenas.participation_claimed"


def test_a_guest_who_is_claimed_by_one_who_is_gone_by_then_takes_part_nowhere(arena: Arena, anne: Person) -> None:
    """Listeners may hear late, and in any order."""
    session, person = SessionStore(), a_person("Karla")
    come_in(arena, a_link(arena, anne), a_guest("Bo", session=session))
    claim_guest(session=session, by=person)
    erase_person(by=person)
    gone = Entry.objects.get(kind=PersonErased.kind, body__person=str(person.ref))

    for entry in (gone, Entry.objects.get(kind=GuestClaimed.kind)):
        for listener in listeners_of(entry.kind):
            deliver(entry=entry.id, listener=listener)

    assert Participation.objects.get(arena=arena, left_at=None).person == anne


def test_a_guest_of_one_who_is_in_already_becomes_one_with_them(arena: Arena, anne: Person) -> None:
    session, person = SessionStore(), a_person("Karla")
    own = a_participant(arena, by=person)
    guest = a_guest("Bo", session=session)
    come_in(arena, a_link(arena, anne), guest)
    claim_guest(session=session, by=person)
    take_over(guest=guest, by=person)
    arena.refresh_from_db()
    own.refresh_from_db()
    assert (arena.size, own.acts) == (2, 2)
    assert Participation.objects.filter(person=person, left_at__isnull=True).get() == own
    assert not Participation.objects.filter(person=guest).exists()
