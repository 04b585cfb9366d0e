"""What there is to do where nothing is asked for: in an arena at rest, and for a guest who may want to stay (M3)."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.needs import Looker, Need


def read_or_wake(arena: Arena, looker: Looker) -> Iterable[Need]:
    """Those who take part may wake an arena that rests; everybody may read what came of it."""
    if arena.state == State.OPEN:
        return
    if looker.participation is not None:
        yield Need(
            code="arenas.wake",
            rank=20,
            icon="sun",
            title=_("Væk arenaen, hvis der er mere at gøre"),
            why=_("Alle, der er med, kan gøre det. Så kan I fortsætte, hvor I slap."),
            href=f"{reverse('arenas:about', args=[arena.slug])}#resting",
            minutes=1,
        )
    yield Need(
        code="arenas.read",
        rank=30,
        icon="book-open",
        title=_("Læs, hvad der er sket"),
        why=_("Alt står her endnu, og andre kan bygge videre på det."),
        href=reverse("web:activity", args=[arena.slug]),
        minutes=5,
    )


def keep_what_is_yours(arena: Arena, looker: Looker) -> Iterable[Need]:
    """A guest who takes part can make what they have written theirs, and come back to it."""
    if looker.participation is None or looker.person is None or not looker.person.is_guest:
        return
    yield Need(
        code="arenas.keep",
        rank=50,
        icon="user",
        title=_("Gem det, du har skrevet"),
        why=_("Du er her som gæst. Med et navn og en e-mail kan du komme tilbage til det."),
        href=f"{reverse('account_signup')}?{urlencode({'next': arena.get_absolute_url()})}",
        minutes=2,
    )
