"""The page of a guest: what we keep, and the three ways on: be one of us, leave it, or be forgotten."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.people import actions
from samskab.ground.people.views.data import shown
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import guest as guest_of
from samskab.kernel.http.visitor import visitor


@public
@require_safe
def guest(request: HttpRequest) -> HttpResponse:
    """What it is to be a guest, and what we keep of the one who is here."""
    if visitor(request) is not None:
        return HttpResponseRedirect(reverse("people:me"))
    here = guest_of(request)
    return render(request, "people/guest.html", {"guest": here, **(shown(here) if here is not None else {})})


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Be nobody's browser again. What the guest wrote stays, and nobody can claim it any more."""
    if guest_of(request) is not None:
        request.session.flush()
        messages.success(request, _("Du er ikke længere gæst i denne browser."))
    return HttpResponseRedirect(reverse("people:guest"))


@public
def forget(request: HttpRequest) -> HttpResponse:
    """Say what it means to be forgotten, and on POST do it."""
    here = guest_of(request)
    if here is None:
        return HttpResponseRedirect(reverse("people:guest"))
    if request.method != "POST":
        return render(request, "people/forget_guest.html", {"guest": here})
    actions.erase_person(by=here)
    request.session.flush()
    return render(request, "people/erased.html")
