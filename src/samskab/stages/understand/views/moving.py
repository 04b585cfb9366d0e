"""Open data of an arena's statements, and a conversation that moves in or out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import participation_of, taking_part
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.bridge.open_data import given
from samskab.stages.understand.enums import PolisFile
from samskab.stages.understand.forms.moving import (
    ConversationForm,
    comment_rows,
    people_rows,
    statement_json,
    statement_rows,
    table,
    vote_rows,
)
from samskab.stages.understand.queries.open_data import is_from_elsewhere, statements_given, votes

CSV = "text/csv; charset=utf-8"
_ROWS_NAMED = 20


@public
@require_safe
def data(request: HttpRequest, slug: str) -> HttpResponse:
    """What may be taken along, and what each column means."""
    found = arena_at(slug)
    context = {
        "arena": found,
        "room": "understand",
        "room_title": _("Åbne data"),
        "participation": participation_of(visitor_or_guest(request), found),
        "whole": is_from_elsewhere(found),
        "whole_files": (PolisFile.COMMENTS, PolisFile.VOTES, PolisFile.PEOPLE),
        "home": reverse("understand:home", args=[slug]),
    }
    return render(request, "understand/data.html", context)


@public
@require_safe
def statements_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The statements as a table."""
    found = arena_at(slug)
    return _file(f"{found.slug}.csv", table(statement_rows(given(found))))


@public
@require_safe
def statements_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The statements as JSON."""
    found = arena_at(slug)
    answer = JsonResponse(statement_json(found, given(found)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}.json"'
    return answer


@public
@require_safe
def whole(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """One of the files of a conversation that came from elsewhere, as Polis reads it."""
    found = arena_at(slug)
    if name not in _WHOLE:
        raise Refusal("unknown_file", _("Den fil findes ikke."), status=404)
    if not is_from_elsewhere(found):
        raise Refusal("answers_are_peoples", _("Hvem der svarede hvad, er kun deres. Tag udsagnene i stedet."))
    return _file(name, table(_WHOLE[name](found)))


@open_to_guests
@limited("import_conversation", Limit(10, DAY, per="person"))
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a conversation in from its files."""
    here = taking_part(visitor_or_guest(request), slug)
    form = ConversationForm(request.POST, request.FILES) if request.method == "POST" else ConversationForm()
    brought: list[actions.Imported] = []

    def act(said: Mapping[str, Any]) -> None:
        brought.append(actions.import_conversation(arena=here.arena, files=said["files"], by=here.person))

    if done(form, act):
        messages.success(request, _told(brought[0]))
        return HttpResponseRedirect(reverse("understand:home", args=[slug]))
    context = {"arena": here.arena, "room": "understand", "room_title": form.title, "form": form}
    return render(request, "understand/bring.html", {**context, "data": reverse("understand:data", args=[slug])})


def _told(brought: actions.Imported) -> str:
    said = ngettext(
        "%(statements)d udsagn er kommet ind, og %(people)d har svaret på dem.",
        "%(statements)d udsagn er kommet ind, og %(people)d har svaret på dem.",
        brought.statements,
    ) % {"statements": brought.statements, "people": brought.people}
    told = [said]
    if brought.turned:
        told += [gettext("Fortegnet på svarene var vendt om. Det er rettet.")]
    if brought.left_out:
        told += [
            ngettext(
                "%(number)d udsagn havde ingen ord og er ikke med.",
                "%(number)d udsagn havde ingen ord og er ikke med.",
                brought.left_out,
            )
            % {"number": brought.left_out}
        ]
    if brought.blotted:
        told += [
            gettext("Vi gemmer aldrig CPR-numre. Derfor står der x for det, der ligner et, i række %(rows)s.")
            % {"rows": _listed(brought.blotted)}
        ]
    return " ".join(told)


def _listed(rows: Sequence[int]) -> str:
    """The first rows by number, and how many more there are."""
    named = ", ".join(map(str, rows[:_ROWS_NAMED]))
    more = len(rows) - _ROWS_NAMED
    return gettext("%(rows)s og %(more)d til") % {"rows": named, "more": more} if more > 0 else named


def _votes_of_people(arena: AnArena) -> Iterator[Iterable[object]]:
    numbers = list(statements_given(arena).values_list("number", flat=True))
    return people_rows(votes(arena), numbers)


_WHOLE: Mapping[str, Callable[[AnArena], Iterator[Iterable[object]]]] = {
    PolisFile.COMMENTS: lambda arena: comment_rows(given(arena)),
    PolisFile.VOTES: lambda arena: vote_rows(votes(arena)),
    PolisFile.PEOPLE: _votes_of_people,
}


def _file(name: str, lines: Iterator[str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        lines, content_type=CSV, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
