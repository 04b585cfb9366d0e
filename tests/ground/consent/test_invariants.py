"""G3, G5, G12, G14, G16: whatever people of every kind try, each for themself and each for the others.

Every rule is somebody trying something that may not be theirs to do. The machine keeps a small ledger of its own:
who sat
in the circle, who objects, who let go. After everything that was done the tables must tell the same, and nothing that
must not be there is (`tests/support/consented.py`). As an example ends its chain is read again from its beginning.
`HYPOTHESIS_PROFILE=long` takes a third of a million steps.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar, TypeVar

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent import actions
from samskab.ground.consent.bridge.replay import replay
from samskab.ground.consent.bridge.rows import held_against_rows
from samskab.ground.consent.bridge.standing import round_of
from samskab.ground.consent.enums import Answer, Carrier, End
from samskab.ground.consent.models import (
    Amendment,
    Ending,
    Given,
    Objection,
    Proposal,
    Restatement,
    Seat,
    Trial,
    Version,
    Wording,
)
from samskab.ground.consent.queries.extension import EXTENSION, more_time
from samskab.ground.consent.queries.guidelines import GUIDELINES
from samskab.ground.consent.queries.objections import still_open
from samskab.ground.consent.queries.proposals import rounds_going_on
from samskab.ground.journal.queries import entries
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Organisation, Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import TEXT, a_guest, a_person, a_spokesperson, an_arena, an_operator
from tests.support.consented import kept, wrong

STEPS = 60  # of an example: a hundred examples of CI's profile are 6,000, of which some are cut short
AT_ONCE = 4
WHO, WHICH = st.integers(0, 7), st.integers(0, 11)
HATS = st.sampled_from(
    [
        Perspective.CITIZEN,
        Perspective.COMPANY,
        Perspective.PUBLIC_LEADER,
        Perspective.POLITICIAN,
        Perspective.ASSOCIATION,
    ]
)
HELP = st.sampled_from(["word", "take", "restate", "understand"])
BEHIND = st.sampled_from(["ask", "join", "step back"])
taken = {"steps": 0, "done": 0}
Thing = TypeVar("Thing")
Row = TypeVar("Row", bound=Model)


@dataclass
class Round:
    """What the machine knows of one round."""

    circle: frozenset[int]
    last: dict[int, Answer] = field(default_factory=dict)
    given: int = 0
    objecting: dict[int, int] = field(default_factory=dict)  # an open objection, and whose it is
    enough: dict[int, set[int]] = field(default_factory=dict)  # an amendment, and the objections whose authors said yes
    ended: bool = False


class Circles(RuleBasedStateMachine):
    """Eight people: two who run the machine, one who speaks for a house, a guest, and some who are not in yet."""

    arena: ClassVar[Arena]
    people: ClassVar[list[Person]]
    house: ClassVar[Organisation]

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.now = clock.now()
        self.rounds: dict[int, Round] = {}
        self.before = kept()
        self.number = 0
        # What there is to be tried at from the first step on.
        self.open_round(1, TEXT, 0)
        self.open_round(4, TEXT, 0)
        self.raise_an_objection(2, 0, lent=False)
        self.raise_an_objection(4, 1, lent=False)
        self.amend(3, 0, every=True)
        self.answer(1, 1, Answer.CONSENT)

    def teardown(self) -> None:
        if not hasattr(self, "around"):
            return
        try:
            told = list(entries(self.arena.ref))
            assert replay(entry.link for entry in told) == ()
            assert held_against_rows(self.arena, (entry.fact for entry in told)) == ()
        finally:
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def attempt(self, act: Callable[[], Thing]) -> Thing | None:
        """Let somebody try something; None when it was refused. An error that is no refusal fails the test."""
        taken["steps"] += 1
        with suppress(Refusal), clock.held_at(self.now), transaction.atomic():
            done = act()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            taken["done"] += 1
            return done
        return None

    def check(self) -> None:
        """Hold what is there against the ledger, after something was done."""
        self.notice_what_began_and_ended()
        objecting = still_open(Objection.objects.all()).values_list("pk", "given__seat__participation__person")
        assert dict(objecting) == {
            pk: self.people[who].pk for each in self.rounds.values() for pk, who in each.objecting.items()
        }
        assert Given.objects.count() == sum(each.given for each in self.rounds.values())
        assert wrong() == []
        now = kept()
        assert [name for name in now if self.before[name] - now[name]] == []
        self.before = now

    def notice_what_began_and_ended(self) -> None:
        for proposal in Proposal.objects.exclude(pk__in=self.rounds):
            seated = Seat.objects.filter(proposal=proposal).values_list("participation__person", flat=True)
            inside = Participation.objects.filter(arena=self.arena, left_at__isnull=True)
            assert sorted(seated) == sorted(inside.values_list("person", flat=True))
            self.rounds[proposal.pk] = Round(frozenset(self.index(pk) for pk in seated))
        for ending in Ending.objects.filter(
            proposal__in=[pk for pk, each in self.rounds.items() if not each.ended]
        ).select_related("version"):
            known = self.rounds[ending.proposal_id]
            known.ended = True
            assert (ending.end in (End.ADOPTED, End.LAPSED)) <= (not known.objecting)
            assert (ending.end == End.TRIALS) <= bool(known.objecting)
            here = Participation.objects.filter(arena=self.arena, left_at__isnull=True)
            there = set(here.values_list("sector", flat=True))
            assert {"public", "business", "civil_society", "citizen"} - there <= {
                chair["sector"] for chair in ending.missing
            }

    def index(self, person: int) -> int:
        return next(which for which, each in enumerate(self.people) if each.pk == person)

    def one(self, model: type[Row], which: int) -> Row | None:
        """One of what there is of something, from whatever round."""
        rows = list(model._default_manager.order_by("-pk")[: which % 7 + 1])
        return rows[-1] if rows else None

    def going_on(self, which: int) -> Proposal | None:
        """A round, mostly one that goes on."""
        rows = Proposal.objects.order_by("ending__at", "pk").select_related("arena")
        found = list(rows if which > 9 else rows.filter(ending__isnull=True))
        return found[which % len(found)] if found else None

    @rule(days=st.sampled_from([1, 2, 8, 33]))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.attempt(actions.close_due)
        self.attempt(actions.open_reviews)
        self.check()

    @rule(who=WHO, hat=HATS, speaking=st.booleans())
    def step_in_or_dress_otherwise(self, who: int, hat: Perspective, speaking: bool) -> None:
        """In another perspective, for an organisation, with another name: no round stands otherwise for it (G5)."""
        person, organisation = self.people[who], self.house if speaking else None
        before = self.standings()
        inside = Participation.objects.filter(arena=self.arena, person=person, left_at__isnull=True).exists()
        act = arenas.take_perspective if inside else arenas.enter
        self.attempt(lambda: act(arena=self.arena, perspective=hat, organisation=organisation, by=person))
        assert self.standings() == before

    @rule(who=WHO)
    def leave(self, who: int) -> None:
        before = self.standings()
        self.attempt(lambda: arenas.leave(arena=self.arena, by=self.people[who]))
        assert self.standings() == before

    def standings(self) -> list[object]:
        return [round_of(each, now=self.now) for each in rounds_going_on(self.arena)]

    @precondition(lambda self: sum(not each.ended for each in self.rounds.values()) < AT_ONCE)
    @rule(who=WHO, kind=st.sampled_from([TEXT, TEXT, TEXT, GUIDELINES, EXTENSION]), which=WHICH)
    def open_round(self, who: int, kind: str, which: int) -> None:
        about = self.going_on(which) if kind == EXTENSION else None
        body: dict[str, object] = {}
        if kind == GUIDELINES:
            body = {
                "share": (1, 50, 100)[which % 3],
                "sectors": [],
                "days": 3,
                "fallback": 60,
                "clarify_days": which % 2,
            }
        if kind == EXTENSION:
            body = more_time(self.now + timedelta(days=20 + which))
        self.number += 1
        self.attempt(
            lambda: actions.open_round(
                arena=self.arena,
                kind=kind,
                title="Et forslag",
                text=f"Tekst {self.number}",
                body=body,
                subject=about.ref if about else None,
                review_on=localdate(self.now) + timedelta(days=20),
                by=self.people[who],
            )
        )
        self.check()

    @rule(who=WHO, which=WHICH, answer=st.sampled_from(Answer))
    def answer(self, who: int, which: int, answer: Answer) -> None:
        if (proposal := self.going_on(which)) is None:
            return
        known, by, words = self.rounds[proposal.pk], self.people[who], "Det bliver sent."
        before = Given.objects.count()
        if self.attempt(lambda: actions.give_answer(proposal=proposal, answer=answer, words=words, by=by)):
            assert who in known.circle
            assert not known.ended
            known.given += Given.objects.count() - before
            known.objecting = {pk: author for pk, author in known.objecting.items() if author != who}
            self.check()

    @rule(who=WHO, which=WHICH, lent=st.booleans())
    def raise_an_objection(self, who: int, which: int, lent: bool) -> None:
        if (proposal := self.going_on(which)) is None:
            return
        known, by = self.rounds[proposal.pk], self.people[who]
        voice = self.one(Participation, which) if lent else None
        made = self.attempt(
            lambda: actions.raise_objection(
                proposal=proposal, harm=f"Skade {who}", opening="En åbning", voice=voice, by=by
            )
        )
        if made:
            assert who in known.circle
            assert not known.ended
            known.given += made.pk not in known.objecting
            known.objecting[made.pk] = who
            self.check()

    @rule(who=WHO, which=WHICH)
    def withdraw(self, who: int, which: int) -> None:
        if (objection := self.one(Objection, which)) is None:
            return
        known = self.rounds[objection.proposal_id]
        if self.attempt(lambda: actions.withdraw_objection(objection=objection, by=self.people[who])):
            assert known.objecting.pop(objection.pk, who) == who
            self.check()

    @rule(who=WHO, which=WHICH, every=st.booleans())
    def amend(self, who: int, which: int, every: bool) -> None:
        if (proposal := self.going_on(which)) is None:
            return
        self.number += 1
        meets = list(Objection.objects.filter(**({"proposal": proposal} if every else {})).order_by("-pk")[:2])
        made = self.attempt(
            lambda: actions.offer_amendment(
                proposal=proposal,
                text=f"Tekst {self.number}",
                body=self.body(proposal),
                meets=meets,
                by=self.people[who],
            )
        )
        if made:
            self.check()

    def body(self, proposal: Proposal) -> dict[str, object]:
        return more_time(self.now + timedelta(days=40)) if proposal.kind == EXTENSION else {}

    @rule(who=WHO, which=WHICH, other=WHICH)
    def say_that_it_is_enough(self, who: int, which: int, other: int) -> None:
        objection, amendment = self.one(Objection, which), self.one(Amendment, other)
        if objection is None or amendment is None:
            return
        known = self.rounds[objection.proposal_id]
        open_before = objection.pk in known.objecting
        by = self.people[who]
        said = self.attempt(lambda: actions.accept_amendment(objection=objection, amendment=amendment, by=by))
        if said and open_before:
            assert known.objecting[objection.pk] == who
            known.enough.setdefault(amendment.pk, set()).add(objection.pk)
            if Version.objects.filter(amendment=amendment).exists():
                del known.objecting[objection.pk]
            self.check()

    @rule(who=WHO, which=WHICH, other=WHICH)
    def put_forward(self, who: int, which: int, other: int) -> None:
        if (proposal := self.going_on(which)) is None:
            return
        self.number += 1
        amendment = self.one(Amendment, other) if other % 4 else None
        text, body = f"Tekst {self.number}", self.body(proposal)
        known = self.rounds[proposal.pk]
        made = self.attempt(
            lambda: actions.put_forward(
                proposal=proposal, amendment=amendment, text=text, body=body, by=self.people[who]
            )
        )
        if made and amendment:
            for pk in known.enough.pop(amendment.pk, ()):
                known.objecting.pop(pk, None)
        if made:
            self.check()

    @rule(who=WHO, which=WHICH, how=HELP)
    def help(self, who: int, which: int, how: str) -> None:
        by, objection = self.people[who], self.one(Objection, which)
        wording, restatement = self.one(Wording, which), self.one(Restatement, which)
        if how == "word" and objection:
            self.attempt(lambda: actions.offer_wording(objection=objection, harm="Andre ord", opening="Mere", by=by))
        elif how == "take" and wording:
            if self.attempt(lambda: actions.take_wording(wording=wording, by=by)):
                assert wording.objection.given.seat.participation.person_id == by.pk
        elif how == "restate" and objection:
            self.attempt(lambda: actions.restate(objection=objection, words="Jeg hører det sådan.", by=by))
        elif restatement and self.attempt(
            lambda: actions.answer_restatement(restatement=restatement, yes=bool(which % 2), by=by)
        ):
            assert restatement.objection.given.seat.participation.person_id == by.pk

    @rule(who=WHO, which=WHICH, how=BEHIND)
    def stand_behind(self, who: int, which: int, how: str) -> None:
        by, proposal, somebody = self.people[who], self.going_on(which), self.one(Participation, which)
        if proposal is None or somebody is None:
            return
        if how == "ask":
            done: object = self.attempt(lambda: actions.ask_proposer(proposal=proposal, participation=somebody, by=by))
        elif how == "join":
            done = self.attempt(lambda: actions.join_proposers(proposal=proposal, by=by))
        else:
            done = self.attempt(lambda: actions.step_back(proposal=proposal, by=by))
        if done:
            self.check()

    @rule(who=WHO, which=WHICH, by_the_house=st.booleans())
    def close(self, who: int, which: int, by_the_house: bool) -> None:
        by, proposal = None if by_the_house else self.people[who], self.going_on(which)
        if proposal and self.attempt(lambda: actions.close_round(proposal=proposal, by=by)):
            self.check()

    @rule(who=WHO, which=WHICH)
    def lay_aside(self, who: int, which: int) -> None:
        proposal = self.going_on(which)
        if proposal and self.attempt(lambda: actions.park(proposal=proposal, unresolved="Tiden.", by=self.people[who])):
            self.check()

    @rule(who=WHO, which=WHICH, carrier=st.sampled_from(Carrier))
    def try_it(self, who: int, which: int, carrier: Carrier) -> None:
        proposal, today = self.going_on(which), localdate(self.now)
        trial = actions.TrialDraft("Prøve", "Vi prøver.", today + timedelta(1), today + timedelta(30))
        if proposal and self.attempt(
            lambda: actions.begin_trials(proposal=proposal, trials=[trial], carrier=carrier, by=self.people[who])
        ):
            self.check()

    @rule(who=WHO, which=WHICH)
    def carry(self, who: int, which: int) -> None:
        trial = self.one(Trial, which)
        if trial and self.attempt(lambda: actions.carry_trial(trial=trial, by=self.people[who])):
            assert who not in self.rounds[trial.ending.proposal_id].objecting.values()
            self.check()


@pytest.mark.django_db
def test_no_act_of_anybody_overrides_consent() -> None:
    speaking = a_spokesperson()
    Circles.house = speaking.organisation
    Circles.people = [
        an_operator(),
        a_person(),
        speaking.person,
        a_guest(),
        a_person(operator=True),
        *(a_person() for _ in range(3)),
    ]
    Circles.arena = an_arena(by=Circles.people[1])
    hats = [Perspective.PUBLIC_LEADER, None, Perspective.ASSOCIATION, Perspective.CITIZEN, Perspective.COMPANY]
    link = arenas.invite(arena=Circles.arena, kind=InvitationKind.LINK, by=Circles.people[1])
    for person, hat in zip(Circles.people, hats, strict=False):
        if hat is not None:
            arenas.enter(arena=Circles.arena, perspective=hat, invitation=link if person.is_guest else None, by=person)
    taken.update({"steps": 0, "done": 0})

    examples = settings().max_examples
    run_state_machine_as_test(
        Circles, settings=settings(stateful_step_count=STEPS, suppress_health_check=list(HealthCheck), deadline=None)
    )

    # CI draws the same lots each time; where they are drawn anew, more of the examples may be cut short.
    assert taken["steps"] >= examples * STEPS * (0.85 if settings().derandomize else 0.6)
    assert taken["done"] >= taken["steps"] * 0.1
