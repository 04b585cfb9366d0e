"""Who is at the door of a text, what its pages are drawn with, and the way back to it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Part, State
from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import Participant, participation_of, taking_part
from samskab.ground.arenas.queries.parts import shut_to
from samskab.ground.documents.queries.documents import ADocument, document_at
from samskab.ground.documents.queries.texts import body_of
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import HOUR, Limit
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import Block, blocks

ROOM = "documents"
SAYING = Limit(240, HOUR, per="person")


@dataclass(frozen=True)
class Here:
    """A text, and who looks at it: `mine` is their participation, None from outside."""

    document: ADocument
    mine: Participant | None
    names: bool

    @property
    def arena(self) -> AnArena:
        """The arena it is in."""
        return self.document.arena

    @property
    def may_write(self) -> bool:
        """Whether they may write in it now."""
        return self.mine is not None and self.arena.state == State.OPEN

    def path(self, name: str = "text", *more: object) -> str:
        """The address of a page of the text."""
        return reverse(f"documents:{name}", args=[self.arena.slug, self.document.ref, *more])


def looking(request: HttpRequest, slug: str, ref: UUID) -> Here:
    """A text, as whoever is here meets it; it is open to all, as the arena is."""
    arena = arena_at(slug)
    mine = participation_of(visitor_or_guest(request), arena)
    return Here(document_at(arena, ref), mine, Part.PARTICIPANTS not in shut_to(mine, arena))


def acting(request: HttpRequest, slug: str, ref: UUID) -> tuple[Here, Participant]:
    """A text, for one who takes part, as themself or as a guest; refuses everybody else."""
    mine = taking_part(visitor_or_guest(request), slug)
    return Here(document_at(mine.arena, ref), mine, names=True), mine


def block_at(here: Here, ident: str) -> Block:
    """A paragraph that stands in a text; raises a `Refusal` with status 404 when it does not."""
    found = next((block for block in blocks(body_of(here.document)) if block.id == ident), None)
    if found is None:
        raise Refusal("unknown_block", _("Det afsnit står ikke i teksten mere."), status=404)
    return found


def shown(here: Here, title: str | Promise, **more: Any) -> dict[str, Any]:
    """What every page of a text needs."""
    return {
        "arena": here.arena,
        "room": ROOM,
        "room_title": title,
        "document": here.document,
        "names": here.names,
        "may_write": here.may_write,
        "back": here.path(),
        **more,
    }


def ask(request: HttpRequest, form: BaseForm, here: Here, **more: Any) -> HttpResponse:
    """The page of a form about a text, with what was written before one came in."""
    show_again(request, form)
    context = shown(here, here.document.title, form=form, back_label=here.document.title, **more)
    return render(request, "documents/ask.html", context)


def on(request: HttpRequest, here: Here, said: str | Promise, *, to: str = "text", at: str = "") -> HttpResponse:
    """On to where what was done is seen."""
    return go_on(request, here.path(to) + at, said)
