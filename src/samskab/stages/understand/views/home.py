"""The room of understanding: one statement at a time, one's own, and the shared text beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.understand.bridge.asking import asked_of
from samskab.stages.understand.forms.answering import numbers_in
from samskab.stages.understand.forms.writing import StatementForm
from samskab.stages.understand.queries.beside import texts_of_the_problem
from samskab.stages.understand.queries.heard import not_heard
from samskab.stages.understand.queries.restating import waiting_for
from samskab.stages.understand.views.doors import shown


@public
@require_safe
def home(request: HttpRequest, slug: str) -> HttpResponse:
    """What is asked next, or what there is to do when everything is answered. Open to all as the arena is."""
    arena = arena_at(slug)
    here = participation_of(visitor_or_guest(request), arena)
    passed = numbers_in(request.GET.get("passed", ""))
    asked = asked_of(arena, here, passed=passed)
    last = numbers_in(request.GET.get("last", ""))
    form = StatementForm()
    show_again(request, form, path=reverse("understand:new", args=[slug]))
    context = shown(
        request,
        arena,
        _("Forstå hinanden"),
        here=here,
        asked=asked,
        passed=",".join(map(str, passed)),
        passing=",".join(map(str, [*passed, asked.statement.number])) if asked.statement is not None else "",
        last=last[0] if last else None,
        form=form,
        waiting=list(waiting_for(here)) if here is not None else [],
        silent=not_heard(arena),
        texts=texts_of_the_problem(arena),
    )
    return render(request, "understand/home.html", context)
