"""Ten real conversations become arenas by the command, and the map tells what the engine makes of their tables.

Polis open data, CC BY 4.0, The Computational Democracy Project.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samskab.config.command.exits import Exit
from samskab.engines.opinion import Answers, find_groups, gather, tell
from samskab.ground.arenas.models import Arena
from samskab.ground.consent import actions as consent
from samskab.ground.consent.enums import Answer as Consent
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import VersionAdopted
from samskab.ground.people.enums import Perspective
from samskab.kernel.few import FEWEST
from samskab.stages.understand import actions
from samskab.stages.understand.actions.surveying import draw_map
from samskab.stages.understand.bridge.few import groups_told_of
from samskab.stages.understand.bridge.polis import CONVERSATION
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Answer, Respondent, Statement
from tests.engines.opinion.crowds import conversation
from tests.factories import a_participant, a_person, an_arena
from tests.stages.understand.test_importing import CONVERSATIONS, files_of
from tests.support.agreeing import a_text
from tests.support.clusters import Database
from tests.support.commands import samskab
from tests.support.shared import shared

SMALLEST = "brexit-consensus"


@dataclass(frozen=True)
class Expected:
    """A conversation read by another way than ours: only statements that have words, in their order."""

    answers: Answers
    people: int
    sorted_away: int


def expected_of(name: str) -> Expected:
    whole = conversation(name)
    said = {int(each["comment-id"]): each for each in whole.comments if each["comment-body"].split()}
    place = {statement: number for number, statement in enumerate(sorted(said))}
    person, statement, value = whole.triples
    numbers = np.array([place.get(each, -1) for each in whole.statements])[statement]
    known = numbers >= 0
    who, people = np.unique(person[known], return_inverse=True)
    return Expected(
        gather(people, numbers[known], value[known], people=len(who), statements=len(place)),
        len(who),
        sum(each["moderated"] == "-1" for each in said.values()),
    )


def compared(arena: Arena, name: str) -> None:
    """What is in the tables and on the page of the map is what the engine makes of the conversation's own table."""
    expected = expected_of(name)
    answers = expected.answers
    statements = Statement.objects.filter(arena=arena)
    assert (statements.count(), statements.filter(sorted_away=True).count()) == (
        *(answers.statements, expected.sorted_away),
    )
    assert Respondent.objects.filter(arena=arena).count() == expected.people
    values = Counter(Answer.objects.filter(statement__arena=arena).values_list("value", flat=True))
    assert values == Counter(answers.value.tolist())

    assert draw_map(arena=arena.ref) is not None
    page = Client().get(reverse("understand:map", args=[arena.slug]))
    told = page.context["told"]
    grouping = groups_told_of(find_groups(answers), answers)
    assert (told.people, told.answers) == (expected.people, len(answers))
    assert sorted(group.size for group in told.groups) == sorted(grouping.sizes)
    assert page.text.count('class="map__hull ') == (len(told.groups) if page.context["drawn"] else 0)
    found = tell(answers, grouping)
    for kind, effect in (("unite", found.unite), ("divide", found.divide)):
        shown = page.context["lists"].get(kind)
        numbers = {
            each.statement + 1 for each in effect if told_in_each_group(answers, grouping.group_of, each.statement)
        }
        assert (shown.total if shown else 0) == len(numbers)
        assert {each.number for each in (shown.rows if shown else ())} <= numbers


def told_in_each_group(answers: Answers, group_of: np.ndarray, statement: int) -> bool:
    """Whether five in each group have answered it: else nobody knows yet."""
    person = np.repeat(np.arange(answers.people), answers.answered)[answers.statement == statement]
    counts = Counter(group_of[person].tolist())
    return all(counts[group] >= FEWEST for group in range(int(group_of.max()) + 1))


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_becomes_an_arena_by_the_command(committed_db: Database, name: str) -> None:
    person = a_person(email="aase@example.org")
    folder = shared("polis", name)

    ended = samskab("import", "polis", folder, "--by", "aase@example.org", **committed_db.environment())

    assert (ended.returncode, ended.stderr) == (Exit.OK, "")
    arena = Arena.objects.get()
    assert arena.started_by == person
    assert "Kilde: https://pol.is/" in arena.text
    compared(arena, name)


@pytest.mark.django_db
def test_by_the_page_it_is_the_same(client: Client) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)
    sent = {
        field: SimpleUploadedFile(name, files_of(shared("polis", SMALLEST))[name].encode())
        for field, name in zip(("comments", "votes", "people"), CONVERSATION, strict=True)
    }
    answer = client.post(reverse("understand:bring", args=[arena.slug]), sent)
    assert answer["Location"] == reverse("understand:home", args=[arena.slug])
    compared(arena, SMALLEST)


@pytest.mark.django_db
def test_people_go_on_from_it_until_they_have_adopted_what_they_share() -> None:
    anne = a_person("Anne")
    folder = shared("polis", SMALLEST)
    files = {**files_of(folder), "summary.csv": (folder / "summary.csv").read_text(encoding="utf-8")}
    arena, brought = actions.begin_from_conversation(files=files, by=anne)
    others = [
        a_participant(arena, perspective=perspective).person
        for perspective in (Perspective.ADMINISTRATOR, Perspective.COMPANY, Perspective.ASSOCIATION)
    ]
    everybody = [anne, *others]
    draw_map(arena=arena.ref)
    own = actions.write_statement(arena=arena, words="Vi skal kunne tale sammen igen.", by=anne)
    assert own.number == brought.statements + 1
    for statement in Statement.objects.filter(arena=arena).select_related("arena")[:8]:
        for person in everybody:
            actions.answer(statement=statement, wording=statement.wording, value=Value.AGREE, by=person)
    a_fifth = a_participant(arena).person
    actions.answer(statement=own, wording=1, value=Value.DISAGREE, by=a_fifth)
    drawn = draw_map(arena=arena.ref)
    assert drawn is not None
    assert drawn.people == brought.people + 5

    document, version = a_text(arena, kind=Kind.PROBLEM, by=anne)
    actions.take_into_text(statement=own, document=document, by=others[0])
    proposal = consent.ask_about_version(version=version, title="Sådan forstår vi det", by=anne)
    for person in (*everybody, a_fifth):
        consent.give_answer(proposal=proposal, answer=Consent.CONSENT, by=person)
    consent.close_round(proposal=proposal, by=anne)
    assert [each.version for each in VersionAdopted.objects.all()] == [version]
