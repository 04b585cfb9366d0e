"""Lets those who take part in some of the made-up arenas say how they see it, and answer each other."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand
from django.db import transaction

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.arenas.queries.stories import Story, moment, stories
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.stages.understand import actions
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Restating, Statement

Act = Callable[[], object]
BEGINS, ENDS = 0.5, 0.97  # what share of an arena's time has passed when people begin to say it, and have
ANSWERED = 45, 80  # of a hundred statements, by those who take part and on a paper
# How many of a hundred agree, and how many agree or are unsure, for each letter of a way of seeing it.
WAYS = {"E": (91, 97), "e": (72, 87), "v": (38, 64), "u": (14, 29), "U": (5, 12)}


class Command(BaseCommand):
    """By the same actions as everybody uses; arenas where something has been said are left alone."""

    help = "Let those who take part in some of the made-up arenas write statements, and answer them."

    def handle(self, *args: Any, **options: Any) -> None:
        for story in stories():
            arena = Arena.objects.filter(title=story["title"]).first()
            if arena is None or "understanding" not in story or Statement.objects.filter(arena=arena).exists():
                continue
            acts = list(_Understanding(arena, story["understanding"]).acts())
            with transaction.atomic():
                for number, act in enumerate(acts):
                    share = BEGINS + (ENDS - BEGINS) * number / len(acts)
                    with clock.held_at(moment(story, share) + timedelta(seconds=number)):
                        act()


class _Understanding:
    """What is said in one arena, in order."""

    def __init__(self, arena: Arena, told: Story) -> None:
        self.arena, self.told = arena, told
        self.here: Sequence[Participation] = list(participants(arena))
        self.ways: list[str] = [each["ways"] for each in told["statements"]]

    def acts(self) -> Iterator[Act]:
        """First what they say, then what they answer, and last what they come to understand."""
        for number, each in enumerate(self.told["statements"]):
            yield partial(self._write, number, each)
        for each in self.told["statements"]:
            if "same_as" in each:
                yield partial(self._link, each["words"], each["same_as"])
        for place, participant in enumerate(self.here):
            yield partial(self._answer, place, participant)
        if self.told["papers"]:
            yield self._papers
        yield from self._understood()

    def _understood(self) -> Iterator[Act]:
        """How they try to understand each other, and what gets other words."""
        for each in self.told.get("restatings", ()):
            for tried in each["tries"]:
                yield partial(self._restate, each["words"], tried)
        for each in self.told.get("rewordings", ()):
            yield partial(self._reword, each["words"], each["becomes"])

    def _write(self, number: int, each: Story) -> None:
        if each["sector"] == "paper":
            actions.enter_statement(arena=self.arena, words=each["words"], sector=None, by=self._one(number, None))
        else:
            by = self._one(number, Sector(each["sector"]))
            actions.write_statement(arena=self.arena, words=each["words"], by=by)

    def _link(self, words: str, same_as: str) -> None:
        actions.link_statements(statement=self._said(words), same_as=self._said(same_as), by=self._one(1, None))

    def _answer(self, place: int, participant: Participation) -> None:
        for statement in Statement.objects.filter(arena=self.arena).select_related("arena"):
            value, dear = self._value(place, statement.number)
            if value is not None and statement.by_id != participant.pk:
                actions.answer(
                    statement=statement, wording=statement.wording, value=value, important=dear, by=participant.person
                )

    def _papers(self) -> None:
        papers: list[actions.Paper] = []
        for place in range(len(self.here), len(self.here) + self.told["papers"]):
            said = {number: self._value(place, number) for number in range(1, len(self.ways) + 1)}
            answers = {number: value for number, (value, _dear) in said.items() if value is not None}
            important = frozenset(number for number in answers if said[number][1])
            sector = Sector.CITIZEN if _lot(place, 0) < 80 else None
            papers.append(actions.Paper(sector, answers, important))
        pile = UUID(bytes=sha256(self.arena.ref.bytes).digest()[:16])
        actions.enter_papers(arena=self.arena, papers=papers, pile=pile, by=self._one(0, None))

    def _restate(self, words: str, tried: Story) -> None:
        statement = self._said(words)
        author = statement.by
        if author is None:
            return
        by = next(
            each.person for each in self.here if each.sector == tried["who"] and each.person_id != author.person_id
        )
        actions.restate(statement=statement, words=tried["words"], by=by)
        if "answer" in tried or "yes" in tried:
            last = Restating.objects.filter(statement=statement).select_related("statement__by__person").latest("pk")
            last.statement.arena = self.arena
            actions.answer_restating(
                restating=last, confirmed="yes" in tried, words=tried.get("answer", ""), by=author.person
            )

    def _reword(self, words: str, becomes: str) -> None:
        statement = self._said(words)
        if statement.by is not None:
            actions.reword(statement=statement, words=becomes, by=statement.by.person)

    def _said(self, words: str) -> Statement:
        return Statement.objects.select_related("arena", "by__person").get(arena=self.arena, words=words)

    def _one(self, number: int, sector: Sector | None) -> Person:
        """Somebody of that sector, not always the same; whoever is there when nobody is."""
        those = [each for each in self.here if sector is None or each.sector == sector] or list(self.here)
        return those[(7 * number) % len(those)].person

    def _value(self, place: int, number: int) -> tuple[Value | None, bool]:
        """What somebody answers, if anything: as most do who see it their way."""
        ways = self.ways[number - 1]
        agree, unsure = WAYS[ways[place % len(ways)]]
        lot = _lot(place, number)
        if _lot(place, -number) >= ANSWERED[place >= len(self.here)]:
            return None, False
        value = Value.AGREE if lot < agree else Value.UNSURE if lot < unsure else Value.DISAGREE
        return value, _lot(place, 1_000 + number) < 18


def _lot(place: int, number: int) -> int:
    """A number below a hundred that is always the same for the same two."""
    return sha256(f"{place}/{number}".encode()).digest()[0] * 100 // 256
