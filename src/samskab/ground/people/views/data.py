"""»Your data«: see it, take it along, have it erased."""

import json
from datetime import datetime, time
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.people import actions
from samskab.ground.people.queries.exports import everything_about
from samskab.ground.people.queries.people import Somebody
from samskab.ground.people.views.fresh import fresh
from samskab.ground.people.views.signed_in import signed_in
from samskab.kernel import clock


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Everything we know about the person, readable."""
    return render(request, "people/data.html", {"sections": shown(signed_in(request))})


def shown(person: Somebody) -> list[dict[str, Any]]:
    """Everything we know about somebody, section by section, as `people/data_sections.html` shows it."""
    return [
        {
            "name": section.name,
            "title": section.title,
            "columns": list(section.columns.values()),
            "rows": [[(words, row[key]) for key, words in section.columns.items()] for row in rows],
        }
        for section, rows in everything_about(person)
    ]


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The same as one JSON file."""
    sections = everything_about(signed_in(request))
    content = {
        "made_at": clock.now().isoformat(),
        **{section.name: [dict(row) for row in rows] for section, rows in sections},
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
