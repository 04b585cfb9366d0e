"""How a participant says that it is rather something else than samskabelse, and takes it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_text
from samskab.stages.spark.enums import Rather
from samskab.stages.spark.facts import VerdictGiven, VerdictTakenBack
from samskab.stages.spark.models import Verdict
from samskab.stages.spark.models.verdict import REASON_LENGTH
from samskab.stages.spark.queries.verdicts import standing_verdicts


@transaction.atomic
def give_verdict(*, arena: Arena, rather: Rather, reason: str, by: Person) -> Verdict:
    """Say that the matter is rather for something else than samskabelse, and why (M75). It stops nothing (G15).

    Consequences, in order: what one thought before is taken back; the new one is shown to everybody; `VerdictGiven`
    is recorded. The same said twice is said once.
    """
    participation = acting(arena=arena, by=by)
    tidy = clean_text(reason, longest=REASON_LENGTH, field="reason", empty=_("Skriv hvorfor. En enkelt linje er nok."))
    before = list(standing_verdicts(by, arena))
    if [(each.rather, each.reason) for each in before] == [(rather, tidy)]:
        return before[0]
    for each in before:
        _end(each)
    verdict = Verdict.objects.create(
        arena=arena, rather=rather, reason=tidy, perspective=participation.perspective, given_by=by
    )
    record_act(
        fact=VerdictGiven(verdict=verdict.ref, arena=arena.ref, rather=rather),
        arena=arena,
        by=by,
        participation=participation,
    )
    return verdict


@transaction.atomic
def take_verdict_back(*, verdict: Verdict, by: Person) -> None:
    """Take one's own verdict back; also one who has left the arena may.

    Consequences: it can still be read, as taken back; `VerdictTakenBack` is recorded.
    """
    row = Verdict.objects.select_for_update().select_related("arena").get(pk=verdict.pk)
    if row.given_by.now != by:
        raise Refusal("not_yours", _("Det har en anden skrevet. Kun den, der skrev det, kan tage det tilbage."))
    if row.taken_back_at is not None:
        return
    _end(row)
    record_act(
        fact=VerdictTakenBack(verdict=row.ref, arena=row.arena.ref),
        arena=row.arena,
        by=by,
        participation=participation_of(by, row.arena),
    )


def _end(verdict: Verdict) -> None:
    verdict.taken_back_at = clock.now()
    verdict.save(update_fields=["taken_back_at"])
