"""One search for everything that is open to all."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.lists import Wanted, arenas_wanted
from samskab.ground.people.queries.organisations import organisations
from samskab.kernel.http.public import public
from samskab.kernel.paging import page
from samskab.stages.spark.queries.forums import forums_found
from samskab.web.queries.content import passages

LONGEST = 200
MOST_ARENAS, MOST_FORUMS = 6, 10


@public
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Arenas, organisations, forums and texts that answer `?q=`; works on any input, for it comes from outside."""
    written = request.GET.get("q", "")
    question = question_of(written)
    found = page(organisations(words=question), request.GET.get("page")) if question else None
    at_first = found is not None and found.number == 1
    arenas = list(glimpsed(arenas_wanted(Wanted(words=question)))[: MOST_ARENAS + 1]) if at_first else []
    context = {
        "question": question,
        "query": urlencode({"q": question}),
        "shortened": len(written) > LONGEST,
        "arenas": arenas[:MOST_ARENAS],
        "more_arenas": len(arenas) > MOST_ARENAS,
        "organisations": found,
        "forums": forums_found(question, most=MOST_FORUMS) if at_first else [],
        "passages": passages(question, get_language() or "da") if at_first else (),
    }
    return render(request, "web/search.html", context)


def question_of(written: str) -> str:
    """What was written as one line of at most `LONGEST` characters that a database can take."""
    line = "".join(letter if letter.isprintable() else " " for letter in written[: 4 * LONGEST])
    return " ".join(line.split())[:LONGEST].strip()
