"""The pages of what is given on: who sees what, and forms that keep what was written (M69, G13, G14)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas.actions import help_in
from samskab.ground.arenas.enums import HelpWay
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.chairs import told_chairs
from samskab.ground.arenas.queries.evidence import Holds, label_of
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.needs import Looker, needs
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer, Came, Verdict
from samskab.ground.consent.models import Handover, Reply, Seat
from samskab.ground.consent.queries.handovers import handover_for
from samskab.ground.consent.queries.own_data import handover_rows
from samskab.ground.people.enums import OrganisationKind, Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from tests.factories import a_participant, a_person, a_proposal, a_spokesperson, an_answer, an_arena
from tests.support.handing import a_handover, an_adoption, first_of
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db


def page_of(handover: Handover, name: str = "handover", **more: object) -> str:
    arena = handover.ending.proposal.arena
    return reverse(f"consent:{name}", kwargs={"slug": arena.slug, "ref": handover.ref, **more})


def asked_for(arena: Arena, person: Person) -> list[str]:
    """The codes of handing over among what the arena needs from a person."""
    seen = glimpsed(Arena.objects.filter(pk=arena.pk))[0]
    looker = Looker(person, participation_of(person, arena))
    return [need.code for need in needs(seen, looker, most=50) if need.code in ("consent.reply", "consent.late_reply")]


def test_what_was_adopted_is_given_on_by_a_form(client: Client) -> None:
    arena = an_arena()
    speaking = a_spokesperson(name="Ørslev Kommune", kind=OrganisationKind.MUNICIPALITY)
    ending = an_adoption(arena)
    address = reverse("consent:hand_over", args=[arena.slug, ending.proposal.ref])
    client.force_login(arena.started_by)
    record = client.get(reverse("consent:record", args=[arena.slug, ending.proposal.ref])).content.decode()

    sent = client.post(
        address,
        {"body": "ørslev kommune", "weeks": "4", "recommendation_1": "Brug salen.", "recommendation_3": "Sæt lys på."},
    )

    given = Handover.objects.get()
    texts = list(given.recommendations.values_list("number", "text"))
    assert (address in record, sent.status_code, sent["Location"]) == (True, 302, page_of(given))
    assert (given.organisation, texts) == (speaking.organisation, [(1, "Brug salen."), (2, "Sæt lys på.")])


def test_a_form_that_lacks_something_says_so_by_the_field_and_keeps_the_rest(client: Client) -> None:
    ending = an_adoption()
    arena = ending.proposal.arena
    client.force_login(arena.started_by)

    shown = client.post(
        reverse("consent:hand_over", args=[arena.slug, ending.proposal.ref]),
        {"body": "", "weeks": "8", "recommendation_1": "Brug salen."},
    ).content.decode()

    assert "Skriv, hvem I giver det til." in shown
    assert "Brug salen." in shown
    assert not Handover.objects.exists()


def test_what_was_not_adopted_has_no_form(client: Client) -> None:
    arena = an_arena()
    open_round = a_proposal(arena)
    client.force_login(arena.started_by)

    assert client.get(reverse("consent:hand_over", args=[arena.slug, open_round.ref])).status_code == 404


def test_everybody_sees_that_an_answer_is_late_and_when_it_came(client: Client) -> None:
    handover = a_handover(weeks=2)
    address = page_of(handover)
    after = handover.due_at + timedelta(days=1)

    with clock.held_at(after):
        late = client.get(address).content.decode()
        for asked in handover.recommendations.all():
            actions.answer_recommendation(
                recommendation=asked,
                verdict=Verdict.PARTLY,
                reasons="Om torsdagen.",
                came=Came.PHONE,
                by=handover.by.person,
            )
        answered = client.get(address).content.decode()

    assert late.count("Svaret mangler endnu") == 2
    assert answered.count("Fik svar, men for sent") == 2
    assert answered.count("I telefonen") == 2


def test_one_who_speaks_for_the_body_answers_on_a_form_and_others_are_refused(client: Client) -> None:
    arena = an_arena()
    speaking = a_spokesperson()
    a_participant(arena, by=speaking.person)
    handover = a_handover(arena, organisation=speaking.organisation)
    address = page_of(handover, "answer_recommendation", recommendation=first_of(handover).ref)

    client.force_login(arena.started_by)
    refused = client.get(address).status_code
    client.force_login(speaking.person)
    empty = client.post(address, {"verdict": "partly", "reasons": ""}).content.decode()
    client.post(address, {"verdict": "partly", "reasons": "Om torsdagen."})

    reply = Reply.objects.get()
    assert refused == 403
    assert "Skriv jeres grunde." in empty
    assert (reply.verdict, reply.reasons, reply.came) == (Verdict.PARTLY, "Om torsdagen.", Came.HERE)


def test_what_a_body_said_on_paper_is_written_down_and_shown_as_such(client: Client) -> None:
    handover = a_handover()
    host = handover.by.person
    client.force_login(host)
    address = page_of(handover, "answer_recommendation", recommendation=first_of(handover).ref)

    without = client.post(address, {"verdict": "followed", "reasons": "Ja."}).content.decode()
    client.post(address, {"verdict": "followed", "reasons": "Ja.", "came": "letter"})
    shown = client.get(page_of(handover)).content.decode()

    assert "Vælg, hvordan svaret kom." in without
    assert f"Skrevet ind af {host.display_name}" in " ".join(shown.split())


def test_anybody_in_the_arena_answers_back_on_a_form(client: Client) -> None:
    handover = a_handover()
    asked = first_of(handover)
    address = page_of(handover, "answer_back", recommendation=asked.ref)
    client.force_login(handover.by.person)
    before = client.get(address).status_code
    actions.answer_recommendation(
        recommendation=asked, verdict=Verdict.NOT_FOLLOWED, reasons="Nej.", came=Came.LETTER, by=handover.by.person
    )

    client.post(address, {"words": "Så spørger vi igen."})

    assert before == 404
    assert "Så spørger vi igen." in client.get(page_of(handover)).content.decode()


def test_the_letter_and_the_data_hold_who_was_missing_who_stood_aside_and_what_is_unresolved(client: Client) -> None:
    arena = an_arena()
    aside = a_participant(arena)
    actions.park(proposal=a_proposal(arena, title="Fest"), unresolved="Vi vil ikke det samme.", by=arena.started_by)
    proposal = a_proposal(arena)
    for seat in Seat.objects.filter(proposal=proposal).select_related("participation"):
        an_answer(
            proposal,
            seat.participation,
            Answer.STAND_ASIDE if seat.participation_id == aside.pk else Answer.CONSENT,
        )
    ending = actions.close_round(proposal=proposal, by=None)
    given = actions.hand_over(ending=ending, body="Byrådet", recommendations=["Et."], by=arena.started_by)

    paper = client.get(page_of(given, "handover_letter")).content.decode()
    data = client.get(page_of(given) + "?format=json").json()

    missing = [chair["title"] for chair in told_chairs(ending.missing)]
    assert missing
    assert [each["title"] for each in data["missing"]] == missing
    assert [each["name"] for each in data["stood_aside"]] == [aside.person.display_name]
    assert data["unresolved"] == [{"about": "Fest", "words": "Vi vil ikke det samme."}]
    for words in (*missing, aside.person.display_name, "Vi vil ikke det samme.", "Til Byrådet", "Et."):
        assert words in paper


def test_an_organisation_shows_what_it_owes_and_the_late_first(client: Client) -> None:
    speaking = a_spokesperson(name="Ørslev Kommune", kind=OrganisationKind.MUNICIPALITY)
    a_handover(organisation=speaking.organisation, weeks=12)
    a_handover(organisation=speaking.organisation, weeks=2)

    with clock.held_at(clock.now() + timedelta(weeks=3)):
        shown = client.get(reverse("people:organisation", args=[speaking.organisation.ref])).content.decode()

    assert 0 < shown.index("Svaret mangler endnu") < shown.index("Venter på svar")


def test_the_arena_asks_the_one_who_speaks_and_the_others_when_it_is_late() -> None:
    arena = an_arena()
    speaking = a_spokesperson(name="Ørslev Kommune", kind=OrganisationKind.MUNICIPALITY)
    a_participant(arena, by=speaking.person, perspective=Perspective.ADMINISTRATOR)
    handover = a_handover(arena, organisation=speaking.organisation, texts=["Et."])
    people = (speaking.person, arena.started_by, a_person())

    soon = [asked_for(arena, each) for each in people]
    with clock.held_at(handover.due_at + timedelta(days=1)):
        late = [asked_for(arena, each) for each in people]
        label = label_of(glimpsed(Arena.objects.filter(pk=arena.pk))[0])
        holds = {each.code: each.holds for each in label.evidence}["consent.handover"]
        actions.answer_recommendation(
            recommendation=first_of(handover), verdict=Verdict.FOLLOWED, reasons="Ja.", by=speaking.person
        )
        after = [asked_for(arena, each) for each in people]

    assert soon == [["consent.reply"], [], []]
    assert late == [["consent.reply"], ["consent.late_reply"], []]
    assert (holds, after) == (Holds.NO, [[], [], []])


def test_what_one_did_with_it_is_among_ones_own_data() -> None:
    handover = a_handover()
    host = handover.by.person
    reply = actions.answer_recommendation(
        recommendation=first_of(handover), verdict=Verdict.PARTLY, reasons="Måske.", came=Came.LETTER, by=host
    )
    actions.answer_back(reply=reply, words="Hvornår?", by=host)

    rows = handover_rows(host)

    assert [row["words"] for row in rows] == [handover.ending.proposal.title, "Måske.", "Hvornår?"]
    assert {row["body"] for row in rows} == {"Byrådet"}


def test_one_whom_somebody_helped_in_is_as_good_as_any() -> None:
    arena = an_arena()
    entered, _slip = help_in(
        arena=arena, name="Ruth", perspective=Perspective.CITIZEN, way=HelpWay.MEETING, by=arena.started_by
    )

    given = a_handover(arena, by=entered.person)

    assert handover_for(arena, given.ref).by == entered


def test_the_pages_ask_as_often_for_thirty_as_for_one(client: Client, assert_same_queries: Callable[..., None]) -> None:
    arena = an_arena()
    ending = an_adoption(arena)

    def more(number: int) -> None:
        for each in range(number):
            given = actions.hand_over(
                ending=ending, body=f"Råd {each} {clock.now()}", recommendations=["Et.", "To."], by=arena.started_by
            )
            actions.answer_recommendation(
                recommendation=given.recommendations.earliest("number"),
                verdict=Verdict.PARTLY,
                reasons="Måske.",
                came=Came.LETTER,
                by=arena.started_by,
            )

    assert_same_queries(more, lambda: client.get(reverse("consent:handed_over", args=[arena.slug])))
    with at_most(20):
        client.get(page_of(Handover.objects.latest("id")))
