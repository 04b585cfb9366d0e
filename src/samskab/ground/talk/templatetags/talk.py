"""A thread that any page can place for its subject, and words with their marks."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from samskab.ground.arenas.enums import State
from samskab.ground.talk.forms.talking import SayForm
from samskab.ground.talk.queries.threads import AContribution, Talk
from samskab.kernel.http.kept import show_again
from samskab.kernel.text import markdown

register = template.Library()


@register.inclusion_tag("talk/thread.html", takes_context=True)
def talk_thread(context: template.Context, *, talk: Talk, names: bool) -> dict[str, Any]:
    """What is said about a subject, with a form for those who take part.

    `talk` is what `queries.threads.talk_about` answers; `names` is false where the names are closed to those who look.
    """
    request, subject, form = context.get("request"), talk.subject, SayForm()
    may_speak = talk.participation is not None and subject.arena.state == State.OPEN
    if request is not None and may_speak:
        show_again(request, form, path=reverse("talk:say", args=[subject.arena.slug, subject.kind.kind, subject.ref]))
    return {
        "talk": talk,
        "names": names,
        "subject": subject,
        "arena": subject.arena,
        "may_speak": may_speak,
        "is_signed_in": getattr(request, "person", None) is not None,
        "form": form,
        "query": getattr(request, "GET", None),
    }


@register.filter
def marked(text: str) -> SafeString:
    """The words with their marks: a small closed part of Markdown."""
    return markdown.marked(text)


@register.filter
def spoke_for(said: AContribution) -> str:
    """In small text under a name: the organisation it was said for."""
    return said.organisation.name if said.organisation is not None else ""
