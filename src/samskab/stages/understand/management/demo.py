"""Lets those who take part in some of the made-up arenas say how they see it, and answer each other.

A story tells of a few ways of seeing it, and of how many from each sector see it each way: so what people answer hangs
together, and the map finds who sees it alike. Nobody answers only as the others of their way do.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from hashlib import sha256
from uuid import UUID

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.arenas.queries.stories import Story, Told, moment
from samskab.ground.documents.models import Document
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.stages.understand import actions
from samskab.stages.understand.actions.surveying import draw_map
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Answer, Restating, Statement

Act = Callable[[], object]
# What share of an arena's time has passed when people begin to say it, when they answer, and when they have.
BEGINS, ANSWER, ENDS, LAST = 0.46, 0.62, 0.97, 0.99
ANSWERED = 66, 84  # of a hundred statements, by those who take part and on a paper
IMPORTANT = 17  # of a hundred answers
# How many of a hundred agree, and how many agree or are unsure, for each letter of a way of seeing it.
WAYS = {"E": (94, 98), "e": (76, 89), "v": (42, 66), "u": (15, 29), "U": (4, 9)}


def happenings(story: Story, arena: Arena) -> Told:
    """What is said, what is answered to it, and what people come to understand, in order."""
    if "understanding" not in story:
        return
    told = _Understanding(arena, story["understanding"])
    said, understood = list(told.saying()), list(told.understood())
    for number, act in enumerate(said):
        yield moment(story, BEGINS + (ANSWER - BEGINS) * number / len(said)), act
    here = list(participants(arena))
    for number, participation in enumerate(here):
        yield moment(story, ANSWER + (ENDS - ANSWER) * number / len(here)), partial(told.answer, participation)
    yield moment(story, ENDS), told.papers
    for number, act in enumerate(understood):
        yield moment(story, ENDS + (LAST - ENDS) * number / len(understood)) + timedelta(minutes=number), act
    # Those who have come since.
    for number, participation in enumerate(participants(arena).exclude(pk__in=[each.pk for each in here])):
        yield moment(story, LAST) + timedelta(minutes=9 * number), partial(told.answer, participation)
    yield moment(story, 1.0), partial(draw_map, arena=arena.ref)


class _Understanding:
    """What is said in one arena, and how those of each sector see it."""

    def __init__(self, arena: Arena, told: Story) -> None:
        self.arena, self.told = arena, told
        self.ways: list[str] = [each["ways"] for each in told["statements"]]
        self.leanings: Mapping[str, list[int]] = told["leanings"]
        self.met: dict[str, int] = {}

    def saying(self) -> Iterator[Act]:
        """What they say, and what says the same."""
        for number, each in enumerate(self.told["statements"]):
            yield partial(self._write, number, each)
            if "same_as" in each:
                yield partial(self._link, each["words"], each["same_as"])

    def understood(self) -> Iterator[Act]:
        """How they try to understand each other, and what gets other words."""
        for each in self.told.get("restatings", ()):
            for tried in each["tries"]:
                yield partial(self._restate, each["words"], tried)
        for each in self.told.get("rewordings", ()):
            yield partial(self._reword, each["words"], each["becomes"])
        for each in self.told.get("taken", ()):
            yield partial(self._take, each["words"], each["into"])

    def answer(self, here: Participation) -> None:
        """One who takes part answers what they have not, unless they are one of those who never do."""
        place = participants(self.arena).filter(pk__lt=here.pk).count()
        if _lot(f"comes {place}") >= self.told.get("answering", 100):
            return
        way = self._way_of(here.sector)
        mine = Answer.objects.filter(respondent__participation=here).values("statement")
        asked = Statement.objects.filter(arena=self.arena, says_the_same__isnull=True).exclude(pk__in=mine)
        for statement in asked.select_related("arena"):
            value, dear = self._value(f"here {place}", way, statement.number, ANSWERED[0])
            if value is not None:
                actions.answer(
                    statement=statement, wording=statement.wording, value=value, important=dear, by=here.person
                )

    def papers(self) -> None:
        """What others answered on paper, also some who did not say their sector. What is linked is not asked."""
        papers: list[actions.Paper] = []
        asked = [number for number, each in enumerate(self.told["statements"], start=1) if "same_as" not in each]
        for sector, number in self.told.get("papers", {}).items():
            for place in range(number):
                way = self._way_of(sector)
                said = {each: self._value(f"paper {sector} {place}", way, each, ANSWERED[1]) for each in asked}
                answers = {number: value for number, (value, _dear) in said.items() if value is not None}
                important = frozenset(number for number in answers if said[number][1])
                papers.append(actions.Paper(Sector(sector) if sector in Sector.values else None, answers, important))
        if papers:
            pile = UUID(bytes=sha256(self.arena.slug.encode()).digest()[:16])
            actions.enter_papers(arena=self.arena, papers=papers, pile=pile, by=self._one(0, None))

    def _write(self, number: int, each: Story) -> None:
        if each["sector"] == "paper":
            actions.enter_statement(arena=self.arena, words=each["words"], sector=None, by=self._one(number, None))
        else:
            by = self._one(number, Sector(each["sector"]))
            actions.write_statement(arena=self.arena, words=each["words"], by=by)

    def _link(self, words: str, same_as: str) -> None:
        actions.link_statements(statement=self._said(words), same_as=self._said(same_as), by=self._one(1, None))

    def _restate(self, words: str, tried: Story) -> None:
        statement = self._said(words)
        author = statement.by
        if author is None:
            return
        by = next(
            each.person
            for each in participants(self.arena)
            if each.sector == tried["who"] and each.person_id != author.person_id
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

    def _take(self, words: str, into: str) -> None:
        text = Document.objects.select_related("arena").get(arena=self.arena, title=into)
        actions.take_into_text(statement=self._said(words), document=text, by=self._one(2, None))

    def _said(self, words: str) -> Statement:
        return Statement.objects.select_related("arena", "by__person").get(arena=self.arena, words=words)

    def _one(self, number: int, sector: Sector | None) -> Person:
        """Somebody of that sector, not always the same; whoever is there when nobody is."""
        here = list(participants(self.arena))
        those = [each for each in here if sector is None or each.sector == sector] or here
        return those[(7 * number) % len(those)].person

    def _way_of(self, sector: str) -> int:
        """How the next one from a sector sees it: evenly mixed, as many each way as the story tells."""
        shares = self.leanings.get(sector, self.leanings["citizen"])
        ways = [way for way, number in enumerate(shares) for _ in range(number)]
        met = self.met[sector] = self.met.get(sector, -1) + 1
        return ways[met * 7 % len(ways)]

    def _value(self, who: str, way: int, number: int, answered: int) -> tuple[Value | None, bool]:
        """What somebody answers, if anything: as most do who see it their way."""
        agree, unsure = WAYS[self.ways[number - 1][way]]
        if _lot(f"{who} answers {number}") >= answered:
            return None, False
        lot = _lot(f"{who} {number}")
        value = Value.AGREE if lot < agree else Value.UNSURE if lot < unsure else Value.DISAGREE
        return value, _lot(f"{who} minds {number}") < IMPORTANT


def _lot(what: str) -> int:
    """A number below a hundred that is always the same for the same."""
    return int.from_bytes(sha256(what.encode()).digest()[:4]) % 100
