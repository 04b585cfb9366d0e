"""Saying thank you, and taking it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.talk import actions
from samskab.ground.talk.forms.talking import ThankForm
from samskab.ground.talk.rules.talking import may_thank
from samskab.ground.talk.views.doors import SPEAKING, ask, at_contribution, on_to
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited


@open_to_guests
@limited("talk_thanks", SPEAKING)
def thank(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say thank you in a sentence for what another said."""
    here, found, subject = at_contribution(request, slug, ref)
    form = ThankForm(request.POST or None)
    begin(form, may_thank(contribution=found, by=here.person))
    if done(form, lambda told: actions.thank(contribution=found, words=told["words"], by=here.person)):
        return on_to(request, found, _("Din tak står nu nedenunder."))
    return ask(request, form, subject, said=found)


@open_to_guests
@require_POST
def take_back(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Take one's thanks back."""
    here, found, _subject = at_contribution(request, slug, ref)
    actions.take_thanks_back(contribution=found, by=here.person)
    return on_to(request, found, _("Din tak er taget tilbage."))
