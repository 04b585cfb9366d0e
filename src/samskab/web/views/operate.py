"""The machine room: whether everything runs, and never what people write."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.journal.rules import may_operate
from samskab.kernel.refusal import require
from samskab.web.queries import installation


@require_safe
def operate(request: HttpRequest) -> HttpResponse:
    """Versions, queue, disk and mail, for an operator; others get a refusal that says why."""
    require(may_operate(getattr(request, "person", None)))
    context = {
        "versions": installation.versions(),
        "disk": installation.disk(),
        "mail_host": installation.mail_host(),
        "work": installation.work(),
    }
    return render(request, "web/operate.html", context)
