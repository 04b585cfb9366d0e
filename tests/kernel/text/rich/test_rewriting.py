"""A text that is written anew as Markdown keeps what was left alone, and what changed is carried over."""

from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import blocks, carried, plain, rewritten, to_markdown
from tests.support.texts import DOCS, a_text


def test_a_block_that_was_left_alone_is_the_block_it_was() -> None:
    image = {"type": "image", "attrs": {"src": "/media/a.png", "alt": "Åen", "width": 320}}
    before = a_text("Vandet stiger.", image, "Ingen ringer.")
    after = rewritten(before, to_markdown(before).replace("Ingen", "Naboen"))
    old, new = blocks(before), blocks(after)
    assert [block.id for block in new] == [block.id for block in old]
    assert (new[:2], new[2].words) == (old[:2], "Naboen ringer.")


@given(DOCS)
def test_what_was_not_written_in_stays_as_it_was(before: dict[str, Json]) -> None:
    assert rewritten(before, to_markdown(before)) == before


def test_new_paragraphs_get_ids_of_their_own_and_those_of_another_text_keep_theirs() -> None:
    before, beside = a_text("Et."), a_text("Et.", "To.")
    after = rewritten(before, "Et.\n\nTo.\n\nTre.", beside=beside)
    assert [block.id for block in blocks(after)][:2] == [block.id for block in blocks(beside)]
    assert plain(after) == "Et.\n\nTo.\n\nTre."


def test_what_was_changed_is_carried_over_and_what_others_wrote_is_left() -> None:
    before = a_text("Et.", "To.", "Tre.")
    after = rewritten(before, "Ét.\n\nNyt.\n\nTo.\n\nTre!")
    onto = rewritten(before, "Et.\n\nTo, siger Karl.\n\nTre.\n\nFire.")
    assert plain(carried(before, after, onto)) == "Ét.\n\nNyt.\n\nTo, siger Karl.\n\nTre!\n\nFire."


@given(DOCS, DOCS)
def test_carried_onto_the_same_text_it_says_what_was_changed_and_twice_is_once(
    before: dict[str, Json], other: dict[str, Json]
) -> None:
    after = rewritten(before, to_markdown(other))
    once = carried(before, after, before)
    assert sorted(block.words for block in blocks(once)) == sorted(block.words for block in blocks(after))
    assert carried(before, after, once) == once


@given(DOCS, st.data())
def test_a_text_that_shares_no_paragraph_is_left_alone_but_for_what_is_new(
    before: dict[str, Json], data: st.DataObject
) -> None:
    onto = data.draw(DOCS)
    words = [block.words for block in blocks(carried(before, before, onto))]
    assert words == [block.words for block in blocks(onto)]
