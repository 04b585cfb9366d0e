"""What somebody can do right now, and how long it takes: at least three ways, wherever they are (M3)."""

from dataclasses import dataclass
from itertools import chain, islice

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.glimpses import glimpse_of, glimpsed
from samskab.ground.arenas.queries.lists import my_arenas
from samskab.ground.arenas.queries.needs import Looker, needs
from samskab.ground.people.queries.people import Somebody

MOST = 4
A_WAY_EACH = 2


@dataclass(frozen=True)
class Way:
    """One thing to do. `where` is the arena it is in, empty for what is everybody's."""

    icon: str
    title: str | Promise
    why: str | Promise
    href: str
    minutes: int
    where: str = ""


def ways(person: Somebody) -> tuple[Way, ...]:
    """What a person's own arenas need from them, the most needed first; then what anybody can do. Two queries."""
    asked = [
        (need, arena.title)
        for arena in glimpsed(my_arenas(person))
        for need in needs(arena, Looker(person, glimpse_of(arena, "mine")), most=A_WAY_EACH)
    ]
    asked.sort(key=lambda pair: pair[0].rank)
    own = (Way(need.icon, need.title, need.why, need.href, need.minutes, title) for need, title in asked)
    return tuple(islice(chain(own, _for_anybody()), MOST))


def _for_anybody() -> tuple[Way, ...]:
    return (
        Way(
            "users",
            _("Find en arena, der mangler dig"),
            _("Se, hvor der er tomme stole, og kig ind."),
            reverse("arenas:list"),
            5,
        ),
        Way(
            "user",
            _("Sig, hvor du står"),
            _("Vælg de hatte, du kan have på. Så ved de andre, hvem de taler med."),
            reverse("people:perspectives"),
            2,
        ),
        Way(
            "sprout",
            _("Læs, hvad samskabelse er"),
            _("Seks gange ja og seks gange nej, fra hverdagen."),
            reverse("web:cocreation"),
            10,
        ),
        Way(
            "shield-check",
            _("Regn journalen efter"),
            _("Alt, der tæller, står der. Enhver kan se efter, om det er rigtigt."),
            reverse("journal:chains"),
            5,
        ),
    )
