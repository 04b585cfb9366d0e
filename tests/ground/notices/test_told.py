"""What is told of talk, texts and statements: to whom, why, and not to those who may not or will not hear it."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.utils.timezone import localtime

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind, Part
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.documents import actions as documents
from samskab.ground.documents.enums import Kind
from samskab.ground.notices.models import Notice
from samskab.ground.people.actions import erase_person
from samskab.ground.people.enums import Language, Perspective
from samskab.ground.people.models import Person
from samskab.ground.talk import actions as talk
from samskab.ground.talk.models import Contribution
from samskab.ground.talk.queries.saying import Place
from samskab.ground.talk.queries.subjects import ARENA, Subject, subject_for
from samskab.kernel import clock
from samskab.stages.understand import actions as understand
from tests.factories import a_guest, a_participant, a_person, an_arena
from tests.ground.notices.telling import by_then, deliver_all, gather_and_send, noted

pytestmark = pytest.mark.django_db
KINDS = (
    "talk.contribution_made",
    "talk.question_asked",
    "documents.remark_answered",
    "understand.restated",
    "understand.restating_answered",
)


class Three:
    """Anne, Ruth and Karl, who take part in one arena."""

    def __init__(self) -> None:
        self.anne, self.ruth, self.karl = a_person("Anne"), a_person("Ruth"), a_person("Karl")
        self.arena: Arena = an_arena("Naboer mod vandet", by=self.anne)
        self.ruths = a_participant(self.arena, by=self.ruth)
        self.karls = a_participant(self.arena, by=self.karl)

    @property
    def subject(self) -> Subject:
        return subject_for(None, self.arena, ARENA, self.arena.ref)

    def says(self, person: Person, text: str, *, to: Contribution | None = None) -> Contribution:
        place = Place(answers=to)
        return talk.contribute(subject=self.subject, text=text, place=place, by=person)


@pytest.fixture
def three() -> Three:
    return Three()


def told(mailoutbox: list[EmailMessage]) -> list[tuple[str, str]]:
    """Who got which subject, after all that happened was heard and a day has gone."""
    deliver_all(*KINDS)
    with clock.held_at(by_then()):
        gather_and_send()
    names = dict(EmailAddress.objects.values_list("email", "user__name"))
    return sorted((str(names[letter.to[0]]), str(letter.subject)) for letter in mailoutbox)


def test_the_one_who_is_answered_hears_it_and_nobody_else(three: Three, mailoutbox: list[EmailMessage]) -> None:
    said = three.says(three.ruth, "Pumpen står under vand.")
    three.says(three.karl, "Vi flytter den i maj.", to=said)

    assert told(mailoutbox) == [("Ruth", "Karl svarer dig")]
    (letter,) = mailoutbox
    assert "Vi flytter den i maj." in str(letter.body)
    assert "Du får det, fordi du skrev det, der bliver svaret på." in str(letter.body)
    assert "Alle kan læse det." in str(letter.body)


def test_one_hears_nothing_of_what_one_says_oneself(three: Three, mailoutbox: list[EmailMessage]) -> None:
    said = three.says(three.ruth, "Pumpen står under vand.")
    three.says(three.ruth, "Den larmer også.", to=said)

    assert told(mailoutbox) == []


def test_one_who_is_named_and_one_who_is_asked_hear_why(three: Three, mailoutbox: list[EmailMessage]) -> None:
    three.says(three.anne, "Spørg @Ruth om kælderen.")
    talk.ask_critically(subject=three.subject, text="Hvem betaler?", participant=three.karls, by=three.anne)

    assert told(mailoutbox) == [("Karl", "Anne stiller et kritisk spørgsmål"), ("Ruth", "Anne nævner dig")]


@pytest.mark.parametrize("what", ["muted", "withdrawn", "erased", "guest"])
def test_nothing_is_told_to_deaf_ears_or_of_words_that_are_gone(
    what: str, three: Three, mailoutbox: list[EmailMessage]
) -> None:
    author = three.ruth
    if what == "guest":
        author = a_guest("Gæst")
        link = arenas.invite(arena=three.arena, kind=InvitationKind.LINK, by=three.anne)
        arenas.enter(arena=three.arena, perspective=Perspective.CITIZEN, invitation=link, by=author)
    said = three.says(author, "Pumpen står under vand.")
    answer = three.says(three.karl, "Vi flytter den i maj.", to=said)
    deliver_all(*KINDS)
    if what == "muted":
        talk.mute(thread=said.thread, by=three.ruth)
    elif what == "withdrawn":
        talk.withdraw(contribution=answer, by=three.karl)
    elif what == "erased":
        erase_person(by=three.ruth)

    assert told(mailoutbox) == []


def test_several_news_are_one_mail_a_day(three: Three, mailoutbox: list[EmailMessage]) -> None:
    for number in range(3):
        said = three.says(three.ruth, f"Sag {number}.")
        three.says(three.karl, f"Svar {number}.", to=said)

    assert told(mailoutbox) == [("Ruth", "3 nyheder til dig fra Samskab")]
    assert [str(mailoutbox[0].body).count(f"Svar {number}.") for number in range(3)] == [1, 1, 1]


def test_the_one_whose_remark_is_answered_hears_it(three: Three, mailoutbox: list[EmailMessage]) -> None:
    text = documents.start_document(arena=three.arena, kind=Kind.PROBLEM, title="Vandet", by=three.anne)
    remark = documents.remark(document=text, words="Hvad med kælderen?", by=three.ruth)
    documents.answer_remark(remark=remark, words="Den kommer med.", by=three.karl)
    documents.answer_remark(remark=remark, words="Godt.", by=three.ruth)

    assert told(mailoutbox) == [("Ruth", "Karl svarer på din bemærkning")]


def test_have_i_understood_you_goes_to_the_author_and_the_answer_back(
    three: Three, mailoutbox: list[EmailMessage]
) -> None:
    statement = understand.write_statement(arena=three.arena, words="Vandet skal ud af kælderen.", by=three.ruth)
    tried = understand.restate(statement=statement, words="Kælderen skal være tør.", by=three.karl)
    assert told(mailoutbox) == [("Ruth", "Har nogen forstået dig?")]

    understand.answer_restating(restating=tried, confirmed=False, words="Også kloakken.", by=three.ruth)
    mailoutbox.clear()
    deliver_all(*KINDS)
    with clock.held_at(by_then(2)):
        gather_and_send()

    (letter,) = mailoutbox
    assert letter.subject == "Du er tæt på, men noget mangler"
    assert ("Også kloakken." in str(letter.body), "Ruth" in str(letter.body)) == (True, False)


def test_what_is_answered_meanwhile_is_not_asked_about(three: Three, mailoutbox: list[EmailMessage]) -> None:
    statement = understand.write_statement(arena=three.arena, words="Vandet skal ud af kælderen.", by=three.ruth)
    tried = understand.restate(statement=statement, words="Kælderen skal være tør.", by=three.karl)
    understand.answer_restating(restating=tried, confirmed=True, by=three.ruth)

    assert told(mailoutbox) == [("Karl", "Du har forstået det")]


def test_one_reads_in_ones_own_language(three: Three, mailoutbox: list[EmailMessage]) -> None:
    john = a_person("John", language=Language.ENGLISH)
    a_participant(three.arena, by=john)
    said = three.says(john, "The pump is under water.")
    three.says(three.karl, "Vi flytter den.", to=said)

    assert told(mailoutbox) == [("John", "Karl answers you")]


def test_one_who_left_is_told_no_name_that_is_closed_to_those_outside(
    three: Three, mailoutbox: list[EmailMessage]
) -> None:
    said = three.says(three.ruth, "Pumpen står under vand.")
    three.says(three.karl, "Vi flytter den i maj.", to=said)
    deliver_all(*KINDS)
    arenas.leave(arena=three.arena, by=three.ruth)
    arenas.close_part(
        arena=three.arena,
        part=Part.PARTICIPANTS,
        reason="Ro til arbejdet.",
        until=clock.now() + timedelta(days=9),
        by=three.anne,
    )

    assert told(mailoutbox) == [("Ruth", "En deltager svarer dig")]
    assert "Karl" not in str(mailoutbox[0].body)


def test_news_are_noted_for_five_o_clock(three: Three) -> None:
    said = three.says(three.ruth, "Pumpen står under vand.")
    three.says(three.karl, "Vi flytter den i maj.", to=said)
    deliver_all(*KINDS)

    ((name, occasion, due, alone),) = noted()
    assert (name, occasion, alone) == ("Ruth", "talk.said_to_one", False)
    assert localtime(due).hour == 17
    assert Notice.objects.get().person == three.ruth
    assert Participation.objects.count() == 3


def test_one_who_left_and_came_again_is_asked_about_what_they_wrote_before(
    three: Three, mailoutbox: list[EmailMessage]
) -> None:
    statement = understand.write_statement(arena=three.arena, words="Vandet skal ud af kælderen.", by=three.ruth)
    understand.restate(statement=statement, words="Kælderen skal være tør.", by=three.karl)
    arenas.leave(arena=three.arena, by=three.ruth)
    a_participant(three.arena, by=three.ruth)

    assert told(mailoutbox) == [("Ruth", "Har nogen forstået dig?")]
