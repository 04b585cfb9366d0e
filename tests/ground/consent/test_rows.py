"""A row that somebody changed behind the back of the house is found, and the message says which."""

import json
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from samskab.config.command.exits import Exit
from samskab.ground.consent import actions
from samskab.ground.consent.models import Given, Objection, Proposal, Resolution, Seat, Version
from samskab.ground.consent.queries.proposals import proposal_for
from samskab.ground.journal.queries import all_chains, lines
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from samskab.kernel.chain import seal, verify, written
from tests.factories import a_crowd, a_proposal, an_answer, an_arena, an_objection
from tests.support.clusters import Database
from tests.support.commands import samskab


@pytest.fixture
def adopted(committed_db: Database) -> Proposal:
    """A proposal that was adopted after an objection was withdrawn."""
    arena = an_arena()
    first, second = a_crowd(arena, {Perspective.COMPANY: 1, Perspective.CITIZEN: 1})
    proposal = a_proposal(arena)
    an_answer(proposal, first)
    objection = an_objection(proposal, second)
    actions.withdraw_objection(objection=objection, by=second.person)
    an_answer(proposal_for(arena, proposal.ref), second)
    with clock.held_at(proposal.closes_at):
        actions.close_round(proposal=proposal_for(arena, proposal.ref), by=None)
    return proposal


def behind_its_back(database: Database, table: str, statement: str, *values: object) -> None:
    """Run a statement as one who holds the machine, with every guard of the table switched off."""
    name = sql.Identifier(table)
    with psycopg.connect(database.superuser_url) as held:
        held.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER ALL").format(name))
        held.execute(statement, values)
        held.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER ALL").format(name))


def found(database: Database) -> tuple[int, list[str]]:
    """How `samskab verify` ended, and what it found wrong."""
    ended = samskab("verify", **database.environment())
    return ended.returncode, [line.partition("WRONG at ")[2] for line in ended.stdout.splitlines() if "WRONG" in line]


def test_nothing_is_found_where_nothing_was_done(committed_db: Database, adopted: Proposal) -> None:
    assert found(committed_db) == (Exit.OK, [])


def test_a_changed_answer_is_found(committed_db: Database, adopted: Proposal) -> None:
    given = Given.objects.filter(answer="consent").earliest("id")
    behind_its_back(
        committed_db, "consent_given", "UPDATE consent_given SET answer = 'stand_aside' WHERE id = %s", given.pk
    )
    assert found(committed_db) == (Exit.WRONG, [f"answer {given.ref} is not as the journal tells it"])


def test_a_dropped_objection_is_found(committed_db: Database, adopted: Proposal) -> None:
    objection, resolution = Objection.objects.get(), Resolution.objects.get()
    behind_its_back(committed_db, "consent_resolution", "DELETE FROM consent_resolution")
    behind_its_back(committed_db, "consent_objection", "DELETE FROM consent_objection")
    gone = "is told of in the journal, and is gone from the database"
    assert found(committed_db) == (
        Exit.WRONG,
        [f"objection {objection.ref} {gone}", f"resolution {resolution.ref} {gone}"],
    )


def test_a_text_that_was_changed_after_it_was_adopted_is_found(committed_db: Database, adopted: Proposal) -> None:
    version = Version.objects.get()
    behind_its_back(committed_db, "consent_version", "UPDATE consent_version SET text = 'Noget andet.'")
    assert found(committed_db) == (Exit.WRONG, [f"version {version.ref} is not as the journal tells it"])


def test_a_seat_that_was_slipped_in_is_found(committed_db: Database, adopted: Proposal) -> None:
    late = a_crowd(adopted.arena, {Perspective.POLITICIAN: 1})[0]
    behind_its_back(
        committed_db,
        "consent_seat",
        "INSERT INTO consent_seat (proposal_id, participation_id, sector, active) VALUES (%s, %s, 'public', true)",
        adopted.pk,
        late.pk,
    )
    slipped = Seat.objects.get(participation=late)
    assert found(committed_db) == (
        Exit.WRONG,
        [
            (
                f"seat in {adopted.ref} of {slipped.participation.ref} is in the database,"
                " and the journal knows nothing of it"
            )
        ],
    )


def test_a_chain_that_was_forged_and_sealed_anew_is_found_in_a_file(
    committed_db: Database, adopted: Proposal, tmp_path: Path
) -> None:
    chain = all_chains().get(ref=str(adopted.arena.ref))
    honest = [json.loads(line) for line in lines(chain)]
    forged, verdict = b"", verify([])
    for link in honest:
        if link["kind"] != "consent.objection_resolved":
            again = seal(
                {key: value for key, value in link.items() if key not in ("sequence", "previous", "hash")}, verdict
            )
            verdict = verify([again], verdict)
            forged += written(again)
    file = tmp_path / "forged.jsonl"
    file.write_bytes(forged)
    nowhere = {"DATABASE_URL": "postgresql://nobody@/nothing?host=/nowhere"}

    ended = samskab("verify", "--file", file, **nowhere)

    line = verdict.length
    assert ended.returncode == Exit.WRONG
    assert ended.stdout.splitlines()[-1] == (
        f"forged.jsonl: WRONG at line {line}: consent.proposal_adopted of proposal {adopted.ref} should not stand:"
        " an objection was open"
    )


def test_reordered_facts_break_the_chain(committed_db: Database, adopted: Proposal, tmp_path: Path) -> None:
    chain = all_chains().get(ref=str(adopted.arena.ref))
    honest = list(lines(chain))
    file = tmp_path / "reordered.jsonl"
    file.write_bytes(b"".join([*honest[:-2], honest[-1], honest[-2]]))

    ended = samskab("verify", "--file", file)

    assert ended.returncode == Exit.WRONG
    assert ended.stdout.startswith(f"reordered.jsonl: BROKEN at line {len(honest) - 1}: its number is not the next one")
