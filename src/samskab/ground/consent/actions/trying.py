"""How what was not adopted is tried in the small, by those who want to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent import facts
from samskab.ground.consent.actions.ending import write_end
from samskab.ground.consent.actions.turns import tell, turn
from samskab.ground.consent.actions.versions import TEXT_LENGTH
from samskab.ground.consent.enums import Carrier, End
from samskab.ground.consent.models import Carrying, Ending, Proposal, Trial
from samskab.ground.consent.models.ending import TRIAL_TITLE_LENGTH
from samskab.ground.consent.queries.fallback import fallback_opens
from samskab.ground.consent.queries.objections import open_objection_of
from samskab.ground.consent.queries.proposals import ended
from samskab.ground.consent.queries.proposers import proposer_of
from samskab.ground.consent.rules.proposing import may_try
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_line, clean_text

LONGEST_TRIAL = timedelta(days=92)
MOST_TRIALS = 5


@dataclass(frozen=True)
class TrialDraft:
    """What is to be tried, from when until when."""

    title: str
    text: str
    starts_on: date
    ends_on: date


@transaction.atomic
def begin_trials(
    *, proposal: Proposal, trials: Sequence[TrialDraft], carrier: Carrier = Carrier.PEOPLE, by: Person
) -> Ending:
    """Have what was not adopted tried in the small: one dated trial, or several side by side.

    Consequences, in order: the round ends in trials, and adopts nothing; each trial carries the open objections and
    ends by itself; `TrialsBegun` is recorded. In the arena's own name only what it agreed to beforehand is tried.
    """
    here = turn(proposal=proposal, by=by)
    if ended(here.proposal) and here.proposal.ending.end == End.TRIALS:
        return here.proposal.ending
    require(may_try(proposal=here.proposal, proposer=proposer_of(by, here.proposal)))
    if carrier == Carrier.ARENA and not fallback_opens(here.proposal):
        raise Refusal("no_fallback", _("Det har arenaen ikke aftalt. De, der selv vil, kan prøve det."), "carrier", 409)
    if not 1 <= len(trials) <= MOST_TRIALS:
        raise Refusal("trials", _("Skriv mellem én og fem prøvehandlinger."), "trials", 400)
    drafts = [_checked(draft) for draft in trials]
    ending = write_end(proposal=here.proposal, end=End.TRIALS, participation=here.participation, by=by)
    rows = [
        Trial.objects.create(
            ending=ending,
            title=draft.title,
            text=draft.text,
            starts_on=draft.starts_on,
            ends_on=draft.ends_on,
            carrier=carrier,
        )
        for draft in drafts
    ]
    fact = facts.TrialsBegun(
        proposal=here.proposal.ref,
        edition=ending.version.ref,
        trials=tuple(trial.ref for trial in rows),
        ends_on=max(draft.ends_on for draft in drafts),
        carrier=carrier,
    )
    tell(fact=fact, at=here, by=by)
    return ending


@transaction.atomic
def carry_trial(*, trial: Trial, by: Person) -> Carrying:
    """Say that one carries a trial, as anybody in the arena without an open objection to it. Only oneself can (G12).

    Consequences, in order: one is told among those who carry it; `TrialCarried` is recorded. Said twice is said once.
    """
    here = turn(proposal=trial.ending.proposal, by=by)
    if open_objection_of(by, here.proposal) is not None:
        raise Refusal("objecting", _("Du har en indvending mod det. Så er du ikke med til at prøve det."), status=409)
    if trial.ends_on < localdate(clock.now()):
        raise Refusal("over", _("Prøvehandlingen er slut."), status=409)
    carrying, fresh = Carrying.objects.get_or_create(trial=trial, participation=here.participation)
    if fresh:
        fact = facts.TrialCarried(proposal=here.proposal.ref, trial=trial.ref, participation=here.participation.ref)
        tell(fact=fact, at=here, by=by)
    return carrying


def _checked(draft: TrialDraft) -> TrialDraft:
    if draft.starts_on < localdate(clock.now()):
        raise Refusal("starts_on", _("Vælg en dag, der ikke er gået."), "starts_on", 400)
    if not draft.starts_on < draft.ends_on <= draft.starts_on + LONGEST_TRIAL:
        raise Refusal("ends_on", _("En prøvehandling slutter efter højst tre måneder."), "ends_on", 400)
    return TrialDraft(
        title=clean_line(draft.title, longest=TRIAL_TITLE_LENGTH, field="title", empty=_("Giv den et navn.")),
        text=clean_text(draft.text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad I prøver.")),
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
    )
