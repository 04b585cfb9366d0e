"""The pages of texts work without a script, for guests too, and say names to those who may see them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind, Part, RestKind
from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Framing
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.text.rich import plain
from tests.factories import a_person, an_arena, as_guest
from tests.ground.documents.conftest import Here, a_body
from tests.support.queries import as_many_for_thirty

pytestmark = pytest.mark.django_db


def path(here: Here, name: str = "text", *more: object) -> str:
    return reverse(f"documents:{name}", args=[here.arena.slug, here.document.ref, *more])


def page(here: Here, name: str = "text", *more: object, person: Person | None = None) -> str:
    response = browser_of(person).get(path(here, name, *more))
    assert response.status_code == 200
    return response.content.decode()


def browser_of(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def test_a_text_is_begun_and_one_is_led_on_to_write_in_it(here: Here) -> None:
    address = reverse("documents:new", args=[here.arena.slug])
    told = {"name": "Det vil vi gøre", "kind": "solution", "framing": "Vi har travlt."}
    response = browser_of(here.karl).post(address, told)
    made = Document.objects.get(title="Det vil vi gøre")
    assert response["Location"] == reverse("documents:write", args=[here.arena.slug, made.ref])
    assert (made.kind, Framing.objects.get(document=made).words) == (Kind.SOLUTION, "Vi har travlt.")


def test_one_who_was_sent_to_begin_the_problem_finds_it_chosen_and_named(here: Here) -> None:
    address = reverse("documents:new", args=[here.arena.slug])
    chosen, other = (browser_of(here.karl).get(f"{address}?kind={kind}").content.decode() for kind in ("problem", "x"))
    assert ['value="Sådan forstår vi det"' in said for said in (chosen, other)] == [True, False]
    assert [said.count(" checked") - other.count(" checked") for said in (chosen, other)] == [1, 0]


def test_a_text_that_says_nothing_is_written_in_without_a_script(here: Here) -> None:
    empty = actions.start_document(arena=here.arena, kind=Kind.PROBLEM, title="Vandet", by=here.anne)
    address = reverse("documents:add", args=[here.arena.slug, empty.ref])
    browser = browser_of(here.karl)
    assert address in browser.get(reverse("documents:write", args=[here.arena.slug, empty.ref])).content.decode()
    assert "Skriv det, der skal stå." in browser.post(address, {"words": " "}).content.decode()
    browser.post(address, {"words": "Vandet kommer\nhvert år.\n\nIngen ved hvornår."})
    assert plain(body_of(empty)) == "Vandet kommer hvert år.\n\nIngen ved hvornår."


def test_what_was_written_stands_there_when_the_kind_is_missing(here: Here) -> None:
    response = browser_of(here.karl).post(
        reverse("documents:new", args=[here.arena.slug]), {"name": "Det vil vi gøre", "framing": "Vi har travlt."}
    )
    said = response.content.decode()
    assert ["error-summary" in said, "Det vil vi gøre" in said, "Vi har travlt." in said] == [True, True, True]
    assert not Document.objects.filter(title="Det vil vi gøre").exists()


def test_anybody_reads_the_texts_and_only_those_who_take_part_are_asked_to_begin_one(here: Here) -> None:
    address = reverse("documents:list", args=[here.arena.slug])
    outside, inside = (browser_of(one).get(address).content.decode() for one in (None, here.ida))
    assert ["Hvad vi ser" in said for said in (outside, inside)] == [True, True]
    assert [reverse("documents:new", args=[here.arena.slug]) in said for said in (outside, inside)] == [False, True]


def test_a_text_is_read_as_html_with_the_framings_beside_it(here: Here) -> None:
    said = page(here)
    assert f'<p id="b-{here.block()}">Vandet kommer hvert år.</p>' in said
    assert "Kældrene bliver våde." in said
    assert path(here, "write") not in said
    assert path(here, "write") in page(here, person=here.ida)


def test_a_text_of_another_arena_is_not_found_here(here: Here) -> None:
    other = an_arena("En anden arena", by=here.anne)
    address = reverse("documents:text", args=[other.slug, here.document.ref])
    assert Client().get(address).status_code == 404


def test_how_one_sees_it_is_laid_beside_the_text(here: Here) -> None:
    response = browser_of(here.ida).post(path(here, "framing"), {"framing": "Vi er bange om natten."})
    assert response["Location"] == path(here) + "#framings"
    assert "Vi er bange om natten." in page(here)


def test_where_a_paragraph_came_from_is_told(here: Here) -> None:
    before = "Vandet kommer hvert år."
    after = {"type": "paragraph", "content": [{"type": "text", "text": "Vandet kommer to gange om året."}]}
    suggestion = actions.suggest(document=here.document, block=here.block(), before=before, after=after, by=here.karl)
    actions.take_suggestion(suggestion=suggestion, by=here.ida)
    said = page(here)
    assert f'<a href="#b-{here.block()}">Vis i teksten</a>' in said
    assert "Andre ord, som nogen foreslog" in said


def test_without_a_script_every_paragraph_can_be_remarked_on_and_suggested_anew(here: Here) -> None:
    said = page(here, "write", person=here.karl)
    for number in (0, 1):
        assert path(here, "remark", here.block(number)) in said
        assert path(here, "suggest", here.block(number)) in said


def test_one_from_outside_is_refused_before_they_write(here: Here) -> None:
    response = browser_of(a_person("Victor Vind")).get(path(here, "write"))
    assert (response.status_code, "data-text" in response.content.decode()) == (403, False)


def test_the_script_is_told_who_one_is_and_that_one_may_write(here: Here) -> None:
    said = page(here, "write", person=here.karl)
    for told in (
        f'data-ref="{here.document.ref}"',
        f'data-me="{here.of(here.karl).ref}"',
        'data-name="Karl Krog"',
        'data-sector="offentlig"',
        'data-may-write="yes"',
    ):
        assert told in said


def test_in_an_arena_that_rests_the_text_is_read_and_nobody_is_asked_to_write(here: Here) -> None:
    arenas.propose_rest(arena=here.arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=here.anne)
    with clock.held_at(clock.now() + timedelta(days=8)):
        arenas.settle_rests()
    assert 'data-may-write="no"' in page(here, "write", person=here.karl)


def test_a_guest_writes_with_the_others(here: Here) -> None:
    client = Client()
    guest = as_guest(client, "Gerda Gæst")
    link = arenas.invite(arena=here.arena, kind=InvitationKind.LINK, by=here.anne)
    arenas.enter(arena=here.arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    assert client.get(path(here, "write")).status_code == 200
    client.post(path(here, "remark", here.block()), {"words": "Hos mig kom det to gange."})
    assert "Hos mig kom det to gange." in page(here)


def test_who_says_what_is_not_told_outside_where_the_names_are_closed(here: Here) -> None:
    actions.remark(document=here.document, words="Hvor meget?", block=here.block(), by=here.karl)
    arenas.close_part(
        arena=here.arena,
        part=Part.PARTICIPANTS,
        reason="Vi passer på dem, der er her.",
        until=clock.now() + timedelta(days=9),
        by=here.anne,
    )
    assert ["Karl Krog" in page(here, person=one) for one in (None, here.ida)] == [False, True]


def test_a_page_asks_as_often_with_thirty_remarks_as_with_one(here: Here) -> None:
    client = browser_of(here.ida)

    def make(number: int) -> None:
        for each in range(number):
            words = f"Nummer {number} {each}"
            made = actions.remark(document=here.document, words=words, block=here.block(), by=here.karl)
            actions.answer_remark(remark=made, words="Ja.", by=here.ida)

    as_many_for_thirty(make, lambda: client.get(path(here)))


def test_the_list_asks_as_often_with_thirty_texts_as_with_one(here: Here) -> None:
    address = reverse("documents:list", args=[here.arena.slug])

    def make(number: int) -> None:
        for each in range(number):
            actions.start_document(
                arena=here.arena, kind=Kind.OTHER, title=f"{number} {each}", body=a_body("Ja."), by=here.anne
            )

    as_many_for_thirty(make, lambda: Client().get(address))
