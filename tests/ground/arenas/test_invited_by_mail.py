"""The mail that invites: it is declined by one press, goes to nobody who wants no mail, and never twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from samskab.config.mail import mail_settings
from samskab.ground.arenas import actions
from samskab.ground.arenas.actions.letters import send_invitation
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Invitation
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.people.actions import stop_all_letters
from samskab.kernel.post.carrying import NotNow
from tests.factories import a_person, an_arena
from tests.support.post_office import PostOffice, open_office

pytestmark = pytest.mark.django_db
ADDRESS = "ny@example.org"


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path, settings: Any) -> Iterator[PostOffice]:
    with open_office(tmp_path, *request.param) as office:
        for name, value in mail_settings(office.url, Path("/nowhere")).items():
            setattr(settings, name, value)
        yield office


def invited() -> Invitation:
    anne = a_person("Anne")
    actions.invite_by_mail(arena=an_arena("Naboer", by=anne), addresses=[ADDRESS], by=anne)
    return Invitation.objects.get()


@pytest.mark.parametrize(
    ("office", "tries", "kept"),
    [
        (["ok"], ["", ""], 1),
        (["rcpt 451", "drop data", "ok"], [ADDRESS, ADDRESS, "", ""], 1),
        (["rcpt 550 5.1.1"], ["", ""], 0),
        (["end 554"], ["", ""], 0),
        (["drop end"], ["", ""], 1),
        (["end 452", "ok"], ["", ""], 1),
    ],
    indirect=["office"],
)
def test_the_address_is_kept_until_the_mail_has_gone_and_no_longer(
    office: PostOffice, tries: list[str], kept: int
) -> None:
    invitation, left = invited(), []
    for _ in tries:
        try:
            send_invitation(invitation=invitation.ref)
        except NotNow:
            assert Invitation.objects.get().address == ADDRESS
        left.append(Invitation.objects.get().address)

    assert (left, len(office.kept)) == (tries, kept)


def test_one_who_wants_no_mail_is_not_invited_by_mail_either(mailoutbox: list[EmailMessage]) -> None:
    invitation = invited()
    stop_all_letters(by=a_person("Ruth", email=ADDRESS))

    send_invitation(invitation=invitation.ref)

    assert (mailoutbox, Invitation.objects.get().address) == ([], "")


def test_one_press_of_a_mail_programs_button_says_no(mailoutbox: list[EmailMessage]) -> None:
    invitation = invited()
    send_invitation(invitation=invitation.ref)
    told, provider = mailoutbox[0].message(), Client(enforce_csrf_checks=True)
    path = reverse("arenas:decline_by_mail", args=[token_of(invitation)])
    assert str(told["List-Unsubscribe"]).strip("<>").endswith(path)
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert provider.get(path)["Location"] == reverse("arenas:invitation", args=[token_of(invitation)])
    assert Invitation.objects.get().declines == 0

    pressed = [provider.post(path, {"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)]

    assert (pressed, Invitation.objects.get().declines) == ([200, 200], 1)


def test_an_invitation_for_many_is_not_declined_by_a_mail_program() -> None:
    anne = a_person()
    link = actions.invite(arena=an_arena(by=anne), kind=InvitationKind.LINK, by=anne)

    Client().post(reverse("arenas:decline_by_mail", args=[token_of(link)]))

    assert Invitation.objects.get().declines == 0
