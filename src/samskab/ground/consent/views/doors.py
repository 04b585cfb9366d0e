"""Who is here, what a page of a round is drawn with, and the way back to it."""

from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import Participant, not_here, participation_of
from samskab.ground.consent.queries.looking import Met, inside, meet_round
from samskab.ground.consent.queries.proposals import AProposal
from samskab.ground.consent.queries.proposers import proposer_of
from samskab.ground.consent.rules.proposing import may_steer
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal

ROOM = "consent"


def looking(request: HttpRequest, slug: str, ref: UUID) -> Met:
    """A round, as whoever is here meets it."""
    return meet_round(slug, ref, visitor_or_guest(request))


def acting(request: HttpRequest, slug: str, ref: UUID) -> Met:
    """A round, for one who takes part, as themself or as a guest; refuses everybody else."""
    return inside(slug, ref, visitor_or_guest(request))


def steers(met: Met) -> bool | Refusal:
    """Whether one who takes part stands behind the round's proposal, and may steer it now."""
    return may_steer(proposal=met.proposal, proposer=proposer_of(met.actor, met.proposal))


def here_to_propose(request: HttpRequest, slug: str) -> Participant:
    """One who takes part in an arena that is awake, as themself or as a guest; refuses everybody else."""
    person, arena = visitor_or_guest(request), arena_at(slug)
    found = participation_of(person, arena)
    if found is None:
        raise not_here()
    if arena.state != State.OPEN:
        raise Refusal("resting", _("Arenaen hviler. Væk den først."), status=409)
    found.arena = arena
    return found


def path_of(proposal: AProposal, name: str = "round", **more: object) -> str:
    """The address of a page of a round."""
    return reverse(f"consent:{name}", kwargs={"slug": proposal.arena.slug, "ref": proposal.ref, **more})


def back(
    request: HttpRequest, proposal: AProposal, said: str | Promise, *, to: str = "round", at: str = "", **more: object
) -> HttpResponseRedirect:
    """On to where what was done is seen; `at` is the part of the page."""
    return go_on(request, path_of(proposal, to, **more) + (f"#{at}" if at else ""), said)


def ask(request: HttpRequest, form: BaseForm, met: Met, **more: Any) -> HttpResponse:
    """The page of a form about a round. `shows` names what stands over it: a text, an objection, a diff."""
    show_again(request, form)
    context = {
        "arena": met.proposal.arena,
        "proposal": met.proposal,
        "met": met,
        "form": form,
        "back": path_of(met.proposal),
        "back_label": met.proposal.title,
        **more,
    }
    return render(request, more.pop("template", "consent/ask.html"), context)


def of_arena(arena: AnArena, title: str | Promise, **more: Any) -> dict[str, Any]:
    """What a page of the room needs."""
    return {"arena": arena, "room": ROOM, "room_title": title, **more}


def read_before(form: BaseForm, latest: int) -> int:
    """The version that was read before a form was sent, when there is a later one by now; 0 otherwise.

    The form is then about the latest one: what was written stays, and sent again it is meant for that.
    """
    read = str(form.data.get("version", "")) if form.is_bound else ""
    if not read.isdecimal() or not 0 < int(read) < latest:
        return 0
    sent = QueryDict(mutable=True)
    sent.update(form.data)
    sent["version"] = str(latest)
    form.data = sent
    return int(read)
