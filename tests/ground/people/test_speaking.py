"""Coming to speak for an organisation, step by step, through pages and letters."""

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.journal.models import Entry
from samskab.ground.people import actions
from samskab.ground.people.actions.letters import send_inquiry, send_invitation
from samskab.ground.people.enums import OrganisationKind
from samskab.ground.people.models import (
    Organisation,
    OrganisationInquiry,
    Person,
    Representation,
    SpeakingInvitation,
)
from samskab.ground.people.queries.speaking import spokespersons
from samskab.kernel.refusal import Refusal
from tests.factories import a_person, a_spokesperson
from tests.support.mail import Mailbox, link_in

pytestmark = pytest.mark.django_db
ADDRESS = "post@forening.example"


@pytest.fixture
def person() -> Person:
    return a_person("Åse", email="aase@example.org")


def path_of(link: str) -> str:
    return link.removeprefix("http://localhost:8000")


def kinds() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("kind", flat=True))


def register(client: Client, person: Person) -> Representation:
    client.force_login(person)
    fields = {"name": "Ørslev Beboerhus", "kind": "association", "contact_email": ADDRESS}
    assert client.post(reverse("people:register"), fields).status_code == 302
    return Representation.objects.get(person=person)


def test_the_organisations_own_address_says_yes(client: Client, person: Person, post: Mailbox) -> None:
    agreement = register(client, person)
    assert not agreement.stands
    send_inquiry(representation=agreement.ref)
    page = path_of(link_in(post.wait_for(ADDRESS)))

    reader = Client()
    assert "Må Åse tale for Ørslev Beboerhus?" in reader.get(page).content.decode()
    assert not Representation.objects.get().stands
    assert reader.post(page, {"answer": "yes"}).status_code == 200
    assert Representation.objects.get().stands
    assert reader.get(reverse("people:organisation", args=[agreement.organisation.ref])).status_code == 200
    assert kinds() == ["people.organisation_registered", "people.organisation_confirmed"]
    assert reader.post(page, {"answer": "no"}).status_code == 404
    assert Representation.objects.get().stands


def test_the_organisations_own_address_says_no(client: Client, person: Person, post: Mailbox) -> None:
    agreement = register(client, person)
    send_inquiry(representation=agreement.ref)
    Client().post(path_of(link_in(post.wait_for(ADDRESS))), {"answer": "no"})
    assert Representation.objects.get().ended_at is not None
    assert Organisation.objects.get().confirmed_at is None
    assert kinds()[-1] == "people.representation_declined"


@pytest.mark.parametrize("token", ["x", "00000000-0000-0000-0000-000000000000:1:x", "a" * 500])
@pytest.mark.parametrize("page", ["inquiry", "invitation"])
def test_a_made_up_link_opens_nothing(client: Client, person: Person, page: str, token: str) -> None:
    client.force_login(person)
    assert client.get(reverse(f"people:{page}", args=[token])).status_code == 404


def test_a_request_is_confirmed_by_one_who_speaks(client: Client, person: Person) -> None:
    first = a_spokesperson(a_person("Bo"))
    client.force_login(person)
    client.post(reverse("people:ask", args=[first.organisation.ref]))
    request = Representation.objects.get(person=person, stands_since__isnull=True)
    assert not OrganisationInquiry.objects.filter(representation=request).exists()

    confirm = reverse("people:confirm", args=[request.ref])
    assert client.post(confirm).status_code == 403
    client.force_login(a_person("Stranger"))
    assert client.post(confirm).status_code == 404

    client.force_login(first.person)
    assert "Åse vil gerne tale for" in client.get(reverse("people:me")).content.decode()
    before = Entry.objects.count()
    for _ in range(2):
        assert client.post(confirm).status_code == 302
    request.refresh_from_db()
    assert request.stands
    assert request.organisation_confirmed_by == first.person
    assert Entry.objects.count() == before + 1


def test_an_invitation_is_answered_by_whoever_reads_it(client: Client, person: Person, post: Mailbox) -> None:
    first = a_spokesperson(a_person("Bo"))
    client.force_login(first.person)
    invite = reverse("people:invite", args=[first.organisation.ref])
    assert client.post(invite, {"address": "aase@example.org"}).status_code == 302
    assert not Representation.objects.filter(person=person).exists()

    invitation = SpeakingInvitation.objects.get()
    send_invitation(invitation=invitation.ref)
    send_invitation(invitation=invitation.ref)
    page = path_of(link_in(post.wait_for("aase@example.org")))
    assert len(post.to("aase@example.org")) == 1
    assert SpeakingInvitation.objects.get().address == ""

    client.logout()
    assert client.get(page)["Location"].startswith("/enter/?next=")
    client.force_login(person)
    assert "Bo har inviteret dig" in client.get(page).content.decode()
    assert client.post(page, {"answer": "yes"}).status_code == 302
    assert Representation.objects.get(person=person).stands
    assert client.post(page, {"answer": "yes"}).status_code == 404
    assert Representation.objects.filter(person=person).count() == 1


def test_an_invitation_lapses_with_the_one_who_gave_it(person: Person) -> None:
    first = a_spokesperson()
    invitation = actions.invite_to_speak(organisation=first.organisation, address="aase@example.org", by=first.person)
    actions.end(representation=first, by=first.person)
    with pytest.raises(Refusal) as refused:
        actions.accept_invitation(invitation=invitation, by=person)
    assert refused.value.code == "lapsed"


def test_a_no_to_an_invitation_is_final(person: Person) -> None:
    first = a_spokesperson()
    invitation = actions.invite_to_speak(organisation=first.organisation, address="a@example.org", by=first.person)
    actions.decline_invitation(invitation=invitation, by=person)
    with pytest.raises(Refusal) as refused:
        actions.accept_invitation(invitation=invitation, by=person)
    assert refused.value.code == "answered"


def test_only_one_who_speaks_invites(client: Client, person: Person) -> None:
    first = a_spokesperson()
    client.force_login(person)
    assert client.get(reverse("people:invite", args=[first.organisation.ref])).status_code == 403


def test_one_stops_when_one_will_and_others_may_end_it_too(client: Client, person: Person) -> None:
    first = a_spokesperson()
    second = actions.ask_to_speak(organisation=first.organisation, by=person)
    actions.confirm(representation=second, by=first.person)
    client.force_login(person)
    assert client.get(reverse("people:end", args=[first.ref])).status_code == 200
    client.post(reverse("people:end", args=[first.ref]))
    client.post(reverse("people:end", args=[second.ref]))
    assert not spokespersons(first.organisation).exists()
    assert kinds()[-2:] == ["people.representation_ended"] * 2


def test_when_nobody_speaks_the_address_is_asked_again(person: Person, post: Mailbox) -> None:
    first = a_spokesperson()
    actions.end(representation=first, by=first.person)
    asked = actions.ask_to_speak(organisation=first.organisation, by=person)
    send_inquiry(representation=asked.ref)
    assert post.wait_for(first.organisation.contact_email)
    answered = actions.answer_inquiry(inquiry=OrganisationInquiry.objects.get(representation=asked), yes=True)
    assert answered.stands
    assert kinds()[-1] == "people.representation_confirmed"


def test_one_asks_only_once(person: Person) -> None:
    first = a_spokesperson()
    actions.ask_to_speak(organisation=first.organisation, by=person)
    with pytest.raises(Refusal) as refused:
        actions.ask_to_speak(organisation=first.organisation, by=person)
    assert refused.value.code == "already_open"


def test_registering_too_often_is_stopped(client: Client, person: Person) -> None:
    client.force_login(person)
    fields = {"name": "Hus", "kind": OrganisationKind.ASSOCIATION}
    statuses = [
        client.post(reverse("people:register"), {**fields, "contact_email": f"p{n}@forening.example"}).status_code
        for n in range(6)
    ]
    assert statuses == [302] * 5 + [429]
