"""What is given on to a body outside, who answers it, and that nothing inside changes by it (M69, G11, G13)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from samskab.ground.arenas.actions import enter, invite
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Came, Verdict
from samskab.ground.consent.models import AnswerBack, Handover, Reply, Seat
from samskab.ground.consent.queries.handovers import handover_for, handovers_in, owed_by
from samskab.ground.journal.models import Entry
from samskab.ground.people.actions import speaking as spoken
from samskab.ground.people.enums import OrganisationKind, Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_participant, a_person, a_proposal, a_spokesperson, an_arena, an_organisation
from tests.support.handing import a_handover, an_adoption, first_of

pytestmark = pytest.mark.django_db

OWN = {"Handover", "Recommendation", "Reply", "AnswerBack"}
COUNTED = {"acts", "last_act_at"}


def refused(act: Callable[[], object]) -> str:
    """The code of the refusal."""
    with pytest.raises(Refusal) as error:
        act()
    return error.value.code


class _TakenBackError(Exception):
    """It was done, and is taken back."""


def tried(act: Callable[[Person], object], person: Person) -> str:
    """`done`, or the code of the refusal; what was done is taken back."""
    try:
        with transaction.atomic():
            act(person)
            raise _TakenBackError
    except _TakenBackError:
        return "done"
    except Refusal as refusal:
        return refusal.code


def the_arena_as_it_is() -> dict[str, Any]:
    """Every row of the ground and the stages but those of handing over, without the counts of how much was done."""
    labels = {"people", "arenas", "talk", "consent", "gather", "spark"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in COUNTED}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in apps.get_models()
        if model._meta.app_label in labels and model.__name__ not in OWN | {"VoiceCount"}
    }


def test_what_was_adopted_is_given_on_with_a_day_for_the_answer() -> None:
    ending = an_adoption()
    host = ending.proposal.arena.started_by

    with clock.held_at(clock.now()):
        handover = actions.hand_over(ending=ending, body=" Byrådet ", recommendations=["Et.", "To."], weeks=6, by=host)
        due = clock.now() + timedelta(weeks=6)

    asked = list(handover.recommendations.values_list("number", "text"))
    entry = Entry.objects.latest("id")
    assert (handover.body, handover.due_at, asked) == ("Byrådet", due, [(1, "Et."), (2, "To.")])
    assert (entry.kind, str(entry.chain)) == ("consent.handed_over", str(ending.proposal.arena.ref))


def test_only_what_was_adopted_is_given_on() -> None:
    arena = an_arena()
    parked = actions.park(proposal=a_proposal(arena), unresolved="Alt.", by=arena.started_by)

    code = refused(
        lambda: actions.hand_over(ending=parked, body="Byrådet", recommendations=["Et."], by=arena.started_by)
    )

    assert code == "not_adopted"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"body": " "}, "body"),
        ({"recommendations": []}, "recommendation_1"),
        ({"recommendations": ["Et.", " "]}, "recommendation_2"),
        ({"recommendations": ["Et."] * 11}, "recommendation_1"),
        ({"weeks": 0}, "weeks"),
        ({"weeks": 53}, "weeks"),
    ],
)
def test_what_is_wrong_is_said_by_its_field(changed: dict[str, Any], field: str) -> None:
    ending = an_adoption()
    said: dict[str, Any] = {"body": "Byrådet", "recommendations": ["Et."], "weeks": 8} | changed

    with pytest.raises(Refusal) as error:
        actions.hand_over(ending=ending, by=ending.proposal.arena.started_by, **said)

    assert (error.value.field, Handover.objects.count()) == (field, 0)


def test_one_whose_page_nobody_sees_yet_is_given_nothing() -> None:
    ending = an_adoption()
    hidden = an_organisation(confirmed=False)

    code = refused(
        lambda: actions.hand_over(
            ending=ending,
            body=hidden.name,
            organisation=hidden,
            recommendations=["Et."],
            by=ending.proposal.arena.started_by,
        )
    )

    assert code == "unconfirmed"


def test_the_same_sent_twice_is_given_on_once() -> None:
    ending = an_adoption()
    host = ending.proposal.arena.started_by

    made = {actions.hand_over(ending=ending, body="Byrådet", recommendations=["Et."], by=host).pk for _ in range(2)} | {
        actions.hand_over(ending=ending, body="Byrådet", recommendations=["Andet."], by=host).pk
    }

    assert (len(made), Entry.objects.filter(kind="consent.handed_over").count()) == (2, 2)


def test_one_who_speaks_for_the_body_answers_each_recommendation_once() -> None:
    arena = an_arena()
    speaking = a_spokesperson(name="Ørslev Kommune", kind=OrganisationKind.MUNICIPALITY)
    a_participant(arena, perspective=Perspective.ADMINISTRATOR, by=speaking.person)
    handover = a_handover(arena, body="Ørslev Kommune", organisation=speaking.organisation)
    asked = first_of(handover)

    def answer(reasons: str) -> Reply:
        return actions.answer_recommendation(
            recommendation=asked, verdict=Verdict.FOLLOWED, reasons=reasons, by=speaking.person
        )

    first, again = answer("Det er en god idé."), answer("Det er en god idé.")
    other = refused(lambda: answer("Vi har ombestemt os."))

    assert (first, other) == (again, "answered")
    assert (first.came, Reply.objects.count()) == (Came.HERE, 1)
    assert [each.waits for each in handover_for(arena, handover.ref).recommendations.all()] == [False, True]


def test_nobody_else_answers_for_a_body_that_has_a_page_here() -> None:
    speaking = a_spokesperson()
    handover = a_handover(organisation=speaking.organisation)
    host = handover.ending.proposal.arena.started_by
    a_participant(handover.ending.proposal.arena, by=speaking.person)
    spoken.end(representation=speaking, by=speaking.person)

    def answer(by: Person, came: Came) -> Callable[[], object]:
        return lambda: actions.answer_recommendation(
            recommendation=first_of(handover), verdict=Verdict.PARTLY, reasons="Måske.", came=came, by=by
        )

    tries = ((host, Came.LETTER), (host, Came.HERE), (speaking.person, Came.HERE))
    codes = [refused(answer(by, came)) for by, came in tries]

    assert codes == ["not_spokesperson"] * 3


def test_what_a_body_without_a_page_said_is_written_down_with_how_it_came() -> None:
    handover = a_handover()
    arena, guest = handover.ending.proposal.arena, a_guest()
    link = invite(arena=arena, kind=InvitationKind.LINK, by=arena.started_by)
    enter(arena=arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)

    def answer(came: Came) -> Reply:
        return actions.answer_recommendation(
            recommendation=first_of(handover), verdict=Verdict.NOT_FOLLOWED, reasons="Der er ikke penge.", came=came,
            by=guest,
        )  # fmt: skip

    assert refused(lambda: answer(Came.HERE)) == "came"
    assert (answer(Came.LETTER).came, answer(Came.LETTER).by.person) == (Came.LETTER, guest)


def test_an_answer_needs_reasons() -> None:
    handover = a_handover()

    with pytest.raises(Refusal) as error:
        actions.answer_recommendation(
            recommendation=first_of(handover),
            verdict=Verdict.FOLLOWED,
            reasons=" ",
            came=Came.LETTER,
            by=handover.by.person,
        )

    assert (error.value.code, error.value.field) == ("empty", "reasons")


def test_time_closes_nothing_and_a_late_answer_is_seen_to_be_late() -> None:
    handover = a_handover(weeks=2)
    arena = handover.ending.proposal.arena
    asked = first_of(handover)

    with clock.held_at(handover.due_at + timedelta(days=1)):
        late = [each.is_overdue for each in handover_for(arena, handover.ref).recommendations.all()]
        actions.answer_recommendation(
            recommendation=asked, verdict=Verdict.PARTLY, reasons="Vi prøver.", came=Came.MEETING, by=handover.by.person
        )
        after = [(each.is_overdue, each.was_late) for each in handover_for(arena, handover.ref).recommendations.all()]

    assert (late, after) == ([True, True], [(False, True), (True, False)])


def test_anybody_in_the_arena_answers_back_and_the_answer_stays() -> None:
    handover = a_handover()
    other = a_participant(handover.ending.proposal.arena).person
    reply = actions.answer_recommendation(
        recommendation=first_of(handover), verdict=Verdict.NOT_FOLLOWED, reasons="Nej.", came=Came.LETTER,
        by=handover.by.person,
    )  # fmt: skip

    twice = {actions.answer_back(reply=reply, words="Så spørger vi igen.", by=other).pk for _ in range(2)}

    reply.refresh_from_db()
    assert (len(twice), reply.reasons, AnswerBack.objects.count()) == (1, "Nej.", 1)
    assert refused(lambda: actions.answer_back(reply=reply, words="Hej.", by=a_person())) == "not_participant"


def test_nothing_inside_the_arena_changes_by_any_of_it() -> None:
    arena = an_arena()
    ending = an_adoption(arena)
    going_on = a_proposal(arena)
    host = arena.started_by
    before = the_arena_as_it_is()

    handover = actions.hand_over(ending=ending, body="Byrådet", recommendations=["Et.", "To."], by=host)
    for asked, verdict in zip(handover.recommendations.all(), Verdict, strict=False):
        reply = actions.answer_recommendation(
            recommendation=asked, verdict=verdict, reasons="Derfor.", came=Came.LETTER, by=host
        )
        actions.answer_back(reply=reply, words="Tak.", by=host)

    assert the_arena_as_it_is() == before
    assert {seat.answer for seat in Seat.objects.filter(proposal=going_on)} == {""}


def test_handovers_ask_as_often_for_thirty_as_for_one(assert_same_queries: Callable[..., None]) -> None:
    arena = an_arena()
    organisation = an_organisation()

    def more(number: int) -> None:
        for _ in range(number):
            ending = an_adoption(arena)
            handover = actions.hand_over(
                ending=ending, body="X", organisation=organisation, recommendations=["Et.", "To."], by=arena.started_by
            )
            assert handover.pk

    def read() -> None:
        for found in (*handovers_in(arena), *owed_by(organisation)):
            assert found.by.person.display_name
            assert [each.is_overdue for each in found.recommendations.all()] == [False, False]

    assert_same_queries(more, read)


def test_what_one_may_do_with_it_depends_on_no_sector_title_or_operator() -> None:
    arena = an_arena()
    speaking = a_spokesperson(name="Ørslev Kommune", kind=OrganisationKind.MUNICIPALITY)
    ending = an_adoption(arena)
    to_council, to_town = a_handover(arena), a_handover(arena, organisation=speaking.organisation)
    reply = actions.answer_recommendation(
        recommendation=first_of(to_council),
        verdict=Verdict.PARTLY,
        reasons="Måske.",
        came=Came.LETTER,
        by=arena.started_by,
    )
    inside = [a_participant(arena, perspective=each).person for each in Perspective]
    inside += [a_participant(arena, by=a_person(operator=True)).person]
    outside = [a_person(perspectives=[each]) for each in Perspective] + [a_person(operator=True)]
    waiting, theirs = to_council.recommendations.latest("number"), first_of(to_town)
    tries: dict[str, Callable[[Person], object]] = {
        "give on": lambda by: actions.hand_over(ending=ending, body="Rådet", recommendations=["Et."], by=by),
        "write down": lambda by: actions.answer_recommendation(
            recommendation=waiting, verdict=Verdict.PARTLY, reasons="Måske.", came=Came.PHONE, by=by
        ),
        "answer for the town": lambda by: actions.answer_recommendation(
            recommendation=theirs, verdict=Verdict.PARTLY, reasons="Måske.", by=by
        ),
        "answer back": lambda by: actions.answer_back(reply=reply, words="Hvornår?", by=by),
    }

    found = {
        name: [{tried(act, person) for person in group} for group in (inside, outside)] for name, act in tries.items()
    }

    assert found == {
        "give on": [{"done"}, {"not_participant"}],
        "write down": [{"done"}, {"not_participant"}],
        "answer for the town": [{"not_spokesperson"}, {"not_participant"}],
        "answer back": [{"done"}, {"not_participant"}],
    }
