"""The made-up world of the demo: what it must hold, spread over the nine arenas of the manifesto (M41–M49)."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, F, Q
from pytest_django import DjangoDbBlocker

from samskab.config.world import tell_all
from samskab.ground.arenas.enums import State, Step
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.arenas import arenas
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.rooms import standing
from samskab.ground.arenas.queries.stories import name_of, stories
from samskab.ground.consent.bridge.checks import findings_in
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import AnswerBack, Ending, Handover, Objection, Proposal, Recommendation, Trial
from samskab.ground.consent.queries.guidelines import GUIDELINES
from samskab.ground.consent.queries.handovers import handovers
from samskab.ground.consent.queries.objections import still_open
from samskab.ground.consent.queries.roles import roles_held
from samskab.ground.documents.models import Document, Framing, RemarkAnswer, Source, Suggestion, VersionAdopted
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.journal.models import Entry
from samskab.ground.journal.queries import chain_for, verify_chain
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Organisation, Person, Representation
from samskab.ground.talk.models import Contribution, CriticalQuestion
from samskab.kernel import clock
from samskab.kernel.text.lix import lix
from samskab.kernel.text.rich import advice
from samskab.stages.gather.enums import OfferStand
from samskab.stages.gather.models import Actor, InvitationRequest, PartyAnswer
from samskab.stages.gather.queries.offers import offers
from samskab.stages.spark.models import Spark
from samskab.stages.understand.models import Duplicate, Restating, RestatingAnswer, Statement, Survey, Wording
from samskab.stages.understand.queries.beside import STATEMENT

FLOOD, YOUTH, MARINA, PARK, SCHOOL, WORKSHOP, SPORT, GARDEN, STREET = (
    "Et fælles stormflodsberedskab ved fjorden",
    "En ungepolitik, vi selv vil bruge",
    "Marinaen skal leve igen",
    "Parken får en forening",
    "Flere skal blive færdige på teknisk skole",
    "Værkstedet, hvor man lærer det, man drømmer om",
    "Alle børn prøver en sport, de aldrig har hørt om",
    "En blomstrende byhave ved banen",
    "Gademæglere fra egen gade",
)
HARDEST = 35


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The world, told once for all tests here; nothing is committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        tell_all()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def world(told: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def titled(title: str) -> Arena:
    return glimpsed(arenas().filter(title=title))[0]


def bodies() -> dict[str, dict[str, Any]]:
    return {survey.arena.title: survey.body for survey in Survey.objects.select_related("arena").order_by("number")}


def test_the_nine_arenas_have_the_sizes_and_states_that_their_stories_tell() -> None:
    told = {arena.title: (arena.size, arena.state, arena.is_asleep) for arena in Arena.objects.all()}

    assert told == {
        FLOOD: (36, State.OPEN, False),
        YOUTH: (15, State.OPEN, False),
        MARINA: (22, State.PAUSED, False),
        PARK: (41, State.OPEN, True),
        SCHOOL: (18, State.CLOSED, False),
        WORKSHOP: (7, State.OPEN, False),
        SPORT: (140, State.OPEN, False),
        GARDEN: (62, State.OPEN, False),
        STREET: (27, State.OPEN, False),
    }
    assert {Perspective(arena.started_in).sector for arena in Arena.objects.all()} == set(Sector)


def test_they_stand_in_different_steps_of_the_journey() -> None:
    assert {title: standing(titled(title)) for title in Arena.objects.values_list("title", flat=True)} == {
        FLOOD: (Step.CREATE,),
        YOUTH: (Step.UNDERSTAND,),
        MARINA: (Step.UNDERSTAND,),
        PARK: (Step.ACT,),
        SCHOOL: (Step.LEARN,),
        WORKSHOP: (Step.GATHER,),
        SPORT: (Step.GATHER,),
        GARDEN: (Step.UNDERSTAND,),
        STREET: (Step.ACT,),
    }


def test_people_of_every_perspective_take_part_and_somebody_is_helped_in() -> None:
    here = Participation.objects.filter(left_at__isnull=True)

    assert set(here.values_list("perspective", flat=True)) == set(Perspective.values)
    assert sorted(here.exclude(helped_way="").values_list("person__name", "helped_way")) == [
        ("Bo", "meeting"),
        ("Else", "paper"),
        ("Svend", "phone"),
    ]
    assert all(agreement.stands for agreement in Representation.objects.all())
    names = Organisation.objects.filter(confirmed_at__isnull=False).values_list("name", flat=True)
    assert len(set(names)) == Organisation.objects.count() == 16
    assert [person.name for person in Person.objects.filter(is_operator=True)] == ["Drift"]


def test_every_chain_verifies_keeps_the_rules_of_consent_and_was_written_in_the_order_of_time() -> None:
    for arena in Arena.objects.all():
        chain = list(Entry.objects.filter(chain=str(arena.ref)).order_by("sequence"))
        moments = [entry.happened_at for entry in chain]
        assert verify_chain(chain_for(None, arena.ref))
        assert findings_in(chain_for(None, arena.ref)) == ()
        assert moments == sorted(moments)
        assert moments[-1] <= clock.now()


def test_nobody_acts_in_an_arena_before_they_are_in_it() -> None:
    joined = F("by__joined_at")

    assert not Statement.objects.filter(at__lt=joined).exists()
    assert not Contribution.objects.filter(said_at__lt=F("author__joined_at")).exists()
    assert not Framing.objects.filter(at__lt=joined).exists()


def test_each_arena_says_why_it_began_and_what_nobody_can_alone() -> None:
    assert Spark.objects.exclude(because="").exclude(alone="").count() == 9
    assert PartyAnswer.objects.values("arena").distinct().count() == 9


def test_every_arena_has_missing_voices_on_its_map() -> None:
    missing = Actor.objects.annotate(tied=Count("ties")).filter(tied=0)

    assert missing.values("arena").distinct().count() == 9
    sectors = set(missing.values_list("versions__of_sector", flat=True))
    assert sectors >= {Sector.BUSINESS, Sector.CIVIL_SOCIETY, Sector.CITIZEN}


def test_support_is_offered_wanted_and_declined_and_invitations_wait() -> None:
    stands = sorted(offer.stand for arena in Arena.objects.all() for offer in offers(arena))

    assert stands == [OfferStand.DECLINED, OfferStand.NEW, OfferStand.WANTED, OfferStand.WANTED]
    assert [asked.waits for asked in InvitationRequest.objects.order_by("id")] == [True, False, True]


def test_rounds_end_in_every_way_and_some_go_on() -> None:
    assert Counter(Ending.objects.values_list("end", flat=True)) == {End.ADOPTED: 14, End.PARKED: 1, End.TRIALS: 1}
    assert Proposal.objects.filter(kind=GUIDELINES).count() == 2
    assert set(Proposal.objects.filter(ending__isnull=True).values_list("title", flat=True)) == {
        "Derfor ligger grunden tom",
        "Haven er åben hele døgnet",
        "Vandvagter i seks gader",
    }
    assert Trial.objects.count() == 2
    assert [held.participation.person.name for held in roles_held(titled(FLOOD))] == ["Birgit"]


def test_objections_are_open_integrated_parked_and_tried() -> None:
    going_on = Objection.objects.filter(proposal__ending__isnull=True)

    assert (going_on.count(), still_open(going_on).count()) == (3, 2)
    assert Objection.objects.filter(resolutions__amendment__isnull=False).distinct().count() == 2
    assert Objection.objects.filter(proposal__ending__end=End.PARKED).get().harm.startswith("Så kan byrådet sige")
    assert Objection.objects.filter(proposal__ending__end=End.TRIALS).count() == 1


def test_a_problem_understanding_is_adopted_with_its_digest_in_the_chain() -> None:
    adopted = VersionAdopted.objects.get()
    told = Entry.objects.get(chain=str(titled(FLOOD).ref), kind="documents.version_adopted")

    assert (adopted.version.document.title, adopted.version.number) == ("Sådan forstår vi vandet", 2)
    assert told.body["digest"] == bytes(adopted.version.digest).hex()


def test_a_public_party_has_answered_is_late_and_has_until_a_day_to_come() -> None:
    asked = {each.body: each for each in handovers()}
    waiting = {
        handover.ending.proposal.arena.title: [(each.waits, each.is_overdue) for each in handover.recommendations.all()]
        for handover in handovers()
    }

    assert set(asked) == {"Sundby Kommune"}
    assert waiting == {
        PARK: [(False, False), (True, True)],
        FLOOD: [(False, False), (True, False), (True, False)],
    }
    assert AnswerBack.objects.count() == 2
    assert Handover.objects.filter(due_at__gt=clock.now()).count() == 1
    assert Recommendation.objects.count() == 5


def test_four_texts_are_written_together_in_words_that_are_easy_to_read() -> None:
    texts = list(Document.objects.order_by("title"))

    assert [text.arena.title for text in texts] == [GARDEN, MARINA, YOUTH, FLOOD]
    assert all(text.framings.count() > 1 for text in texts)
    assert RemarkAnswer.objects.count() == 5
    assert Suggestion.objects.filter(taken__isnull=True).count() == 2
    assert Source.objects.filter(kind=STATEMENT).count() == 1
    assert max(advice(body_of(text)).lix for text in texts) <= HARDEST


def test_people_talk_in_every_arena_and_a_public_party_owes_an_answer() -> None:
    assert Contribution.objects.values("thread__arena").distinct().count() == 9
    assert Counter(question.waits for question in CriticalQuestion.objects.all()) == {True: 3, False: 3}


def test_statements_are_answered_by_enough_of_all_four_sectors() -> None:
    people = (
        Arena.objects.filter(statements__isnull=False)
        .distinct()
        .annotate(
            **{sector.value: Count("respondents", Q(respondents__sector=sector), distinct=True) for sector in Sector}
        )
    )
    full = {arena.title for arena in people if min(getattr(arena, sector.value) for sector in Sector) >= 15}

    assert {arena.title for arena in people} == {FLOOD, YOUTH, MARINA, SPORT, GARDEN, STREET}
    assert full == {FLOOD, SPORT, GARDEN, STREET}
    assert (Duplicate.objects.count(), Wording.objects.filter(number__gt=1).count()) == (2, 3)


def test_the_maps_show_groups_with_marks_of_all_four_sectors() -> None:
    for title in (FLOOD, SPORT, GARDEN, STREET):
        groups = bodies()[title]["told"]["groups"]
        seen = {sector for group in groups for sector, number in group["sectors"].items() if number}
        assert len(groups) >= 2
        assert seen >= set(Sector.values)


def test_what_unites_and_what_divides_is_what_the_story_says() -> None:
    for story in stories():
        if "understanding" not in story:
            continue
        statements = story["understanding"]["statements"]
        effects = {each["number"]: each["effect"] for each in bodies()[story["title"]]["told"]["said"]}
        for number, each in enumerate(statements, start=1):
            ways = set(each["ways"])
            assert effects[number] != "divides" or ways != {"E"}, each["words"]
            assert effects[number] != "unites" or not ways >= {"E", "U"}, each["words"]


def test_people_restate_each_other_until_some_say_yes() -> None:
    said = Counter(RestatingAnswer.objects.values_list("confirmed", flat=True))

    assert said == {True: 5, False: 7}
    assert Restating.objects.filter(answer__isnull=True).count() == 2


@pytest.mark.parametrize("story", stories(), ids=lambda story: story["title"])
def test_a_story_is_told_in_plain_words(story: dict[str, object]) -> None:
    words = [text for text in _texts(story) if len(text.split()) > 4]

    assert lix("\n".join(words)) <= HARDEST
    assert not re.search(r"\b(brugere|brugerne|brugeren|klient|interessent|borgerinddragelse)", " ".join(words))
    assert "!" not in " ".join(words)


def _texts(told: object) -> Iterator[str]:
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            yield from _texts(each)
    elif isinstance(told, str):
        yield told


def test_what_is_there_is_not_told_again() -> None:
    before = Entry.objects.count()

    assert tell_all() == 0
    assert Entry.objects.count() == before


def test_many_made_up_people_have_names_of_their_own() -> None:
    assert len({name_of(number) for number in range(500)}) == 500
