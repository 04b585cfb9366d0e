"""What is written stands, in order, and by whom; nobody writes as another."""

import pytest
from django.db import DatabaseError, transaction

from samskab.ground.arenas import actions as arenas
from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Change, Document, Snapshot, Writer
from samskab.ground.documents.queries.compacting import summed_up
from samskab.ground.documents.queries.documents import document_at, document_by_ref, documents_in
from samskab.ground.documents.queries.texts import body_of, loaded, text_of
from samskab.ground.documents.queries.writers import letters_by_perspective, letters_by_sector, shares_of
from samskab.ground.documents.queries.writing import Stroke
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel.live.growing import read_sum
from samskab.kernel.paging import page
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import plain
from tests.factories import a_person, an_arena
from tests.ground.documents.conftest import Here, paragraph, updates_of
from tests.support.queries import as_many_for_thirty, at_most


def test_a_text_begins_with_what_it_was_given(here: Here) -> None:
    assert here.says() == "Vandet kommer hvert år.\n\nIngen ved, hvem der ringer."
    assert (here.document.number, here.document.started_by) == (1, here.of(here.anne))
    [framing] = here.document.framings.all()
    assert framing.words == "Kældrene bliver våde."
    entry = Entry.objects.filter(chain=str(here.arena.ref)).latest("sequence")
    assert (entry.kind, entry.body["number"], entry.body["text_kind"]) == ("documents.document_started", 1, "problem")


def test_texts_are_numbered_in_their_arena(here: Here) -> None:
    numbers = [
        actions.start_document(arena=here.arena, kind=Kind.OTHER, title=title, by=here.karl).number
        for title in ("Anden", "Tredje")
    ]
    assert numbers == [2, 3]


def test_one_outside_starts_no_text(here: Here) -> None:
    with pytest.raises(Refusal) as no:
        actions.start_document(arena=here.arena, kind=Kind.OTHER, title="Min", by=a_person())
    assert no.value.code == "not_participant"


def test_the_door_is_of_the_arena(here: Here) -> None:
    assert document_at(here.arena, here.document.ref) == document_by_ref(here.document.ref) == here.document
    with pytest.raises(Refusal) as no:
        document_at(an_arena(), here.document.ref)
    assert (no.value.code, no.value.status) == ("unknown_document", 404)


def test_the_list_of_texts_asks_as_often_however_many_there_are(here: Here) -> None:
    def make(number: int) -> None:
        for _each in range(number):
            actions.start_document(arena=here.arena, kind=Kind.OTHER, title="Mere", by=here.anne)

    as_many_for_thirty(make, lambda: [each.started_by.person.display_name for each in page(documents_in(here.arena))])


def test_changes_stand_in_the_order_they_came(empty: Here) -> None:
    first, second = updates_of(7, "Et", "To")
    [one] = empty.writes(empty.anne, 7, [first])
    [two] = empty.writes(empty.anne, 7, [second], claims=False)
    assert (one.after, two.after) == (0, one.change)
    assert empty.says() == "Et\n\nTo"
    with at_most(2):
        assert loaded(empty.document.pk).upto == two.change


def test_many_write_in_many_texts_in_one_go(empty: Here) -> None:
    strokes = {
        empty.of(who).pk: [Stroke(empty.document.pk, updates_of(client, who.name)[0], frozenset({client}))]
        for client, who in enumerate((empty.karl, empty.ida), start=1)
    }
    with at_most(9):
        stored = actions.store_changes(by=strokes)
    assert [each.after for each in stored] == [0, stored[0].change]
    assert sorted(empty.says().split("\n\n")) == ["Ida Iversen", "Karl Krog"]


def test_letters_of_another_are_refused(empty: Here) -> None:
    empty.writes(empty.anne, 7, updates_of(7, "Anne"))
    with pytest.raises(Refusal) as no, transaction.atomic():
        empty.writes(empty.karl, 7, updates_of(7, "Karl"))
    assert no.value.code == "forged"
    assert empty.says() == "Anne"


def test_of_two_who_bring_the_same_client_at_once_neither_is_believed(empty: Here) -> None:
    update = updates_of(7, "Hvem")[0]
    strokes = {
        empty.of(who).pk: [Stroke(empty.document.pk, update, frozenset({7}))] for who in (empty.anne, empty.karl)
    }
    with pytest.raises(Refusal), transaction.atomic():
        actions.store_changes(by=strokes)
    assert not Writer.objects.filter(document=empty.document).exists()


def test_one_who_came_back_is_still_who_they_were(empty: Here) -> None:
    first, second = updates_of(7, "Et", "To")
    empty.writes(empty.karl, 7, [first])
    arenas.leave(arena=empty.arena, by=empty.karl)
    arenas.enter(arena=empty.arena, perspective=Perspective.ADMINISTRATOR, by=empty.karl)
    empty.writes(empty.karl, 7, [second])
    assert empty.says() == "Et\n\nTo"


def test_one_who_has_left_writes_no_more(empty: Here) -> None:
    karl = empty.of(empty.karl)
    arenas.leave(arena=empty.arena, by=empty.karl)
    with pytest.raises(DatabaseError), transaction.atomic():
        actions.store_changes(by={karl.pk: [Stroke(empty.document.pk, updates_of(7, "Nej")[0], frozenset({7}))]})
    assert body_of(empty.document) == body_of(Document(pk=0))


def test_it_is_known_who_wrote_what_stands(empty: Here) -> None:
    empty.writes(empty.anne, 7, updates_of(7, "Anne"))
    actions.add_block(document=empty.document, block=paragraph("Karl K"), by=empty.karl)
    shares = {share.participation.person.name: share.letters for share in shares_of(empty.document)}
    assert shares == {"Anne Ager": 4, "Karl Krog": 6}
    found = shares_of(empty.document)
    assert letters_by_perspective(found) == {Perspective.ADMINISTRATOR: 6, Perspective.CITIZEN: 4}
    assert letters_by_sector(found) == {Sector.PUBLIC: 6, Sector.CITIZEN: 4}


def test_letters_that_were_deleted_count_for_nobody(here: Here) -> None:
    actions.replace_block(
        document=here.document,
        block=here.block(),
        before="Vandet kommer hvert år.",
        after=paragraph("Vand."),
        by=here.karl,
    )
    shares = {share.participation.person.name: share.letters for share in shares_of(here.document)}
    assert shares == {"Anne Ager": len("Ingen ved, hvem der ringer.") + len("."), "Karl Krog": len("Vand")}


def test_a_long_text_is_summed_up_and_says_the_same(empty: Here) -> None:
    words = [str(number) for number in range(210)]
    for update in updates_of(7, *words):
        empty.writes(empty.anne, 7, [update])
    said = empty.says()
    assert said == "\n\n".join(words)
    assert (actions.compact(), actions.compact()) == (1, 0)
    found = loaded(empty.document.pk)
    assert (len(found.updates), found.upto) == (1, Change.objects.latest("pk").pk)
    actions.add_block(document=empty.document, block=paragraph("Til sidst"), by=empty.karl)
    assert empty.says() == f"{said}\n\nTil sidst"
    assert Snapshot.objects.count() == 1


def test_what_waits_for_others_is_kept_when_a_text_is_summed_up(empty: Here) -> None:
    first, second, third = updates_of(7, "Et", "To", "Tre")
    whole = read_sum(summed_up([first, third]))
    assert len(whole) == 2
    empty.writes(empty.anne, 7, whole)
    assert empty.says() == "Et"
    empty.writes(empty.anne, 7, [second], claims=False)
    assert empty.says() == "Et\n\nTo\n\nTre"


def test_a_text_in_hand_says_how_far_it_is(here: Here) -> None:
    text = text_of(here.document)
    assert (plain(text.body), text.upto) == (here.says(), Change.objects.latest("pk").pk)
