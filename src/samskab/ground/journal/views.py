"""The journal, open to anyone, and the work that was given up, for the operator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.journal import actions, queries, rules
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor
from samskab.kernel.paging import page
from samskab.kernel.refusal import require


@public
@require_safe
def chains(request: HttpRequest) -> HttpResponse:
    """The chains, what was written last, and how to check all of it."""
    person = visitor(request)
    context = {
        "chains": queries.chains(person),
        "entries": page(queries.latest(person), request.GET.get("page")),
    }
    return render(request, "journal/chains.html", context)


@public
@require_safe
def download(request: HttpRequest, ref: str) -> HttpResponseBase:
    """A whole chain as a file, one entry a line; whoever has it already is told so."""
    chain = queries.chain_for(visitor(request), ref)
    etag = quote_etag(chain.head)
    known = get_conditional_response(request, etag=etag)
    if known:
        return known
    return StreamingHttpResponse(
        queries.lines(chain),
        content_type="application/jsonl; charset=utf-8",
        headers={
            "Cache-Control": "no-cache",
            "Content-Disposition": f'attachment; filename="{chain.ref}.jsonl"',
            "ETag": etag,
        },
    )


@require_safe
def dead_letters(request: HttpRequest) -> HttpResponse:
    """Work that was tried and given up: which, where it went wrong, and never what it was about."""
    operating(request)
    return render(request, "journal/dead_letters.html", {"jobs": page(queries.dead_letters(), request.GET.get("page"))})


@require_POST
def replay(request: HttpRequest, job: int) -> HttpResponse:
    """Give one of them another try."""
    operating(request)
    actions.replay(job=queries.dead_letter(job), by=visitor(request))
    messages.success(request, _("Arbejdet er sat i gang igen."))
    return redirect("journal:dead_letters")


def operating(request: HttpRequest) -> None:
    """Refuse whoever is no operator, before anything is looked up."""
    require(rules.may_operate(visitor(request)))
