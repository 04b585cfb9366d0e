"""Asking everybody about a version of a shared text, other words for it, and what follows when it is adopted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from samskab.ground.consent.actions.opening import open_round
from samskab.ground.consent.models import Proposal
from samskab.ground.consent.queries.adoptables import Adoption, Rewording
from samskab.ground.consent.queries.texts import kind_for, told_to_the_machine, version_in, words_of
from samskab.ground.documents.actions import adopt_version, keep_amendment
from samskab.ground.documents.models import Version, VersionAdopted
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.versions import body_kept
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import NotAText, rewritten


def ask_about_version(
    *,
    version: Version,
    title: str,
    days: int | None = None,
    clarify_days: int | None = None,
    review_on: date | None = None,
    by: Person,
) -> Proposal:
    """Put a version of a shared text forward for consent, as anybody who takes part.

    Consequences: those of `open_round`. The text itself can be written in all the while.
    """
    return open_round(
        arena=version.document.arena,
        kind=kind_for(version.document),
        title=title,
        text=words_of(version),
        body=told_to_the_machine(version),
        subject=version.document.ref,
        days=days,
        clarify_days=clarify_days,
        review_on=review_on,
        by=by,
    )


def keep_reworded(*, rewording: Rewording, by: Person) -> Mapping[str, Any]:
    """Keep what somebody wrote on top of a version in a round as a version of the text; the answer says which.

    Consequences: those of `documents.keep_amendment`. What they left alone is as it was.
    """
    before = version_in(rewording.proposal.arena, rewording.before.body)
    try:
        body = rewritten(body_kept(before), rewording.text, beside=body_of(before.document))
    except NotAText as error:
        raise Refusal("too_long", str(error), "text", 400) from error
    return told_to_the_machine(keep_amendment(amends=before, body=body, by=by))


def adopt_text(*, adoption: Adoption, by: Person | None) -> VersionAdopted:
    """Let the version that everybody agreed on be the one that is adopted. `documents.VersionAdopted` is recorded."""
    version = version_in(adoption.proposal.arena, adoption.version.body)
    return adopt_version(version=version, agreed_in=adoption.proposal.ref, by=by)
