"""Inviting: the ways to do it, and what one has sent out."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.forms.inviting import LinkForm, MailForm, PaperForm
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.invitations import invitation_for, invitations_by, token_of
from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.arenas.rules.inviting import may_invite
from samskab.ground.arenas.rules.taking_part import may_act
from samskab.ground.people.enums import Perspective
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import forget, show_again
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.visitor import visitor, visitor_or_guest
from samskab.kernel.paging import page
from samskab.kernel.refusal import Refusal
from samskab.ui.figures.codes import code_for


def _inviter(request: HttpRequest, slug: str, title: str) -> dict[str, Any]:
    """The arena, and the participant who invites; a `Refusal` for everybody else."""
    here = taking_part(visitor_or_guest(request), slug)
    for allowed in (may_act(arena=here.arena, participation=here), may_invite(here.person)):
        if not allowed:
            raise allowed
    return {"arena": here.arena, "person": here.person, "room": "invite", "room_title": title}


@open_to_guests
@limited("invite_by_link", Limit(50, DAY, per="person"))
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """The ways to invite. A link is made at once, here; the others have a page each."""
    context = _inviter(request, slug, _("Invitér"))
    asked = {"perspective": request.GET.get("for", ""), "most_uses": LinkForm.base_fields["most_uses"].initial}
    form = LinkForm(request.POST if request.method == "POST" else None, initial=asked)
    show_again(request, form)
    if form.is_valid():
        made = actions.invite(
            arena=context["arena"], kind=InvitationKind.LINK, **form.cleaned_data, by=context["person"]
        )
        forget(request)
        return HttpResponseRedirect(reverse("arenas:invited", args=[slug, made.ref]))
    sent = page(invitations_by(context["person"], context["arena"]), request.GET.get("page"))
    query = f"?for={asked['perspective']}" if asked["perspective"] in Perspective.values else ""
    return render(request, "arenas/invite.html", {**context, "form": form, "page": sent, "query": query})


@open_to_guests
@limited("invite_by_mail", Limit(60, DAY, per="person"))
def by_mail(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to one, or to a whole list: what was understood is shown, line by line, before a list is sent."""
    context = _inviter(request, slug, _("Invitér med mail"))
    form = MailForm(
        request.POST if request.method == "POST" else None, initial={"perspective": request.GET.get("for", "")}
    )
    show_again(request, form)
    if form.is_valid():
        found = form.cleaned_data["addresses"]
        if request.POST.get("act") == "send" or (len(found) == 1 and not form.not_understood):
            try:
                actions.invite_by_mail(arena=context["arena"], **form.cleaned_data, by=context["person"])
            except Refusal as refusal:
                if refusal.field not in form.fields:
                    raise
                form.add_error(refusal.field, str(refusal))  # the list is still there
                return render(request, "arenas/invite_by_mail.html", {**context, "form": form, "found": found})
            forget(request)
            said = ngettext("Vi skriver til én adresse.", "Vi skriver til %(number)d adresser.", len(found))
            messages.success(request, said % {"number": len(found)})
            if not form.not_understood:
                return HttpResponseRedirect(reverse("arenas:invite", args=[slug]))
            left = "\n".join(line.text for line in form.not_understood)
            return render(
                request, "arenas/invite_by_mail.html", {**context, "form": _again(request, left), "sent": True}
            )
        return render(request, "arenas/invite_by_mail.html", {**context, "form": form, "found": found})
    return render(request, "arenas/invite_by_mail.html", {**context, "form": form})


def _again(request: HttpRequest, addresses: str) -> MailForm:
    """The form with what was not understood, so that it can be put right and nothing is lost."""
    kept = {name: request.POST.get(name, "") for name in ("perspective", "message")}
    return MailForm(initial={**kept, "addresses": addresses})


@open_to_guests
@limited("invite_by_paper", Limit(50, DAY, per="person"))
def by_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """A letter or a poster, ready to print."""
    context = _inviter(request, slug, _("Invitér på papir"))
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        initial={"perspective": request.GET.get("for", ""), "kind": InvitationKind.LETTER.value},
    )
    show_again(request, form)
    if form.is_valid():
        made = actions.invite(arena=context["arena"], **form.cleaned_data, by=context["person"])
        forget(request)
        return HttpResponseRedirect(reverse("arenas:invitation_paper", args=[slug, made.ref]))
    return render(request, "arenas/invite_by_paper.html", {**context, "form": form})


def _handed_on(request: HttpRequest, slug: str, ref: UUID) -> dict[str, Any]:
    """One's own invitation, with its address and code where it is for handing on."""
    arena, person = arena_at(slug), visitor(request)
    found = invitation_for(person, arena, ref)
    context = {"arena": arena, "person": person, "invitation": found, "room": "invite"}
    if found.kind == InvitationKind.EMAIL:
        return {**context, "link": ""}
    link = settings.ORIGIN + reverse("arenas:invitation", args=[token_of(found)])
    return {**context, "link": link, "short": link.partition("://")[2], "code": code_for(link)}


@require_safe
def invited(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """One invitation of one's own: its link and code, how often it was used, and how to take it back."""
    context = _handed_on(request, slug, ref)
    context["text"] = _("Vil du være med i »%(title)s«? Kig ind her: %(link)s") % {
        "title": context["arena"].title,
        "link": context["link"],
    }
    return render(request, "arenas/invited.html", {**context, "room_title": _("Din invitation")})


@require_safe
def paper(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """The invitation as a letter or a poster of one A4 page."""
    context = _handed_on(request, slug, ref)
    if not context["link"]:
        return HttpResponseRedirect(reverse("arenas:invited", args=[slug, ref]))
    poster = (request.GET.get("as") or context["invitation"].kind) in ("poster", InvitationKind.QR)
    return render(request, "arenas/invitation_paper.html", {**context, "poster": poster})


@require_POST
def withdraw(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Take an invitation back."""
    arena, person = arena_at(slug), visitor(request)
    actions.withdraw_invitation(invitation=invitation_for(person, arena, ref), by=person)
    messages.success(request, _("Invitationen er trukket tilbage. De, der kom ind med den, bliver."))
    return HttpResponseRedirect(reverse("arenas:invite", args=[slug]))
