"""What one who is invited meets: the arena, a name to be called by, and one button (M60)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.forms.entering import GuestForm, PerspectiveForm
from samskab.ground.arenas.queries.invitations import invitation_by_token
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.queries.told_first import About, told_first
from samskab.ground.arenas.rules.inviting import may_come_in
from samskab.ground.arenas.views.way_in import onward, remember
from samskab.ground.people.actions import welcome_guest
from samskab.ground.people.enums import Perspective
from samskab.ground.people.queries.people import perspectives_of
from samskab.ground.people.queries.speaking import organisations_of
from samskab.kernel.http.kept import is_kept
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor, visitor_or_guest
from samskab.kernel.refusal import Refusal


@public
@limited("invitation", Limit(600, HOUR))
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page of an invitation. A room full of people may share one machine's address, so the limit is wide."""
    try:
        found = invitation_by_token(token)
    except Refusal as refusal:
        return render(request, "arenas/invitation_over.html", {"why": refusal}, status=refusal.status)
    arena, here = found.arena, visitor_or_guest(request)
    if participation_of(here, arena) is not None:
        return HttpResponseRedirect(onward(request, arena) or arena.get_absolute_url())
    if request.method == "POST" and request.POST.get("act") == "decline":
        actions.decline_arena(invitation=found)
        return render(request, "arenas/declined.html", {"arena": arena, "invitation": found})
    back_here = urlencode({"next": request.get_full_path()})
    allowed = may_come_in(invitation=found, arena=arena, person=here)
    if isinstance(allowed, Refusal):
        context = {"why": allowed, "arena": arena, "person": visitor(request), "onward": back_here}
        return render(request, "arenas/invitation_over.html", context, status=allowed.status)
    remember(request, found)
    going_on = onward(request, arena)
    form = _form(request, here, Perspective(found.perspective) if found.perspective else None)
    if form.is_valid():
        return _come_in(request, found, form.cleaned_data, going_on)
    context = {
        "arena": arena,
        "invitation": found,
        "form": form,
        "here": here,
        "drafts": told_first(arena, About.DRAFTED),
        "uncertainties": told_first(arena, About.UNCERTAIN),
        "onward": back_here,
        "going_on": going_on,
        "has_written": is_kept(request, arena.get_absolute_url()),
    }
    return render(request, "arenas/invitation.html", context)


# A mail program presses this button for its reader, from its own machines and without cookies (RFC 8058): so there can
# be neither a CSRF token nor a limit for each machine. The signed link is the key, and all it opens is a no.
@csrf_exempt
@public
def decline_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Where an invitation is declined by the link in the mail's head. Looking at it declines nothing."""
    found = invitation_by_token(token)
    if request.method == "POST" and found.kind == InvitationKind.EMAIL:
        actions.decline_arena(invitation=found)
        return render(request, "arenas/declined.html", {"arena": found.arena, "invitation": found})
    return HttpResponseRedirect(reverse("arenas:invitation", args=[token]))


def _form(request: HttpRequest, here: Any, wanted: Perspective | None) -> PerspectiveForm:
    """A stranger says a name; one whom we know does not. Whom the arena misses stands first, and is chosen."""
    data = request.POST if request.method == "POST" else None
    own = [wanted] if wanted else []
    if here is None:
        return GuestForm(data, own=own, initial={"perspective": wanted})
    held = perspectives_of(here)
    chosen = wanted or (held[0] if len(held) == 1 else None)
    return PerspectiveForm(
        data, own=[*own, *held], organisations=organisations_of(here), initial={"perspective": chosen}
    )


def _come_in(request: HttpRequest, found: Any, chosen: dict[str, Any], going_on: str) -> HttpResponse:
    """Step in, as oneself or as the guest one becomes by it, and go on to where one was on the way to."""
    person = visitor_or_guest(request)
    name = chosen.pop("name", "")
    if person is None:
        person = welcome_guest(session=request.session, name=name, language=get_language() or "")
    actions.enter(arena=found.arena, invitation=found, **chosen, by=person)
    messages.success(request, _("Du er med nu. Velkommen."))
    return HttpResponseRedirect(going_on or found.arena.get_absolute_url())
