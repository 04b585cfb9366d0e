"""How arenas begin, what follows from it, and what the database holds by itself."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from samskab.ground.arenas.enums import StartingPoint
from samskab.ground.arenas.models import Arena
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel.ids import new_ref
from samskab.kernel.refusal import Refusal
from samskab.stages.spark import actions
from samskab.stages.spark.enums import Choice, Rather, Rule, Word
from samskab.stages.spark.models import CheckAnswer, ExternalForum, JoinedInstead, Settled, Spark, Verdict
from samskab.stages.spark.queries.check import check_of
from samskab.stages.spark.queries.sparks import beginning_of
from samskab.stages.spark.queries.ten_rules import TEN_RULES
from tests.factories import a_forum, a_participant, a_person, an_arena
from tests.support.clusters import Database
from tests.support.together import together


def lit(by: Person | None = None, *, draft: UUID | None = None, **given: Any) -> Arena:
    return actions.light_arena(
        **{
            "draft": draft or new_ref(),
            "title": "Tørre kældre",
            "text": "Vandet stod i kælderen igen.",
            "starting_point": StartingPoint.PROBLEM,
            "place": "0250",
            "perspective": Perspective.CITIZEN,
            **given,
        },
        by=by or a_person(),
    )


def kinds(arena: Arena) -> list[str]:
    return list(Entry.objects.filter(chain=str(arena.ref)).order_by("sequence").values_list("kind", flat=True))


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


@pytest.mark.django_db
class TestLighting:
    """One form, one arena, and what was seen on the way."""

    @pytest.mark.parametrize("perspective", Perspective)
    def test_everybody_lights_an_arena_and_gets_the_same(self, perspective: Perspective) -> None:
        arena = lit(perspective=perspective)
        assert kinds(arena) == ["arenas.arena_started", "spark.beginning_kept"]

    def test_a_draft_is_one_arena(self) -> None:
        anne, draft = a_person(), new_ref()
        assert lit(anne, draft=draft) == lit(anne, draft=draft, title="Noget andet")
        assert Arena.objects.count() == 1

    def test_a_draft_that_somebody_else_lit_is_theirs(self) -> None:
        draft = new_ref()
        lit(draft=draft)
        assert code_of(lambda: lit(draft=draft)) == "lit"

    def test_what_was_seen_and_why_are_kept(self) -> None:
        other, forum = an_arena(), a_forum()
        arena = lit(because="  vi bor\u200b her ", alone="Pumper", seen=[other.ref, forum.ref, new_ref()])
        beginning = beginning_of(arena)
        assert beginning is not None
        assert (beginning.arenas, beginning.forums) == ((other,), (forum,))
        assert (beginning.spark.because, beginning.spark.alone) == ("vi bor her", "Pumper")
        assert beginning.spark.choice == Choice.NEW

    def test_another_arena_is_asked_and_answers_for_itself(self) -> None:
        other = an_arena()
        arena = lit(links=[other], seen=[other.ref])
        link = arena.links.get()
        assert (link.other, link.confirmed_at) == (other, None)
        assert arena.spark.choice == Choice.LINKED

    @pytest.mark.parametrize("field", ["title", "text", "spot", "because", "alone"])
    def test_a_cpr_number_lights_nothing(self, field: str) -> None:
        given: dict[str, Any] = {field: "010180-1234"}
        with pytest.raises(Refusal) as refusal:
            lit(None, draft=None, **given)
        assert (refusal.value.code, refusal.value.field) == ("cpr", field)

    def test_how_an_arena_began_is_told_by_the_one_who_lit_it(self) -> None:
        arena = an_arena()
        with pytest.raises(DatabaseError), transaction.atomic():
            Spark.objects.create(arena=arena, draft=new_ref(), text="Løgn", choice=Choice.NEW, lit_by=a_person())

    @pytest.mark.parametrize("change", ["UPDATE spark_spark SET because = 'x'", "DELETE FROM spark_spark"])
    def test_how_an_arena_began_is_not_rewritten(self, change: str) -> None:
        lit()
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)

    def test_going_to_one_that_is_there_is_kept_once_and_is_no_act_in_it(self) -> None:
        arena, anne = an_arena(), a_person()
        acts = Arena.objects.get(pk=arena.pk).acts
        actions.choose_existing(arena=arena, by=anne)
        actions.choose_existing(arena=arena, by=anne)
        assert JoinedInstead.objects.get().chosen_by == anne
        assert kinds(arena) == ["arenas.arena_started", "spark.existing_chosen"]
        assert Arena.objects.get(pk=arena.pk).acts == acts


@pytest.mark.django_db
class TestForums:
    """Anyone may tell of one."""

    def test_a_forum_is_on_the_list_once(self) -> None:
        forum = a_forum()
        told: dict[str, Any] = {"name": "Igen", "address": forum.address, "does": "Det samme.", "place": ""}
        assert code_of(lambda: actions.register_forum(**told, by=a_person())) == "known"

    def test_only_the_one_who_told_of_it_takes_it_off(self) -> None:
        anne = a_person()
        forum = a_forum(by=anne)
        assert code_of(lambda: actions.remove_forum(forum=forum, by=a_person())) == "not_yours"
        actions.remove_forum(forum=forum, by=anne)
        actions.remove_forum(forum=forum, by=anne)
        again: dict[str, Any] = {"name": "Igen", "address": forum.address, "does": "Det samme.", "place": ""}
        assert actions.register_forum(**again, by=a_person()).removed_at is None

    def test_an_address_with_a_cpr_number_is_kept_by_nobody(self) -> None:
        told: dict[str, Any] = {"name": "Rådet", "does": "Mødes.", "place": ""}
        address = "https://forum.example/010190-1234"
        assert code_of(lambda: actions.register_forum(**told, address=address, by=a_person())) == "cpr"

    @pytest.mark.parametrize("address", ["http://forum.example/", "javascript:alert(1)", ""])
    def test_an_address_that_is_not_safe_is_kept_by_nobody(self, address: str) -> None:
        told: dict[str, Any] = {"name": "Rådet", "does": "Mødes.", "place": ""}
        assert code_of(lambda: actions.register_forum(**told, address=address, by=a_person())) == "not_safe"
        with pytest.raises(DatabaseError), transaction.atomic():
            ExternalForum(**told, address=address, registered_by=a_person()).save()

    def test_a_forum_cannot_be_led_elsewhere(self) -> None:
        forum = a_forum()
        with pytest.raises(DatabaseError), transaction.atomic():
            ExternalForum.objects.filter(pk=forum.pk).update(address="https://elsewhere.example/")


@pytest.mark.django_db
class TestCheck:
    """Ten rules, answered together, with a list of what is left."""

    def test_there_are_ten_rules_each_with_why_and_a_question(self) -> None:
        assert [text.number for text in TEN_RULES] == list(range(1, 11))
        assert all(str(text.asks).endswith("?") and str(text.why) for text in TEN_RULES)

    def test_answers_stand_side_by_side_and_the_last_of_each_counts(self) -> None:
        arena = an_arena()
        anne, bo = a_participant(arena).person, a_participant(arena, perspective=Perspective.COMPANY).person
        actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.NOT_YET, "Mødet var lukket.")}, by=anne)
        actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.YES, "")}, by=bo)
        actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.PARTLY, "Nu er det åbent.")}, by=anne)
        point = check_of(arena).points[6]
        assert [(said.answered_by, said.word, said.note) for said in point.answers] == [
            (bo, "yes", ""),
            (anne, "partly", "Nu er det åbent."),
        ]
        assert CheckAnswer.objects.count() == 3

    def test_the_same_answer_twice_is_nothing_new(self) -> None:
        arena = an_arena()
        anne = a_participant(arena).person
        said = {Rule.OPEN: (Word.YES, "Ja da."), Rule.AGENDA: (Word.NOT_SURE, "")}
        assert actions.answer_check(arena=arena, answers=said, by=anne) == 2
        assert actions.answer_check(arena=arena, answers=said, by=anne) == 0
        assert kinds(arena).count("spark.check_answered") == 1

    def test_what_is_lacking_stands_on_the_list_until_somebody_sees_to_it(self) -> None:
        arena = an_arena()
        anne, bo = a_participant(arena).person, a_participant(arena).person
        actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.NOT_YET, "")}, by=anne)
        assert [point.text.rule for point in check_of(arena).todo] == [Rule.OPEN]

        actions.settle_point(arena=arena, rule=Rule.OPEN, note="Døren står åben.", by=bo)
        check = check_of(arena)
        assert (check.todo, [(done.settled_by, done.note) for done in check.done]) == ((), [(bo, "Døren står åben.")])

        actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.NOT_YET, "Den lukkede igen.")}, by=anne)
        assert [point.text.rule for point in check_of(arena).todo] == [Rule.OPEN]

    @pytest.mark.parametrize("act", ["answer", "settle", "judge"])
    def test_those_outside_look_on(self, act: str) -> None:
        arena, stranger = an_arena(), a_person()
        acts: dict[str, Callable[[], object]] = {
            "answer": lambda: actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.YES, "")}, by=stranger),
            "settle": lambda: actions.settle_point(arena=arena, rule=Rule.OPEN, by=stranger),
            "judge": lambda: actions.give_verdict(arena=arena, rather=Rather.OTHER, reason="Nej.", by=stranger),
        }
        assert code_of(acts[act]) == "not_participant"

    @pytest.mark.parametrize("table", ["spark_checkanswer", "spark_settled"])
    def test_what_was_said_is_not_rewritten(self, table: str) -> None:
        arena = an_arena()
        anne = a_participant(arena).person
        actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.NOT_YET, "")}, by=anne)
        actions.settle_point(arena=arena, rule=Rule.OPEN, by=anne)
        for change in (f"UPDATE {table} SET note = 'x'", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)
        assert (CheckAnswer.objects.count(), Settled.objects.count()) == (1, 1)


@pytest.mark.django_db
class TestVerdicts:
    """It may honestly be something else, and that stops nothing (G15)."""

    def test_it_is_said_with_a_reason_and_nothing_stops(self) -> None:
        arena = an_arena()
        anne = a_participant(arena).person
        actions.give_verdict(arena=arena, rather=Rather.HEARING, reason="Planen er vedtaget.", by=anne)
        assert Verdict.objects.get().reason == "Planen er vedtaget."
        assert a_participant(arena).left_at is None
        assert Arena.objects.get(pk=arena.pk).state == "open"

    def test_a_reason_is_needed(self) -> None:
        arena = an_arena()
        anne = a_participant(arena).person
        assert code_of(lambda: actions.give_verdict(arena=arena, rather=Rather.OTHER, reason=" ", by=anne)) == "empty"

    def test_one_has_one_view_at_a_time_and_every_one_of_them_can_be_read(self) -> None:
        arena = an_arena()
        anne = a_participant(arena).person
        for reason in ("Planen er vedtaget.", "Planen er vedtaget.", "Der er ingen penge."):
            actions.give_verdict(arena=arena, rather=Rather.HEARING, reason=reason, by=anne)
        assert [(said.reason, said.taken_back_at is None) for said in Verdict.objects.all()] == [
            ("Planen er vedtaget.", False),
            ("Der er ingen penge.", True),
        ]

    def test_only_the_one_who_said_it_takes_it_back(self) -> None:
        starter = a_person()
        arena = an_arena(by=starter)
        said = actions.give_verdict(arena=arena, rather=Rather.HEARING, reason="Vedtaget.", by=starter)
        other = a_participant(arena).person
        assert code_of(lambda: actions.take_verdict_back(verdict=said, by=other)) == "not_yours"
        actions.take_verdict_back(verdict=said, by=starter)
        actions.take_verdict_back(verdict=said, by=starter)
        assert kinds(arena)[-1] == "spark.verdict_taken_back"

    @pytest.mark.parametrize(
        "change",
        ["reason = 'x'", "rather = 'other'", "given_by_id = given_by_id + 1", "taken_back_at = NULL"],
    )
    def test_what_somebody_thinks_is_not_rewritten(self, change: str) -> None:
        arena = an_arena()
        starter = a_participant(arena).person
        said = actions.give_verdict(arena=arena, rather=Rather.HEARING, reason="Vedtaget.", by=starter)
        actions.take_verdict_back(verdict=said, by=starter)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE spark_verdict SET {change}")


def test_a_double_click_at_the_same_moment_lights_one_arena(committed_db: Database) -> None:
    anne, draft = a_person(), new_ref()
    arenas = together(*(lambda: lit(anne, draft=draft) for _ in range(6)))
    assert len({arena.pk for arena in arenas}) == 1
    assert (Arena.objects.count(), Spark.objects.count()) == (1, 1)


def test_many_who_choose_the_same_arena_at_once_are_each_kept_once(committed_db: Database) -> None:
    arena, people = an_arena(), [a_person() for _ in range(3)]
    together(*(lambda by=by: actions.choose_existing(arena=arena, by=by) for by in people * 2))
    assert JoinedInstead.objects.count() == 3


def test_two_who_tell_of_one_forum_at_once_tell_of_it_once(committed_db: Database) -> None:
    people = [a_person() for _ in range(4)]

    def tell(by: Person) -> bool:
        told: dict[str, Any] = {"name": "Rådet", "address": "https://raadet.example/", "does": "Mødes.", "place": ""}
        try:
            actions.register_forum(**told, by=by)
        except Refusal:
            return False
        return True

    assert sorted(together(*(lambda by=by: tell(by) for by in people))) == [False, False, False, True]


def test_the_same_verdict_at_once_is_said_once(committed_db: Database) -> None:
    arena = an_arena()
    anne = a_participant(arena).person
    together(
        *(
            lambda: actions.give_verdict(arena=arena, rather=Rather.HEARING, reason="Vedtaget.", by=anne)
            for _ in range(4)
        )
    )
    assert Verdict.objects.filter(taken_back_at__isnull=True).count() == 1
