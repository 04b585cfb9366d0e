"""New texts: a draft that would build an objection in, and a version that everybody is asked about."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent import actions
from samskab.ground.consent.forms.proposing import AmendForm, ForwardForm, ReviseForm
from samskab.ground.consent.queries.adoptables import is_marked
from samskab.ground.consent.queries.looking import Met
from samskab.ground.consent.queries.objections import objection_for
from samskab.ground.consent.queries.proposals import AVersion, amendment_for, latest_version, version_for
from samskab.ground.consent.queries.showing import around
from samskab.ground.consent.queries.texts import words_now
from samskab.ground.consent.queries.trail import raised_in
from samskab.ground.consent.rules.answering import may_move
from samskab.ground.consent.views.doors import acting, ask, back, read_before, steers
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.text.diffs import diff

FROM_TEXT = "text"


@open_to_guests
def amend(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Write a text that would build objections in. Anybody in the arena may; `?meets=` names the first of them."""
    met = acting(request, slug, ref)
    raised = [each for each in raised_in(met.proposal) if each.is_open]
    meets = [str(each.objection.ref) for each in raised]
    first = [each for each in request.GET.getlist("meets") if each in meets]
    latest = latest_version(met.proposal)
    form = AmendForm(
        request.POST or None,
        objections=[(str(each.objection.ref), each.title) for each in raised],
        marked=is_marked(met.proposal.kind),
        initial={"text": _begun(request, met, latest), "version": latest.number, "meets": first or meets[:1]},
    )
    begin(form, may_move(met.proposal))

    def act(told: Mapping[str, Any]) -> object:
        met_by_it = [objection_for(met.proposal, UUID(each)) for each in told.get("meets", ())]
        return actions.offer_amendment(
            proposal=met.proposal,
            text=told["text"],
            note=told["note"],
            meets=met_by_it,
            by=met.actor,
        )

    if not (read := read_before(form, latest.number)) and done(form, act):
        return back(request, met.proposal, _("Udkastet står nu ved indvendingen."), at="objections")
    return _page(request, form, met, latest, read)


@open_to_guests
def revise(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Put a new version forward in one's own words, as one who stands behind the proposal."""
    met = acting(request, slug, ref)
    latest = latest_version(met.proposal)
    form = ReviseForm(
        request.POST or None,
        marked=is_marked(met.proposal.kind),
        initial={"text": _begun(request, met, latest), "version": latest.number},
    )
    begin(form, steers(met))

    def act(told: Mapping[str, Any]) -> object:
        return actions.put_forward(
            proposal=met.proposal,
            text=told["text"],
            note=told["note"],
            by=met.actor,
        )

    if not (read := read_before(form, latest.number)) and done(form, act):
        return back(request, met.proposal, _("Den nye udgave er lagt frem, og alle bliver spurgt."))
    return _page(request, form, met, latest, read)


@open_to_guests
def put_forward(request: HttpRequest, slug: str, ref: UUID, amendment: UUID) -> HttpResponse:
    """Put a draft forward word for word, as one who stands behind the proposal."""
    met = acting(request, slug, ref)
    found = amendment_for(met.proposal, amendment)
    latest = latest_version(met.proposal)
    form = ForwardForm(request.POST if request.method == "POST" else None)
    begin(form, steers(met))
    if done(form, lambda _told: actions.put_forward(proposal=met.proposal, amendment=found, by=met.actor)):
        return back(request, met.proposal, _("Den nye udgave er lagt frem, og alle bliver spurgt."))
    return ask(request, form, met, changed=around(diff(latest.text, found.text)), days=met.proposal.again_days)


def _begun(request: HttpRequest, met: Met, latest: AVersion) -> str:
    """What stands in the field to begin with; `?from=text` has what the shared text says now."""
    if request.GET.get("from") == FROM_TEXT and is_marked(met.proposal.kind):
        return words_now(met.proposal.arena, latest)
    return latest.text


def _page(request: HttpRequest, form: BaseForm, met: Met, latest: AVersion, read: int) -> HttpResponse:
    """The form, with the words that were written, and what was changed while somebody wrote."""
    from_text = is_marked(met.proposal.kind) and request.GET.get("from") != FROM_TEXT
    if not read:
        return ask(request, form, met, from_text=from_text)
    before = version_for(met.proposal, read)
    return ask(
        request, form, met, changed_meanwhile=around(diff(before.text, latest.text)), read=read, from_text=from_text
    )
