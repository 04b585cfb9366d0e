"""The forums outside: the list, telling of one, and taking one's own off again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samskab.kernel.forms import done
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.public import public
from samskab.kernel.paging import page
from samskab.stages.spark.actions import register_forum, remove_forum
from samskab.stages.spark.forms.forums import ForumForm
from samskab.stages.spark.queries.forums import forum_of
from samskab.stages.spark.queries.forums import forums as every_forum
from samskab.stages.spark.views.doors import signed_in


@public
@require_safe
def forums(request: HttpRequest) -> HttpResponse:
    """Where people work on something outside Samskab, the last told first."""
    return render(request, "spark/forums.html", {"page": page(every_forum(), request.GET.get("page"))})


@limited("forum", Limit(20, DAY, per="person"))
def register(request: HttpRequest) -> HttpResponse:
    """Tell of a forum."""
    person = signed_in(request)
    form = ForumForm(request.POST or None)
    show_again(request, form)
    if done(form, lambda told: register_forum(**told, by=person)):
        return go_on(request, reverse("spark:forums"), _("Tak. Nu kan andre finde det, før de begynder forfra."))
    return render(request, "spark/register.html", {"form": form})


@require_POST
def remove(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take a forum off the list that one has told of oneself."""
    person = signed_in(request)
    remove_forum(forum=forum_of(person, ref), by=person)
    messages.success(request, _("Det er taget af listen."))
    return HttpResponseRedirect(reverse("spark:forums"))
