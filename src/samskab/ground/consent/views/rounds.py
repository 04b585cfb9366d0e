"""The rounds of an arena, one round, and how its text came to be."""

from itertools import pairwise
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.consent.bridge.standing import round_of
from samskab.ground.consent.forms.answering import AnswerForm
from samskab.ground.consent.queries.adoptables import template_of
from samskab.ground.consent.queries.adoptions import looked_at_on
from samskab.ground.consent.queries.beside import FIRST, beside
from samskab.ground.consent.queries.listing import View, listed, numbers
from samskab.ground.consent.queries.looking import Met
from samskab.ground.consent.queries.proposals import versions_of
from samskab.ground.consent.queries.seats import concerns_of
from samskab.ground.consent.queries.showing import around, last_versions
from samskab.ground.consent.queries.showing import told as told_of
from samskab.ground.consent.queries.trail import raised_in
from samskab.ground.consent.queries.written_to import wants_letters
from samskab.ground.consent.rules.proposing import NOTHING_IS_HELD_AFTER
from samskab.ground.consent.views.doors import looking, of_arena
from samskab.kernel import clock
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page
from samskab.kernel.text.diffs import diff


@public
@require_safe
def rounds(request: HttpRequest, slug: str) -> HttpResponse:
    """What is decided together in an arena: what goes on, what stands, what is tried, and what ended otherwise."""
    arena, person = arena_at(slug), visitor_or_guest(request)
    mine = participation_of(person, arena)
    shown = View(wanted) if (wanted := request.GET.get("show", "")) in View.values else View.GOING_ON
    context = of_arena(
        arena,
        _("Beslut"),
        shown=shown,
        views=numbers(arena),
        page=page(listed(arena, shown, person), request.GET.get("page")),
        takes_part=mine is not None,
        # A guest has no address to write to.
        letters=wants_letters(mine.person, arena) if mine is not None and not mine.person.is_guest else None,
    )
    return render(request, "consent/rounds.html", context)


@public
@require_safe
def one(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """One round: what is put forward, how it stands, the objections first, and one's own answer."""
    met = looking(request, slug, ref)
    proposal = met.proposal
    now = round_of(proposal)
    raised, others = raised_in(proposal), beside(proposal, most=FIRST)
    context = of_arena(
        proposal.arena,
        proposal.title,
        met=met,
        proposal=proposal,
        now=now,
        **told(met),
        raised=raised,
        behind=others.behind,
        concerns=others.concerns,
        more_concerns=others.more,
        stands_behind=met.may_act and any(one.person == met.actor.pk for one in others.behind),
        mine=next((each for each in raised if each.author.person_id == getattr(met.looker.person, "pk", None)), None),
        form=_answer_form(request, met) if met.may_answer else None,
        anybody_may_park=proposal.open_objections > 0 and clock.now() >= proposal.closes_at + NOTHING_IS_HELD_AFTER,
    )
    return render(request, "consent/round.html", context)


def told(met: Met) -> dict[str, Any]:
    """The text of a round as it is now, with what came in since the version before marked."""
    latest, before = last_versions(met.proposal)
    shown_as = template_of(met.proposal.kind)
    again = looked_at_on(met.proposal)
    return {"version": latest, "text": told_of(latest, before), "shown_as": shown_as, "looked_at_on": again}


def _answer_form(request: HttpRequest, met: Met) -> AnswerForm:
    """The four answers, with the one that is given chosen, or what waited until one came in."""
    seat = met.looker.seat
    given = seat.answer if seat is not None and not met.waits_for_me else None
    name = met.looker.person.display_name if met.looker.person is not None else ""
    form = AnswerForm(initial={"answer": given, "version": met.proposal.latest}, name=name)
    show_again(request, form, path=reverse("consent:answer", args=[met.proposal.arena.slug, met.proposal.ref]))
    return form


@public
@require_safe
def versions(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """How the text came to be: every version, with what changed from the one before."""
    met = looking(request, slug, ref)
    rows = list(versions_of(met.proposal))
    changed = [(later, around(diff(earlier.text, later.text))) for earlier, later in pairwise(rows)]
    context = of_arena(
        met.proposal.arena,
        met.proposal.title,
        met=met,
        proposal=met.proposal,
        first=rows[0],
        changed=list(reversed(changed)),
    )
    return render(request, "consent/versions.html", context)


@public
@require_safe
def concerns(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Every concern that stands, in the words of those who have them."""
    met = looking(request, slug, ref)
    context = of_arena(
        met.proposal.arena,
        _("Det holder vi øje med"),
        met=met,
        proposal=met.proposal,
        page=page(concerns_of(met.proposal), request.GET.get("page")),
    )
    return render(request, "consent/concerns.html", context)
