"""Offering support to what others have begun, and talking about it on the way."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.participants import taking_part
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.gather import actions
from samskab.stages.gather.enums import About
from samskab.stages.gather.forms.offers import (
    CheckInForm,
    GrowAnswerForm,
    GrowForm,
    OfferAnswerForm,
    OfferForm,
    TakeBackForm,
)
from samskab.stages.gather.queries.offers import check_in_for, day_to_talk, offer_for
from samskab.stages.gather.rules.offers import may_answer_offer, may_ask_to_grow, may_offer, may_take_back
from samskab.stages.gather.views.asking import ask, back

HERE = "gather:duties"


@open_to_guests
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer support."""
    here = taking_part(visitor_or_guest(request), slug)
    form = OfferForm(request.POST or None)
    if done(form, lambda told: actions.offer_support(arena=here.arena, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Tilbuddet står nu på siden. De, der begyndte, bestemmer selv."))
    begin(form, may_offer(arena=here.arena, participation=here))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def answer(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say what one wants of an offer, as an initiator."""
    here = taking_part(visitor_or_guest(request), slug)
    offered = offer_for(here.arena, ref)
    form = OfferAnswerForm(request.POST or None, day=day_to_talk(offered))
    if done(form, lambda told: actions.answer_offer(offer=offered, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Svaret står nu under tilbuddet."))
    begin(form, may_answer_offer(offer=offered, participation=here))
    return ask(request, form, here.arena, HERE, template="gather/offered.html", offer=offered)


@open_to_guests
def answer_check_in(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say how it goes, or whether it should grow."""
    here = taking_part(visitor_or_guest(request), slug)
    asked = check_in_for(here.arena, ref)
    form: OfferAnswerForm
    if asked.about == About.GROW:
        form = GrowAnswerForm(request.POST or None)
    else:
        form = CheckInForm(request.POST or None, day=day_to_talk(asked.offer, answering=asked))
    if done(form, lambda told: actions.answer_offer(offer=asked.offer, check_in=asked, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Svaret står nu under tilbuddet."))
    begin(form, may_answer_offer(offer=asked.offer, participation=here))
    return ask(request, form, here.arena, HERE, template="gather/offered.html", offer=asked.offer, asked=asked)


@open_to_guests
def grow(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Ask the initiators whether it should grow."""
    here = taking_part(visitor_or_guest(request), slug)
    offered = offer_for(here.arena, ref)
    form = GrowForm(request.POST or None)
    if done(form, lambda told: actions.ask_to_grow(offer=offered, text=told["text"], by=here.person)):
        return back(request, here.arena, HERE, _("De er spurgt nu."))
    begin(form, may_ask_to_grow(offer=offered))
    return ask(request, form, here.arena, HERE, template="gather/offered.html", offer=offered)


@open_to_guests
def take_back(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Take one's offer back."""
    here = taking_part(visitor_or_guest(request), slug)
    offered = offer_for(here.arena, ref)
    form = TakeBackForm(request.POST or None)
    if done(form, lambda told: actions.take_offer_back(offer=offered, text=told["text"], by=here.person)):
        return back(request, here.arena, HERE, _("Tilbuddet er taget tilbage."))
    begin(form, may_take_back(offer=offered, participation=here))
    return ask(request, form, here.arena, HERE, template="gather/offered.html", offer=offered)
