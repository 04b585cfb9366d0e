"""Maps that were asked to be kept: keeping one, their list, and each at an address of its own."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import taking_part
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.bridge.remembering import read_once
from samskab.stages.understand.forms.answering import numbers_in
from samskab.stages.understand.queries.surveys import kept_map_for, kept_maps, statements_as_told
from samskab.stages.understand.views.doors import SAYING, shown
from samskab.stages.understand.views.told import Kind, drawn_map, kind_named, listed, of_kind, told_of


@open_to_guests
@limited("understand", SAYING)
@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the map one looks at, by its number."""
    here = taking_part(visitor_or_guest(request), slug)
    number = numbers_in(request.POST.get("number", ""))
    if not number:
        raise Refusal("unknown_map", _("Det kort findes ikke."), status=404)
    actions.keep_map(arena=here.arena, number=number[0], by=here.person)
    return go_on(
        request, reverse("understand:kept_map", args=[slug, number[0]]), _("Kortet er gemt, og adressen er her.")
    )


@public
@require_safe
def every(request: HttpRequest, slug: str) -> HttpResponse:
    """The maps that were kept, the newest first."""
    arena = arena_at(slug)
    found = page(kept_maps(arena), request.GET.get("page"))
    context = shown(request, arena, _("Gemte kort"), page=found, query=request.GET)
    return render(request, "understand/kept_maps.html", context)


@public
@require_safe
def one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A map as it was, in the words that statements had then. Nobody's own place is on it."""
    arena = arena_at(slug)
    kept = kept_map_for(arena, number)
    told = read_once(kept.survey).told
    wanted = told_of(told)
    statements = statements_as_told(arena, {each.number: each.wording for each in told.said if each.number in wanted})
    context = shown(
        request,
        arena,
        _("Kort nummer %(number)d") % {"number": number},
        kept=kept,
        digest=bytes(kept.survey.digest).hex(),
        **drawn_map(kept.survey, told, statements, partial(_address, arena, number)),
    )
    return render(request, "understand/kept_map.html", context)


@public
@require_safe
def of_one_kind(request: HttpRequest, slug: str, number: int, kind: str) -> HttpResponse:
    """All statements of one kind on a kept map, twenty at a time."""
    arena = arena_at(slug)
    kept = kept_map_for(arena, number)
    told, which = read_once(kept.survey).told, kind_named(kind)
    said = of_kind(told, which)
    rows = page(said, request.GET.get("page"))
    statements = statements_as_told(arena, {each.number: each.wording for each in rows})
    found = listed(which, rows, told, statements, total=len(said), address=_address(arena, number, which))
    context = shown(request, arena, found.name, list=found, page=rows, survey=kept.survey, kept=kept)
    return render(request, "understand/map_list.html", context)


def _address(arena: AnArena, number: int, kind: Kind) -> str:
    return reverse("understand:kept_list", args=[arena.slug, number, kind.value])
