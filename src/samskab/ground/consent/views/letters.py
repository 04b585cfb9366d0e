"""Whether one gets letters about rounds: by the link in each of them, and on the page of the rounds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.consent import actions
from samskab.ground.consent.queries.letters import participation_by_token
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest


# A mail program presses this button for its reader, from its own machines and without cookies (RFC 8058): so there can
# be neither a CSRF token nor a limit for each machine. The signed link is the key, and all it opens is a no.
@csrf_exempt
@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Where the letters from an arena stop. Looking at it stops nothing."""
    participation = participation_by_token(token)
    if request.method == "POST":
        actions.stop_letters(participation=participation, by=participation.person)
    return render(request, "consent/letters.html", {"arena": participation.arena, "stopped": request.method == "POST"})


@open_to_guests
@require_POST
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Say whether one wants letters when a round waits."""
    here = taking_part(visitor_or_guest(request), slug)
    if request.POST.get("letters") == "yes":
        actions.resume_letters(participation=here, by=here.person)
        messages.success(request, _("Du får en mail, næste gang en runde venter på dig."))
    else:
        actions.stop_letters(participation=here, by=here.person)
        messages.success(request, _("Du får ikke flere mails om runder her."))
    return HttpResponseRedirect(reverse("consent:rounds", args=[slug]))
