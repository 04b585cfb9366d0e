"""Lets those who take part in the made-up arenas write together: begin, write on, remark, answer, suggest and keep."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.arenas.queries.stories import Story, stories
from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Remark
from samskab.ground.documents.queries.framed import FRAMING
from samskab.ground.documents.queries.rewording import reworded
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.text.rich import Block, blocks, from_markdown

Told = dict[str, Any]


class Command(BaseCommand):
    """By the same actions as everybody uses, each at its own time; arenas that have a text are left alone."""

    help = "Let those who take part in the made-up arenas write texts together."

    def handle(self, *args: Any, **options: Any) -> None:
        for story in stories():
            arena = Arena.objects.filter(title=story["title"]).first()
            if "texts" in story and arena is not None and not arena.documents.exists():
                with transaction.atomic():
                    _write(story, arena)


def _write(story: Story, arena: Arena) -> None:
    now = clock.now()
    for told in story["texts"]:
        begun = now - timedelta(days=told["days_ago"], hours=3)
        with clock.held_at(begun):
            text = Written(arena, told)
        for number, act in enumerate(told["acts"]):
            with clock.held_at(min(begun + timedelta(days=act["day"], minutes=11 * (number + 1)), now)):
                getattr(text, act["do"])(act)


class Written:
    """One text of a story; each method is something that somebody does with it. Paragraphs are counted from one."""

    def __init__(self, arena: Arena, told: Told) -> None:
        self.people = list(participants(arena))
        self.remarked: dict[str, Remark] = {}
        self.document: Document = actions.start_document(
            arena=arena,
            kind=Kind(told["kind"]),
            title=told["title"],
            framing=told["framing"],
            body=from_markdown(told["text"]),
            by=self.one(told["who"]),
        )

    def one(self, wanted: str) -> Person:
        """The one of that name, or the second who came from a sector."""
        named = [each.person for each in self.people if each.person.name == wanted]
        return named[0] if named else [each.person for each in self.people if each.sector == wanted][1]

    def at(self, place: int) -> Block:
        """The paragraph that has that place now."""
        return blocks(body_of(self.document))[place - 1]

    def writes(self, act: Told) -> None:
        """Somebody writes on, at the end or behind a paragraph."""
        behind = self.at(act["behind"]).id if "behind" in act else ""
        for block in blocks(from_markdown(act["text"])):
            actions.add_block(document=self.document, block=block.json, behind=behind, by=self.one(act["who"]))

    def frames(self, act: Told) -> None:
        """Somebody says how they see it, perhaps as what a paragraph came from."""
        by = self.one(act["who"])
        framing = actions.say_framing(document=self.document, words=act["words"], by=by)
        if "behind" in act:
            block = self.at(act["behind"]).id
            actions.name_source(document=self.document, kind=FRAMING, origin=framing.ref, block=block, by=by)

    def remarks(self, act: Told) -> None:
        """Somebody notices something about a paragraph."""
        block = self.at(act["on"])
        self.remarked[act["key"]] = actions.remark(
            document=self.document,
            words=act["words"],
            block=block.id,
            quote=act.get("quote", block.words),
            by=self.one(act["who"]),
        )

    def answers(self, act: Told) -> None:
        """Somebody says something to a remark."""
        actions.answer_remark(remark=self.remarked[act["to"]], words=act["words"], by=self.one(act["who"]))

    def settles(self, act: Told) -> None:
        """The one who remarked says that it is seen to."""
        remark = self.remarked[act["to"]]
        actions.settle_remark(remark=remark, by=remark.by.person)

    def suggests(self, act: Told) -> None:
        """Somebody suggests other words, and perhaps another takes them in."""
        block = self.at(act["on"])
        suggestion = actions.suggest(
            document=self.document,
            block=block.id,
            before=block.words,
            after=reworded(block, act["text"]),
            why=act.get("why", ""),
            by=self.one(act["who"]),
        )
        if "taken_by" in act:
            actions.take_suggestion(suggestion=suggestion, by=self.one(act["taken_by"]))

    def keeps(self, act: Told) -> None:
        """Somebody keeps it as it stands."""
        actions.keep_version(document=self.document, name=act["name"], by=self.one(act["who"]))
