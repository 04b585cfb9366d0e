"""Lets those who take part in the made-up arenas write together: begin, write on, remark, answer, suggest and keep."""

from datetime import timedelta
from functools import partial
from heapq import merge
from operator import itemgetter

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.arenas.queries.stories import Story, Told
from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Remark
from samskab.ground.documents.queries.framed import FRAMING
from samskab.ground.documents.queries.rewording import reworded
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.text.rich import Block, blocks, from_markdown


def happenings(story: Story, arena: Arena) -> Told:
    """Each text at its own time, also beside each other."""
    return merge(*(_written(arena, told) for told in story.get("texts", ())), key=itemgetter(0))


def _written(arena: Arena, told: Story) -> Told:
    now = clock.now()
    begun = now - timedelta(days=told["days_ago"], hours=3)
    text = Written(arena, told)
    yield begun, text.begins
    for number, act in enumerate(told["acts"]):
        yield min(begun + timedelta(days=act["day"], minutes=11 * (number + 1)), now), partial(text.does, act)


class Written:
    """One text of a story; each method is something that somebody does with it. Paragraphs are counted from one."""

    document: Document

    def __init__(self, arena: Arena, told: Story) -> None:
        self.arena, self.told = arena, told
        self.remarked: dict[str, Remark] = {}

    def begins(self) -> None:
        """Somebody begins it."""
        self.document = actions.start_document(
            arena=self.arena,
            kind=Kind(self.told["kind"]),
            title=self.told["title"],
            framing=self.told["framing"],
            body=from_markdown(self.told["text"]),
            by=self.one(self.told["who"]),
        )

    def does(self, act: Story) -> None:
        """Somebody does something with it."""
        getattr(self, act["do"])(act)

    def one(self, wanted: str) -> Person:
        """The one of that name, or the second who came from a sector."""
        here = list(participants(self.arena))
        named = [each.person for each in here if each.person.name == wanted]
        return named[0] if named else [each.person for each in here if each.sector == wanted][1]

    def at(self, place: int) -> Block:
        """The paragraph that has that place now."""
        return blocks(body_of(self.document))[place - 1]

    def writes(self, act: Story) -> None:
        """Somebody writes on, at the end or behind a paragraph."""
        behind = self.at(act["behind"]).id if "behind" in act else ""
        for block in blocks(from_markdown(act["text"])):
            actions.add_block(document=self.document, block=block.json, behind=behind, by=self.one(act["who"]))

    def frames(self, act: Story) -> None:
        """Somebody says how they see it, perhaps as what a paragraph came from."""
        by = self.one(act["who"])
        framing = actions.say_framing(document=self.document, words=act["words"], by=by)
        if "behind" in act:
            block = self.at(act["behind"]).id
            actions.name_source(document=self.document, kind=FRAMING, origin=framing.ref, block=block, by=by)

    def remarks(self, act: Story) -> None:
        """Somebody notices something about a paragraph."""
        block = self.at(act["on"])
        self.remarked[act["key"]] = actions.remark(
            document=self.document,
            words=act["words"],
            block=block.id,
            quote=act.get("quote", block.words),
            by=self.one(act["who"]),
        )

    def answers(self, act: Story) -> None:
        """Somebody says something to a remark."""
        actions.answer_remark(remark=self.remarked[act["to"]], words=act["words"], by=self.one(act["who"]))

    def settles(self, act: Story) -> None:
        """The one who remarked says that it is seen to."""
        remark = self.remarked[act["to"]]
        actions.settle_remark(remark=remark, by=remark.by.person)

    def suggests(self, act: Story) -> None:
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

    def keeps(self, act: Story) -> None:
        """Somebody keeps it as it stands."""
        actions.keep_version(document=self.document, name=act["name"], by=self.one(act["who"]))
