"""A text is kept word for word, and says again what it said without anything being gone."""

import hashlib

import pytest

from samskab.ground.documents import actions
from samskab.ground.documents.queries.versions import body_kept, version_for, versions_of
from samskab.ground.journal.models import Entry
from samskab.kernel.canonical import canonical
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import plain
from tests.factories import a_person
from tests.ground.documents.conftest import Here, paragraph


def last_entry(here: Here) -> Entry:
    return Entry.objects.filter(chain=str(here.arena.ref)).latest("sequence")


def test_a_version_is_the_text_and_its_digest_is_in_the_journal(here: Here) -> None:
    kept = actions.keep_version(document=here.document, name="Til mødet", by=here.karl)
    digest = hashlib.sha256(canonical(body_kept(kept))).digest()
    assert (kept.number, kept.name, bytes(kept.digest)) == (1, "Til mødet", digest)
    assert plain(body_kept(kept)) == here.says()
    entry = last_entry(here)
    assert (entry.kind, entry.body["edition"], entry.body["digest"]) == ("documents.version_kept", 1, digest.hex())


def test_the_same_text_is_kept_once_unless_it_gets_another_name(here: Here) -> None:
    first = actions.keep_version(document=here.document, name="Første", by=here.karl)
    assert actions.keep_version(document=here.document, by=here.anne) == first
    assert actions.keep_version(document=here.document, name="Vedtaget", by=here.anne).number == 2


def test_restoring_adds_and_nothing_is_gone(here: Here) -> None:
    before = here.says()
    first = actions.keep_version(document=here.document, name="Før", by=here.anne)
    actions.replace_block(
        document=here.document,
        block=here.block(),
        before="Vandet kommer hvert år.",
        after=paragraph("Intet."),
        by=here.karl,
    )
    changed = here.says()
    restored = actions.restore_version(version=first, by=here.ida)
    assert here.says() == before
    assert [plain(body_kept(version)) for version in versions_of(here.document)] == [before, changed, before]
    assert (restored.number, restored.restores, restored.by) == (3, first, here.of(here.ida))
    entry = last_entry(here)
    assert (entry.kind, entry.body["restored"], entry.body["edition"]) == ("documents.version_restored", 1, 3)
    assert entry.body["digest"] == bytes(first.digest).hex()


def test_what_it_says_already_is_not_restored(here: Here) -> None:
    kept = actions.keep_version(document=here.document, by=here.anne)
    with pytest.raises(Refusal) as no:
        actions.restore_version(version=kept, by=here.anne)
    assert no.value.code == "same"


def test_one_outside_keeps_nothing(here: Here) -> None:
    with pytest.raises(Refusal) as no:
        actions.keep_version(document=here.document, by=a_person())
    assert no.value.code == "not_participant"


def test_an_unknown_version_is_not_found(here: Here) -> None:
    with pytest.raises(Refusal) as no:
        version_for(here.document, 7)
    assert (no.value.code, no.value.status) == ("unknown_version", 404)
