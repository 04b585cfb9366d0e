"""Random people doing random things to the journal, in order and out of it: every chain always holds."""

from contextlib import ExitStack
from uuid import UUID

import psycopg
import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from psycopg import errors
from pytest_django import DjangoDbBlocker

from samskab.ground.journal import actions, queries
from samskab.ground.journal.models import MOVEMENT
from samskab.kernel.chain import Verdict, verify_lines
from tests.support.clusters import Cluster
from tests.support.databases import connected_to
from tests.support.facts import ThingHappened

ARENAS = [UUID(int=number, version=4) for number in range(2)]
CHAINS = st.sampled_from([MOVEMENT, *ARENAS])
ROLES = st.sampled_from(["url", "owner_url", "superuser_url"])
PLACE = "INSERT INTO journal_entry (chain, kind, version, body, happened_at, sequence, hash) VALUES"
ATTACKS = st.sampled_from(
    [
        "UPDATE journal_entry SET happened_at = now()",
        "UPDATE journal_entry SET sequence = sequence + 1, hash = repeat('0', 64)",
        "DELETE FROM journal_entry WHERE sequence = (SELECT max(sequence) FROM journal_entry)",
        "DELETE FROM journal_chain",
        "TRUNCATE journal_entry CASCADE",
        "UPDATE journal_chain SET length = 0, head = repeat('0', 64)",
        "INSERT INTO journal_chain VALUES ('movement', 1, repeat('f', 64))",
        f"{PLACE} ('movement', 'tests.raw', 1, '{{}}', now(), 1000, '')",
        f"{PLACE} ('movement', 'tests.raw', 1, '{{}}', now(), 0, repeat('f', 64))",
        f"{PLACE} ('movement', 'tests.raw', 1, '{{\"name\": \"Åse Ærø\"}}', now(), 0, '')",
    ]
)
REFUSALS = (errors.IntegrityError, errors.InsufficientPrivilege)


class Journal(RuleBasedStateMachine):
    """Three chains, written to in acts, half-undone acts and raw SQL, by two connections in turn."""

    cluster: Cluster

    @initialize()
    def begin(self) -> None:
        """A database of its own, so that the same steps always do the same."""
        self.open = ExitStack()
        self.database = self.open.enter_context(self.cluster.clone())
        self.open.enter_context(connected_to(self.database))
        self.raw = self.open.enter_context(psycopg.connect(self.database.url))
        self.known: dict[str, list[str]] = {str(chain): [] for chain in [MOVEMENT, *ARENAS]}
        self.seen: dict[str, Verdict] = {}
        self.pending: list[tuple[str, str]] = []

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.open.close()

    def write(self, chain: str | UUID, thing: UUID) -> tuple[str, str]:
        """Record one fact."""
        entry = actions.record(ThingHappened(thing=thing), by=None, chain=chain)
        return entry.chain_id, entry.hash

    def remember(self, written: list[tuple[str, str]]) -> None:
        """Expect these for ever."""
        for chain, made in written:
            self.known[chain].append(made)

    # An open transaction holds its chain, so that the others would wait for it: it is ended before they write.
    @precondition(lambda self: not self.pending)
    @rule(chains=st.lists(CHAINS, min_size=1, max_size=4), thing=st.uuids())
    def act(self, chains: list[str | UUID], thing: UUID) -> None:
        with transaction.atomic():
            written = [self.write(chain, thing) for chain in chains]
        self.remember(written)

    @precondition(lambda self: not self.pending)
    @rule(chain=CHAINS, thing=st.uuids())
    def act_that_is_undone(self, chain: str | UUID, thing: UUID) -> None:
        with transaction.atomic():
            self.write(chain, thing)
            transaction.set_rollback(True)

    @precondition(lambda self: not self.pending)
    @rule(chain=CHAINS, undone=st.lists(st.booleans(), min_size=1, max_size=4), thing=st.uuids())
    def act_with_savepoints(self, chain: str | UUID, undone: list[bool], thing: UUID) -> None:
        kept = []
        with transaction.atomic():
            for undo in undone:
                with transaction.atomic():
                    written = self.write(chain, thing)
                    transaction.set_rollback(undo)
                if not undo:
                    kept.append(written)
        self.remember(kept)

    @rule(chain=CHAINS, count=st.integers(1, 3))
    def raw_rows_are_sealed_as_well(self, chain: str | UUID, count: int) -> None:
        rows = self.raw.execute(
            "INSERT INTO journal_entry (chain, kind, version, body, happened_at)"
            " SELECT %s, 'tests.raw', 1, '{}', now() FROM generate_series(1, %s) RETURNING chain, hash",
            [str(chain), count],
        ).fetchall()
        self.pending.extend((row[0], row[1]) for row in rows)

    @precondition(lambda self: self.pending)
    @rule(kept=st.booleans())
    def raw_rows_are_committed_or_not(self, kept: bool) -> None:
        if kept:
            self.raw.commit()
            self.remember(self.pending)
        else:
            self.raw.rollback()
        self.pending = []

    @precondition(lambda self: not self.pending and any(self.known.values()))
    @rule(role=ROLES, attack=ATTACKS)
    def attack_in_raw_sql(self, role: str, attack: str) -> None:
        with psycopg.connect(getattr(self.database, role), autocommit=True) as attacker, pytest.raises(REFUSALS):
            attacker.execute(attack.encode())

    @precondition(lambda self: any(self.known.values()))
    @rule(data=st.data())
    def tamper_with_a_download(self, data: st.DataObject) -> None:
        chain = data.draw(st.sampled_from([chain for chain, known in self.known.items() if known]))
        file = b"".join(queries.lines(queries.all_chains().get(ref=chain)))
        assert verify_lines(file.splitlines(keepends=True))
        tampered = bytearray(file)
        tampered[data.draw(st.integers(0, len(file) - 1))] ^= data.draw(st.integers(1, 255))
        assert not verify_lines(bytes(tampered).splitlines(keepends=True))

    @invariant()
    def every_chain_holds_and_has_lost_nothing(self) -> None:
        for chain in queries.all_chains():
            assert [entry.hash for entry in queries.entries(chain)] == self.known[chain.ref]
            earlier = self.seen.get(chain.ref) or Verdict()
            self.seen[chain.ref] = queries.verify_chain(chain, earlier)
            assert self.seen[chain.ref] == Verdict(len(self.known[chain.ref]), chain.head)


def test_every_chain_holds_whatever_is_done(cluster: Cluster, django_db_blocker: DjangoDbBlocker) -> None:
    Journal.cluster = cluster
    some = settings(stateful_step_count=20, max_examples=settings().max_examples // 2)
    with django_db_blocker.unblock():
        run_state_machine_as_test(Journal, settings=some)
