"""What stands beside a text is its author's, and a suggestion is anybody's to take."""

from uuid import uuid4

import pytest

from samskab.ground.arenas import actions as arenas
from samskab.ground.documents import actions
from samskab.ground.documents.models import Suggestion
from samskab.ground.documents.queries import own_data
from samskab.ground.documents.queries.margin import remark_for, remarks_of, suggestion_for, suggestions_of
from samskab.ground.documents.queries.sources import Origin, add_source_kind, lineage_of
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.writers import shares_of
from samskab.ground.journal.models import Entry
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import plain
from tests.ground.documents.conftest import Here, paragraph

FIRST, SECOND = "Vandet kommer hvert år.", "Ingen ved, hvem der ringer."
SOURCE = "tests.origin"
add_source_kind(
    kind=SOURCE, label="Prøve", find=lambda arena, refs: {ref: Origin(arena.title, "/") for ref in refs if ref.int % 2}
)


def suggested(here: Here, words: str = "Vandet kommer hvert forår.") -> Suggestion:
    return actions.suggest(
        document=here.document, block=here.block(), before=FIRST, after=paragraph(words), why="Det er om foråret.",
        by=here.ida,
    )  # fmt: skip


def test_a_framing_stands_beside_the_text_once(here: Here) -> None:
    said = actions.say_framing(document=here.document, words="Kloakken er for lille.", by=here.karl)
    assert actions.say_framing(document=here.document, words="Kloakken er for lille.", by=here.karl) == said
    assert here.document.framings.count() == 2


def test_a_remark_stands_until_its_author_says_it_is_seen_to(here: Here) -> None:
    made = actions.remark(
        document=here.document, words="Hvor?", block=here.block(), quote="Vandet", anchor=b"\x01", by=here.karl
    )
    assert actions.remark(document=here.document, words="Hvor?", block=here.block(), by=here.karl) == made
    with pytest.raises(Refusal) as no:
        actions.settle_remark(remark=remark_for(here.document, made.ref), by=here.anne)
    assert no.value.code == "not_author"
    actions.settle_remark(remark=remark_for(here.document, made.ref), by=here.karl)
    assert (list(remarks_of(here.document, settled=False)), list(remarks_of(here.document, settled=True))) == (
        [],
        [made],
    )
    with pytest.raises(Refusal) as again:
        actions.settle_remark(remark=remark_for(here.document, made.ref), by=here.karl)
    assert again.value.code == "settled"


def test_anyone_sees_to_a_remark_of_one_who_has_left(here: Here) -> None:
    made = actions.remark(document=here.document, words="Hvor?", by=here.karl)
    arenas.leave(arena=here.arena, by=here.karl)
    settled = actions.settle_remark(remark=remark_for(here.document, made.ref), by=here.ida)
    assert settled.by == here.of(here.ida)


@pytest.mark.parametrize("words", ["", "   ", "ring 010203-1234"])
def test_a_remark_says_something_and_no_cpr_number(here: Here, words: str) -> None:
    with pytest.raises(Refusal) as no:
        actions.remark(document=here.document, words=words, by=here.karl)
    assert no.value.field == "words"


def test_anyone_takes_a_suggestion_and_the_letters_stay_its_authors(here: Here) -> None:
    suggestion = suggested(here)
    assert suggested(here) == suggestion
    taken = actions.take_suggestion(suggestion=suggestion_for(here.document, suggestion.ref), by=here.karl)
    assert plain(body_of(here.document)) == f"Vandet kommer hvert forår.\n\n{SECOND}"
    assert (taken.by, taken.change.by) == (here.of(here.karl), here.of(here.karl))
    shares = {share.participation.person.name: share.letters for share in shares_of(here.document)}
    assert shares == {"Anne Ager": len(FIRST) - len("år") + len(SECOND), "Ida Iversen": len("forår")}
    [lineage] = lineage_of(here.document)
    assert (lineage.source.block, lineage.source.origin) == (suggestion.block, suggestion.ref)
    assert Entry.objects.latest("id").kind == "documents.suggestion_taken"
    assert list(suggestions_of(here.document, open_only=True)) == []


def test_a_suggestion_is_taken_once(here: Here) -> None:
    suggestion = suggested(here)
    actions.take_suggestion(suggestion=suggestion, by=here.karl)
    with pytest.raises(Refusal) as no:
        actions.take_suggestion(suggestion=suggestion_for(here.document, suggestion.ref), by=here.anne)
    assert no.value.code == "taken"


def test_a_suggestion_for_words_that_others_changed_is_not_taken(here: Here) -> None:
    suggestion = suggested(here)
    actions.replace_block(
        document=here.document, block=here.block(), before=FIRST, after=paragraph("Regn."), by=here.anne
    )
    with pytest.raises(Refusal) as no:
        actions.take_suggestion(suggestion=suggestion, by=here.karl)
    assert (no.value.code, no.value.status) == ("block_changed", 409)


def test_only_its_author_takes_a_suggestion_back(here: Here) -> None:
    suggestion = suggested(here)
    with pytest.raises(Refusal) as no:
        actions.withdraw_suggestion(suggestion=suggestion, by=here.anne)
    assert no.value.code == "not_author"
    actions.withdraw_suggestion(suggestion=suggestion, by=here.ida)
    with pytest.raises(Refusal) as gone:
        actions.take_suggestion(suggestion=suggestion, by=here.anne)
    assert gone.value.code == "withdrawn"


def test_its_author_takes_it_back_after_they_left(here: Here) -> None:
    suggestion = suggested(here)
    arenas.leave(arena=here.arena, by=here.ida)
    assert actions.withdraw_suggestion(suggestion=suggestion, by=here.ida).by == suggestion.by


@pytest.mark.parametrize(
    "block", [{"type": "script"}, {"type": "doc"}, {}, {"type": "paragraph", "attrs": 3}, {"type": "image"}]
)
def test_what_is_no_block_is_refused(here: Here, block: dict[str, object]) -> None:
    with pytest.raises(Refusal) as no:
        actions.add_block(document=here.document, block=block, by=here.anne)
    assert no.value.code == "not_a_block"


def test_a_block_goes_behind_another(here: Here) -> None:
    actions.add_block(document=here.document, block=paragraph("Midt i."), behind=here.block(), by=here.karl)
    assert here.says() == f"{FIRST}\n\nMidt i.\n\n{SECOND}"
    with pytest.raises(Refusal) as no:
        actions.add_block(document=here.document, block=paragraph("Nej."), behind="zzzzzzzz", by=here.karl)
    assert no.value.code == "block_gone"


def test_a_block_and_a_version_name_what_they_came_from(here: Here) -> None:
    ref = uuid4()
    odd = type(ref)(int=ref.int | 1)
    kept = actions.keep_version(document=here.document, by=here.anne)
    first = actions.name_source(document=here.document, kind=SOURCE, origin=odd, block=here.block(), by=here.karl)
    again = actions.name_source(document=here.document, kind=SOURCE, origin=odd, block=here.block(), by=here.karl)
    actions.name_source(document=here.document, kind=SOURCE, origin=odd, version=kept, by=here.karl)
    assert again == first
    assert [each.source.block for each in lineage_of(here.document)] == [here.block(), ""]
    with pytest.raises(Refusal) as no:
        actions.name_source(document=here.document, kind=SOURCE, origin=type(ref)(int=ref.int & ~1), by=here.karl)
    assert no.value.code == "unknown_source"


def test_what_a_person_wrote_is_among_their_data(here: Here) -> None:
    actions.remark(document=here.document, words="Hvor?", by=here.anne)
    suggested(here)
    assert [(row["text"], row["changes"]) for row in own_data.written_rows(here.anne)] == [("Hvad vi ser", 1)]
    assert [row["words"] for row in own_data.beside_rows(here.anne)] == ["Kældrene bliver våde.", "Hvor?"]
    assert [row["words"] for row in own_data.beside_rows(here.ida)] == ["Det er om foråret."]
    assert list(own_data.written_rows(here.ida)) == []


def test_anyone_answers_a_remark_until_it_is_settled(here: Here) -> None:
    asked = actions.remark(document=here.document, words="Hvor?", block=here.block(), by=here.karl)
    said = actions.answer_remark(remark=asked, words="Ved åen.", by=here.ida)
    assert actions.answer_remark(remark=asked, words="Ved åen. ", by=here.ida) == said
    entry = Entry.objects.filter(chain=str(here.arena.ref)).latest("sequence")
    assert (entry.kind, entry.body["remark_answer"]) == ("documents.remark_answered", str(said.ref))
    [shown] = remarks_of(here.document, settled=False)
    assert [(each.words, each.by.person) for each in shown.answers.all()] == [("Ved åen.", here.ida)]
    assert "Ved åen." in [row["words"] for row in own_data.beside_rows(here.ida)]
    actions.settle_remark(remark=asked, by=here.karl)
    with pytest.raises(Refusal) as no:
        actions.answer_remark(remark=remark_for(here.document, asked.ref), words="Nej.", by=here.ida)
    assert no.value.code == "settled"


def test_one_who_takes_no_part_answers_nothing(here: Here) -> None:
    asked = actions.remark(document=here.document, words="Hvor?", by=here.karl)
    arenas.leave(arena=here.arena, by=here.ida)
    with pytest.raises(Refusal):
        actions.answer_remark(remark=asked, words="Ved åen.", by=here.ida)
