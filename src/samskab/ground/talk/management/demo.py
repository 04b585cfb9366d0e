"""Lets those who take part in the made-up arenas talk: answer, quote, thank, ask critically, and change their words."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.arenas.queries.stories import Story, Told, moment
from samskab.ground.talk import actions
from samskab.ground.talk.models import Contribution, CriticalQuestion
from samskab.ground.talk.queries.saying import Place
from samskab.ground.talk.queries.subjects import ARENA, Subject, subject_for

Act = Callable[[], object]
BEGINS, ENDS = 0.6, 0.99  # what share of an arena's time has passed when the talk that is told of begins, and ends


def happenings(story: Story, arena: Arena) -> Told:
    """What is said in one arena, in order."""
    acts = list(_Conversation(arena).acts(story))
    for number, act in enumerate(acts):
        share = BEGINS + (ENDS - BEGINS) * number / len(acts)
        yield moment(story, share) + timedelta(minutes=number), act


class _Conversation:
    """What is said in one arena; what has a `key` can be answered and quoted."""

    def __init__(self, arena: Arena) -> None:
        self.arena = arena
        self.said: dict[str, Contribution] = {}

    @property
    def subject(self) -> Subject:
        """What they talk about: the arena as a whole."""
        return subject_for(None, self.arena, ARENA, self.arena.ref)

    def _here(self, name: str) -> Participation:
        return participants(self.arena).get(person__name=name)

    def acts(self, story: Story) -> Iterator[Act]:
        """Everything that happens, in order."""
        for number, each in enumerate(story.get("talk", ())):
            key = each.get("key", str(number))
            yield partial(self._say, key, each)
            if "then" in each:
                yield partial(self._reword, key, each)
            for thanks in each.get("thanks", ()):
                yield partial(self._thank, key, thanks)
            if each.get("answered", False):
                yield partial(self._settle, key, each)

    def _say(self, key: str, each: dict[str, Any]) -> None:
        by, text = self._here(each["who"]).person, each["text"].strip()
        if "asks" in each:
            whom = self._here(each["asks"])
            self.said[key] = actions.ask_critically(subject=self.subject, text=text, participant=whom, by=by)
            return
        place = Place(
            answers=self.said.get(each.get("answers", "")),
            quotes=self.said.get(each.get("quotes", "")),
            passage=each.get("passage", ""),
        )
        self.said[key] = actions.contribute(subject=self.subject, text=text, place=place, by=by)

    def _reword(self, key: str, each: dict[str, Any]) -> None:
        actions.reword(contribution=self.said[key], text=each["then"], by=self._here(each["who"]).person)

    def _thank(self, key: str, thanks: dict[str, str]) -> None:
        actions.thank(contribution=self.said[key], words=thanks["words"], by=self._here(thanks["who"]).person)

    def _settle(self, key: str, each: dict[str, Any]) -> None:
        question = CriticalQuestion.objects.get(contribution=self.said[key])
        actions.settle(question=question, by=self._here(each["who"]).person)
