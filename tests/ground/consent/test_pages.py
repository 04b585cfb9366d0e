"""The pages of a round: what they show to whom, what they keep, and how little they ask the database."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from samskab.ground.arenas.actions import close_part
from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer, End
from samskab.ground.consent.models import Given, Objection, Proposal
from samskab.ground.consent.queries.agreements import AGREEMENT
from samskab.ground.consent.queries.letters import seat_token
from samskab.ground.consent.queries.proposals import latest_version, rounds
from samskab.ground.consent.queries.seats import seat_of
from samskab.ground.consent.queries.trials import trials_of
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from tests.factories import a_participant, a_person, an_answer, an_arena
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db
TEXT = "Fra 1. oktober prøver vi vandvagter i seks gader.\nTo naboer har vagt sammen."


class Here:
    """An arena with Anne, who proposes; Ruth, who lives on the ground floor; and Karl of the municipality."""

    def __init__(self) -> None:
        self.anne, self.ruth, self.karl = a_person("Anne"), a_person("Ruth"), a_person("Karl")
        self.arena: Arena = an_arena("Naboer mod vandet", by=self.anne)
        a_participant(self.arena, by=self.ruth)
        a_participant(self.arena, by=self.karl, perspective=Perspective.ADMINISTRATOR)
        self.proposal: Proposal = actions.open_round(
            arena=self.arena, kind=AGREEMENT, title="Vandvagter", text=TEXT, by=self.anne
        )

    def path(self, name: str = "round", **more: Any) -> str:
        return reverse(f"consent:{name}", kwargs={"slug": self.arena.slug, "ref": self.proposal.ref, **more})

    def objects(self, by: Person) -> Objection:
        return actions.raise_objection(
            proposal=self.proposal,
            harm="Sms'en kommer for sent. Jeg sover tungt.",
            opening="At nogen ringer.",
            by=by,
        )


@pytest.fixture
def here() -> Here:
    return Here()


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_everybody_can_read_a_round(here: Here) -> None:
    here.objects(here.ruth)

    page = read(Client(), here.path())

    assert "Vandvagter" in page
    assert page.index("Sms&#x27;en kommer for sent") < page.index("Hvem har svaret?")
    assert "Du kigger med" in page


def test_every_page_of_a_round_opens(here: Here) -> None:
    objection = here.objects(here.ruth)
    amendment = actions.offer_amendment(
        proposal=here.proposal, text=TEXT + "\nVagten ringer.", meets=[objection], by=here.karl
    )
    restatement = actions.restate(objection=objection, words="Du sover.", by=here.karl)
    actions.offer_wording(objection=objection, harm="Den kommer sent.", opening="Ring.", by=here.karl)
    for who, name, more in [
        (here.anne, "round", {}),
        (here.ruth, "round", {}),
        (here.karl, "round", {}),
        (here.karl, "answer", {}),
        (here.karl, "versions", {}),
        (here.karl, "amend", {}),
        (here.anne, "revise", {}),
        (here.anne, "put_forward", {"amendment": amendment.ref}),
        (here.anne, "ask_proposer", {}),
        (here.anne, "step_back", {}),
        (here.anne, "park", {}),
        (here.anne, "try", {}),
        (here.karl, "objection", {"objection": objection.ref}),
        (here.karl, "word", {"objection": objection.ref}),
        (here.karl, "restate", {"objection": objection.ref}),
        (here.ruth, "answer_restatement", {"objection": objection.ref, "restatement": restatement.ref}),
        (here.ruth, "accept", {"objection": objection.ref, "amendment": amendment.ref}),
        (here.ruth, "withdraw", {"objection": objection.ref}),
    ]:
        read(browser_of(who), here.path(name, **more))
    for name in ("rounds", "new", "propose", "guidelines", "trials"):
        read(browser_of(here.karl), reverse(f"consent:{name}", args=[here.arena.slug]))
    read(Client(), reverse("consent:guarantee"))


def test_an_answer_is_one_tap_and_sent_twice_it_is_one_answer(here: Here) -> None:
    ruth = browser_of(here.ruth)

    for _again in range(2):
        ruth.post(here.path("answer"), {"version": 1, "answer": "consent"})

    assert list(Given.objects.values_list("answer", flat=True)) == [Answer.CONSENT]
    assert "Du samtykker" in read(ruth, here.path())


def test_looking_at_a_chosen_answer_gives_none(here: Here) -> None:
    page = read(browser_of(here.ruth), here.path("answer") + "?answer=consent")

    assert page.count("checked") == page.count('value="consent"') + page.count('value="auto"') + page.count(
        'value="da"'
    )
    assert not Given.objects.exists()


@pytest.mark.parametrize(
    ("sent", "asked_for"),
    [
        ({}, "Vælg et af de fire svar."),
        ({"answer": "concern"}, "Skriv, hvad vi skal holde øje med."),
        ({"answer": "objection", "harm": "Jeg sover."}, "Et halvt svar er fint."),
    ],
)
def test_what_is_missing_is_said_by_the_field_and_what_was_written_stays(
    here: Here, sent: dict[str, str], asked_for: str
) -> None:
    answer = browser_of(here.ruth).post(here.path("answer"), {"version": 1, **sent})

    page = answer.content.decode()
    assert "error-summary" in page
    assert asked_for in page
    assert sent.get("harm", "") in page
    assert not Given.objects.exists()


@pytest.mark.parametrize(
    ("name", "who", "words"),
    [
        ("amend", "ruth", {"version": 1, "text": "Fra 1. november prøver vi.", "note": "Det passer bedre."}),
        ("revise", "anne", {"version": 1, "text": "Fra 1. november prøver vi.", "note": "Det passer bedre."}),
        (
            "try",
            "anne",
            {"trial-TOTAL_FORMS": 3, "trial-INITIAL_FORMS": 0, "trial-0-text": "Fra 1. november prøver vi."},
        ),
    ],
)
def test_what_was_written_while_the_round_ended_is_not_lost(
    here: Here, name: str, who: str, words: dict[str, Any]
) -> None:
    here.objects(here.ruth)
    browser = browser_of(getattr(here, who))
    read(browser, here.path(name))
    actions.park(proposal=here.proposal, unresolved="Hvem ringer?", by=here.anne)

    answer = browser.post(here.path(name), words)

    assert "Fra 1. november prøver vi." in answer.content.decode()
    assert read(browser, here.path(name), 409)


def test_an_answer_sent_too_late_stands_in_the_round_when_one_comes_in_again(here: Here) -> None:
    words, browser = {"version": 1, "answer": "concern", "words": "Hvad med januar?"}, Client()
    browser.post(here.path("answer"), words, headers={"Referer": f"http://testserver{here.path()}"})
    browser.force_login(here.ruth)

    page = read(browser, here.path())

    assert all(said in page for said in ("Hvad med januar?", "Det er ikke sendt endnu."))
    assert not Given.objects.exists()

    browser.post(here.path("answer"), words)

    assert "Det er ikke sendt endnu." not in read(browser, here.path())


def test_one_who_answers_a_text_that_was_changed_meanwhile_sees_what_changed_and_keeps_the_words(here: Here) -> None:
    actions.put_forward(proposal=here.proposal, text=TEXT + " De ringer.", by=here.anne)
    words = {"version": 1, "answer": "concern", "words": "Hvad med januar?"}

    page = browser_of(here.ruth).post(here.path("answer"), words).content.decode()

    assert "Teksten blev ændret, mens du skrev." in page
    assert re.search(r"<ins>[^<]*<span[^>]*>[^<]*</span>[^<]*De ringer", page)
    assert "Hvad med januar?" in page
    assert 'name="version" value="2"' in page
    assert not Given.objects.exists()


def test_a_draft_on_a_text_that_was_changed_meanwhile_is_kept_too(here: Here) -> None:
    actions.put_forward(proposal=here.proposal, text=TEXT + " De ringer.", by=here.anne)

    page = browser_of(here.karl).post(here.path("amend"), {"version": 1, "text": "Helt anderledes."}).content.decode()

    assert "Teksten blev ændret, mens du skrev." in page
    assert "Helt anderledes." in page
    assert not here.proposal.amendments.exists()


def test_silence_is_counted_and_nobody_is_named_for_it(here: Here) -> None:
    actions.give_answer(proposal=here.proposal, answer=Answer.CONSENT, by=here.ruth)

    page = read(Client(), here.path())

    assert "Karl" not in page


def test_only_the_author_is_asked_to_end_an_objection(here: Here) -> None:
    objection = here.objects(here.ruth)

    for name in ("withdraw",):
        assert browser_of(here.anne).post(here.path(name, objection=objection.ref)).status_code == 403
    browser_of(here.ruth).post(here.path("withdraw", objection=objection.ref), {"words": "Vi fandt ud af det."})

    page = read(Client(), here.path())
    assert "Ruth trak selv sin indvending tilbage." in page
    assert "Vi fandt ud af det." in page


def test_a_stranger_and_one_from_elsewhere_can_do_nothing(here: Here) -> None:
    objection, victor = here.objects(here.ruth), a_person("Victor")
    for client, refused in ((Client(), 302), (browser_of(victor), 403)):
        for name, more in [
            ("answer", {}),
            ("amend", {}),
            ("park", {}),
            ("close", {}),
            ("word", {"objection": objection.ref}),
        ]:
            assert client.post(here.path(name, **more)).status_code == refused
    assert Given.objects.count() == 1


def test_one_who_came_later_is_told_why_and_another_takes_up_what_they_say(here: Here) -> None:
    ida = a_participant(here.arena, by=a_person("Ida"))
    assert "Du kom til, efter at runden åbnede" in read(browser_of(ida.person), here.path())

    sent = {"version": 1, "answer": "objection", "harm": "Vejen er lukket.", "opening": "En omvej.", "voice": ida.ref}
    browser_of(here.karl).post(here.path("answer"), sent)

    assert Objection.objects.get().voice == ida
    assert "tager op, hvad Ida ser" in read(Client(), here.path())


def test_whose_words_one_took_up_too_late_is_still_chosen(here: Here) -> None:
    ida, browser = a_participant(here.arena, by=a_person("Ida")), Client()
    sent = {"version": 1, "answer": "objection", "harm": "Vejen er lukket.", "opening": "En omvej.", "voice": ida.ref}
    browser.post(here.path("answer"), sent)
    browser.force_login(here.karl)

    page = read(browser, here.path("answer"))

    assert re.search(rf'value="{ida.ref}"[^>]*(selected|checked)', page)


def test_the_link_in_a_letter_answers_for_its_own_seat_and_only_when_sent(here: Here) -> None:
    seat = seat_of(here.ruth, here.proposal)
    assert seat is not None
    path = reverse("consent:by_letter", args=[seat_token(seat)])
    stranger = Client()

    page = read(stranger, path + "?answer=consent")
    assert "Du svarer som Ruth" in page
    assert not Given.objects.exists()
    stranger.post(path, {"version": 1, "answer": "consent"})

    assert Given.objects.get().seat == seat
    assert stranger.get(path[:-3] + "xx/").status_code == 404


def test_a_round_that_all_have_answered_is_closed_from_its_page_and_told_in_a_record(here: Here) -> None:
    objection = here.objects(here.ruth)
    amendment = actions.offer_amendment(
        proposal=here.proposal, text=TEXT + " Vagten ringer.", meets=[objection], by=here.karl
    )
    browser_of(here.ruth).post(
        here.path("accept", objection=objection.ref, amendment=amendment.ref), {"words": "Tak for det."}
    )
    browser_of(here.anne).post(here.path("put_forward", amendment=amendment.ref))
    for person in (here.anne, here.ruth, here.karl):
        browser_of(person).post(here.path("answer"), {"version": 2, "answer": "consent"})
    assert "Runden kan slutte nu." in read(browser_of(here.karl), here.path())

    browser_of(here.karl).post(here.path("close"))

    record = read(Client(), here.path("record"))
    assert "Vedtaget med samtykke" in record
    assert re.search(r"<ins>[^<]*<span[^>]*>[^<]*</span>[^<]*Vagten ringer", record)
    assert [name in record for name in ("Ruth: Samtykke", "Karl: Samtykke", "Anne: Samtykke")] == [True] * 3
    told = Client().get(here.path("record") + "?format=json").json()
    assert (told["end"], told["version"], len(told["answers"])) == ("adopted", 2, 3)
    assert [each["state"] for each in told["objections"]] == ["integrated"]
    assert told["digest"] == latest_version(here.proposal).digest


def test_there_is_no_record_while_a_round_goes_on(here: Here) -> None:
    assert Client().get(here.path("record")).status_code == 404


def test_laid_aside_it_carries_what_is_unresolved(here: Here) -> None:
    here.objects(here.ruth)
    anne = browser_of(here.anne)
    assert "At nogen ringer." in read(anne, here.path("park"))

    anne.post(here.path("park"), {"unresolved": "Hvem ringer om natten?"})

    assert "Hvem ringer om natten?" in read(Client(), here.path())
    listed = read(Client(), reverse("consent:rounds", args=[here.arena.slug]) + "?show=parked")
    assert "Vandvagter" in listed


def test_it_is_split_into_trials_that_carry_the_objection(here: Here) -> None:
    here.objects(here.ruth)
    today = localdate(clock.now())
    sent = {"trial-TOTAL_FORMS": 3, "trial-INITIAL_FORMS": 0, "carrier": "people"}
    for number, title in enumerate(["Havnegade", "Strandvej", ""]):
        sent |= {
            f"trial-{number}-title": title,
            f"trial-{number}-text": "Vi ringer." if title else "",
            f"trial-{number}-starts_on": today.isoformat(),
            f"trial-{number}-ends_on": (today + timedelta(days=20)).isoformat(),
        }
    browser_of(here.anne).post(here.path("try"), sent)

    assert [trial.title for trial in trials_of(here.proposal)] == ["Havnegade", "Strandvej"]
    trial = trials_of(here.proposal)[0]
    carry = reverse("consent:carry", args=[here.arena.slug, trial.ref])
    assert browser_of(here.ruth).post(carry).status_code == 409
    browser_of(here.karl).post(carry)
    page = read(Client(), reverse("consent:trials", args=[here.arena.slug]))
    assert "Der er en åben indvending." in page
    assert "Karl" in page


def test_a_trial_that_is_too_long_is_refused_on_the_form(here: Here) -> None:
    here.objects(here.ruth)
    today = localdate(clock.now())
    sent = {
        "trial-TOTAL_FORMS": 3,
        "trial-INITIAL_FORMS": 0,
        "carrier": "people",
        "trial-0-title": "Havnegade",
        "trial-0-text": "Vi ringer.",
        "trial-0-starts_on": today.isoformat(),
        "trial-0-ends_on": (today + timedelta(days=300)).isoformat(),
    }
    page = browser_of(here.anne).post(here.path("try"), sent).content.decode()

    assert "En prøvehandling slutter efter højst tre måneder." in page
    assert "Havnegade" in page


def test_one_more_is_asked_to_stand_behind_and_says_yes_themself(here: Here) -> None:
    karl = Participation.objects.get(arena=here.arena, person=here.karl)
    browser_of(here.anne).post(here.path("ask_proposer"), {"whom": karl.ref})
    assert "Du er spurgt, om du vil stå bag forslaget." in read(browser_of(here.karl), here.path())

    browser_of(here.karl).post(here.path("join"))

    assert "Anne og Karl" in read(Client(), here.path())
    for person in (here.anne, here.karl):
        browser_of(person).post(here.path("step_back"))
    assert rounds().get().ending.end == End.WITHDRAWN


def test_the_words_of_an_objection_are_helped_and_understood(here: Here) -> None:
    objection = here.objects(here.ruth)
    more = {"objection": objection.ref}
    karl, ruth = browser_of(here.karl), browser_of(here.ruth)
    karl.post(here.path("word", **more), {"harm": "Beskeden når os ikke.", "opening": "Et opkald."})
    karl.post(here.path("restate", **more), {"words": "Du hører ikke en sms."})
    assert "Et bud på andre ord" in read(ruth, here.path())

    ruth.post(here.path("take_wording", **more, wording=objection.wordings.get().ref))
    ruth.post(
        here.path("answer_restatement", **more, restatement=objection.restatements.get().ref),
        {"yes": "yes", "words": "Ja, præcis."},
    )

    page = read(Client(), here.path("objection", **more))
    assert "Beskeden når os ikke" in page
    assert "Ja, præcis." in page
    assert "Karl hjalp med ordene." in page


def test_guidelines_are_put_forward_and_say_what_rounds_ask_for(here: Here) -> None:
    path = reverse("consent:guidelines", args=[here.arena.slug])
    sent = {
        "lines": "Vi slutter til tiden.\nVi lytter.",
        "share": 60,
        "sectors": ["public", "citizen"],
        "clarify_days": 0,
        "days": 10,
        "again_days": 3,
        "fallback": "",
    }
    browser_of(here.anne).post(path, sent)
    opened = rounds().get(title="Sådan vil vi være sammen")

    page = read(Client(), reverse("consent:round", args=[here.arena.slug, opened.ref]))

    assert latest_version(opened).body["lines"] == ["Vi slutter til tiden.", "Vi lytter."]
    assert "<li>Vi lytter.</li>" in page
    assert "60\N{NO-BREAK SPACE}%" in page


def test_names_that_are_closed_are_told_as_sectors(here: Here) -> None:
    here.objects(here.ruth)
    close_part(
        arena=here.arena,
        part=Part.PARTICIPANTS,
        reason="Vi passer på hinanden.",
        until=clock.now() + timedelta(days=9),
        by=here.anne,
    )

    assert "Ruth" not in read(Client(), here.path())
    assert "Ruth" in read(browser_of(here.karl), here.path())


@pytest.mark.parametrize("who", ["stranger", "karl", "ruth"])
def test_a_round_asks_less_than_ten_questions_however_many_there_are(here: Here, who: str) -> None:
    objection = here.objects(here.ruth)
    for number in range(3):
        actions.offer_amendment(proposal=here.proposal, text=f"{TEXT} {number}", meets=[objection], by=here.karl)
        actions.restate(objection=objection, words=f"Du siger {number}.", by=here.karl)
    actions.give_answer(proposal=here.proposal, answer=Answer.CONCERN, words="Hold øje.", by=here.anne)
    client = Client() if who == "stranger" else browser_of(getattr(here, who))
    client.get(here.path())

    with at_most(9):
        client.get(here.path())


@pytest.mark.parametrize("name", ["answer", "record", "rounds"])
def test_the_other_pages_ask_less_than_ten_too(here: Here, name: str) -> None:
    for person in (here.anne, here.ruth, here.karl):
        actions.give_answer(proposal=here.proposal, answer=Answer.CONSENT, by=person)
    if name == "record":
        actions.close_round(proposal=here.proposal, by=here.karl)
    path = here.path(name) if name != "rounds" else reverse("consent:rounds", args=[here.arena.slug])
    client = browser_of(here.karl)
    client.get(path)

    with at_most(9):
        client.get(path)


def test_thirty_rounds_ask_as_often_as_one(here: Here) -> None:
    def make(number: int) -> None:
        for _one in range(number):
            actions.open_round(arena=here.arena, kind=AGREEMENT, title="Suppe", text="Der er suppe.", by=here.anne)

    client = browser_of(here.karl)
    as_many_for_thirty(make, lambda: client.get(reverse("consent:rounds", args=[here.arena.slug])))


def test_five_thousand_at_the_table_are_asked_about_as_often_as_three(here: Here) -> None:
    people = Person.objects.bulk_create(
        Person(name=f"Nabo {number}", joined_at=clock.now(), password="!") for number in range(5_000)
    )
    perspectives = (Perspective.CITIZEN, Perspective.COMPANY, Perspective.ASSOCIATION, Perspective.ADMINISTRATOR)
    Participation.objects.bulk_create(
        Participation(arena=here.arena, person=person, perspective=perspectives[number % 4])
        for number, person in enumerate(people)
    )
    proposal = actions.open_round(arena=here.arena, kind=AGREEMENT, title="Diget", text="Vi hæver diget.", by=here.anne)
    path = reverse("consent:round", args=[here.arena.slug, proposal.ref])
    client = browser_of(here.karl)
    client.get(path)

    with at_most(9):
        page = read(client, path)

    assert page.count("seats__arc--none") == 4
    assert "5.003 pladser om bordet." in page


def test_of_many_concerns_the_first_are_shown_and_the_rest_one_step_away(here: Here) -> None:
    people = [a_person(f"Nabo {number}") for number in range(8)]
    for person in people:
        a_participant(here.arena, by=person)
    proposal = actions.open_round(arena=here.arena, kind=AGREEMENT, title="Diget", text="Vi hæver diget.", by=here.anne)
    for number, person in enumerate(people):
        actions.give_answer(proposal=proposal, answer=Answer.CONCERN, words=f"Hold øje med {number}.", by=person)

    page, every = (
        read(Client(), reverse(f"consent:{name}", args=[here.arena.slug, proposal.ref]))
        for name in ("round", "concerns")
    )

    assert [f"Hold øje med {number}." in page for number in range(8)] == [True] * 6 + [False] * 2
    assert reverse("consent:concerns", args=[here.arena.slug, proposal.ref]) in page
    assert [f"Hold øje med {number}." in every for number in range(8)] == [True] * 8


def adopted(here: Here, title: str) -> Proposal:
    """An agreement that somebody puts forward by the form, and nobody objects to."""
    form = {"title": title, "text": f"{title} holder vi fast i.", "clarify_days": 0, "days": 7}
    form["review_on"] = (localdate(clock.now()) + timedelta(days=200)).isoformat()
    page = browser_of(here.anne).post(reverse("consent:propose", args=[here.arena.slug]), form)
    assert page.status_code == 302, page.content.decode()
    proposal = Proposal.objects.get(title=title)
    for person in (here.anne, here.ruth, here.karl):
        an_answer(rounds().get(pk=proposal.pk), here.arena.participations.get(person=person))
    with clock.held_at(clock.now() + timedelta(days=30)):
        actions.close_due()
    return proposal


def test_two_agreements_stand_beside_each_other(here: Here) -> None:
    first, _second = adopted(here, "Fælles vagter"), adopted(here, "Fælles nøgler")
    page = read(Client(), reverse("consent:rounds", args=[here.arena.slug]) + "?show=stands")
    assert all(title in page for title in ("Fælles vagter", "Fælles nøgler"))
    assert "gælder ikke mere" not in read(Client(), reverse("consent:round", args=[here.arena.slug, first.ref]))


def test_a_round_that_goes_on_after_its_day_does_not_name_it_as_to_come(here: Here) -> None:
    here.objects(here.ruth)
    with clock.held_at(clock.now() + timedelta(days=30)):
        page, every = read(Client(), here.path()), read(Client(), reverse("consent:rounds", args=[here.arena.slug]))
    assert "Tiden er gået." in page
    assert "tiden er gået" in every
    assert "Åben til" not in page
