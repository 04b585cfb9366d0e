"""What came of a round: as a page that can be hung up, and for programs."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.consent.queries.adoptables import template_of
from samskab.ground.consent.queries.beside import FIRST
from samskab.ground.consent.queries.record import answers_told, record_of, told_to_programs
from samskab.ground.consent.views.doors import looking, of_arena
from samskab.kernel.http.public import public
from samskab.kernel.paging import page

NAMES = 200


@public
@require_safe
def record(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """The record of a round that has ended; `?format=json` for programs. Refused while it goes on."""
    met = looking(request, slug, ref)
    if request.GET.get("format") == "json":
        found = record_of(met.proposal)
        said = told_to_programs(found, answers_told(met.proposal), names=met.looker.names)
        answer = JsonResponse(said, json_dumps_params={"ensure_ascii": False})
        answer["Content-Disposition"] = f'inline; filename="{met.proposal.ref}.json"'
        return answer
    told = record_of(met.proposal, concerns=FIRST)
    context = of_arena(
        met.proposal.arena,
        _("Beslutningen"),
        met=met,
        proposal=met.proposal,
        record=told,
        shown_as=template_of(met.proposal.kind),
        page=page(answers_told(met.proposal), request.GET.get("page"), size=NAMES, counted=told.heard),
    )
    return render(request, "consent/record.html", context)


@public
@require_safe
def guarantee(request: HttpRequest) -> HttpResponse:
    """Why nobody can decide it for those who take part, in plain words, and how to check it oneself."""
    return render(request, "consent/guarantee.html")
