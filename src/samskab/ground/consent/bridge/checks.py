"""Everything that can be found wrong with consent in one chain of the database."""

from uuid import UUID

from samskab.ground.arenas.queries.arenas import arenas_by_ref
from samskab.ground.consent.bridge.findings import Finding
from samskab.ground.consent.bridge.replay import replay
from samskab.ground.consent.bridge.rows import RowFinding, held_against_rows
from samskab.ground.journal.models import Chain
from samskab.ground.journal.queries import entries_one_by_one


def findings_in(chain: Chain) -> tuple[Finding | RowFinding, ...]:
    """What the rules do not allow in a chain, and what the tables say otherwise than it; nothing for the movement's."""
    if chain.is_movement:
        return ()
    by_the_rule = replay(entry.link for entry in entries_one_by_one(chain))
    arena = arenas_by_ref([UUID(chain.ref)]).get(UUID(chain.ref))
    told = (entry.fact for entry in entries_one_by_one(chain))
    return (*by_the_rule, *(held_against_rows(arena, told) if arena else ()))
