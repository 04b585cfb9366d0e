"""What the ten rules rest on, and that each may be left for a way of one's own with a reason (M145, G15)."""

import re
from dataclasses import fields

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from samskab.kernel.refusal import Refusal
from samskab.kernel.text.lix import lix
from samskab.stages.spark.actions import answer_check
from samskab.stages.spark.enums import Rule, Word
from samskab.stages.spark.models import CheckAnswer
from samskab.stages.spark.queries.check import check_of
from samskab.stages.spark.queries.grounds import LANGUAGES, Grounds, grounds_of
from tests.factories import a_participant, an_arena
from tests.support.queries import at_most

EASY = 35.0
BANNED = re.compile(
    r"\b(?:klient|kunde|bruger|borgerinddragelse|interessent)(?:en|er|e|erne|ne|ens|s)?\b|!", re.IGNORECASE
)
REASON = "Vi holder døren lukket i en uge, for at de unge tør tale."


def told(grounds: Grounds) -> list[str]:
    return [getattr(grounds, field.name) for field in fields(Grounds)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", Rule)
def test_a_rule_says_what_it_rests_on_and_by_whom_it_is_told(rule: Rule, language: str) -> None:
    grounds = grounds_of(rule, language)

    assert all([grounds.ground, grounds.ground_from, grounds.well, grounds.badly])


@pytest.mark.parametrize("rule", Rule)
def test_the_same_cases_are_thought_up_in_every_language(rule: Rule) -> None:
    said = [[bool(words) for words in told(grounds_of(rule, language))] for language in LANGUAGES]

    assert said[0] == said[1]


@pytest.mark.parametrize("rule", Rule)
def test_it_is_easy_to_read(rule: Rule) -> None:
    grounds = grounds_of(rule, "da")

    assert lix(f"{grounds.ground}\n{grounds.well}\n{grounds.badly}") <= EASY
    assert [words for words in told(grounds) if BANNED.search(words)] == []


def test_english_holds_no_danish_letters() -> None:
    assert [words for rule in Rule for words in told(grounds_of(rule, "en")) if re.search("[æøåÆØÅ]", words)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_them_stand_on_one_page_and_it_says_what_is_thought_up(client: Client, language: str) -> None:
    client.cookies["language"] = language

    with at_most(0):
        page = client.get("/spark/rules/")

    cases = [grounds_of(rule, language) for rule in Rule]
    for grounds in cases:
        for words in (grounds.ground, grounds.well, grounds.badly):
            assertContains(page, f"<dd>{words}</dd>", html=True)
    thought_up = sum(not each.well_from for each in cases) + sum(not each.badly_from for each in cases)
    assertContains(page, {"da": "Et tænkt eksempel", "en": "A made-up example"}[language], count=thought_up)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "answer/"])
def test_each_rule_of_the_start_check_opens_to_them(client: Client, page: str) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)

    assertContains(client.get(f"/arenas/{arena.slug}/check/{page}"), "Hvorfor, og hvordan gik det andre?", count=10)


@pytest.mark.django_db
@pytest.mark.parametrize("rule", Rule)
def test_every_rule_may_be_left_for_a_way_of_ones_own_and_leaves_nothing_to_do(client: Client, rule: Rule) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)
    check = f"/arenas/{arena.slug}/check/"

    page = client.post(f"{check}answer/", {rule.value: "our_way", f"note_{rule}": REASON})

    assertRedirects(page, check)
    assert check_of(arena).todo == ()
    shown = client.get(check)
    assertContains(shown, "Vi gør det anderledes")
    assertContains(shown, REASON)
    assertNotContains(shown, "Det mangler vi")


@pytest.mark.django_db
def test_a_way_of_ones_own_settles_nothing_for_the_others(client: Client) -> None:
    arena = an_arena()
    other = a_participant(arena).person
    answer_check(arena=arena, answers={Rule.OPEN: (Word.NOT_YET, "")}, by=other)

    answer_check(arena=arena, answers={Rule.OPEN: (Word.OUR_WAY, REASON)}, by=arena.started_by)

    assert [answer.answered_by for point in check_of(arena).todo for answer in point.waiting] == [other]


@pytest.mark.django_db
def test_the_reason_is_asked_for_and_nothing_is_kept_without_it(client: Client) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)

    page = client.post(f"/arenas/{arena.slug}/check/answer/", {"open": "our_way", "honest": "yes"})

    assertContains(page, "Skriv, hvad I gør i stedet, og hvorfor.")
    assert not CheckAnswer.objects.exists()
    with pytest.raises(Refusal, match="hvorfor"):
        answer_check(arena=arena, answers={Rule.OPEN: (Word.OUR_WAY, "  ")}, by=arena.started_by)


@pytest.mark.django_db
def test_the_database_keeps_no_way_of_ones_own_without_a_reason() -> None:
    arena = an_arena()
    answer_check(arena=arena, answers={Rule.OPEN: (Word.OUR_WAY, REASON)}, by=arena.started_by)

    with (
        pytest.raises(IntegrityError, match="own_way_has_a_reason"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO spark_checkanswer (arena_id, rule, word, note, perspective, answered_by_id, answered_at)"
            " SELECT arena_id, rule, word, '', perspective, answered_by_id, answered_at FROM spark_checkanswer"
        )
