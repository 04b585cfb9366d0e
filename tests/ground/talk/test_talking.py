"""Saying, answering, quoting, wording anew and taking back, and what nobody can do (M39, G3, G5, G12, G16)."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.claiming import take_over
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.journal.models import Entry
from samskab.ground.people.actions import claim_guest, erase_person
from samskab.ground.people.enums import Perspective
from samskab.ground.talk import actions
from samskab.ground.talk.actions.listening import forget_attention, take_over_attention
from samskab.ground.talk.models import Appreciation, Attention, Contribution, ContributionVersion, Mention, Thread
from samskab.ground.talk.queries.contributions import words_of
from samskab.ground.talk.queries.hearing import hears_of
from samskab.ground.talk.queries.mentions import named_in
from samskab.ground.talk.queries.saying import Place
from samskab.ground.talk.queries.threads import thread_on
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_participant, a_person
from tests.ground.talk.conftest import Here
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db


def code_of(refusal: pytest.ExceptionInfo[Refusal]) -> tuple[str, str | None]:
    return refusal.value.code, refusal.value.field


def test_a_thread_begins_with_the_first_words_and_is_one(here: Here) -> None:
    assert not Thread.objects.exists()
    here.said("Først.")
    here.said("Så.", by=here.karl)
    assert Thread.objects.count() == 1
    assert here.words() == ["Først.", "Så."]


def test_time_decides_the_order_and_thanks_do_not(here: Here) -> None:
    here.said("Først.")
    last = here.said("Sidst.", by=here.karl)
    for person in (here.anne, here.ida):
        actions.thank(contribution=last, words="for det", by=person)
    assert here.words() == ["Først.", "Sidst."]


def test_words_keep_the_perspective_they_were_said_in(here: Here) -> None:
    said = here.said(by=here.karl)
    arenas.leave(arena=here.arena, by=here.karl)
    assert Contribution.objects.get(pk=said.pk).said_in == "administrator"


def test_a_double_click_says_it_once(here: Here) -> None:
    assert here.said("Ja.") == here.said("Ja.")
    assert here.words() == ["Ja."]


def test_the_same_words_later_are_said_again(here: Here) -> None:
    here.said("Ja.")
    with clock.held_at(clock.now() + timedelta(minutes=2)):
        here.said("Ja.")
    assert here.words() == ["Ja.", "Ja."]


def test_an_answer_stands_under_what_it_answers_and_is_answered_by_nobody(here: Here) -> None:
    root = here.said()
    answer = here.said("Der går en.", by=here.karl, place=Place(answers=root))
    with pytest.raises(Refusal) as refusal:
        here.said("Nej.", place=Place(answers=answer))
    assert code_of(refusal) == ("one_level", None)
    (voice,) = here.talk()
    assert [each.said.text for each in voice.answers] == ["Der går en."]


def test_a_quote_keeps_the_words_it_was_made_of(here: Here) -> None:
    said = here.said("Vi mangler en bus. Og tid.")
    here.said("Enig.", by=here.karl, place=Place(quotes=said, passage="Vi mangler en bus."))
    actions.reword(contribution=said, text="Vi mangler to busser.", by=here.anne)
    assert [voice.said.passage for voice in here.talk()] == ["", "Vi mangler en bus."]


def test_nobody_is_quoted_with_words_they_did_not_say(here: Here) -> None:
    said = here.said()
    with pytest.raises(Refusal) as refusal:
        here.said("Nej.", by=here.karl, place=Place(quotes=said, passage="Vi mangler ingen bus."))
    assert code_of(refusal) == ("not_said", "passage")


def test_new_words_stand_and_the_old_can_be_read(here: Here) -> None:
    said = here.said("En bus.")
    actions.reword(contribution=said, text="To busser.", by=here.anne)
    actions.reword(contribution=said, text="To busser.", by=here.anne)
    assert here.words() == ["To busser."]
    assert [version.text for version in said.versions.all()] == ["En bus.", "To busser."]


def test_words_that_are_taken_back_are_gone_and_the_place_and_the_answers_stand(here: Here) -> None:
    said = here.said("Noget hemmeligt.")
    actions.reword(contribution=said, text="Noget mere hemmeligt.", by=here.anne)
    here.said("Tak.", by=here.karl, place=Place(answers=said, quotes=said, passage="mere hemmeligt"))
    actions.withdraw(contribution=said, by=here.anne)
    assert list(ContributionVersion.objects.order_by("pk").values_list("text", flat=True)) == ["", "", "Tak."]
    (voice,) = here.talk()
    assert (voice.said.is_withdrawn, voice.said.text) == (True, "")
    assert [(each.said.text, each.said.passage) for each in voice.answers] == [("Tak.", "")]


def test_one_who_has_left_can_still_take_words_back(here: Here) -> None:
    said = here.said(by=here.karl)
    arenas.leave(arena=here.arena, by=here.karl)
    actions.withdraw(contribution=said, by=here.karl)
    assert here.words() == [""]


@pytest.mark.parametrize("act", ["reword", "withdraw"])
def test_nobody_does_anything_to_what_another_said(act: str, here: Here) -> None:
    said = here.said(by=here.karl)
    more = {"text": "Noget andet."} if act == "reword" else {}
    with pytest.raises(Refusal) as refusal:
        getattr(actions, act)(contribution=said, by=here.anne, **more)
    assert code_of(refusal) == ("not_author", None)


def test_an_operator_can_do_no_more_than_others(here: Here) -> None:
    said = here.said()
    operator = a_person(operator=True)
    a_participant(here.arena, by=operator)
    with pytest.raises(Refusal):
        actions.withdraw(contribution=said, by=operator)


def test_thanks_are_one_sentence_from_each_and_can_be_taken_back(here: Here) -> None:
    said = here.said()
    actions.thank(contribution=said, words="at du sagde det", by=here.karl)
    actions.thank(contribution=said, words="det hele", by=here.karl)
    (voice,) = here.talk(here.karl)
    assert [thanks.words for thanks in voice.thanks] == ["at du sagde det"]
    assert voice.my_thanks == voice.thanks[0]
    actions.take_thanks_back(contribution=said, by=here.karl)
    assert [voice.thanks for voice in here.talk()] == [[]]
    assert Appreciation.objects.get().words == ""


def test_one_does_not_thank_oneself(here: Here) -> None:
    with pytest.raises(Refusal) as refusal:
        actions.thank(contribution=here.said(), words="mig", by=here.anne)
    assert code_of(refusal) == ("own_words", None)


def test_those_who_are_named_are_found_by_whole_name_or_by_first_name(here: Here) -> None:
    def names(text: str) -> list[str]:
        return [who.person.name for who in named_in(text, here.arena)]

    assert names("Hvad siger @Karl og @ida iversen?") == ["Karl Krog", "Ida Iversen"]
    assert names("Skriv til post@karl.dk eller @Karla, ikke @") == []


@pytest.mark.parametrize("name", ["Anne-Marie", "Ølene Å. Lund", "O'Brian Åse", "André", "Karl_Erik Bo"])
def test_any_name_is_found_where_a_word_ends(here: Here, name: str) -> None:
    somebody = a_participant(here.arena, by=a_person(name))
    for text in (f"@{name}", f"Hør, @{name.upper()}!", f"@{name}, hvad nu?", f"@{name.split(maxsplit=1)[0]}: ja"):
        assert named_in(text, here.arena) == [somebody], text


def test_a_first_name_that_two_have_names_neither(here: Here) -> None:
    a_participant(here.arena, by=a_person("Karl Kok"))
    assert named_in("@Karl", here.arena) == []
    assert [who.person.name for who in named_in("@Karl Kok", here.arena)] == ["Karl Kok"]


def test_to_be_named_is_to_hear_of_it_and_nothing_else(here: Here) -> None:
    outside = a_person("Otto Outsen")
    here.said("Hvad siger @Karl og @Otto?")
    thread = thread_on(here.subject)
    assert thread is not None
    assert set(hears_of(thread)) == {here.anne, here.karl}
    assert Mention.objects.get().participation == here.of_karl
    assert not outside.participations.exists()


def test_shut_ears_win_over_everything(here: Here) -> None:
    here.asked("Hvad siger @Karl?")
    thread = thread_on(here.subject)
    assert thread is not None
    actions.follow(thread=thread, by=here.karl)
    actions.follow(thread=thread, by=here.ida)
    before = Entry.objects.count()
    actions.mute(thread=thread, by=here.karl)
    assert set(hears_of(thread)) == {here.anne, here.ida}
    actions.unfollow(thread=thread, by=here.ida)
    assert set(hears_of(thread)) == {here.anne}
    actions.unmute(thread=thread, by=here.karl)
    assert set(hears_of(thread)) == {here.anne, here.karl}
    assert Entry.objects.count() == before


def test_one_who_is_erased_hears_nothing_and_what_they_said_stands(here: Here) -> None:
    here.said("Husk mig.", by=here.ida)
    thread = thread_on(here.subject)
    assert thread is not None
    erase_person(by=here.ida)
    assert list(hears_of(thread)) == []
    assert [(voice.said.who, voice.said.text) for voice in here.talk()] == [("Tidligere deltager", "Husk mig.")]


@pytest.mark.parametrize("text", ["", "\u200b", "x" * 6001, "x" * 100_000, "010180-1234"])
def test_what_cannot_be_kept_is_refused_in_words(text: str, here: Here) -> None:
    with pytest.raises(Refusal) as refusal:
        here.said(text)
    assert (refusal.value.field, refusal.value.status) == ("text", 400)


def test_disguises_are_let_go_of_and_columns_are_kept(here: Here) -> None:
    said = here.said("a\u202eb\r\n  - c\u200b\r\n\td  e  ")
    assert words_of(said) == "ab\n  - c\n    d  e"


def test_a_thread_is_read_in_four_questions_however_long_it_is(here: Here) -> None:
    def grow(number: int) -> None:
        for _ in range(number):
            count = Contribution.objects.count()
            root = here.said(f"Nummer {count}, @Karl")
            here.said(f"Svar {count}", by=here.karl, place=Place(answers=root))
            actions.thank(contribution=root, words="det", by=here.ida)

    as_many_for_thirty(grow, lambda: here.talk(here.anne))
    with at_most(4):
        talk = here.talk(here.anne)
    assert [len(talk.rows), talk.total, talk.count] == [30, 30, 1]


def test_facts_hold_no_words(here: Here) -> None:
    said = here.said("Et hemmeligt ord", by=here.karl)
    actions.reword(contribution=said, text="Et andet hemmeligt ord", by=here.karl)
    actions.thank(contribution=said, words="det hemmelige", by=here.anne)
    actions.withdraw(contribution=said, by=here.karl)
    kinds = list(Entry.objects.filter(kind__startswith="talk.").order_by("pk").values_list("kind", flat=True))
    assert kinds == [
        "talk.contribution_made",
        "talk.contribution_reworded",
        "talk.appreciated",
        "talk.contribution_withdrawn",
    ]
    assert "hemmelig" not in str(list(Entry.objects.values_list("body", flat=True)))


def test_what_a_guest_hears_and_says_is_theirs_when_they_come_in(here: Here) -> None:
    session = SessionStore()
    guest = a_guest("Gerda", session=session)
    link = arenas.invite(arena=here.arena, kind=InvitationKind.LINK, by=here.anne)
    arenas.enter(arena=here.arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    said = here.said("Jeg bor der.", by=guest)
    actions.follow(thread=said.thread, by=guest)
    actions.mute(thread=said.thread, by=guest)
    actions.follow(thread=said.thread, by=here.ida)
    claim_guest(session=session, by=here.ida)
    take_over(guest=guest, by=here.ida)
    take_over_attention(guest=guest, by=here.ida)
    ears = Attention.objects.get()
    assert (ears.person, ears.follows_since is None, ears.muted_since is None) == (here.ida, False, False)
    actions.reword(contribution=said, text="Jeg bor der stadig.", by=here.ida)
    assert here.words() == ["Jeg bor der stadig."]


def test_nothing_is_left_of_what_an_erased_person_listened_to(here: Here) -> None:
    thread = here.said().thread
    actions.mute(thread=thread, by=here.karl)
    actions.follow(thread=thread, by=here.ida)
    forget_attention(by=here.karl)
    assert [ears.person for ears in Attention.objects.all()] == [here.ida]
