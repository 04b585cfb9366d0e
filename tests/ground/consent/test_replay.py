"""What is found when a chain is read again: nothing in an honest one, in others every act that should not stand."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import localdate

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import HelpWay
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent import actions
from samskab.ground.consent.bridge.findings import Finding, Why
from samskab.ground.consent.bridge.replay import replay
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Proposal
from samskab.ground.consent.queries.extension import EXTENSION, more_time
from samskab.ground.consent.queries.guidelines import DEFAULTS, GUIDELINES, Guidelines
from samskab.ground.consent.queries.proposals import proposal_for
from samskab.ground.journal.facts import moment
from samskab.ground.journal.queries import entries
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from samskab.kernel.canonical import Json
from samskab.kernel.chain import Verdict, seal, verify
from tests.factories import a_crowd, a_participant, a_proposal, an_amendment, an_answer, an_arena, an_objection

pytestmark = pytest.mark.django_db

Links = list[dict[str, Json]]
Tamper = Callable[[Links], Links]


def chain_of(arena: Arena) -> Links:
    """The chain of an arena, as it is downloaded."""
    return [json.loads(json.dumps(entry.link)) for entry in entries(arena.ref)]


def resealed(links: Links) -> Links:
    """The same links with numbers and hashes that fit, as one who forges the whole chain would write them."""
    sealed: Links = []
    verdict = Verdict()
    for link in links:
        content = {key: value for key, value in link.items() if key not in ("sequence", "previous", "hash")}
        sealed.append(seal(content, verdict))
        verdict = verify(sealed[-1:], verdict)
    return sealed


def body(link: dict[str, Json]) -> dict[str, Json]:
    """The fields of the fact in a link, to be changed."""
    found = link["body"]
    assert isinstance(found, dict)
    return found


def only(links: Links, kind: str) -> dict[str, Json]:
    """The one link of a kind."""
    [found] = [link for link in links if link["kind"] == f"consent.{kind}"]
    return found


def whys(links: Links) -> list[Why]:
    """What is found wrong with a chain that was sealed anew."""
    return [finding.why for finding in replay(resealed(links))]


def again(proposal: Proposal) -> Proposal:
    return proposal_for(proposal.arena, proposal.ref)


def close(proposal: Proposal) -> None:
    """Let the round come to its end when its time is up."""
    with clock.held_at(again(proposal).closes_at):
        actions.close_round(proposal=again(proposal), by=None)


def agree_on_guidelines(everybody: list[Participation], wanted: Guidelines) -> None:
    """Have an arena agree on how it decides."""
    arena = everybody[0].arena
    proposal = a_proposal(arena, kind=GUIDELINES, body=wanted.body())
    for participation in everybody:
        an_answer(proposal, participation)
    assert proposal.opened_by is not None
    an_answer(proposal, proposal.opened_by)
    actions.close_round(proposal=again(proposal), by=arena.started_by)


@pytest.fixture
def here() -> list[Participation]:
    """Three who take part beside the one who lit the arena."""
    return a_crowd(an_arena(), {Perspective.ADMINISTRATOR: 1, Perspective.CITIZEN: 2})


@pytest.fixture
def adopted(here: list[Participation]) -> Links:
    """The chain of an arena in which an objection was built in, and the proposal was adopted."""
    arena = here[0].arena
    proposal = a_proposal(arena)
    for participation in here[:2]:
        an_answer(proposal, participation)
    objection = an_objection(proposal, here[2])
    amendment = an_amendment(objection)
    actions.accept_amendment(objection=objection, amendment=amendment, by=here[2].person)
    actions.put_forward(proposal=again(proposal), amendment=amendment, by=arena.started_by)
    for participation in here:
        an_answer(again(proposal), participation)
    close(proposal)
    return chain_of(arena)


class TestHonestChains:
    def test_nothing_is_found_in_a_round_that_was_adopted(self, adopted: Links) -> None:
        assert whys(adopted) == []

    def test_nothing_is_found_when_objections_are_let_go_of_and_answers_changed(
        self, here: list[Participation]
    ) -> None:
        proposal = a_proposal(here[0].arena, clarify_days=1)
        with clock.held_at(proposal.respond_from):
            an_answer(proposal, here[0], Answer.CONCERN)
            an_answer(proposal, here[0], Answer.STAND_ASIDE)
            an_objection(proposal, here[1])
            an_answer(again(proposal), here[1])
            an_answer(proposal, here[2])
        close(proposal)
        assert whys(chain_of(here[0].arena)) == []

    def test_nothing_is_found_in_what_lapsed_was_parked_withdrawn_or_tried(self, here: list[Participation]) -> None:
        arena = here[0].arena
        lapsed, parked, withdrawn, tried = (a_proposal(arena) for _ in range(4))
        for proposal in (parked, tried):
            an_objection(proposal, here[1])
        actions.park(proposal=again(parked), unresolved="Om aftener.", by=arena.started_by)
        actions.step_back(proposal=again(withdrawn), by=arena.started_by)
        today = localdate(clock.now())
        draft = actions.TrialDraft(
            title="En måned", text="Vi prøver.", starts_on=today, ends_on=today + timedelta(days=30)
        )
        actions.begin_trials(proposal=again(tried), trials=[draft], by=arena.started_by)
        close(lapsed)
        assert whys(chain_of(arena)) == []

    def test_nothing_is_found_when_a_round_gets_more_time_by_consent(self, here: list[Participation]) -> None:
        arena = here[0].arena
        proposal = a_proposal(arena)
        asked = a_proposal(
            arena,
            kind=EXTENSION,
            subject=proposal.ref,
            body=more_time(proposal.closes_at + timedelta(days=7)),
        )
        for participation in here:
            an_answer(asked, participation)
        assert asked.opened_by is not None
        an_answer(asked, asked.opened_by)
        actions.close_round(proposal=again(asked), by=arena.started_by)
        assert whys(chain_of(arena)) == []
        assert again(proposal).closes_at > proposal.closes_at

    def test_nothing_is_found_when_the_arena_agrees_on_guidelines_of_its_own(self, here: list[Participation]) -> None:
        arena = here[0].arena
        agree_on_guidelines(here, replace(DEFAULTS, share=80, again_days=5, sectors=(Sector.CITIZEN,)))
        assert a_proposal(arena).share == 80
        assert whys(chain_of(arena)) == []

    def test_nothing_is_found_when_people_come_go_and_speak_as_somebody_else(self, here: list[Participation]) -> None:
        arena = here[0].arena
        helped, _code = arenas.help_in(
            arena=arena, name="Ruth", perspective=Perspective.CITIZEN, way=HelpWay.PHONE, by=here[0].person
        )
        before = a_proposal(arena)
        an_objection(before, helped)
        arenas.leave(arena=arena, by=here[2].person)
        arenas.take_perspective(arena=arena, perspective=Perspective.VOLUNTEER, by=here[1].person)
        a_participant(arena, by=here[2].person)
        after = a_proposal(arena)
        an_answer(after, here[1])
        assert whys(chain_of(arena)) == []


def without(links: Links, kind: str) -> Links:
    return [link for link in links if link["kind"] != f"consent.{kind}"]


def first(links: Links, kind: str) -> dict[str, Json]:
    return next(link for link in links if link["kind"] == f"consent.{kind}")


def last(links: Links, kind: str) -> dict[str, Json]:
    return [link for link in links if link["kind"] == f"consent.{kind}"][-1]


def moved(links: Links, kind: str, *, before: str) -> Links:
    """The one link of a kind, put before the first of another."""
    rest = without(links, kind)
    place = rest.index(first(rest, before))
    return [*rest[:place], only(links, kind), *rest[place:]]


def changed(links: Links, link: dict[str, Json], **fields: Json) -> Links:
    body(link).update(fields)
    return links


def said_by(links: Links, link: dict[str, Json], actor: str) -> Links:
    link["actor"] = actor
    return links


TAMPERINGS: dict[str, tuple[Tamper, Why]] = {
    "the end of an objection is dropped": (lambda links: without(links, "objection_resolved"), Why.OBJECTION_IS_OPEN),
    "an objection is dropped": (lambda links: without(links, "objection_raised"), Why.UNKNOWN_OBJECTION),
    "answers are dropped": (lambda links: without(links, "answer_given"), Why.TOO_FEW_ANSWERED),
    "the opening is dropped": (lambda links: without(links, "proposal_opened"), Why.UNKNOWN_PROPOSAL),
    "the amendment is dropped": (lambda links: without(links, "amendment_offered"), Why.NOT_MET),
    "the new version is dropped": (lambda links: without(links, "version_put_forward"), Why.NOT_THE_LATEST_VERSION),
    "the adoption comes before its time": (
        lambda links: moved(links, "proposal_adopted", before="objection_resolved"),
        Why.OBJECTION_IS_OPEN,
    ),
    "the adoption is told twice": (lambda links: [*links, only(links, "proposal_adopted")], Why.AFTER_THE_END),
    "an answer comes after the end": (lambda links: [*links, first(links, "answer_given")], Why.AFTER_THE_END),
    "the adoption is backdated": (
        lambda links: _at(
            links, only(links, "proposal_adopted"), str(only(links, "version_put_forward")["happened_at"])
        ),
        Why.TIME_IS_LEFT,
    ),
    "another text is adopted": (
        lambda links: changed(links, only(links, "proposal_adopted"), digest="0" * 64),
        Why.ANOTHER_TEXT,
    ),
    "another text is put forward": (
        lambda links: changed(links, only(links, "version_put_forward"), digest="0" * 64),
        Why.ANOTHER_TEXT,
    ),
    "a consent is made of an objection that was let go of": (
        lambda links: changed(
            links, last(links, "answer_given"), edition=body(first(links, "answer_given"))["edition"]
        ),
        Why.NOT_THE_LATEST_VERSION,
    ),
    "somebody else lets go of an objection": (
        lambda links: said_by(links, only(links, "objection_resolved"), str(only(links, "proposal_opened")["actor"])),
        Why.NOT_ITS_AUTHOR,
    ),
    "somebody answers for another": (
        lambda links: said_by(links, first(links, "answer_given"), str(only(links, "proposal_opened")["actor"])),
        Why.NOT_THEMSELF,
    ),
    "the house answers": (lambda links: _by_nobody(links, first(links, "answer_given")), Why.NOT_THEMSELF),
    "a stranger is seated": (
        lambda links: changed(
            links,
            only(links, "proposal_opened"),
            citizen=[*_list(body(only(links, "proposal_opened"))["citizen"]), str(uuid4())],
        ),
        Why.NOT_THE_CIRCLE,
    ),
    "somebody is left out of the circle": (
        lambda links: changed(links, only(links, "proposal_opened"), public=[]),
        Why.NOT_THE_CIRCLE,
    ),
    "somebody is moved to another sector": (
        lambda links: changed(
            links, only(links, "proposal_opened"), public=[], business=body(only(links, "proposal_opened"))["public"]
        ),
        Why.NOT_THE_CIRCLE,
    ),
    "the deadline is brought forward": (
        lambda links: changed(
            links, only(links, "version_put_forward"), closes_at=str(only(links, "version_put_forward")["happened_at"])
        ),
        Why.DEADLINE_TOO_SHORT,
    ),
    "a version is skipped": (
        lambda links: changed(links, only(links, "version_put_forward"), number=3),
        Why.VERSION_OUT_OF_ORDER,
    ),
    "a fact is not written as one": (
        lambda links: changed(links, first(links, "answer_given"), answer="applause"),
        Why.UNREADABLE,
    ),
    "a round asks for fewer than agreed": (
        lambda links: changed(links, only(links, "proposal_opened"), share=1),
        Why.NOT_AS_AGREED,
    ),
    "a sector is let off": (
        lambda links: changed(links, only(links, "proposal_opened"), sectors=["citizen"]),
        Why.NOT_AS_AGREED,
    ),
    "the proposal is opened twice": (lambda links: [*links, only(links, "proposal_opened")], Why.OPENED_TWICE),
}


def _at(links: Links, link: dict[str, Json], moment: str) -> Links:
    link["happened_at"] = moment
    return links


def _by_nobody(links: Links, link: dict[str, Json]) -> Links:
    link["actor"] = None
    return links


def _list(value: Json) -> list[Json]:
    assert isinstance(value, list)
    return value


class TestForgedChains:
    @pytest.mark.parametrize(("tamper", "why"), TAMPERINGS.values(), ids=TAMPERINGS.keys())
    def test_it_is_found_even_when_the_whole_chain_was_sealed_anew(
        self, adopted: Links, tamper: Tamper, why: Why
    ) -> None:
        forged = tamper(adopted)
        assert verify(resealed(forged)).sound
        assert why in whys(forged)

    def test_it_says_which_and_where(self, adopted: Links) -> None:
        proposal = UUID(str(body(only(adopted, "proposal_opened"))["proposal"]))
        forged = without(adopted, "objection_resolved")
        line = forged.index(only(forged, "proposal_adopted")) + 1
        assert replay(resealed(forged)) == (
            Finding(line - 1, "consent.answer_given", Why.STILL_OBJECTING, proposal),
            Finding(line, "consent.proposal_adopted", Why.OBJECTION_IS_OPEN, proposal),
        )
        assert str(replay(resealed(forged))[1]) == (
            f"line {line}: consent.proposal_adopted of proposal {proposal} should not stand: an objection was open"
        )

    def test_an_adoption_out_of_nothing_is_found(self, here: list[Participation]) -> None:
        proposal = a_proposal(here[0].arena)
        links = chain_of(here[0].arena)
        opened = body(only(links, "proposal_opened"))
        forged: dict[str, Json] = {
            **links[-1],
            "kind": "consent.proposal_adopted",
            "actor": None,
            "body": {"proposal": str(proposal.ref), "edition": opened["edition"], "digest": opened["digest"]},
        }
        assert whys([*links, forged]) == [
            Why.TOO_FEW_ANSWERED,
            Why.GROUP_IS_SILENT,
            Why.GROUP_IS_SILENT,
            Why.TIME_IS_LEFT,
        ]

    def test_a_deadline_nobody_agreed_to_is_found(self, here: list[Participation]) -> None:
        proposal = a_proposal(here[0].arena)
        asked = a_proposal(
            here[0].arena,
            kind=EXTENSION,
            subject=proposal.ref,
            body=more_time(proposal.closes_at + timedelta(days=7)),
        )
        links = chain_of(here[0].arena)
        forged: dict[str, Json] = {
            **links[-1],
            "kind": "consent.deadline_extended",
            "actor": None,
            "body": {
                "proposal": str(proposal.ref),
                "deadline": str(uuid4()),
                "agreed_in": str(asked.ref),
                "closes_at": moment(proposal.closes_at + timedelta(days=7)),
            },
        }
        assert whys([*links, forged]) == [Why.DEADLINE_NOT_AGREED]
