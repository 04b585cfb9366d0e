"""Lets the made-up arenas decide together: what stands, what is being worked on, and what they could not agree on."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from heapq import merge
from operator import itemgetter

from django.utils.timezone import localdate

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.arenas.queries.stories import Story, Told
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer, End, Role, Verdict
from samskab.ground.consent.models import Amendment, Ending, Objection, Proposal, Recommendation, Trial
from samskab.ground.consent.queries.agreements import AGREEMENT, about_something_new
from samskab.ground.consent.queries.guidelines import DEFAULTS, GUIDELINES
from samskab.ground.consent.queries.proposals import latest_version, proposal_by_ref
from samskab.ground.consent.queries.roles import ROLE
from samskab.ground.consent.queries.seats import needs_answer
from samskab.ground.consent.queries.steps import STEP
from samskab.ground.consent.queries.texts import kind_for, told_to_the_machine, words_of
from samskab.ground.people.models import Organisation, Person
from samskab.kernel import clock

Act = Callable[[], object]


def happenings(story: Story, arena: Arena) -> Told:
    """Each round at its own time, also beside each other, and what is given on."""
    rounds = [_round(arena, told) for told in story.get("rounds", ())]
    given = [_given_on(arena, told) for told in story.get("handovers", ())]
    return merge(*rounds, *given, key=itemgetter(0))


def _round(arena: Arena, told: Story) -> Told:
    now = clock.now()
    opened = now - timedelta(days=told["days_ago"], hours=2)
    round_ = Round(arena, told)
    yield opened, round_.opens
    for number, act in enumerate(told.get("acts", ())):
        begins = min(opened + timedelta(days=act["day"], minutes=7 * (number + 1)), now)
        yield begins, partial(round_.does, act)
        # One after the other, and not all in the same minute.
        for place, answering in enumerate(round_.answering):
            yield min(begins + timedelta(minutes=17 * place), now), answering
        round_.answering = []


def _given_on(arena: Arena, told: Story) -> Told:
    """What was adopted goes to a body outside; some of its answers may have come, and been answered."""
    given = clock.now() - timedelta(days=told["days_ago"])
    yield given, partial(_hand_over, arena, told)
    for each in told.get("answers", ()):
        yield given + timedelta(days=each["day"]), partial(_answer, arena, told, each)
        if "back" in each:
            yield given + timedelta(days=each["day"] + 1), partial(_answer_back, arena, told, each)


def _hand_over(arena: Arena, told: Story) -> None:
    actions.hand_over(
        ending=Ending.objects.get(proposal__arena=arena, proposal__title=told["of"], end=End.ADOPTED),
        body=told["body"],
        organisation=Organisation.objects.filter(name=told["body"]).first(),
        recommendations=told["recommendations"],
        weeks=told["weeks"],
        by=arena.started_by,
    )


def _answer(arena: Arena, told: Story, each: Story) -> None:
    actions.answer_recommendation(
        recommendation=_recommended(arena, told, each),
        verdict=Verdict(each["verdict"]),
        reasons=each["reasons"],
        by=next(here.person for here in participants(arena) if here.person.name == each["who"]),
    )


def _answer_back(arena: Arena, told: Story, each: Story) -> None:
    actions.answer_back(reply=_recommended(arena, told, each).reply, words=each["back"], by=arena.started_by)


def _recommended(arena: Arena, told: Story, each: Story) -> Recommendation:
    return Recommendation.objects.get(
        handover__ending__proposal__arena=arena, handover__body=told["body"], number=each["number"]
    )


class Round:
    """One round of a story; each method is something that somebody does in it."""

    proposal: Proposal
    people: list[Participation]

    def __init__(self, arena: Arena, told: Story) -> None:
        self.arena, self.told = arena, told
        self.answering: list[Act] = []

    def opens(self) -> None:
        """Somebody puts it forward, to those who are here."""
        self.people, told = list(participants(self.arena)), self.told
        by = self.one(told["who"])
        kind, text, body = self._what(told, by)
        self.proposal = actions.open_round(
            arena=self.arena,
            kind=kind,
            subject=about_something_new() if kind == AGREEMENT else None,
            title=told["title"],
            text=text,
            body=body,
            days=told.get("days"),
            review_on=localdate(clock.now()) + timedelta(days=told["again_in"]) if "again_in" in told else None,
            by=by.person,
        )

    def does(self, act: Story) -> None:
        """Somebody does something in it."""
        getattr(self, act["do"])(act)

    def _what(self, told: Story, by: Participation) -> tuple[str, str, Story]:
        """The kind of a round, and what it says in words and for the machine."""
        if "of_text" in told:
            version = self.arena.documents.get(title=told["of_text"]).versions.latest("number")
            return kind_for(version.document), words_of(version), told_to_the_machine(version)
        text = told["text"]
        if "lines" in told:
            return GUIDELINES, text, {**DEFAULTS.body(), **told["settings"], "lines": told["lines"]}
        if "role" in told:
            chosen = self.one(told["chosen"])
            actions.say_willing(arena=self.arena, role=Role(told["role"]), by=chosen.person)
            return ROLE, text, {"role": told["role"], "participation": str(chosen.ref), "months": told["months"]}
        if "step" in told:
            return STEP, text, {"step": told["step"], "stand": told["stand"]}
        return AGREEMENT, text, {}

    def one(self, wanted: str) -> Participation:
        """The one of that name, or the second who came from a sector."""
        named = [each for each in self.people if each.person.name == wanted]
        return named[0] if named else [each for each in self.people if each.sector == wanted][1]

    def joins(self, act: Story) -> None:
        """Somebody is asked to stand behind it, and says yes."""
        other = self.one(act["who"])
        actions.ask_proposer(proposal=self.proposal, participation=other, by=self._opener())
        actions.join_proposers(proposal=self.proposal, by=other.person)

    def objects(self, act: Story) -> None:
        """Somebody sees a harm."""
        who = self.one(act["who"]).person
        actions.raise_objection(proposal=self._now(), harm=act["harm"], opening=act["opening"], by=who)

    def restates(self, act: Story) -> None:
        """Somebody says it again, and its author says whether that is it."""
        objection = self._of(act["of"])
        said = actions.restate(objection=objection, words=act["words"], by=self.one(act["who"]).person)
        actions.answer_restatement(
            restatement=said, yes=True, words=act["answer"], by=objection.given.seat.participation.person
        )

    def amends(self, act: Story) -> None:
        """Somebody writes how it could be built in."""
        actions.offer_amendment(
            proposal=self._now(),
            text=act["text"] if "text" in act else latest_version(self.proposal).text.replace(*act["instead"]),
            note=act.get("note", ""),
            meets=[self._of(act["of"])],
            by=self.one(act["who"]).person,
        )

    def accepts(self, act: Story) -> None:
        """The author of an objection says that the last draft builds it in, and it is put forward."""
        objection = self._of(act["who"])
        draft = Amendment.objects.filter(proposal=self.proposal).latest("id")
        author = objection.given.seat.participation.person
        actions.accept_amendment(objection=objection, amendment=draft, words=act["words"], by=author)
        actions.put_forward(proposal=self._now(), amendment=draft, by=self._opener())

    def answers(self, act: Story) -> None:
        """Everybody answers who has yet to: some with a concern, some stand aside, the last few not at all."""
        concerns, latest = list(act.get("concerns", ())), self._now()
        seats = [
            seat
            for seat in latest.seats.select_related("participation__person").order_by("id")
            if needs_answer(seat, latest)
        ]
        for number, seat in enumerate(seats[: len(seats) - act.get("silent", 0)]):
            words = concerns.pop() if concerns and number % 4 == 1 else ""
            aside = number == 2 and act.get("aside", False)
            answer = Answer.CONCERN if words else Answer.STAND_ASIDE if aside else Answer.CONSENT
            by = seat.participation.person
            self.answering.append(partial(actions.give_answer, proposal=latest, answer=answer, words=words, by=by))

    def closes(self, _act: Story) -> None:
        """It comes to its end by itself."""
        actions.close_round(proposal=self._now(), by=None)

    def parks(self, act: Story) -> None:
        """It is laid aside."""
        actions.park(proposal=self._now(), unresolved=act["unresolved"], by=self._opener())

    def tries(self, act: Story) -> None:
        """It is tried in the small, side by side, by those who want to."""
        today = localdate(clock.now())
        drafts = [
            actions.TrialDraft(each["title"], each["text"], today, today + timedelta(days=each["days"]))
            for each in act["trials"]
        ]
        ending = actions.begin_trials(proposal=self._now(), trials=drafts, by=self._opener())
        for trial, each in zip(Trial.objects.filter(ending=ending).order_by("id"), act["trials"], strict=True):
            for name in each["carried_by"]:
                actions.carry_trial(trial=trial, by=self.one(name).person)

    def looks_again(self, _act: Story) -> None:
        """Its day has come, and everybody is asked once more."""
        actions.open_reviews()
        self.proposal = Proposal.objects.get(reviews=self.proposal)

    def _now(self) -> Proposal:
        return proposal_by_ref(self.proposal.ref)

    def _opener(self) -> Person:
        return self.proposal.proposers.earliest("id").participation.person

    def _of(self, wanted: str) -> Objection:
        return Objection.objects.get(proposal=self.proposal, given__seat__participation=self.one(wanted))
