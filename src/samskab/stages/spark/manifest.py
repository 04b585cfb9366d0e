"""What the first step declares to the house: a room in each arena, what it needs, and what we know about a person."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.signals import user_logged_in
from django.db.models import Exists, OuterRef
from django.db.models.expressions import BaseExpression
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Involvement, State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import glimpse
from samskab.ground.arenas.queries.involvement import counts_as, involved_when
from samskab.ground.arenas.queries.needs import Looker, Need, needs_of_arenas
from samskab.ground.arenas.queries.rooms import Room, add_room
from samskab.ground.people.queries import exports
from samskab.stages.spark.facts import CheckAnswered, PointSettled
from samskab.stages.spark.models import CheckAnswer
from samskab.stages.spark.queries import own_data
from samskab.stages.spark.queries.involved import seen_to
from samskab.stages.spark.views.joining import keep_what_was_chosen

user_logged_in.connect(keep_what_was_chosen)

add_room(Room("check", _("Start"), "spark:check", order=90))
counts_as(Involvement.CONTRIBUTES, CheckAnswered)
counts_as(Involvement.RESPONSIBLE, PointSettled)
involved_when(Involvement.HEARD)(seen_to)


@glimpse
def start_check() -> Mapping[str, BaseExpression]:
    """Whether anybody has answered the start check."""
    return {"spark_checked": Exists(CheckAnswer.objects.filter(arena=OuterRef("pk")))}


@needs_of_arenas
def answers_to_the_start_check(arena: Arena, looker: Looker) -> Iterable[Need]:
    """The ten rules of thumb, until somebody has begun on them; for those who take part."""
    if looker.participation is not None and arena.state == State.OPEN and not getattr(arena, "spark_checked", True):
        yield Need(
            code="spark.check",
            rank=40,
            icon="flame",
            title=_("Tag starttjekket sammen"),
            why=_("Ti råd fra andre, der har prøvet det. Svarene bliver til en liste over det, I mangler."),
            href=reverse("spark:answer", args=[arena.slug]),
            minutes=10,
        )


@needs_of_arenas
def light_one_like_it(arena: Arena, _looker: Looker) -> Iterable[Need]:
    """Where an arena has ended, others may begin something like it where they are."""
    if arena.state == State.CLOSED:
        yield Need(
            code="spark.alike",
            rank=25,
            icon="flame",
            title=_("Tænd noget lignende, hvor du er"),
            why=_("Det, de lærte her, kan I begynde med. Arenaen hos jer bliver jeres egen."),
            href=reverse("spark:begin"),
            minutes=2,
        )


exports.register(
    exports.Section(
        name="sparks",
        title=_("Arenaer, du har tændt"),
        columns={
            "arena": _("Arena"),
            "text": _("Det, du skrev"),
            "choice": _("Det, du valgte"),
            "because": _("Fordi"),
            "alone": _("Det, du ikke kan løse alene"),
            "lit_at": _("Tændt"),
        },
        rows=own_data.spark_rows,
        order=52,
    )
)
exports.register(
    exports.Section(
        name="joined_instead",
        title=_("Arenaer, du gik til i stedet for at tænde en ny"),
        columns={"arena": _("Arena"), "chosen_at": _("Valgt")},
        rows=own_data.chosen_rows,
        order=52,
    )
)
exports.register(
    exports.Section(
        name="forums",
        title=_("Fora, du har skrevet op"),
        columns={"name": _("Navn"), "address": _("Adresse"), "registered_at": _("Skrevet op")},
        rows=own_data.forum_rows,
        order=52,
    )
)
exports.register(
    exports.Section(
        name="start_checks",
        title=_("Dine svar i starttjek, og det, du har klaret"),
        columns={
            "arena": _("Arena"),
            "rule": _("Råd"),
            "word": _("Svar"),
            "note": _("Note"),
            "at": _("Hvornår"),
        },
        rows=own_data.check_rows,
        order=52,
    )
)
exports.register(
    exports.Section(
        name="verdicts",
        title=_("Det, du mener hellere skal være noget andet"),
        columns={
            "arena": _("Arena"),
            "rather": _("Hellere"),
            "reason": _("Fordi"),
            "given_at": _("Skrevet"),
            "taken_back_at": _("Taget tilbage"),
        },
        rows=own_data.verdict_rows,
        order=52,
    )
)
