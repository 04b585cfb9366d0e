"""Whether it is still samskabelse, as those who take part feel it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samskab.ground.arenas.actions import feel_ingredients
from samskab.ground.arenas.forms.ingredients import IngredientsForm
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.ingredients import own_answers
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.rules.taking_part import may_act
from samskab.ground.arenas.rules.way_in import way_in
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import require


@public
def ingredients(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the five questions; those who do not take part are shown the way in first."""
    person, arena = visitor_or_guest(request), arena_at(slug)
    participation = participation_of(person, arena)
    if participation is None:
        way = way_in(request.session, arena, person, request.path)
        return HttpResponseRedirect(way or reverse("arenas:enter", args=[slug]))
    require(may_act(arena=arena, participation=participation))
    form = IngredientsForm(request.POST if request.method == "POST" else None, answers=own_answers(participation))
    if form.is_valid():
        feel_ingredients(arena=arena, values=form.values, by=person)
        messages.success(request, _("Tak. Dit svar tæller med, og ingen kan se, hvad du svarede."))
        return HttpResponseRedirect(f"{arena.get_absolute_url()}#ingredients")
    context = {"arena": arena, "room_title": _("Er det stadig samskabelse?"), "form": form}
    return render(request, "arenas/ingredients.html", context)
