"""A version of a shared text is put forward, amended and adopted; it is locked then, and the text goes on from it."""

import hashlib
from typing import Any

import pytest

from samskab.ground.arenas.actions import leave
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.evidence import Holds
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.consent import actions
from samskab.ground.consent.queries.evidence import problem_is_shared
from samskab.ground.consent.queries.proposals import latest_version
from samskab.ground.consent.queries.texts import PROBLEM, TEXT, version_in, words_now
from samskab.ground.documents import actions as documents
from samskab.ground.documents import facts, listeners
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Version, VersionAdopted
from samskab.ground.documents.queries.agreed import rounds_about
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.versions import body_kept
from samskab.ground.journal import queries as journal
from samskab.ground.journal.models import Chain, Entry
from samskab.kernel.canonical import canonical
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import blocks, plain
from tests.support.agreeing import FIRST, SECOND, Agreeing, a_round, paragraph


@pytest.fixture
def here(db: object) -> Agreeing:
    return a_round()


def test_what_is_put_forward_is_the_version_word_for_word(here: Agreeing) -> None:
    put = latest_version(here.proposal)
    assert (here.proposal.kind, here.proposal.subject) == (PROBLEM, here.document.ref)
    assert put.text == f"{FIRST}\n\n{SECOND}"
    assert put.body == {
        "document": str(here.document.ref),
        "edition": 1,
        "digest": hashlib.sha256(here.first.body.encode()).hexdigest(),
    }
    assert version_in(here.document.arena, put.body) == here.first


def test_a_text_of_another_kind_is_a_round_of_another_kind(db: object) -> None:
    assert a_round(Kind.SOLUTION).proposal.kind == TEXT


def test_adopting_locks_the_version_and_tells_its_digest_in_the_chain(here: Agreeing) -> None:
    here.adopt()
    adopted = VersionAdopted.objects.get()
    assert (adopted.version, adopted.agreed_in) == (here.first, here.proposal.ref)
    told = Entry.objects.get(chain=str(here.document.arena.ref), kind="documents.version_adopted")
    assert told.body["digest"] == hashlib.sha256(canonical(body_kept(here.first))).hexdigest()
    assert (told.body["edition"], told.body["agreed_in"]) == (1, str(here.proposal.ref))
    standing = rounds_about(here.document).standing
    assert standing is not None
    assert standing.edition == 1
    assert here.findings() == ()


def test_the_problem_is_shared_once_its_text_is_adopted(here: Agreeing) -> None:
    def holds() -> list[Holds]:
        return [each.holds for arena in glimpsed(Arena.objects.all()) for each in problem_is_shared(arena)]

    assert holds() == [Holds.NOT_YET]
    here.adopt()
    assert holds() == [Holds.YES]


def test_an_amendment_is_a_version_of_the_text_and_comes_into_it_when_it_is_adopted(here: Agreeing) -> None:
    here.amend(f"{FIRST}\n\nVi ringer, og vi banker på.\n\nAlle øver i maj.")
    amended = Version.objects.get(number=2)
    assert (amended.amends, amended.by.person) == (here.first, here.karl)
    assert [block.id for block in blocks(body_kept(amended))][:2] == ["block001", "block002"]
    assert here.says() == f"{FIRST}\n\n{SECOND}"
    here.adopt()
    assert VersionAdopted.objects.get().version == amended
    assert here.go_on() == 1
    assert here.says() == f"{FIRST}\n\nVi ringer, og vi banker på.\n\nAlle øver i maj."
    assert here.go_on() == 0
    assert here.findings() == ()


def test_the_text_goes_on_when_the_adoption_is_heard_of(here: Agreeing) -> None:
    here.amend(f"{FIRST}\n\nVi banker på.")
    here.adopt()
    entry = Entry.objects.get(kind="documents.version_adopted")
    told = entry.fact
    assert isinstance(told, facts.VersionAdopted)
    listeners.go_on(told, entry)
    assert here.says() == f"{FIRST}\n\nVi banker på."


def test_what_somebody_has_written_since_is_left_as_they_wrote_it(here: Agreeing) -> None:
    here.amend("Vandet kommer to gange.\n\nVi banker på.")
    documents.replace_block(
        document=here.document, block="block001", before=FIRST, after=paragraph("Vandet steg.", "block001"), by=here.ida
    )
    here.adopt()
    here.go_on()
    assert here.says() == "Vandet steg.\n\nVi banker på."
    assert plain(body_kept(VersionAdopted.objects.get().version)) == "Vandet kommer to gange.\n\nVi banker på."


def test_an_amendment_taken_from_the_text_itself_keeps_its_paragraphs(here: Agreeing) -> None:
    documents.add_block(document=here.document, block=paragraph("Alle øver i maj.", "block003"), by=here.ida)
    here.amend(words_now(here.document.arena, latest_version(here.proposal)))
    before = body_of(here.document)
    here.adopt()
    assert here.go_on() == 0
    assert body_of(here.document) == before
    assert body_kept(VersionAdopted.objects.get().version) == before


def test_words_of_one_who_has_left_are_read_in_the_version(here: Agreeing) -> None:
    here.amend(f"{FIRST}\n\nVi banker på.")
    here.adopt()
    leave(arena=here.document.arena, by=here.karl)
    assert here.go_on() == 0
    assert here.says() == f"{FIRST}\n\n{SECOND}"


def test_paragraphs_come_from_the_amendment_that_was_adopted(here: Agreeing) -> None:
    here.amend(f"{FIRST}\n\nVi banker på.")
    assert [list(each.origins) for each in here.paragraphs()] == [[], []]
    here.adopt()
    here.go_on()
    first, second = here.paragraphs()
    assert [one.origin.who for one in first.origins] == []
    assert [(str(one.label), one.origin.who) for one in second.origins] == [("Ændring i en runde", "Karl Krog")]


def test_writing_goes_on_in_the_next_version_and_the_adopted_one_says_what_it_said(here: Agreeing) -> None:
    here.adopt()
    documents.replace_block(
        document=here.document, block="block001", before=FIRST, after=paragraph("Det steg.", "block001"), by=here.karl
    )
    following = documents.keep_version(document=here.document, by=here.karl)
    assert following.number == 2
    assert plain(body_kept(Version.objects.get(number=1))) == f"{FIRST}\n\n{SECOND}"
    again = actions.ask_about_version(version=following, title="Vandet igen", by=here.ida)
    asked = rounds_about(here.document).asked
    assert [each.edition for each in asked] == [2]
    here.proposal = again
    here.adopt()
    assert [(each.edition, each.stands) for each in rounds_about(here.document).agreed] == [(2, True), (1, False)]
    assert here.findings() == ()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"document": "x", "edition": 1, "digest": ""},
        {"document": None, "edition": 1, "digest": ""},
        {"edition": "1"},
        "another digest",
        "another number",
    ],
)
def test_a_version_that_is_not_there_cannot_be_put_forward(here: Agreeing, body: Any) -> None:
    right = dict(latest_version(here.proposal).body)
    given = {"another digest": {**right, "digest": "0" * 64}, "another number": {**right, "edition": 7}}
    with pytest.raises(Refusal):
        actions.open_round(
            arena=here.document.arena,
            kind=PROBLEM,
            title="Vandet",
            text="Noget.",
            body=given[body] if isinstance(body, str) else body,  # one of those, or just that
            by=here.anne,
        )


def test_a_text_of_another_arena_cannot_be_put_forward(here: Agreeing) -> None:
    other = a_round()
    with pytest.raises(Refusal):
        actions.open_round(
            arena=other.document.arena,
            kind=PROBLEM,
            title="Vandet",
            text="Noget.",
            body=latest_version(here.proposal).body,
            by=other.anne,
        )


def test_an_amendment_that_says_the_same_or_nothing_is_refused_and_leaves_no_version(here: Agreeing) -> None:
    for text in (f"{FIRST}\n\n{SECOND}", "---"):
        with pytest.raises(Refusal):
            actions.offer_amendment(proposal=here.now(), text=text, by=here.karl)
    assert Version.objects.count() == 1


def test_the_journal_tells_the_kinds_it_must(here: Agreeing) -> None:
    here.amend(f"{FIRST}\n\nVi banker på.")
    here.adopt()
    kinds = [entry.kind for entry in journal.entries_one_by_one(Chain.objects.get(ref=str(here.document.arena.ref)))]
    assert kinds.count("documents.version_kept") == 2
    assert kinds[-2:] == ["consent.proposal_adopted", "documents.version_adopted"]
