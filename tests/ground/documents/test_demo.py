"""People write together in three of the made-up arenas, and only once."""

import pytest
from django.core.management import call_command

from samskab.ground.documents.models import Document, Framing, RemarkAnswer, SuggestionTaken, Version
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.writers import letters_by_perspective, shares_of
from samskab.ground.journal.models import Entry
from samskab.ground.journal.queries import chain_for, verify_chain
from samskab.kernel.text.rich import advice

LOADERS = ("load_demo_people", "load_demo_arenas", "load_demo_texts")


@pytest.mark.django_db
def test_the_texts_of_the_demo_are_written_once_by_many_and_are_easy_to_read() -> None:
    for _ in range(2):
        for loader in LOADERS:
            call_command(loader, verbosity=0)
    texts = list(Document.objects.order_by("id"))
    assert [text.kind for text in texts] == ["problem"] * 3
    assert (Framing.objects.count(), RemarkAnswer.objects.count()) == (6, 4)
    assert (SuggestionTaken.objects.count(), Version.objects.count()) == (2, 2)
    assert [len(letters_by_perspective(shares_of(text))) for text in texts] == [4, 2, 2]
    assert max(advice(body_of(text)).lix for text in texts) <= 40
    for text in texts:
        assert verify_chain(chain_for(None, text.arena.ref))
        assert Entry.objects.filter(chain=str(text.arena.ref)).count() == text.arena.acts
