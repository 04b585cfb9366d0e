"""The door that only those who are signed in come through: nothing is lost of what somebody sent to it too late."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from samskab.kernel.http.kept import keep
from samskab.kernel.http.limits import HOUR, Limit, is_within
from samskab.kernel.http.onward import page_of

KEPT = Limit(600, HOUR)  # of one machine, which may be that of a full hall


class SignedInMiddleware(LoginRequiredMiddleware):
    """Leads whoever is not signed in round by the entrance, and back to the page they were at, with what they wrote."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """The way round. A machine that sends more than a hall would is led there too, but nothing is kept for it."""
        if request.method == "POST" and is_within("kept", request, KEPT):
            keep(request)
        back = page_of(request, otherwise=request.path)
        return redirect_to_login(back, self.get_login_url(view_func), self.get_redirect_field_name(view_func))
