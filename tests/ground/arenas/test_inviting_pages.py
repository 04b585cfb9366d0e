"""The pages of entering, taking part, inviting and being invited, for everybody who may come to them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions
from samskab.ground.arenas.actions.resting import TIME_TO_SAY_NOT_YET
from samskab.ground.arenas.enums import InvitationKind, Outcome, Part, RestKind
from samskab.ground.arenas.models import Arena, Departure, Follow, Invitation, Participation
from samskab.ground.arenas.queries import told_first as told
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from tests.factories import a_crowd, a_participant, a_person, a_spokesperson, an_arena, as_guest
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db
LIST = "Navn;E-mail\nBo;bo@example.org\n<script>alert(1)</script>@\nib@example.org, <karen@example.org>\nib@exam\n"


@pytest.fixture
def anne() -> Person:
    return a_person("Anne")


@pytest.fixture
def arena(anne: Person) -> Arena:
    return an_arena("Et fælles beredskab", by=anne)


@pytest.fixture
def link(arena: Arena, anne: Person) -> Invitation:
    return actions.invite(arena=arena, kind=InvitationKind.LINK, most_uses=2, by=anne)


def at(name: str, arena: Arena, *more: Any) -> str:
    return reverse(f"arenas:{name}", args=[arena.slug, *more])


def invited(link: Invitation) -> str:
    return reverse("arenas:invitation", args=[token_of(link)])


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_stranger_reads_what_they_would_say_yes_to_and_comes_back_after_signing_up(
    client: Client, arena: Arena
) -> None:
    page = words(client, at("enter", arena))
    assert all(said in page for said in ("Sådan er vi sammen", "Ingen kan love, at det lykkes", "Anne", arena.text))
    assert f"/enter/join/?next=%2Farenas%2F{arena.slug}%2Fenter%2F" in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]
    assert client.post(at("enter", arena), {"perspective": "citizen"}).status_code == 200
    assert Participation.objects.count() == 1


def test_one_of_us_steps_in_with_one_press_for_an_organisation(client: Client, arena: Arena) -> None:
    agreement = a_spokesperson(name="Bådelauget")
    client.force_login(agreement.person)
    fields = {"perspective": "association", "organisation": str(agreement.organisation.ref)}
    assert client.post(at("enter", arena), fields)["Location"] == arena.get_absolute_url()
    assert Participation.objects.get(person=agreement.person).organisation == agreement.organisation
    assert client.get(at("enter", arena))["Location"] == at("me", arena)


@pytest.mark.parametrize(
    ("fields", "said"),
    [({}, "Vælg, hvem du er her som."), ({"perspective": "king"}, "Vælg en på listen.")],
)
def test_who_one_is_here_as_has_to_be_chosen(client: Client, arena: Arena, fields: Any, said: str) -> None:
    client.force_login(a_person())
    assert said in client.post(at("enter", arena), fields).content.decode()
    assert Participation.objects.count() == 1


def test_each_hat_is_asked_for_what_it_brings_and_ones_own_stand_first(client: Client, arena: Arena) -> None:
    client.force_login(a_person(perspectives=[Perspective.VOLUNTEER, Perspective.POLITICIAN]))
    page = words(client, at("enter", arena))
    places = [page.index(f'value="{hat.value}"') for hat in (Perspective.POLITICIAN, Perspective.VOLUNTEER)]
    assert max(places) < min(page.index(f'value="{hat.value}"') for hat in (Perspective.CITIZEN, Perspective.COMPANY))
    assert page.count('type="radio" name="perspective"') == len(Perspective)
    assert "Hvad kan det her blive til, hvis det lykkes?" in page


def test_what_is_uncertain_is_told_when_a_step_knows_of_it(
    client: Client, arena: Arena, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        told, "_providers", [(told.About.UNCERTAIN, lambda _arena: [told.Line("Der er ingen penge endnu.")])]
    )
    assert "Der er ingen penge endnu." in words(client, at("enter", arena))


def test_a_guest_steps_in_nowhere_without_an_invitation(client: Client, arena: Arena) -> None:
    as_guest(client)
    assert "Du er her som gæst." in words(client, at("enter", arena))
    client.post(at("enter", arena), {"perspective": "citizen"})
    assert Participation.objects.count() == 1


def test_one_puts_on_another_hat_and_leaves_without_a_name(client: Client, arena: Arena, anne: Person) -> None:
    client.force_login(anne)
    assert client.post(at("me", arena), {"act": "wear", "perspective": "researcher"}).status_code == 302
    assert "Du taler her som: Forsker." in words(client, at("me", arena))
    gone = {"act": "leave", "reason": "Jeg blev ikke hørt.", "named": ""}
    assert client.post(at("me", arena), gone).status_code == 302
    departure = Departure.objects.get()
    assert (departure.person, departure.reason) == (None, "Jeg blev ikke hørt.")
    assert "Du er ikke med i arenaen" in words(client, at("me", arena))


def test_reasons_without_a_name_wait_until_five_have_left(client: Client, arena: Arena, anne: Person) -> None:
    for number, one in enumerate(a_crowd(arena, {Perspective.CITIZEN: 5})):
        client.force_login(anne)
        page = words(client, at("participants", arena))
        assert "Uden navn 0" not in page
        assert ("Med navn 1" in page) == (number > 1)
        actions.leave(
            arena=arena,
            reason=f"Med navn {number}" if number == 1 else f"Uden navn {number}",
            named=number == 1,
            by=one.person,
        )
    assert "Uden navn 0" in words(client, at("participants", arena))
    assert "Uden navn 0" not in words(Client(), at("participants", arena))


def test_one_follows_from_outside_and_stops(client: Client, arena: Arena) -> None:
    somebody = a_person()
    client.force_login(somebody)
    assert client.get(at("follow", arena))["Location"] == arena.get_absolute_url()
    assert not Follow.objects.exists()
    client.post(at("follow", arena))
    assert Follow.objects.get().person == somebody
    client.post(at("unfollow", arena))
    assert not Follow.objects.exists()


def test_who_is_here_is_told_by_sector_and_never_by_title(client: Client, arena: Arena) -> None:
    a_participant(arena, perspective=Perspective.COMPANY, by=a_person("Ib"))
    everybody = words(client, at("participants", arena))
    assert all(name in everybody for name in ("Anne", "Ib", "Virksomhed"))
    business = words(client, at("participants", arena) + "?sector=business")
    assert ("Ib" in business, "<b>Anne</b>" in business) == (True, False)
    assert client.get(at("participants", arena) + "?sector=king&page=x").status_code == 200


def test_closed_names_are_told_to_nobody_outside(client: Client, arena: Arena, anne: Person) -> None:
    until = clock.now() + timedelta(days=9)
    actions.close_part(arena=arena, part=Part.PARTICIPANTS, reason="Nogen er bange.", until=until, by=anne)
    for page in ("participants", "enter"):
        outside = words(client, at(page, arena))
        assert ("Nogen er bange." in outside, "<b>Anne</b>" in outside) == (True, False)
    client.force_login(anne)
    assert "<b>Anne</b>" in words(client, at("participants", arena))


def test_pages_ask_as_often_for_many_as_for_one(client: Client, arena: Arena, anne: Person) -> None:
    def make(number: int) -> None:
        a_crowd(arena, {Perspective.CITIZEN: number})
        for _ in range(number):
            actions.invite(arena=arena, kind=InvitationKind.LINK, by=anne)

    client.force_login(anne)
    pages = [at(name, arena) for name in ("participants", "invite")]
    pages.append(f"{pages[0]}?name=e")
    as_many_for_thirty(make, lambda: [client.get(page) for page in pages])
    with at_most(12):
        client.get(pages[0])
    with at_most(12):
        Client().get(at("enter", arena))


def test_a_link_is_two_presses_away(client: Client, arena: Arena, anne: Person) -> None:
    client.force_login(anne)
    made = client.post(at("invite", arena), {"most_uses": "200", "perspective": "", "message": ""})
    page = words(client, made["Location"])
    link = Invitation.objects.get()
    assert all(said in page for said in (invited(link), 'class="qr"', "sms:?&amp;body=Vil%20du"))
    for paper in ("letter", "poster"):
        assert f"localhost:8000{invited(link)}" in words(
            client, at("invitation_paper", arena, link.ref) + f"?as={paper}"
        )
    client.post(at("withdraw_invitation", arena, link.ref))
    assert Client().get(invited(link)).status_code == 410


def test_a_letter_says_whom_it_is_for(client: Client, arena: Arena, anne: Person) -> None:
    client.force_login(anne)
    fields = {"kind": "letter", "perspective": "company", "message": "Kom\nforbi"}
    page = words(client, client.post(at("invite_by_paper", arena), fields)["Location"])
    assert all(said in page for said in ("som: Virksomhed.", "Kom<br>forbi", "Kærlig hilsen Anne"))


def test_a_list_is_shown_line_by_line_before_it_is_sent_and_nothing_is_lost(
    client: Client, arena: Arena, anne: Person
) -> None:
    client.force_login(anne)
    page = at("invite_by_mail", arena)
    looked = client.post(page, {"act": "look", "addresses": LIST, "message": "Kom", "perspective": ""})
    said = looked.content.decode()
    assert all(words in said for words in ("Vi forstod 3 adresser", "3 linjer forstod vi ikke", "Send 3 invitationer"))
    assert "<script>alert(1)" not in said
    assert not Invitation.objects.exists()
    sent = client.post(page, {"act": "send", "addresses": LIST, "message": "Kom", "perspective": ""})
    left = sent.content.decode().split("<textarea")[1].split("</textarea>")[0]
    assert ("ib@exam" in left, "Navn;E-mail" in left, "bo@example.org" in left) == (True, True, False)
    assert Invitation.objects.count() == 3


def test_one_address_is_written_to_at_once(client: Client, arena: Arena, anne: Person) -> None:
    client.force_login(anne)
    sent = client.post(at("invite_by_mail", arena), {"addresses": "bo@example.org", "message": "", "perspective": ""})
    assert sent["Location"] == at("invite", arena)
    assert Invitation.objects.get().address == "bo@example.org"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "Skriv mindst én e-mailadresse."),
        ("\n".join(f"<b>{number}</b>@" for number in range(500)), "Vi fandt ingen e-mailadresse."),
        ("x" * 100_001, "Listen er for lang."),
        ("010180-1234@example.org", "Vi fandt ingen e-mailadresse."),
        (" ".join(f"a{number}@example.org" for number in range(501)), "Der er over 500 adresser."),
    ],
)
def test_a_list_that_cannot_be_used_is_kept_and_told_of(
    client: Client, arena: Arena, anne: Person, written: str, said: str
) -> None:
    client.force_login(anne)
    page = client.post(at("invite_by_mail", arena), {"act": "send", "addresses": written}).content.decode()
    assert said in page
    assert written[:40].replace("<", "&lt;").replace(">", "&gt;") in page
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("page", ["invite", "invite_by_mail", "invite_by_paper", "help"])
def test_only_those_inside_invite_and_help(client: Client, arena: Arena, page: str) -> None:
    client.force_login(a_person())
    for answer in (client.get(at(page, arena)), client.post(at(page, arena), {})):
        assert answer.status_code == 403


def test_one_who_is_invited_looks_says_a_name_and_is_in(client: Client, arena: Arena, link: Invitation) -> None:
    page = words(client, invited(link))
    assert all(said in page for said in ("Anne har inviteret dig", arena.title, arena.get_absolute_url()))
    wrong = client.post(invited(link), {"act": "enter", "name": "", "perspective": "citizen"})
    assert "Skriv et navn." in wrong.content.decode()
    assert Participation.objects.count() == 1
    into = client.post(invited(link), {"act": "enter", "name": "Bo", "perspective": "citizen"})
    assert into["Location"] == arena.get_absolute_url()
    assert "Du er gæst her som <b>Bo</b>." in words(client, arena.get_absolute_url())
    assert client.get(invited(link))["Location"] == arena.get_absolute_url()
    client.post(at("me", arena), {"act": "leave"})
    assert Participation.objects.filter(left_at__isnull=False).count() == 1


def test_whom_the_arena_misses_is_chosen_beforehand(client: Client, arena: Arena, anne: Person) -> None:
    link = actions.invite(arena=arena, kind=InvitationKind.LINK, perspective=Perspective.COMPANY, by=anne)
    assert 'value="company" id="id_perspective_company" checked' in words(client, invited(link))


def test_one_of_us_comes_in_as_themself(client: Client, arena: Arena, link: Invitation) -> None:
    karla = a_person("Karla")
    client.force_login(karla)
    client.post(invited(link), {"act": "enter", "perspective": "citizen"})
    assert Participation.objects.get(person=karla).left_at is None
    assert Invitation.objects.get().uses == 1


def test_no_thank_you_is_one_press_and_has_no_name(client: Client, link: Invitation) -> None:
    assert "Vi tæller dit nej uden navn." in client.post(invited(link), {"act": "decline"}).content.decode()
    assert Invitation.objects.get().declines == 1
    assert not Participation.objects.exclude(person=link.invited_by).exists()


@pytest.mark.parametrize("token", ["x", "7QF2-ABCD-EFGH-JKMN", "a" * 400, "%00"])
def test_a_broken_address_gets_a_friendly_page(client: Client, token: str) -> None:
    answer = client.get(reverse("arenas:invitation", args=[token]))
    assert answer.status_code == 404
    assert "Vi kender ikke den invitation" in answer.content.decode()
    assert client.get(reverse("arenas:claim", args=[token])).status_code == 404


def test_a_used_up_invitation_still_leads_to_the_arena(client: Client, arena: Arena, link: Invitation) -> None:
    for name in ("Bo", "Ib"):
        Client().post(invited(link), {"act": "enter", "name": name, "perspective": "citizen"})
    for answer in (client.get(invited(link)), client.post(invited(link), {"name": "Eva", "perspective": "citizen"})):
        page = answer.content.decode()
        assert answer.status_code == 410
        assert all(said in page for said in ("Invitationen er brugt op.", arena.get_absolute_url()))
    assert Participation.objects.count() == 3


def test_an_invitation_is_read_with_few_questions(client: Client, link: Invitation) -> None:
    address = invited(link)
    client.get(address)
    with at_most(4):
        client.get(address)


def test_what_arenas_know_of_one_stands_among_ones_data(client: Client, arena: Arena, anne: Person) -> None:
    actions.invite(arena=arena, kind=InvitationKind.LINK, message="Kom forbi", by=anne)
    actions.follow(arena=an_arena("En have"), by=anne)
    actions.leave(arena=arena, reason="Jeg flytter.", named=True, by=anne)
    client.force_login(anne)
    told = {
        "participations": "Et fælles beredskab",
        "invitations": "Kom forbi",
        "follows": "En have",
        "departures": "Jeg flytter.",
    }
    page = words(client, reverse("people:data"))
    for name, said in told.items():
        address = reverse("people:data_section", args=[name])
        assert (f'href="{address}"' in page, said in words(client, address)) == (True, True)


def test_an_invitation_to_an_arena_that_has_ended_says_so_before_anybody_fills_it_in(
    client: Client, arena: Arena, link: Invitation
) -> None:
    actions.propose_rest(
        arena=arena, kind=RestKind.CLOSE, reason="Vi er færdige.", outcome=Outcome.SUCCEEDED, by=arena.started_by
    )
    with clock.held_at(clock.now() + TIME_TO_SAY_NOT_YET):
        actions.settle_rests()
        answer = client.get(invited(link))
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Arenaen er slut." in page
    assert "Træd ind" not in page.partition("<main")[2].partition("</main")[0]


def test_a_list_that_is_too_long_for_today_is_still_there(client: Client, arena: Arena, anne: Person) -> None:
    client.force_login(anne)
    lists = ["\n".join(f"{part}{number}@example.org" for number in range(300)) for part in ("a", "b")]
    sent = {"perspective": "", "message": "Kom og vær med.", "act": "send"}
    client.post(at("invite_by_mail", arena), {**sent, "addresses": lists[0]})
    page = client.post(at("invite_by_mail", arena), {**sent, "addresses": lists[1]})
    assert page.status_code == 200
    assert all(said in page.text for said in ("højst sende 500", "b299@example.org", "Kom og vær med."))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("invite", {"most_uses": "7", "perspective": "", "message": "Kom og se."}),
        ("invite_by_mail", {"addresses": "bo@example.org", "perspective": "", "message": "Kom og se."}),
        ("invite_by_paper", {"kind": "letter", "perspective": "", "message": "Kom og se."}),
    ],
)
def test_an_invitation_that_was_sent_too_late_waits_until_it_is_sent(
    client: Client, arena: Arena, anne: Person, name: str, written: dict[str, str]
) -> None:
    client.post(at(name, arena), written)
    client.force_login(anne)
    page = words(client, at(name, arena))
    assert ["Det er ikke sendt endnu." in page, "Kom og se." in page] == [True, "message" in page]

    assert client.post(at(name, arena), written).status_code == 302

    assert "Det er ikke sendt endnu." not in words(client, at(name, arena))


def test_what_waits_in_a_link_is_seen_without_opening_anything(client: Client, arena: Arena, anne: Person) -> None:
    more = '<details class="disclosure" open><summary>Vælg, hvem og hvor mange'
    client.post(at("invite", arena), {"message": "Kom og se."})
    client.force_login(anne)
    assert [more in words(client, at("invite", arena)), more in words(client, at("invite", an_arena(by=anne)))] == [
        True,
        False,
    ]
