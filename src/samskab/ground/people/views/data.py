"""»Your data«: see it, take it along, have it erased."""

import json
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.people import actions
from samskab.ground.people.queries.exports import Row, Section, everything_about, section_named
from samskab.ground.people.queries.people import Somebody
from samskab.ground.people.views.fresh import fresh
from samskab.ground.people.views.signed_in import signed_in
from samskab.kernel import clock
from samskab.kernel.paging import page

FIRST = 5
ALL = 50


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Everything we know about the person: the first of each kind, and where the rest of them stand."""
    return render(request, "people/data.html", {"sections": shown(signed_in(request), first=FIRST)})


@require_safe
def section(request: HttpRequest, name: str) -> HttpResponse:
    """One kind of things that we know about the person, all of them, fifty at a time."""
    person, found = signed_in(request), section_named(name)
    rows = page(found.rows(person), request.GET.get("page"), ALL)
    return render(request, "people/data_section.html", {"section": _told(found, rows.rows), "page": rows})


def shown(person: Somebody, *, first: int | None = None) -> list[dict[str, Any]]:
    """What we know about somebody, section by section, as `people/data_sections.html` shows it."""
    return [
        {**_told(each, rows[:first]), "total": len(rows), "is_cut": first is not None and len(rows) > first}
        for each, rows in everything_about(person)
    ]


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
    sections = everything_about(signed_in(request))
    content = {
        "made_at": clock.now().isoformat(),
        **{each.name: [dict(row) for row in rows] for each, rows in sections},
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
