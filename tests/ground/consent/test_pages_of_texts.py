"""The pages on which a version of a text is put forward, amended without a script, and seen to be adopted."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import Part
from samskab.ground.consent import actions
from samskab.ground.consent.models import Amendment, Proposal
from samskab.ground.consent.queries.proposals import latest_version
from samskab.ground.documents import actions as documents
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Version
from samskab.kernel import clock
from tests.factories import a_person
from tests.ground.documents.test_pages import browser_of
from tests.support.agreeing import FIRST, SECOND, Agreeing, a_round, a_text, paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Agreeing:
    return a_round()


def text(here: Agreeing, name: str = "text", *more: object) -> str:
    return reverse(f"documents:{name}", args=[here.document.arena.slug, here.document.ref, *more])


def choosing(here: Agreeing) -> str:
    return reverse("consent:choose_text", args=[here.document.arena.slug])


def of_round(here: Agreeing, name: str = "round") -> str:
    return reverse(f"consent:{name}", args=[here.document.arena.slug, here.proposal.ref])


def read(address: str, client: Client) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_kept_version_is_put_forward_from_its_page(here: Agreeing) -> None:
    documents.add_block(document=here.document, block=paragraph("Alle øver.", "x"), by=here.ida)
    version = documents.keep_version(document=here.document, by=here.ida)
    ida = browser_of(here.ida)
    address = reverse("consent:propose_text", args=[here.document.arena.slug, here.document.ref, version.number])
    assert f'href="{address}"' in read(text(here, "version", version.number), ida)
    assert "Der er en runde om teksten i gang." in read(address, ida)
    empty = ida.post(address, {"title": "", "days": "7", "clarify_days": "0", "review_on": ""})
    assert "Giv forslaget en overskrift." in empty.content.decode()
    ida.post(address, {"title": "Vandet", "days": "7", "clarify_days": "0", "review_on": "2099-01-01"})
    assert Proposal.objects.count() == 1
    day = re.search(r'name="review_on" value="([0-9-]+)"', read(address, ida))
    assert day is not None
    told = {"title": "Vandet igen", "days": "7", "clarify_days": "0", "review_on": day[1]}
    made = ida.post(address, told)
    proposal = Proposal.objects.latest("id")
    assert made["Location"] == reverse("consent:round", args=[here.document.arena.slug, proposal.ref])
    assert latest_version(proposal).body["edition"] == version.number


def test_the_texts_to_choose_among_are_shown_to_all_and_asked_about_by_those_who_take_part(here: Agreeing) -> None:
    documents.add_block(document=here.document, block=paragraph("Alle øver.", "x"), by=here.ida)
    documents.keep_version(document=here.document, by=here.ida)
    assert "Bed om samtykke til udgave 2" in read(choosing(here), Client())
    address = reverse("consent:propose_text", args=[here.document.arena.slug, here.document.ref, 1])
    assert browser_of(a_person()).get(address).status_code == 403


def test_what_is_asked_about_now_is_not_offered_again(here: Agreeing) -> None:
    said = read(choosing(here), Client())
    assert f'<a href="{of_round(here)}">Udgave 1 er lagt frem. Se runden</a>' in said
    assert "Bed om samtykke" not in said


def test_what_stands_is_not_offered_again_until_a_newer_version_is_kept(here: Agreeing) -> None:
    here.adopt()
    said = read(choosing(here), Client())
    assert f'<a href="{of_round(here, "record")}">Vedtaget udgave 1</a>' in said
    assert "Bed om samtykke" not in said
    documents.add_block(document=here.document, block=paragraph("Alle øver.", "x"), by=here.ida)
    documents.keep_version(document=here.document, by=here.ida)
    assert "Bed om samtykke til udgave 2" in read(choosing(here), Client())


def test_many_texts_ask_no_more_of_the_database(here: Agreeing, assert_same_queries: Callable[..., None]) -> None:
    def make(number: int) -> None:
        for _each in range(number):
            a_text(here.document.arena, kind=Kind.AGREEMENT, by=here.ida)

    assert_same_queries(make, lambda: read(choosing(here), Client()))


def test_an_amendment_is_written_without_a_script(here: Agreeing) -> None:
    objection = actions.raise_objection(proposal=here.now(), harm="De døve.", opening="Bank.", by=here.ida)
    karl = browser_of(here.karl)
    assert "Overskrifter begynder med ##" in read(of_round(here, "amend"), karl)
    told = {"version": "1", "text": f"{FIRST}\r\n\r\nVi banker på.", "note": "", "meets": str(objection.ref)}
    karl.post(of_round(here, "amend"), told)
    [amendment] = Amendment.objects.all()
    assert amendment.body["edition"] == 2
    assert Version.objects.get(number=2).by.person == here.karl
    same = karl.post(of_round(here, "amend"), {**told, "text": f"{FIRST}\n\n{SECOND}"})
    assert "Teksten er den samme." in same.content.decode()
    assert Version.objects.count() == 2


def test_what_the_text_says_now_is_fetched_into_the_form(here: Agreeing) -> None:
    documents.add_block(document=here.document, block=paragraph("Alle øver.", "x"), by=here.ida)
    karl = browser_of(here.karl)
    assert "Alle øver." not in read(of_round(here, "amend"), karl)
    assert "Alle øver." in read(of_round(here, "amend") + "?from=text", karl)


def test_what_was_adopted_is_told_on_every_page_of_the_text(here: Agreeing) -> None:
    assert "Udgave 1 er lagt frem. Se runden" in read(text(here), Client())
    here.amend(f"## Sådan\n\n{FIRST}\n\nVi banker på.")
    shown = read(of_round(here), Client())
    assert "<h3" in shown
    assert "2 afsnit er ændret siden udgaven før" in shown
    here.adopt()
    record = of_round(here, "record")
    assert f'<a href="{record}">Vedtaget udgave 2</a>' in read(text(here), Client())
    assert f'<a href="{record}">Se beslutningen</a>' in read(text(here, "versions"), Client())
    assert f'<a href="{record}">Se beslutningen</a>' in read(text(here, "version", 2), Client())
    assert bytes(Version.objects.get(number=2).digest).hex() in read(record, Client())
    here.go_on()
    assert "Ændring i en runde" in read(text(here, "lineage"), Client())


def test_where_names_are_closed_no_page_tells_outside_who_words_are_from(here: Agreeing) -> None:
    here.amend(f"{FIRST}\n\nVi banker på.")
    here.adopt()
    here.go_on()
    arenas.close_part(
        arena=here.document.arena,
        part=Part.PARTICIPANTS,
        reason="Vi passer på dem, der er her.",
        until=clock.now() + timedelta(days=9),
        by=here.anne,
    )
    told = ["Karl Krog" in read(text(here, "lineage"), browser_of(one)) for one in (None, here.anne)]
    assert told == [False, True]
