"""Where one is signed in, and signing out of it from afar."""

from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samskab.ground.people import actions
from samskab.ground.people.views.signed_in import signed_in

sessions = ListUserSessionsView.as_view(success_url=reverse_lazy("people:sessions"))


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Log out of one place."""
    session = UserSession.objects.filter(user=signed_in(request), pk=pk).first()
    if session is None:
        raise Http404
    session.end()
    messages.success(request, _("Du er logget ud der."))
    return HttpResponseRedirect(reverse("people:sessions"))


@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """Log out everywhere, here too."""
    actions.log_out_everywhere(by=signed_in(request))
    logout(request)
    messages.success(request, _("Du er logget ud alle steder."))
    return HttpResponseRedirect(reverse(settings.LOGIN_URL))
