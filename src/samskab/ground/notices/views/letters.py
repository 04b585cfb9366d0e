"""Where one says no to all letters by the link in each of them, and yes again to an address that failed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from samskab.ground.notices.actions import try_address_again
from samskab.ground.notices.queries.letters import person_by_stop_token
from samskab.ground.people.actions import stop_all_letters
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor


# A mail program presses this button for its reader, from its own machines and without cookies (RFC 8058): so there can
# be neither a CSRF token nor a limit for each machine. The signed link is the key, and all it opens is a no.
@csrf_exempt
@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Where all letters to somebody stop. Looking at it stops nothing, and does not say whose they are."""
    person = person_by_stop_token(token)
    if request.method == "POST":
        stop_all_letters(by=person)
    return render(request, "notices/stop.html", {"stopped": request.method == "POST"})


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Write to one's address again."""
    try_address_again(by=visitor(request))
    messages.success(request, _("Vi skriver til dig igen, næste gang der er noget."))
    return HttpResponseRedirect(reverse("people:me"))
