"""How a new version of what is put forward comes about, and how the texts for it are written."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.actions.turns import Turn, tell, turn
from samskab.ground.consent.facts import AmendmentOffered, VersionPutForward
from samskab.ground.consent.models import Amendment, Meets, Objection, Proposal, Version
from samskab.ground.consent.queries.adoptables import Draft, Rewording, adoptable
from samskab.ground.consent.queries.digests import digest_of
from samskab.ground.consent.queries.proposals import latest_version
from samskab.ground.consent.queries.proposers import proposer_of
from samskab.ground.consent.rules.answering import may_move
from samskab.ground.consent.rules.proposing import may_steer
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_text

TEXT_LENGTH = 20_000
NOTE_LENGTH = 1_000


@transaction.atomic
def offer_amendment(
    *,
    proposal: Proposal,
    text: str,
    body: Mapping[str, Any] | None = None,
    note: str = "",
    meets: Iterable[Objection] = (),
    by: Person,
) -> Amendment:
    """Write a text on top of what is put forward now, that would build some objections in. Anybody in the arena may.

    Consequences, in order: the amendment is written, with the objections it is meant to meet; `AmendmentOffered` is
    recorded. It changes nothing by itself: the authors of the objections say whether it is enough, and those who stand
    behind the proposal whether they put it forward.
    """
    here = turn(proposal=proposal, by=by)
    require(may_move(here.proposal))
    before = latest_version(here.proposal)
    draft = _checked(here, before, text, body)
    met = sorted(set(meets), key=lambda objection: objection.pk)
    if any(objection.proposal_id != here.proposal.pk for objection in met):
        raise Refusal("another_proposal", _("Den indvending hører til et andet forslag."), "meets", 400)
    if (draft.text, dict(draft.body)) == (before.text, before.body):
        raise Refusal("unchanged", _("Teksten er den samme. Ret det, der skal være anderledes."), "text", 400)
    amendment = Amendment.objects.create(
        proposal=here.proposal,
        version_before=before,
        text=draft.text,
        body=dict(draft.body),
        note=_note(note),
        by=here.participation,
    )
    Meets.objects.bulk_create(Meets(amendment=amendment, objection=objection) for objection in met)
    fact = AmendmentOffered(
        proposal=here.proposal.ref,
        amendment=amendment.ref,
        edition=before.ref,
        digest=digest_of(draft.text, draft.body),
        meets=tuple(objection.ref for objection in met),
    )
    tell(fact=fact, at=here, by=by)
    return amendment


@transaction.atomic
def put_forward(
    *,
    proposal: Proposal,
    amendment: Amendment | None = None,
    text: str = "",
    body: Mapping[str, Any] | None = None,
    note: str = "",
    by: Person,
) -> Version:
    """Put a new version forward: an amendment word for word, or one's own text. Those behind the proposal may.

    Consequences, in order: everybody who consented to the version before is asked again; the objections whose authors
    have said yes to the amendment are built in; there are at least `again_days` left to answer; `VersionPutForward` is
    recorded. The same amendment twice is one version.
    """
    here = turn(proposal=proposal, by=by)
    before = latest_version(here.proposal)
    if amendment is not None and before.amendment_id == amendment.pk:
        return before
    require(may_steer(proposal=here.proposal, proposer=proposer_of(by, here.proposal)))
    if amendment is not None and amendment.proposal_id != here.proposal.pk:
        raise Refusal("another_proposal", _("Det ændringsforslag hører til et andet forslag."), status=404)
    if amendment is not None and Version.objects.filter(amendment=amendment).exists():
        raise Refusal("put_forward", _("Den tekst har været lagt frem. Skriv en ny på den, der ligger nu."), status=409)
    draft = _checked(here, before, amendment.text, amendment.body) if amendment else _checked(here, before, text, body)
    if (draft.text, dict(draft.body)) == (before.text, before.body):
        raise Refusal("unchanged", _("Teksten er den samme. Ret det, der skal være anderledes."), "text", 400)
    digest = digest_of(draft.text, draft.body)
    version = Version.objects.create(
        proposal=here.proposal,
        number=before.number + 1,
        text=draft.text,
        body=dict(draft.body),
        digest=digest.hex(),
        note=_note(note) or (amendment.note if amendment else ""),
        by=here.participation,
        amendment=amendment,
    )
    fact = VersionPutForward(
        proposal=here.proposal.ref,
        edition=version.ref,
        number=version.number,
        amendment=amendment.ref if amendment else None,
        digest=digest,
        closes_at=here.proposal.deadlines.latest("id").closes_at,
    )
    tell(fact=fact, at=here, by=by)
    return version


def _checked(here: Turn, before: Version, text: str, body: Mapping[str, Any] | None) -> Draft:
    """A text as its kind has it; without a body, the kind says what the text means for the machine."""
    what, proposal = adoptable(here.proposal.kind), here.proposal
    said = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad du foreslår."))
    if body is None:
        body = what.reworded(Rewording(proposal, before, said, here.person))
    return what.check(Draft(arena=proposal.arena, title=proposal.title, text=said, body=body, subject=proposal.subject))


def _note(note: str) -> str:
    return clean_text(note, longest=NOTE_LENGTH, field="note") if note.strip() else ""
