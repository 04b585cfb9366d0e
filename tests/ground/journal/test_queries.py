"""Reading and checking chains: whole, in part, a little in memory at a time, and by programs that are not ours."""

import subprocess
import sys
import tracemalloc
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction
from django.db.models import Q

from samskab.ground.journal import actions, queries
from samskab.ground.journal.models import MOVEMENT, Chain
from samskab.kernel.chain import Break, Verdict, Why, verify_lines
from samskab.kernel.ids import new_ref
from samskab.kernel.refusal import Refusal
from tests.factories import a_person
from tests.support.clusters import Database
from tests.support.facts import ThingHappened

CHECK = Path(queries.__file__).parent / "templates" / "journal" / "check.py.txt"
FILL = """
    INSERT INTO journal_entry (chain, kind, version, body, happened_at)
    SELECT 'movement', 'tests.raw', 1, jsonb_build_object('thing', gen_random_uuid()), now()
    FROM generate_series(1, 500)
"""


@transaction.atomic
def record(count: int, chain: str = MOVEMENT) -> Chain:
    for _ in range(count):
        actions.record(ThingHappened(thing=new_ref()), by=None, chain=chain)
    return Chain.objects.get(ref=chain)


@pytest.fixture
def arenas(monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The chains of two arenas, one open to whoever is signed in, one to nobody."""
    opened, closed = str(new_ref()), str(new_ref())
    monkeypatch.setattr(queries, "_doors", list(queries._doors))
    queries.opens(lambda person: Q(ref=opened) if person else Q(ref__in=[]))
    for arena in (opened, closed):
        record(1, arena)
    return opened, closed


@pytest.mark.django_db
def test_a_chain_is_checked_as_it_stands() -> None:
    chain = record(3)
    assert queries.verify_chain(chain) == Verdict(3, chain.head)


@pytest.mark.django_db
def test_a_check_goes_on_from_an_earlier_one() -> None:
    chain = record(3)
    earlier = queries.verify_chain(chain)
    record(2)
    assert queries.verify_chain(chain, earlier) == queries.verify_chain(chain)
    assert queries.verify_chain(chain, Verdict(3, "f" * 64)).broken == Break(4, Why.PREVIOUS)


@pytest.mark.parametrize(
    ("crime", "found"),
    [
        ("UPDATE journal_entry SET happened_at = happened_at + interval '1 second' WHERE sequence = 2", (2, Why.HASH)),
        ("UPDATE journal_entry SET actor = gen_random_uuid() WHERE sequence = 4", (4, Why.HASH)),
        ("UPDATE journal_entry SET body = '{}' WHERE sequence = 1", (1, Why.HASH)),
        ("UPDATE journal_entry SET hash = repeat('f', 64) WHERE sequence = 3", (3, Why.HASH)),
        ("DELETE FROM journal_entry WHERE sequence = 2", (2, Why.SEQUENCE)),
        ("DELETE FROM journal_entry WHERE sequence = 4", (4, Why.HEAD)),
        ("DELETE FROM journal_entry", (1, Why.HEAD)),
    ],
)
def test_what_somebody_with_every_key_changes_is_told(
    committed_db: Database, crime: str, found: tuple[int, Why]
) -> None:
    chain = record(4)
    with psycopg.connect(committed_db.superuser_url) as superuser:
        superuser.execute("ALTER TABLE journal_entry DISABLE TRIGGER ALL")
        superuser.execute(crime.encode())
    assert queries.verify_chain(chain).broken == Break(*found)


@pytest.mark.usefixtures("committed_db")
def test_a_long_chain_is_read_a_little_at_a_time() -> None:
    with connection.cursor() as cursor:
        for _ in range(6):
            cursor.execute(FILL)
    chain = Chain.objects.get()
    tracemalloc.start()
    verdict = verify_lines(queries.lines(chain))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert verdict == Verdict(3_000, chain.head)
    assert most < 2_000_000


@pytest.mark.django_db
def test_a_program_that_is_not_ours_checks_a_download(tmp_path: Path) -> None:
    chain = record(5)
    file = tmp_path / "movement.jsonl"
    file.write_bytes(b"".join(queries.lines(chain)))

    def check() -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, str(CHECK)], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert check().stdout == f"5 {chain.head}\n"
    file.write_bytes(file.read_bytes().replace(b'"sequence":3', b'"sequence":4'))
    assert "AssertionError: 3" in check().stderr


@pytest.mark.django_db
def test_the_movements_chain_is_open_to_anyone(arenas: tuple[str, str]) -> None:
    chain = record(1)
    assert [found.ref for found in queries.chains(None)] == [MOVEMENT]
    assert queries.chain_for(None, MOVEMENT) == chain
    assert len(arenas) == 2


@pytest.mark.django_db
def test_a_door_opens_the_chain_of_an_arena(arenas: tuple[str, str]) -> None:
    opened, closed = arenas
    record(1)
    person = a_person()
    assert [found.ref for found in queries.chains(person)] == [MOVEMENT, opened]
    assert queries.chain_for(person, opened).ref == opened
    assert {entry.chain_id for entry in queries.latest(person)} == {MOVEMENT, opened}
    assert sorted(found.ref for found in queries.all_chains()) == sorted([MOVEMENT, opened, closed])


@pytest.mark.django_db
@pytest.mark.parametrize("ref", ["nowhere", "", "0b1f7f3e-6f0a-4b1e-9d27-4f5f0c2a9f11", "movement'"])
def test_a_chain_that_is_not_there_is_refused(ref: str) -> None:
    with pytest.raises(Refusal) as refused:
        queries.chain_for(None, ref)
    assert (refused.value.code, refused.value.status) == ("unknown_chain", 404)


@pytest.mark.django_db
def test_a_closed_chain_is_refused_as_if_it_were_not_there(arenas: tuple[str, str]) -> None:
    for person in (None, a_person()):
        with pytest.raises(Refusal) as refused:
            queries.chain_for(person, arenas[1])
        assert (refused.value.code, refused.value.status) == ("unknown_chain", 404)
