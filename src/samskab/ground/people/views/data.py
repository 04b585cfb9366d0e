"""»Your data«: see it, take it along, have it erased."""

import json
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.people import actions
from samskab.ground.people.queries.exports import DEEDS, Row, Section, everything_about, section_named, sections
from samskab.ground.people.queries.people import Somebody
from samskab.ground.people.views.fresh import fresh
from samskab.ground.people.views.signed_in import signed_in
from samskab.kernel import clock
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor, visitor_or_guest
from samskab.kernel.paging import page

FIRST = 5
ALL = 50


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Everything we know about the person: what they are, and where it stands what they did."""
    return render(request, "people/data.html", shown(signed_in(request)))


@public
@require_safe
def section(request: HttpRequest, name: str) -> HttpResponse:
    """One kind of things that we know about the person, or the guest, who is here: fifty of them at a time."""
    person, found = visitor_or_guest(request), section_named(name)
    if person is None:
        return redirect_to_login(request.get_full_path())
    rows = page(found.rows(person), request.GET.get("page"), ALL)
    context = {"section": _told(found, rows.rows), "page": rows, "is_guest": visitor(request) is None}
    return render(request, "people/data_section.html", context)


def shown(person: Somebody) -> dict[str, Any]:
    """What `people/data_sections.html` shows of what we know about somebody; what they did is read where it stands."""
    told, deeds = [], []
    for each in sections():
        if each.order < DEEDS:
            rows = each.rows(person)
            told.append({**_told(each, rows[:FIRST]), "total": len(rows)})
        else:
            deeds.append(each)
    return {"sections": told, "deeds": deeds}


def _told(each: Section, rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "name": each.name,
        "title": each.title,
        "columns": list(each.columns.values()),
        "rows": [[(words, row[key]) for key, words in each.columns.items()] for row in rows],
    }


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The same as one JSON file."""
    content = {
        "made_at": clock.now().isoformat(),
        **{each.name: [dict(row) for row in rows] for each, rows in everything_about(signed_in(request))},
    }
    text = json.dumps(content, ensure_ascii=False, indent=2, default=_written)
    return HttpResponse(
        text + "\n",
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="samskab.json"'},
    )


@fresh
def erase(request: HttpRequest) -> HttpResponse:
    """Say what erasing means, and on POST do it."""
    person = signed_in(request)
    if request.method != "POST":
        return render(request, "people/erase.html")
    actions.erase_person(by=person)
    logout(request)
    return render(request, "people/erased.html")


def _written(value: object) -> str:
    """Times as ISO 8601, everything else as its text."""
    return value.isoformat() if isinstance(value, datetime | time) else str(value)
