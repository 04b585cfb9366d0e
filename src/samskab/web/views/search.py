"""One search for everything that is open to the one who asks."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.finding.queries.asking import LONGEST, line_of
from samskab.ground.finding.queries.finding import AFindable, found
from samskab.ground.finding.queries.kinds import kind_of, kinds, known_kind
from samskab.ground.finding.queries.marking import cut, marked
from samskab.ground.people.queries.organisations import organisations
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page
from samskab.stages.spark.queries.forums import forums_found
from samskab.web.queries.content import passages

ORGANISATION = "organisation"
MOST_ORGANISATIONS, MOST_FORUMS = 4, 6


@dataclass(frozen=True)
class Hit:
    """One thing that was found, as the page shows it: what it is, the arena it is in, and its words with the hits."""

    kind: str | Promise
    icon: str
    href: str
    arena: str
    title: SafeString
    words: SafeString


@dataclass(frozen=True)
class Choice:
    """A kind of things to look for alone."""

    label: str | Promise
    href: str
    current: bool


@public
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What answers `?q=`, of all kinds or of one; works on any input, for it comes from outside.

    Organisations, forums outside and our own texts stand below the first page of what is said in arenas.
    """
    written, asked, number = (request.GET.get(name, "") for name in ("q", "kind", "page"))
    question = line_of(written)
    kind = asked if asked == ORGANISATION else known_kind(asked)
    context = {
        "question": question,
        "shortened": len(written) > LONGEST,
        "choices": _choices(question, kind),
        **(_organisations(question, number) if kind == ORGANISATION else _said(request, question, kind, number)),
    }
    return render(request, "web/search.html", context)


def _said(request: HttpRequest, question: str, kind: str, number: str) -> dict[str, object]:
    """What is said in arenas, and on the first page what there is beside it."""
    answer = found(question, person=visitor_or_guest(request), kind=kind, page=number)
    said = {"answer": answer, "hits": [_hit(row) for row in answer.page], "page": answer.page}
    if not question or kind or answer.page.number > 1:
        return said
    some = list(organisations(words=question)[: MOST_ORGANISATIONS + 1])
    return said | {
        "organisations": some[:MOST_ORGANISATIONS],
        "more_organisations": _address(question, ORGANISATION) if len(some) > MOST_ORGANISATIONS else "",
        "forums": forums_found(question, most=MOST_FORUMS),
        "passages": passages(question, get_language() or "da"),
    }


def _organisations(question: str, number: str) -> dict[str, object]:
    """Organisations alone; none when nothing is asked for."""
    listed = page(organisations(words=question or "-"), number)
    return {"organisations": listed.rows, "page": listed}


def _hit(row: AFindable) -> Hit:
    kind = kind_of(row.kind)
    title, words = marked(row.marked_title), marked(cut(row.marked_words, row.words))
    return Hit(
        kind=kind.one,
        icon=kind.icon,
        href=kind.address(row.arena_slug, row.ref),
        arena=row.arena_title if row.title != row.arena_title else "",
        title=title or words,
        words=words if title else SafeString(),
    )


def _choices(question: str, chosen: str) -> list[Choice]:
    """Everything, each kind, and organisations."""
    known = [("", _("Alt")), *((kind.key, kind.many) for kind in kinds()), (ORGANISATION, _("Organisationer"))]
    return [Choice(label, _address(question, key), key == chosen) for key, label in known]


def _address(question: str, kind: str) -> str:
    return "?" + urlencode({"q": question, **({"kind": kind} if kind else {})})
