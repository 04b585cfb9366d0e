"""What talk tells the house: the arena itself can be talked about, and open questions are needs and disagreements."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import glimpse
from samskab.ground.arenas.queries.needs import needs_of_arenas
from samskab.ground.arenas.queries.rooms import Room, add_room
from samskab.ground.arenas.queries.unresolved import unresolved_in_arenas
from samskab.ground.people.queries import exports
from samskab.ground.talk.queries import own_data
from samskab.ground.talk.queries.questions import answer_the_question, asked_of, questions_open
from samskab.ground.talk.queries.subjects import ARENA, Found, add_subject

add_room(Room("talk", _("Samtale"), "talk:room", 70))
glimpse(asked_of)
needs_of_arenas(answer_the_question)
unresolved_in_arenas(questions_open)


def the_arena(arena: Arena, refs: Collection[UUID]) -> Mapping[UUID, Found]:
    """The arena is a subject of its own: there is always somewhere to talk. No query."""
    here = Found(arena.title, reverse("talk:room", args=[arena.slug]))
    return {arena.ref: here} if arena.ref in refs else {}


add_subject(kind=ARENA, label=_("Arenaen"), find=the_arena)

for section in (
    exports.Section(
        name="said",
        title=_("Det, du har sagt i samtaler"),
        columns={
            "arena": _("Arena"),
            "words": _("Dine ord"),
            "at": _("Hvornår"),
            "withdrawn_at": _("Trukket tilbage"),
        },
        rows=own_data.said_rows,
        order=55,
    ),
    exports.Section(
        name="thanks",
        title=_("Det, du har sagt tak for"),
        columns={"arena": _("Arena"), "words": _("Dine ord"), "at": _("Hvornår")},
        rows=own_data.thanks_rows,
        order=55,
    ),
    exports.Section(
        name="attention",
        title=_("Samtaler, du følger eller ikke vil høre fra"),
        columns={
            "arena": _("Arena"),
            "follows_since": _("Følger siden"),
            "muted_since": _("Hører intet siden"),
        },
        rows=own_data.attention_rows,
        order=55,
    ),
):
    exports.register(section)
