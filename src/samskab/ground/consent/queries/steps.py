"""Where an arena has agreed that it stands in its journey: read from what was adopted, and kept nowhere else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Case, CharField, Exists, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Step
from samskab.ground.arenas.queries.rooms import Stand
from samskab.ground.consent.enums import End, Move
from samskab.ground.consent.models import Ending, Proposal
from samskab.ground.consent.queries.adoptables import Draft
from samskab.ground.consent.queries.adoptions import DROPPED
from samskab.kernel.refusal import Refusal

STEP = "consent.step"
_STEPS = UUID("7c7e1e0c-5b1f-5d52-9d43-1a3cb3d0f1a6")


def subject_of(step: Step) -> UUID:
    """What a proposal about a step is about: so of each step the last that was adopted is what stands."""
    return uuid5(_STEPS, step.value)


def a_step(draft: Draft) -> Draft:
    """Check that a draft names a step and how the arena stands in it; a later version is about the same step."""
    try:
        step, move = Step(draft.body["step"]), Move(draft.body["stand"])
    except (KeyError, ValueError):
        raise Refusal("unreadable", _("Vælg et trin, og sig, hvordan I står i det."), "step", 400) from None
    about = subject_of(step)
    if draft.subject not in (None, about):
        raise Refusal("another_step", _("Forslaget er om et andet trin. Læg et nyt frem om det."), "step", 400)
    return replace(draft, subject=about, body={"step": step.value, "stand": move.value})


def step_in(body: Mapping[str, Any]) -> tuple[Step, Move]:
    """What a version says."""
    return Step(body["step"]), Move(body["stand"])


def agreed_stand(step: Step) -> Case:
    """How an arena has agreed that it stands in a step; nothing when it has not, or has let go of it since.

    Arenas that never agreed on a step are told apart first, all at once: the rest asks the database about few.
    """
    let_go = Exists(Ending.objects.filter(proposal__reviews=OuterRef("proposal"), end__in=DROPPED))
    last = Ending.objects.filter(
        end=End.ADOPTED, proposal__arena=OuterRef("pk"), proposal__kind=STEP, proposal__subject=subject_of(step)
    ).order_by("-id")
    stand = Case(
        When(let_go, then=Value(None)),
        When(Q(version__body__stand=Move.DONE.value), then=Value(Stand.DONE.value)),
        default=Value(Stand.NOW.value),
        output_field=CharField(null=True),
    )
    some = Proposal.objects.filter(kind=STEP).order_by().values("arena")
    return Case(
        When(Q(pk__in=some), then=Subquery(last.annotate(seen_stand=stand).values("seen_stand")[:1])),
        default=Value(None),
        output_field=CharField(null=True),
    )
