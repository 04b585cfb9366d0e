"""How an arena began, the start check that its participants answer together, and what they think it rather is."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas.enums import Part, State
from samskab.ground.arenas.queries.areas import areas_about
from samskab.ground.arenas.queries.arenas import arena_at, themes_of
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.queries.parts import may_see
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.stages.spark import actions
from samskab.stages.spark.enums import Rule
from samskab.stages.spark.forms.check import CheckForm, SettleForm, VerdictForm
from samskab.stages.spark.queries.check import answers_of, check_of
from samskab.stages.spark.queries.sparks import beginning_of
from samskab.stages.spark.queries.ten_rules import TEN_RULES
from samskab.stages.spark.queries.verdicts import verdict_of, verdicts
from samskab.stages.spark.views.doors import inside

ROOM = "check"


@public
@require_safe
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """How it began, all answers beside each other, what is left to do, and who thinks it is something else."""
    arena = arena_at(slug)
    person = visitor_or_guest(request)
    participation = participation_of(person, arena)
    context = {
        "arena": arena,
        "room": ROOM,
        "room_title": _("Sådan begyndte det"),
        "person": person,
        "takes_part": participation is not None and arena.state == State.OPEN,
        "names_shown": may_see(Part.PARTICIPANTS, arena, participation),
        "beginning": beginning_of(arena),
        "check": check_of(arena),
        "verdicts": list(verdicts(arena)),
        "areas": areas_about(themes_of(arena)),
    }
    return render(request, "spark/check.html", context)


@public
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All ten rules of thumb with what they rest on, for anybody who is about to begin."""
    return render(request, "spark/rules.html", {"rules": TEN_RULES})


@open_to_guests
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the ten rules, as many of them as one will."""
    here = inside(request, slug)
    form = CheckForm(request.POST or None, mine=answers_of(here.person, here.arena))
    fresh = []

    def act(_told: Mapping[str, Any]) -> None:
        fresh.append(actions.answer_check(arena=here.arena, answers=form.answers, by=here.person))

    if done(form, act):
        said = _("Dit svar står nu ved siden af de andres.") if fresh[0] else _("Intet var nyt.")
        return go_on(request, _path(slug), said)
    show_again(request, form)
    context = {"arena": here.arena, "room": ROOM, "room_title": _("Starttjekket"), "form": form}
    return render(request, "spark/answer.html", context)


@open_to_guests
def settle(request: HttpRequest, slug: str, rule: str) -> HttpResponse:
    """Say that a point has been seen to."""
    here = inside(request, slug)
    if rule not in Rule.values:
        raise Refusal("unknown_rule", gettext_lazy("Vi kender ikke det punkt."), status=404)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if done(form, lambda said: actions.settle_point(arena=here.arena, rule=Rule(rule), **said, by=here.person)):
        return go_on(request, _path(slug), _("Punktet er klaret."))
    show_again(request, form)
    context = {"arena": here.arena, "room": ROOM, "room_title": Rule(rule).label, "form": form}
    return render(request, "spark/settle.html", context)


@open_to_guests
def judge(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that it is rather something else, and why."""
    here = inside(request, slug)
    form = VerdictForm(request.POST or None)
    if done(form, lambda said: actions.give_verdict(arena=here.arena, **said, by=here.person)):
        return go_on(request, _path(slug), _("Din mening står nu på siden. Arenaen fortsætter, som I vil."))
    show_again(request, form)
    context = {"arena": here.arena, "room": ROOM, "room_title": _("Ikke samskabelse, hellere …"), "form": form}
    return render(request, "spark/judge.html", context)


@open_to_guests
@require_POST
def take_back(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Take one's own verdict back."""
    here = inside(request, slug)
    actions.take_verdict_back(verdict=verdict_of(here.person, here.arena, ref), by=here.person)
    return go_on(request, _path(slug), _("Du har taget det tilbage."))


def _path(slug: str) -> str:
    return reverse("spark:check", args=[slug])
