"""The third wall: a chain is read from its beginning, and every act of consent in it is judged again by the rule.

It needs nothing but the chain itself, as anybody can download it: no database, and nobody's word for it.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from samskab.ground.consent.bridge import judging_answers, judging_ends, judging_openings, judging_texts
from samskab.ground.consent.bridge.acts import JUDGES, Act
from samskab.ground.consent.bridge.findings import Finding, Why
from samskab.ground.consent.bridge.ledger import Ledger
from samskab.ground.consent.bridge.presence import note_presence
from samskab.ground.journal.facts import decode, moment_in
from samskab.ground.people.enums import Perspective
from samskab.kernel.canonical import Json

Link = Mapping[str, Json]
READ = ("arenas.", "consent.", "documents.version_")
JUDGED = (judging_openings, judging_answers, judging_ends, judging_texts)


def replay(links: Iterable[Link]) -> tuple[Finding, ...]:
    """Every act of consent in a chain that the rules do not allow, in the order of the chain.

    `links` are the entries of one chain from its first, as `samskab.kernel.chain` has them. What is found wrong counts
    as done all the same, so that one forged act does not make all that follow look forged too.
    """
    ledger = Ledger()
    found: list[Finding] = []
    for line, link in enumerate(links, start=1):
        kind = str(link.get("kind"))
        if not kind.startswith(READ):
            continue
        act = _read(line, link)
        if act is None:
            found.append(Finding(line, kind, Why.UNREADABLE))
            continue
        note_presence(act.fact, ledger, act)
        judge = JUDGES.get(act.kind)
        if judge is not None:
            about = getattr(act.fact, "proposal", None) or getattr(act.fact, "agreed_in", None)
            found += [Finding(line, kind, why, about) for why in judge(ledger, act.fact, act)]
    return tuple(found)


def _read(line: int, link: Link) -> Act | None:
    """One link as an act; None when it cannot be read as the fact it says it is."""
    body, actor, version = link.get("body"), link.get("actor"), link.get("version")
    if not isinstance(body, Mapping) or not isinstance(version, int):
        return None
    try:
        return Act(
            kind=str(link.get("kind")),
            fact=decode(str(link.get("kind")), version, body),
            actor=UUID(str(actor)) if actor is not None else None,
            perspective=Perspective(str(link["perspective"])) if link.get("perspective") else None,
            at=moment_in(str(link.get("happened_at"))),
            line=line,
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
