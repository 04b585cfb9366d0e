"""Entering somebody who is there, and the slip they get; and what the slip opens."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas import actions
from samskab.ground.arenas.forms.helping import HelpForm
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participant_for, participations_of, taking_part
from samskab.ground.arenas.rules.inviting import may_help
from samskab.ground.arenas.rules.taking_part import may_act
from samskab.ground.people.actions import take_up_guest
from samskab.ground.people.queries.guests import guest_by_code
from samskab.kernel import clock
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import forget, show_again
from samskab.kernel.http.limits import DAY, HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor, visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.codes import in_fours
from samskab.ui.figures.codes import code_for

SLIPS = "slips"  # where a helper's session keeps the codes of the last slips and their day, kept nowhere else
MOST_SLIPS = 30


@open_to_guests
@limited("help_in", Limit(200, DAY, per="person"))
def help_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down somebody who is there and has said yes."""
    here = taking_part(visitor_or_guest(request), slug)
    arena, person = here.arena, here.person
    for allowed in (may_act(arena=arena, participation=here), may_help(person)):
        if not allowed:
            raise allowed
    form = HelpForm(request.POST if request.method == "POST" else None)
    show_again(request, form)
    form.initial["agreed"] = False  # a yes is given now
    if form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("name", "perspective", "way")}
        entered, code = actions.help_in(arena=arena, **chosen, by=person)
        forget(request)
        slips = [*_slips_of_today(request).items(), (str(entered.ref), [code, _today()])]
        request.session[SLIPS] = dict(slips[-MOST_SLIPS:])
        return HttpResponseRedirect(reverse("arenas:slip", args=[slug, entered.ref]))
    context = {"arena": arena, "room": "participants", "room_title": _("Hjælp en ind"), "form": form}
    return render(request, "arenas/help.html", context)


@require_safe
def slip(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """The slip for one whom one has just helped in, to print or to copy by hand."""
    arena = arena_at(slug)
    code, _day = _slips_of_today(request).get(str(ref), ("", ""))
    if not code:
        raise Refusal("no_slip", _("Sedlen kan kun ses af den, der hjalp, og kun den samme dag."), status=404)
    link = settings.ORIGIN + reverse("arenas:claim", args=[in_fours(code)])
    context = {
        "arena": arena,
        "entered": participant_for(arena, ref),
        "short": link.partition("://")[2],
        "code": code_for(link),
    }
    return render(request, "arenas/slip.html", context)


def _slips_of_today(request: HttpRequest) -> Mapping[str, Sequence[str]]:
    return {ref: slip for ref, slip in request.session.get(SLIPS, {}).items() if slip[1] == _today()}


def _today() -> str:
    return localdate(clock.now()).isoformat()


@public
@limited("claim_slip", Limit(60, HOUR))
def claim(request: HttpRequest, code: str) -> HttpResponse:
    """What a slip opens: the one it is for, and a button that makes this browser theirs."""
    guest = guest_by_code(code)
    found = list(participations_of(guest))
    if request.method == "POST":
        person = visitor(request)
        take_up_guest(session=request.session, code=code, by=person)
        messages.success(
            request,
            _("Det, der blev skrevet ind for dig, er nu dit.")
            if person is not None
            else _("Hej %(name)s. Du er her som gæst nu.") % {"name": guest.name},
        )
        return HttpResponseRedirect(found[0].arena.get_absolute_url() if found else reverse("web:front"))
    context = {"guest": guest, "participations": found, "here": visitor_or_guest(request)}
    return render(request, "arenas/claim.html", context)
