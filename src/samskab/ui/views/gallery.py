"""Every component in every state, on one public page."""

from datetime import UTC, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskab.kernel.clock import now
from samskab.kernel.http.public import public
from samskab.ui.sectors import SECTORS
from samskab.ui.templatetags.ui.journey import STEPS
from samskab.ui.templatetags.ui.small import icon_names
from samskab.ui.views import samples


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery. Its samples are made up, in the language of the page."""
    weeks = samples.weeks()
    return render(
        request,
        "ui/gallery.html",
        {
            "day": datetime(2026, 9, 3, 17, tzinfo=UTC),
            "just_now": now(),
            "yesterday": now() - timedelta(days=1),
            "last_year": datetime(2024, 3, 9, 12, tzinfo=UTC),
            "form": samples.form(),
            "spark": samples.spark(
                _("Vandet stod op i kælderen igen. Kan vi ikke gøre os klar sammen, før næste storm?")
            ),
            "spark_missing": samples.spark(""),
            "sectors": SECTORS,
            "icons": icon_names(),
            "steps": list(STEPS),
            "both": ["create", "act"],
            "pages": samples.SamplePage(number=2, count=14),
            "nobody": {},
            "alone": {"citizen": 1},
            "crowd": {"public": 310, "business": 190, "civil_society": 1200, "citizen": 2610},
            "yard": {"public": 4, "business": 3, "civil_society": 5, "citizen": 16},
            "flood": {"public": 8, "business": 4, "civil_society": 9, "citizen": 13},
            "flood_missing": {"business": 2, "citizen": 3},
            "flood_voice": {"public": 34, "business": 9, "civil_society": 30, "citizen": 27},
            "balance": {"public": 6, "business": 6, "civil_society": 6, "citizen": 6},
            "distance": {"public": 4.6, "business": 3.9, "civil_society": 3.4, "citizen": 2.6},
            "actors": samples.actors(),
            "many_actors": samples.many_actors(),
            "no_actors": [],
            "answers_open": samples.answers(objections=1),
            "answers_asking": {"public": {"consent": 1, "none": 2}, "citizen": {"concern": 1, "none": 3}},
            "answers_crowd": samples.answers(times=126, objections=2),
            "answers_settled": {"public": {"consent": 3}, "business": {"stand_aside": 1}, "citizen": {"consent": 4}},
            "pieces": samples.pieces(),
            "answer": samples.answer(),
            "groups": samples.groups(),
            "besides": samples.besides(),
            "place": (0.35, 0.25),
            "answered": {"A": (3, 2, 17), "B": (9, 1, 5)},
            "weeks": weeks,
            "first_week": weeks[:1],
            "code": samples.code(),
            "months": [
                _("jan"),
                _("feb"),
                _("mar"),
                _("apr"),
                _("maj"),
                _("jun"),
                _("jul"),
                _("aug"),
                _("sep"),
                _("okt"),
                _("nov"),
                _("dec"),
            ],
        },
    )
