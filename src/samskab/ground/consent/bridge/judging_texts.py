"""Versions of shared texts, judged: what is adopted is what was kept, and a round agreed on it."""

from samskab.ground.consent.bridge.acts import JUDGES, Act, Whys
from samskab.ground.consent.bridge.findings import Why
from samskab.ground.consent.bridge.ledger import Ledger
from samskab.ground.documents.facts import VersionAdopted, VersionKept, VersionRestored


def kept(ledger: Ledger, told: VersionKept | VersionRestored, _act: Act) -> Whys:
    """A version is kept once; nobody tells later that it said something else."""
    if (told.document, told.edition) in ledger.texts:
        yield Why.KEPT_TWICE
        return
    ledger.texts[told.document, told.edition] = told.digest


def adopted(ledger: Ledger, told: VersionAdopted, _act: Act) -> Whys:
    """A version is adopted by a round about its text that was adopted, and in the words it was kept with."""
    found = ledger.rounds.get(told.agreed_in)
    if found is None:
        yield Why.UNKNOWN_PROPOSAL
    elif not found.adopted or found.opened.subject != told.document:
        yield Why.NOT_AGREED_ON
    if ledger.texts.get((told.document, told.edition)) != told.digest:
        yield Why.ANOTHER_TEXT


JUDGES.update({VersionKept.kind: kept, VersionRestored.kind: kept, VersionAdopted.kind: adopted})
