"""Who is at the door of a thread, how often they may speak, and where one goes from there."""

from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.participants import Participant, taking_part
from samskab.ground.talk.queries.contributions import contribution_for
from samskab.ground.talk.queries.subjects import ARENA, Subject, subject_for
from samskab.ground.talk.queries.threads import AContribution, address_of
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import HOUR, Limit
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.visitor import visitor_or_guest

SPEAKING = Limit(120, HOUR, per="person")


def at_subject(request: HttpRequest, slug: str, kind: str, ref: UUID) -> tuple[Participant, Subject]:
    """One who takes part, signed in or as a guest, and what they want to talk about."""
    here = taking_part(visitor_or_guest(request), slug)
    return here, subject_for(here, here.arena, kind, ref)


def at_contribution(request: HttpRequest, slug: str, ref: UUID) -> tuple[Participant, AContribution, Subject]:
    """One who takes part, and what was said that they want to do something about."""
    here = taking_part(visitor_or_guest(request), slug)
    said, subject = contribution_for(here, here.arena, ref)
    return here, said, subject


def ask(request: HttpRequest, form: BaseForm, subject: Subject, **more: Any) -> HttpResponse:
    """The page of a form, with what was written before one came in; it leads back to the thread."""
    show_again(request, form)
    context = {
        "arena": subject.arena,
        "form": form,
        "back": address_of(subject),
        "back_label": _("Samtale") if subject.kind.kind == ARENA else subject.title,
        **more,
    }
    return render(request, "talk/ask.html", context)


def on_to(request: HttpRequest, contribution: AContribution, said: str | Promise) -> HttpResponseRedirect:
    """On to the place where it stands."""
    return go_on(request, reverse("talk:said", args=[contribution.thread.arena.slug, contribution.ref]), said)
