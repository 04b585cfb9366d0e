"""What a public party owes the others in an arena, and how it stands with it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of, taking_part
from samskab.ground.arenas.queries.parts import shut_to
from samskab.ground.people.enums import Sector
from samskab.kernel import clock
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.gather import actions
from samskab.stages.gather.forms.duties import (
    CarryForm,
    ReplyForm,
    SavingsForm,
    ShamAnswerForm,
    ShamForm,
    SupportForm,
    yes,
)
from samskab.stages.gather.queries.duties import (
    declaration_due_at,
    declarations,
    flag_for,
    flags,
    standing_declaration,
    support_need_for,
    support_needs,
)
from samskab.stages.gather.queries.offers import begun_by_others, offered
from samskab.stages.gather.rules.duties import may_answer_asked, may_say_whether_we_can_carry, owes
from samskab.stages.gather.rules.offers import may_offer
from samskab.stages.gather.views.asking import ask, back

HERE = "gather:duties"


@public
@require_safe
def duties(request: HttpRequest, slug: str) -> HttpResponse:
    """Needs and answers, offers, savings, and »falsk varebetegnelse«; a lapse is shown to everybody."""
    found = arena_at(slug)
    participation = participation_of(visitor_or_guest(request), found)
    told = list(declarations(found))
    due = declaration_due_at(found)
    shown = offered(found, participation)
    context = {
        "arena": found,
        "room": "frames",
        "room_title": _("Det offentliges pligter"),
        "participation": participation,
        "is_public": participation is not None and participation.sector == Sector.PUBLIC,
        "names": Part.PARTICIPANTS not in shut_to(participation, found),
        "needs": list(support_needs(found)),
        "offered": shown,
        "may_offer": participation is not None and bool(may_offer(arena=found, participation=participation)),
        "public_owes_to_ask": found.people_public > 0
        and begun_by_others(found)
        and not any(each.offer.sector == Sector.PUBLIC for each in shown),
        "declaration": told[0] if told else None,
        "earlier": told[1:],
        "due_at": due,
        "is_overdue": due is not None and not told and due < clock.now(),
        "flags": list(flags(found)),
    }
    return render(request, "gather/duties.html", context)


@open_to_guests
def support(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for what one needs to take part."""
    here = taking_part(visitor_or_guest(request), slug)
    form = SupportForm(request.POST or None)
    if done(form, lambda told: actions.ask_support(arena=here.arena, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Det står nu på siden, og der skyldes et svar."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def answer_support(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Answer a need as a public party."""
    here = taking_part(visitor_or_guest(request), slug)
    need = support_need_for(here.arena, ref)
    form = ReplyForm(request.POST or None)
    if done(form, lambda told: actions.answer_support(need=need, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Svaret står nu under spørgsmålet."))
    begin(form, may_answer_asked(asked=need, participation=here))
    return ask(request, form, here.arena, HERE, template="gather/question.html", asked=need)


@open_to_guests
def savings(request: HttpRequest, slug: str) -> HttpResponse:
    """Declare, as a public party, whether something is saved."""
    here = taking_part(visitor_or_guest(request), slug)
    form = SavingsForm(request.POST or None)
    if done(form, lambda told: actions.declare_savings(arena=here.arena, **yes(told, "reduces"), by=here.person)):
        return back(request, here.arena, HERE, _("Sparedeklarationen står nu på siden."))
    begin(form, owes(here))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def carry(request: HttpRequest, slug: str) -> HttpResponse:
    """Say whether one's party can carry the task that is moved."""
    here = taking_part(visitor_or_guest(request), slug)
    declaration = standing_declaration(here.arena)
    form = CarryForm(request.POST or None)
    if done(
        form,
        lambda told: actions.say_whether_we_can_carry(declaration=declaration, **yes(told, "can"), by=here.person),
    ):
        return back(request, here.arena, HERE, _("Svaret står nu på siden."))
    begin(form, may_say_whether_we_can_carry(declaration=declaration, participation=here))
    return ask(request, form, here.arena, HERE, template="gather/question.html", asked={"text": declaration.transfers})


@open_to_guests
def flag(request: HttpRequest, slug: str) -> HttpResponse:
    """Say »falsk varebetegnelse«."""
    here = taking_part(visitor_or_guest(request), slug)
    form = ShamForm(request.POST or None)
    if done(form, lambda told: actions.flag_sham(arena=here.arena, text=told["text"], by=here.person)):
        return back(request, here.arena, HERE, _("Det står nu på siden, og der skyldes et svar."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def answer_flag(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Answer that as a public party."""
    here = taking_part(visitor_or_guest(request), slug)
    raised = flag_for(here.arena, ref)
    form = ShamAnswerForm(request.POST or None)
    if done(form, lambda told: actions.answer_sham(flag=raised, text=told["text"], by=here.person)):
        return back(request, here.arena, HERE, _("Svaret står nu under spørgsmålet."))
    begin(form, may_answer_asked(asked=raised, participation=here))
    return ask(request, form, here.arena, HERE, template="gather/question.html", asked=raised)
