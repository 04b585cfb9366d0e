"""How somebody lights an arena, or goes to one that is there."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions import ask_link, record_act, start_arena
from samskab.ground.arenas.enums import Domain, LinkKind, StartingPoint
from samskab.ground.arenas.models import Arena, Theme
from samskab.ground.arenas.queries.participants import held_participation
from samskab.ground.journal.actions import record
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.people import held
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_text
from samskab.stages.spark.enums import Choice
from samskab.stages.spark.facts import BeginningKept, ExistingChosen
from samskab.stages.spark.models import JoinedInstead, Spark
from samskab.stages.spark.models.spark import ALONE_LENGTH, BECAUSE_LENGTH
from samskab.stages.spark.queries.sparks import has_chosen, spark_of_draft


@transaction.atomic
def light_arena(
    *,
    draft: UUID,
    title: str,
    text: str,
    starting_point: StartingPoint,
    place: str,
    spot: str = "",
    domain: Domain | str = "",
    themes: Sequence[Theme] = (),
    perspective: Perspective,
    organisation: Organisation | None = None,
    because: str = "",
    alone: str = "",
    seen: Sequence[UUID] = (),
    links: Sequence[Arena] = (),
    by: Person,
) -> Arena:
    """Light an arena from a form that somebody has filled in. Nobody approves it.

    Consequences, in order: `start_arena` and all that follows from it, for an organisation if they speak for one; what
    was written first, why a new one, what cannot be done alone and what was seen that looks alike are kept; each arena
    in `links` is asked whether the two belong together; `BeginningKept` is recorded. A draft that has been lit already
    is the arena it became: a double click is one arena. Raises a `Refusal` when somebody else lit it, or for the field
    that is wrong.
    """
    lit = spark_of_draft(draft)
    if lit is not None:
        if lit.lit_by_id != by.pk:
            raise Refusal("lit", _("Den er allerede tændt af en anden. Begynd forfra, så får du din egen."), status=409)
        return lit.arena
    arena = start_arena(
        title=title,
        text=text,
        starting_point=starting_point,
        place=place,
        spot=spot,
        domain=domain,
        themes=themes,
        perspective=perspective,
        organisation=organisation,
        by=by,
    )
    choice = Choice.LINKED if links else Choice.NEW
    Spark.objects.create(
        arena=arena,
        draft=draft,
        text=arena.text,
        choice=choice,
        because=_kept(because, BECAUSE_LENGTH, "because"),
        alone=_kept(alone, ALONE_LENGTH, "alone"),
        seen=list(seen),
        lit_by=by,
    )
    for other in links:
        ask_link(arena=arena, other=other, kind=LinkKind.BESIDE, by=by)
    record_act(
        fact=BeginningKept(arena=arena.ref, choice=choice, seen=len(seen)),
        arena=arena,
        by=by,
        participation=held_participation(by, arena),
    )
    return arena


@transaction.atomic
def choose_existing(*, arena: Arena, by: Person) -> None:
    """Say that one wanted to begin something alike, and goes to this arena instead. It is not stepping in yet.

    Consequences: it is kept, once; `ExistingChosen` is recorded in the arena's chain, which counts as no act in it.
    """
    person = held(by)
    if has_chosen(arena, person):
        return
    JoinedInstead.objects.create(arena=arena, chosen_by=person)
    record(ExistingChosen(arena=arena.ref), by=person, chain=arena.ref)


def _kept(text: str, longest: int, field: str) -> str:
    return clean_text(text, longest=longest, field=field) if text.strip() else ""
