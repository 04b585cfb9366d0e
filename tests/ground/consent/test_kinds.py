"""What consent itself adopts: an arena's own guidelines, who serves it, and where it stands (G4, G12, M161)."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django.asserts import assertContains

import samskab
from samskab.ground.arenas.actions import close_part
from samskab.ground.arenas.enums import Part, Step
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.arenas import arenas
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.own_ways import own_ways, serving
from samskab.ground.arenas.queries.rooms import Stand, at_step, journey, standing
from samskab.ground.consent import actions
from samskab.ground.consent.bridge.replay import replay
from samskab.ground.consent.enums import Answer, End, Role
from samskab.ground.consent.models import Ending, Proposal, RoleHeld, RoleLaidDown, Willing
from samskab.ground.consent.queries.adoptables import _adoptables as kinds
from samskab.ground.consent.queries.extension import EXTENSION, more_time
from samskab.ground.consent.queries.guidelines import GUIDELINES, Guidelines, guidelines_of
from samskab.ground.consent.queries.proposals import proposal_for
from samskab.ground.consent.queries.roles import ROLE, roles_held
from samskab.ground.consent.queries.steps import STEP
from samskab.ground.journal.queries import entries
from samskab.ground.people.actions import erase_person
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.actions import draft_guideline
from tests.factories import a_participant, a_person, a_proposal, an_arena
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def arena() -> Arena:
    return an_arena("Naboer mod vandet")


def adopted(proposal: Proposal) -> Ending:
    """Everybody consents, and the round comes to its end."""
    for seat in proposal.seats.select_related("participation__person"):
        actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=seat.participation.person)
    ending = actions.close_round(proposal=proposal_for(proposal.arena, proposal.ref), by=None)
    assert ending.end == End.ADOPTED
    return ending


def a_step(arena: Arena, step: Step, stand: str) -> Proposal:
    return a_proposal(arena, kind=STEP, text="Vi er klar.", body={"step": step.value, "stand": stand})


def a_choice(arena: Arena, who: Participation, role: Role = Role.FACILITATOR, months: int = 3) -> Proposal:
    body = {"role": role.value, "participation": str(who.ref), "months": months}
    return a_proposal(arena, kind=ROLE, text="Til at holde ordet.", body=body)


def seen(arena: Arena) -> Arena:
    return glimpsed(arenas().filter(pk=arena.pk))[0]


def stand_in(arena: Arena, step: Step) -> Stand:
    return next(each.stand for each in journey(seen(arena)) if each.step == step)


@pytest.mark.parametrize(
    ("said", "stands"), [("now", Stand.NOW), ("done", Stand.DONE), ("again", Stand.NOW)], ids=["now", "done", "again"]
)
def test_an_arena_stands_where_it_agreed_that_it_stands(arena: Arena, said: str, stands: Stand) -> None:
    before = stand_in(arena, Step.CREATE)

    adopted(a_step(arena, Step.CREATE, said))

    assert (before, stand_in(arena, Step.CREATE)) == (Stand.NEXT, stands)
    assert [Step.CREATE in standing(seen(arena)), at_step(arenas(), Step.CREATE).exists()] == [True, True]


def test_a_step_that_is_only_proposed_moves_nothing(arena: Arena) -> None:
    a_step(arena, Step.ACT, "now")

    assert stand_in(arena, Step.ACT) == Stand.NEXT


def test_of_each_step_the_last_agreement_stands_and_the_others_are_left_alone(arena: Arena) -> None:
    adopted(a_step(arena, Step.CREATE, "now"))
    adopted(a_step(arena, Step.ACT, "now"))
    adopted(a_step(arena, Step.CREATE, "done"))

    assert [stand_in(arena, each) for each in (Step.CREATE, Step.ACT, Step.LEARN)] == [
        Stand.DONE,
        Stand.NOW,
        Stand.NEXT,
    ]


def test_what_an_arena_agreed_on_goes_before_what_is_computed_until_it_lets_go_of_it(arena: Arena) -> None:
    computed = stand_in(arena, Step.GATHER)
    ending = adopted(a_step(arena, Step.GATHER, "done"))
    agreed = stand_in(arena, Step.GATHER)
    with clock.held_at(clock.now() + timedelta(days=400)):
        actions.open_reviews()
        review = proposal_for(arena, Proposal.objects.get(reviews=ending.proposal).ref)
        actions.raise_objection(proposal=review, harm="Nogen mangler.", opening="Vi samler igen.", by=arena.started_by)
    with clock.held_at(clock.now() + timedelta(days=420)):
        actions.join_proposers(proposal=proposal_for(arena, review.ref), by=arena.started_by)
        actions.park(proposal=proposal_for(arena, review.ref), unresolved="Om alle er her.", by=arena.started_by)

    assert (computed, agreed, stand_in(arena, Step.GATHER)) == (Stand.NEXT, Stand.DONE, Stand.NEXT)


def test_one_arena_never_moves_another(arena: Arena) -> None:
    other = an_arena("En anden")

    adopted(a_step(arena, Step.SHARE, "now"))

    assert (stand_in(other, Step.SHARE), list(at_step(arenas(), Step.SHARE))) == (Stand.NEXT, [arena])


@pytest.mark.parametrize("body", [{}, {"step": "fly", "stand": "now"}, {"step": "act", "stand": "never"}])
def test_a_step_is_one_of_the_journeys(arena: Arena, body: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="trin"):
        a_proposal(arena, kind=STEP, body=body)


def test_a_later_version_is_about_the_same_step(arena: Arena) -> None:
    proposal = a_step(arena, Step.ACT, "now")

    with pytest.raises(Refusal, match="et andet trin"):
        actions.put_forward(proposal=proposal, text="Nej.", body={"step": "learn", "stand": "now"}, by=arena.started_by)


def test_one_who_was_chosen_serves_until_their_time_is_up(arena: Arena) -> None:
    here = a_participant(arena)
    actions.say_willing(arena=arena, role=Role.FACILITATOR, by=here.person)

    adopted(a_choice(arena, here, months=2))

    assert [(held.participation, held.role) for held in roles_held(arena)] == [(here, Role.FACILITATOR)]
    with clock.held_at(clock.now() + timedelta(days=70)):
        assert not roles_held(arena).exists()


def test_nobody_is_put_forward_who_has_not_said_yes(arena: Arena) -> None:
    here = a_participant(arena)

    with pytest.raises(Refusal, match="Spørg dem først"):
        a_choice(arena, here)


def test_one_who_changes_their_mind_meanwhile_is_not_made_to_serve(arena: Arena) -> None:
    here = a_participant(arena)
    actions.say_willing(arena=arena, role=Role.FACILITATOR, by=here.person)
    proposal = a_choice(arena, here)
    actions.say_willing(arena=arena, role=Role.FACILITATOR, yes=False, by=here.person)

    adopted(proposal)

    assert not roles_held(arena).exists()


@pytest.mark.parametrize("months", [0, 7, "3"])
def test_a_role_goes_round_after_half_a_year(arena: Arena, months: int) -> None:
    here = a_participant(arena)
    actions.say_willing(arena=arena, role=Role.FACILITATOR, by=here.person)

    with pytest.raises(Refusal, match="seks måneder"):
        a_choice(arena, here, months=months)


def test_a_new_choice_takes_the_place_of_the_one_before_and_of_no_other_role(arena: Arena) -> None:
    first, second = a_participant(arena), a_participant(arena)
    for who, role in ((first, Role.FACILITATOR), (first, Role.NOTE_TAKER), (second, Role.FACILITATOR)):
        actions.say_willing(arena=arena, role=role, by=who.person)
        adopted(a_choice(arena, who, role))

    assert [(held.role, held.participation) for held in roles_held(arena)] == [
        (Role.FACILITATOR, second),
        (Role.NOTE_TAKER, first),
    ]


def test_one_lays_a_role_down_oneself(arena: Arena) -> None:
    here, other = a_participant(arena), a_participant(arena)
    actions.say_willing(arena=arena, role=Role.FACILITATOR, by=here.person)
    adopted(a_choice(arena, here))
    held = roles_held(arena).get()
    path = reverse("consent:lay_role_down", args=[arena.slug, held.ref])

    assert browser_of(other.person).post(path).status_code == 404
    assert browser_of(here.person).post(path).status_code == 302
    assert not roles_held(arena).exists()


def refused_by_the_database(statement: str, *values: int | str | date) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError:
        return True
    return False


HELD = (
    "INSERT INTO consent_roleheld (ref, at, ending_id, participation_id, role, until)"
    " VALUES (gen_random_uuid(), now(), %s, %s, %s, %s)"
)


def test_the_database_lets_nobody_serve_whom_no_round_chose(arena: Arena) -> None:
    here, other = a_participant(arena), a_participant(arena)
    for who in (here, other):
        actions.say_willing(arena=arena, role=Role.FACILITATOR, by=who.person)
    ending = adopted(a_choice(arena, here))
    another = adopted(a_proposal(arena))
    day = localdate(clock.now()) + timedelta(days=60)

    assert refused_by_the_database(HELD, another.pk, here.pk, "facilitator", day)
    held = RoleHeld.objects.get(ending=ending)
    assert refused_by_the_database("UPDATE consent_roleheld SET participation_id = %s", other.pk)
    assert refused_by_the_database("DELETE FROM consent_roleheld")
    assert RoleHeld.objects.get() == held


def test_the_database_lets_nobody_say_for_another_that_they_serve_or_do_not(arena: Arena) -> None:
    here = a_participant(arena)
    actions.say_willing(arena=arena, role=Role.FACILITATOR, by=here.person)
    adopted(a_choice(arena, here))
    held, host = roles_held(arena).get(), arena.participations.get(person=arena.started_by)

    assert refused_by_the_database(
        "INSERT INTO consent_willing (ref, at, participation_id, role, yes)"
        " VALUES (gen_random_uuid(), now(), %s, 'facilitator', true)",
        host.pk,
    )
    assert refused_by_the_database(
        "INSERT INTO consent_rolelaiddown (ref, at, held_id) VALUES (gen_random_uuid(), now(), %s)", held.pk
    )
    assert (Willing.objects.count(), RoleLaidDown.objects.count()) == (1, 0)


def test_no_rule_anywhere_reads_roles() -> None:
    """Who serves decides nothing: only what tells of it knows of it."""
    package = Path(samskab.__file__).parent
    reads = re.compile(r"\bRoleHeld\b|\broles_held\b|\bwho_serves_in\b|consent_roleheld|role_held")
    knows = {str(path.relative_to(package)) for path in package.rglob("*.py") if reads.search(path.read_text())}

    of_consent = {path.removeprefix("ground/consent/") for path in knows if path.startswith("ground/consent/")}
    assert knows == {f"ground/consent/{path}" for path in of_consent}
    assert {path for path in of_consent if not path.startswith("migrations/")} == {
        "actions/serving.py",
        "models/__init__.py",
        "models/serving.py",
        "queries/heard_after.py",
        "queries/roles.py",
        "queries/standing_ways.py",
        "views/kinds.py",
    }


def what_may_be_done(arena: Arena, person: Person) -> list[str]:
    """What a person is told when they try one of each act."""
    proposal = a_proposal(arena)
    told = []
    for act in (
        lambda: actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=person),
        lambda: actions.put_forward(proposal=proposal, text="Noget andet.", by=person),
        lambda: actions.park(proposal=proposal, unresolved="Alt.", by=person),
        lambda: actions.close_round(proposal=proposal, by=person),
    ):
        try:
            with transaction.atomic():
                act()
            told.append("done")
        except Refusal as refusal:
            told.append(refusal.code)
    return told


def test_one_who_serves_may_do_what_everybody_may_and_nothing_else(arena: Arena) -> None:
    chosen, other = a_participant(arena), a_participant(arena)
    for role in Role:
        actions.say_willing(arena=arena, role=role, by=chosen.person)
        adopted(a_choice(arena, chosen, role))

    assert roles_held(arena).count() == len(Role)
    assert what_may_be_done(arena, chosen.person) == what_may_be_done(arena, other.person)


def test_guidelines_that_stand_are_told_with_their_record_and_day(arena: Arena) -> None:
    said = Guidelines(days=3, lines=("Vi slutter til tiden.",))
    proposal = a_proposal(arena, kind=GUIDELINES, text="Vi slutter til tiden.", body=said.body())

    assert own_ways(arena) is None
    adopted(proposal)

    told = own_ways(arena)
    assert told is not None
    assert (told.lines, told.review_on) == (said.lines, proposal.review_on)
    for page in ("arenas:about", "gather:guidelines", "arenas:enter"):
        text = browser_of(a_person()).get(reverse(page, args=[arena.slug])).content.decode()
        assert "Vi slutter til tiden." in text, page
        assert told.href in text, page


def test_guidelines_that_others_took_the_place_of_say_so_and_name_no_day(arena: Arena) -> None:
    first, later = (
        a_proposal(arena, kind=GUIDELINES, title=line, text=line, body=Guidelines(days=3, lines=(line,)).body())
        for line in ("Vi slutter til tiden.", "Vi begynder til tiden.")
    )
    adopted(first)
    adopted(later)
    for name in ("consent:round", "consent:record"):
        old, new = (
            browser_of(a_person()).get(reverse(name, args=[arena.slug, each.ref])).content.decode()
            for each in (first, later)
        )
        said = ("Den her beslutning gælder ikke mere.", "Vi ser på det igen")
        assert [[words in page for words in said] for page in (old, new)] == [[True, False], [False, True]], name


def test_a_draft_is_put_forward_with_its_lines(arena: Arena) -> None:
    draft_guideline(arena=arena, text="Telefoner ligger i kurven.", by=arena.started_by)
    client = browser_of(arena.started_by)
    drafted = client.get(reverse("gather:guidelines", args=[arena.slug])).content.decode()
    path = f"{reverse('consent:guidelines', args=[arena.slug])}?draft"

    assert path in drafted
    assert "Telefoner ligger i kurven." in client.get(path).content.decode()
    sent = {
        "lines": "Telefoner ligger i kurven.",
        "share": 60,
        "sectors": ["citizen"],
        "clarify_days": 0,
        "days": 3,
        "again_days": 2,
    }
    assert client.post(path, sent).status_code == 302
    adopted(Proposal.objects.get(kind=GUIDELINES))
    assert guidelines_of(arena).lines == ("Telefoner ligger i kurven.",)


def test_a_step_and_a_role_are_put_forward_from_their_pages(arena: Arena) -> None:
    client = browser_of(arena.started_by)
    host = arena.participations.get(person=arena.started_by)

    missing = client.post(reverse("consent:propose_step", args=[arena.slug]), {"step": "act", "text": ""})
    assert "Skriv, hvorfor det er nu." in missing.content.decode()
    client.post(reverse("consent:propose_step", args=[arena.slug]), {"step": "act", "stand": "now", "text": "Nu."})
    client.post(
        reverse("consent:propose_role", args=[arena.slug]),
        {"who": f"facilitator:{host.ref}", "months": 3, "text": "Til at holde ordet."},
    )

    assert sorted(Proposal.objects.values_list("kind", flat=True)) == [ROLE, STEP]
    for proposal in Proposal.objects.all():
        page = client.get(reverse("consent:round", args=[arena.slug, proposal.ref]))
        assert page.status_code == 200
        adopted(proposal_for(arena, proposal.ref))
    assert stand_in(arena, Step.ACT) == Stand.NOW
    assert "bestemmer ikke noget" in client.get(reverse("arenas:participants", args=[arena.slug])).content.decode()


def test_a_name_stands_in_no_title_and_is_shown_to_those_who_may_see_it(arena: Arena) -> None:
    """A title is kept for ever; whoever it is about can be erased, and names can be closed to those outside."""
    karla = a_participant(arena, by=a_person("Karla Krog"))
    actions.say_willing(arena=arena, role=Role.FACILITATOR, by=karla.person)
    browser = browser_of(arena.started_by)
    sent = {"who": f"facilitator:{karla.ref}", "months": 3, "text": "Hun holder ordet godt."}
    browser.post(reverse("consent:propose_role", args=[arena.slug]), sent)
    proposal = Proposal.objects.get(kind=ROLE)
    page = reverse("consent:round", args=[arena.slug, proposal.ref])

    assert proposal.title == "Facilitator"
    assert "Karla Krog: Facilitator i 3 måneder." in browser.get(page).content.decode()
    until = clock.now() + timedelta(days=5)
    close_part(arena=arena, part=Part.PARTICIPANTS, reason="Nogen er bange.", until=until, by=arena.started_by)
    assert "Karla" not in Client().get(page).content.decode()
    erase_person(by=karla.person)
    assert "Karla" not in browser.get(page).content.decode()


def test_a_round_is_read_though_no_app_speaks_for_its_kind_any_more(
    arena: Arena, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on, ended = a_proposal(arena), a_proposal(arena)
    adopted(ended)
    monkeypatch.delitem(kinds, going_on.kind)
    for name, proposal in (("round", going_on), ("answer", going_on), ("round", ended), ("record", ended)):
        path = reverse(f"consent:{name}", args=[arena.slug, proposal.ref])
        assert browser_of(arena.started_by).get(path).status_code == 200


def test_who_serves_is_read_in_one_query_however_many(arena: Arena) -> None:
    for role in Role:
        here = a_participant(arena, perspective=Perspective.COMPANY)
        actions.say_willing(arena=arena, role=role, by=here.person)
        adopted(a_choice(arena, here, role))

    with at_most(1):
        told = serving(arena)
        assert told is not None
        names = [each.participation.person.display_name for each in told.people]
    assert len(names) == len(Role)
    with at_most(12):
        assert Client().get(reverse("consent:roles", args=[arena.slug])).status_code == 200


def test_one_says_oneself_that_one_would_and_takes_it_back(arena: Arena) -> None:
    client = browser_of(arena.started_by)
    path = reverse("consent:willing", args=[arena.slug])

    client.post(path, {"role": "facilitator", "yes": "1"})
    client.post(path, {"role": "facilitator", "yes": "1"})
    client.post(path, {"role": "facilitator"})

    assert list(Willing.objects.values_list("yes", flat=True)) == [True, False]
    assert client.post(path, {"role": "king"}).status_code == 400


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


class TestMoreTime:
    """A round takes answers for longer when a round about it agrees, which ends before it does."""

    def test_it_is_asked_for_on_a_page_and_given_by_consent(self, arena: Arena) -> None:
        proposal = a_proposal(arena)
        last_day = localdate(proposal.closes_at) + timedelta(days=10)
        browser = browser_of(arena.started_by)
        sent = browser.post(
            reverse("consent:more_time", args=[arena.slug, proposal.ref]),
            {"day": last_day.isoformat(), "text": "Der er vinterferie."},
        )
        asked = Proposal.objects.get(subject=proposal.ref)
        assert sent.headers["location"] == reverse("consent:round", args=[arena.slug, asked.ref])
        assert proposal_for(arena, asked.ref).closes_at == proposal.closes_at - timedelta(hours=1)

        adopted(asked)

        assert localdate(proposal_for(arena, proposal.ref).closes_at) == last_day
        assert replay(entry.link for entry in entries(arena.ref)) == ()

    def test_a_day_before_the_end_is_said_beside_the_field(self, arena: Arena) -> None:
        proposal = a_proposal(arena)
        page = browser_of(arena.started_by).post(
            reverse("consent:more_time", args=[arena.slug, proposal.ref]),
            {"day": localdate(proposal.at).isoformat(), "text": "Vi skynder os."},
        )
        assertContains(page, "Vælg en dag, der ligger efter fristen")
        assertContains(page, "Vi skynder os.")

    def test_it_cannot_be_asked_for_when_nobody_has_time_to_answer(self, arena: Arena) -> None:
        proposal = a_proposal(arena)
        body = more_time(proposal.closes_at + timedelta(days=3))
        with clock.held_at(proposal.closes_at - timedelta(minutes=30)), pytest.raises(Refusal, match="for sent"):
            a_proposal(arena, kind=EXTENSION, subject=proposal.ref, body=body)

    def test_it_is_used_up_with_its_round_and_never_looked_at_again(self, arena: Arena) -> None:
        proposal = a_proposal(arena)
        body = more_time(proposal.closes_at + timedelta(days=3))
        adopted(a_proposal(arena, kind=EXTENSION, subject=proposal.ref, body=body))
        adopted(proposal_for(arena, proposal.ref))

        with clock.held_at(clock.now() + timedelta(days=400)):
            assert actions.open_reviews() == 1
        assert Proposal.objects.get(reviews__isnull=False).reviews == proposal
