"""While an arena rests nobody can answer: that time counts in no round, and nothing is decided in it (G3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.resting import TIME_TO_SAY_NOT_YET
from samskab.ground.arenas.enums import RestKind
from samskab.ground.arenas.models import Arena, Participation, Rest
from samskab.ground.consent import actions
from samskab.ground.consent.bridge.findings import Why
from samskab.ground.consent.bridge.replay import replay
from samskab.ground.consent.bridge.rows import held_against_rows
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Ending, Proposal
from samskab.ground.consent.queries.proposals import latest_version, proposal_for
from samskab.ground.journal.facts import moment
from samskab.ground.journal.queries import entries
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from samskab.kernel.canonical import Json
from samskab.kernel.ids import new_ref
from samskab.kernel.refusal import Refusal
from tests.factories import a_crowd, a_proposal, an_answer, an_arena, an_objection
from tests.ground.consent.test_pages import browser_of
from tests.ground.consent.test_replay import chain_of, resealed

pytestmark = pytest.mark.django_db

ASLEEP = timedelta(days=40)
END = """INSERT INTO consent_ending (ref, at, proposal_id, version_id, "end", unresolved, missing)
    VALUES (gen_random_uuid(), %s, %s, %s, 'adopted', '', '[]')"""


@pytest.fixture
def everybody() -> list[Participation]:
    """Three who take part beside the one who lit the arena."""
    return a_crowd(an_arena(), {Perspective.ADMINISTRATOR: 1, Perspective.COMPANY: 1, Perspective.CITIZEN: 1})


def again(proposal: Proposal) -> Proposal:
    return proposal_for(proposal.arena, proposal.ref)


@contextmanager
def resting(arena: Arena) -> Iterator[None]:
    """The clock stands where the arena has gone to rest; afterwards it is awake, forty days later."""
    arenas.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Vi holder sommerferie.", by=arena.started_by)
    begins = clock.now() + TIME_TO_SAY_NOT_YET
    with clock.held_at(begins):
        arenas.settle_rests()
        arena.refresh_from_db()
        yield
    with clock.held_at(begins + ASLEEP):
        arenas.wake(arena=arena, by=arena.started_by)
        arena.refresh_from_db()


def a_round_all_but_one_have_answered(everybody: list[Participation]) -> Proposal:
    """It has half a day more than it takes an arena to go to rest."""
    proposal = a_proposal(everybody[0].arena, days=8)
    for participation in everybody[:2]:
        an_answer(proposal, participation)
    assert proposal.opened_by
    an_answer(proposal, proposal.opened_by)
    return proposal


def test_the_time_an_arena_rests_does_not_count(everybody: list[Participation]) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    before, arena = proposal.closes_at, proposal.arena

    with resting(arena):
        pass

    woken = again(proposal)
    assert woken.closes_at == before + ASLEEP + timedelta(days=proposal.again_days)
    with clock.held_at(woken.closes_at - timedelta(hours=1)):
        assert actions.close_due() == 0
        an_objection(woken, everybody[2])
    with clock.held_at(woken.closes_at + timedelta(hours=1)):
        assert actions.close_due() == 0
    assert not Ending.objects.exists()


def test_what_nobody_objects_to_afterwards_is_adopted_when_its_time_is_up(everybody: list[Participation]) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    with resting(proposal.arena):
        pass
    with clock.held_at(again(proposal).closes_at):
        assert actions.close_due() == 1
    assert Ending.objects.get().end == End.ADOPTED
    assert replay(chain_of(proposal.arena)) == ()
    assert held_against_rows(proposal.arena, (entry.fact for entry in entries(proposal.arena.ref))) == ()


def test_nothing_ends_while_the_arena_rests_whoever_writes_it(everybody: list[Participation]) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    an_answer(proposal, everybody[2])
    with resting(proposal.arena):
        late = proposal.closes_at + timedelta(days=1)
        with clock.held_at(late):
            assert actions.close_due() == 0
            with pytest.raises(Refusal, match="ikke slut"):
                actions.close_round(proposal=again(proposal), by=None)
            page = Client().get(reverse("consent:round", args=[proposal.arena.slug, proposal.ref])).content.decode()
            assert "Tiden står stille" in page
            with pytest.raises(DatabaseError, match="rests"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(END, [late, proposal.pk, latest_version(proposal).pk])


def test_one_in_the_circle_reads_why_they_cannot_answer_now(everybody: list[Participation]) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    browser = browser_of(everybody[2].person)
    slug, paths = proposal.arena.slug, ("round", "answer")
    with resting(proposal.arena):
        page, answering = (
            browser.get(reverse(f"consent:{name}", args=[slug, proposal.ref])).content.decode() for name in paths
        )
        every = browser.get(reverse("consent:rounds", args=[slug])).content.decode()
    assert "Ingen kan svare lige nu" in page
    assert "Lige nu står den stille." in page
    assert "så længe kan ingen svare" in answering
    assert "mens arenaen hviler" in every
    assert not any("Du kom til" in each or "Venter på dig" in each for each in (page, answering, every))


def test_what_has_ended_keeps_the_deadline_it_ended_by(everybody: list[Participation]) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    with clock.held_at(proposal.closes_at):
        actions.close_due()
        with resting(proposal.arena):
            pass
    assert again(proposal).closes_at == proposal.closes_at


def test_after_two_rests_a_text_put_forward_at_the_last_moment_is_no_forgery(everybody: list[Participation]) -> None:
    """Each rest is told by two facts, and each is written a moment after its row."""
    proposal = a_round_all_but_one_have_answered(everybody)
    arena = proposal.arena
    with resting(arena):
        pass
    with clock.held_at(clock.now() + TIME_TO_SAY_NOT_YET + ASLEEP), resting(arena):
        pass
    assert again(proposal).closes_at > proposal.closes_at + 2 * ASLEEP
    with clock.held_at(again(proposal).closes_at - timedelta(days=proposal.again_days)):
        actions.put_forward(proposal=again(proposal), text="Om tirsdagen.", by=arena.started_by)
    assert replay(chain_of(arena)) == ()


def test_a_text_put_forward_afterwards_is_told_as_it_is(everybody: list[Participation]) -> None:
    """Its deadline is not moved when the rest has given it more time; the journal and the tables say the same."""
    proposal = a_round_all_but_one_have_answered(everybody)
    with resting(proposal.arena):
        pass
    until = again(proposal).closes_at
    for day, closes_at in ((timedelta(days=-3), until), (timedelta(days=-1), until + timedelta(days=1))):
        with clock.held_at(until + day):
            text = f"Vi mødes {day.days}"
            actions.put_forward(proposal=again(proposal), text=text, by=proposal.arena.started_by)
        assert again(proposal).closes_at == closes_at
    assert replay(chain_of(proposal.arena)) == ()
    assert held_against_rows(proposal.arena, (entry.fact for entry in entries(proposal.arena.ref))) == ()


def test_an_adoption_in_the_time_the_rest_gave_is_found_in_the_chain(everybody: list[Participation]) -> None:
    """So nobody who can write past the database adopts what somebody had no time to object to."""
    proposal = a_round_all_but_one_have_answered(everybody)
    with resting(proposal.arena):
        pass
    until = again(proposal).closes_at
    with clock.held_at(until):
        actions.close_due()
    links = chain_of(proposal.arena)
    [told] = [link for link in links if link["kind"] == "consent.proposal_adopted"]

    told["happened_at"] = moment(until - timedelta(days=1))

    assert [finding.why for finding in replay(resealed(links))] == [Why.TIME_IS_LEFT]


def test_a_text_put_forward_late_is_no_forgery_though_its_fact_is_written_a_moment_later(
    everybody: list[Participation],
) -> None:
    """The clock runs between a row and its fact; in most other tests it is held."""
    with clock.held_at(clock.now() - timedelta(days=6, hours=12)):
        proposal = a_proposal(everybody[0].arena)
    actions.put_forward(proposal=proposal, text="Vi mødes om tirsdagen.", by=proposal.arena.started_by)

    assert replay(chain_of(proposal.arena)) == ()


def test_an_end_in_the_chain_while_the_arena_rests_is_found(everybody: list[Participation]) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    with clock.held_at(proposal.closes_at):
        actions.close_due()
    links = chain_of(proposal.arena)
    rested = fact_of_rest(proposal.closes_at - timedelta(hours=1))

    links.insert(-1, {**links[-1], **rested})

    assert [finding.why for finding in replay(resealed(links))] == [Why.ARENA_RESTS]


def fact_of_rest(at: datetime) -> dict[str, Json]:
    """What is another in a link that tells that the arena went to rest."""
    body: dict[str, Json] = {"rest": str(new_ref()), "arena": str(new_ref()), "kind_of_rest": "pause", "outcome": None}
    return {"kind": "arenas.arena_rested", "body": body, "happened_at": moment(at), "actor": None, "perspective": None}


def test_a_version_in_the_chain_that_takes_away_what_the_rest_gave_is_found(everybody: list[Participation]) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    with resting(proposal.arena):
        pass
    with clock.held_at(again(proposal).closes_at - timedelta(days=3)):
        actions.put_forward(proposal=again(proposal), text="Om tirsdagen.", by=proposal.arena.started_by)
    links = chain_of(proposal.arena)
    body = links[-1]["body"]
    assert isinstance(body, dict)

    body["closes_at"] = moment(again(proposal).closes_at - timedelta(hours=1))

    assert [finding.why for finding in replay(resealed(links))] == [Why.DEADLINE_TOO_SHORT]


WAYS_TO_SHORTEN = [
    "UPDATE arenas_arena SET state = 'open' WHERE id = %(arena)s",
    "DELETE FROM arenas_rest WHERE arena_id = %(arena)s",
    "TRUNCATE arenas_rest",
]


@transaction.atomic
def end_it(proposal: Proposal, way: str) -> None:
    """Do something to how the arena rests, and let the round be adopted after the deadline it had before."""
    with connection.cursor() as cursor:
        cursor.execute(way, {"arena": proposal.arena.pk})
        cursor.execute(END, [proposal.closes_at + timedelta(days=1), proposal.pk, latest_version(proposal).pk])


@pytest.mark.parametrize("way", WAYS_TO_SHORTEN)
def test_raw_sql_does_not_end_a_round_while_its_arena_rests(everybody: list[Participation], way: str) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    with resting(proposal.arena), pytest.raises(DatabaseError, match="rest"):
        end_it(proposal, way)


def test_a_rest_that_says_it_woke_before_it_began_takes_no_time_away(everybody: list[Participation]) -> None:
    proposal = a_round_all_but_one_have_answered(everybody)
    Rest.objects.create(
        arena=proposal.arena,
        kind=RestKind.PAUSE,
        reason="Slet ingen.",
        proposed_by=proposal.arena.started_by,
        proposed_at=clock.now() - timedelta(days=900),
        stands_at=clock.now() - timedelta(days=800),
        settled_at=clock.now() + timedelta(days=9000),
        woken_at=clock.now() + timedelta(days=1),
    )
    assert again(proposal).closes_at >= proposal.closes_at
