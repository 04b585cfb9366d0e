"""What is told of talk: that somebody answered, quoted, named or asked one, or spoke where one wants to hear it."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samskab.ground.arenas.models import Participation
from samskab.ground.notices.queries.occasions import Due, Word
from samskab.ground.notices.queries.sight import Sight, sight_of
from samskab.ground.people.models import Person
from samskab.ground.talk.facts import ContributionMade, QuestionAsked
from samskab.ground.talk.models import Attention, Contribution, Mention
from samskab.ground.talk.queries.contributions import with_words
from samskab.ground.talk.queries.hearing import hears_of
from samskab.ground.talk.queries.subjects import Subject, subjects

_WORDS_SHOWN = 40


def whom_it_is_said_to(fact: ContributionMade | QuestionAsked) -> Iterator[Due]:
    """Those whom it answers, quotes, names or asks, and those who follow the thread; never the one who said it.

    Who has shut their ears to the thread hears nothing of it. A handful of queries.
    """
    said = with_words(Contribution.objects.filter(ref=fact.contribution)).get()
    told = {each.author.person_id for each in (said.answers, said.quotes) if each is not None}
    told |= set(Mention.objects.filter(version__contribution=said).values_list("participation__person", flat=True))
    told |= set(_asked_people(said))
    follows = Attention.objects.filter(thread=said.thread_id, follows_since__isnull=False)
    told |= set(follows.values_list("person", flat=True))
    hearing = hears_of(said.thread).filter(pk__in=told - {said.author.person_id})
    for person in hearing.values_list("pk", flat=True):
        yield Due(person, said.ref)


def tell_what_was_said(person: Person, contributions: Collection[UUID]) -> Mapping[UUID, Word]:
    """The words as they stand, unless they were taken back, or are behind a door that is shut by now.

    Five queries, and one for each kind of thing in each arena that is talked about.
    """
    ears = Attention.objects.filter(person=person, muted_since__isnull=False)
    rows = Contribution.objects.filter(ref__in=contributions, withdrawn_at__isnull=True)
    said = list(with_words(rows.exclude(thread__in=ears.values("thread"))))
    sights = sight_of(person, [each.thread.arena for each in said])
    named = set(
        Mention.objects.filter(version__contribution__in=said, participation__person=person).values_list(
            "version__contribution", flat=True
        )
    )
    about = _subjects(said)
    words: dict[UUID, Word] = {}
    for each in said:
        subject, sight = about.get((each.thread.kind, each.thread.subject)), sights[each.thread.arena_id]
        if subject is not None and sight.sees(subject.part):
            words[each.ref] = _word(each, subject, sight, person, named=each.pk in named)
    return words


def _asked_people(said: Contribution) -> Iterator[int]:
    question = getattr(said, "question", None)
    if question is not None and question.participant is not None:
        yield question.participant.person_id
    elif question is not None:
        speaks = Participation.objects.filter(
            arena=said.thread.arena_id, left_at__isnull=True, organisation=question.organisation_id
        )
        yield from speaks.values_list("person", flat=True)


def _subjects(said: Collection[Contribution]) -> Mapping[tuple[str, UUID], Subject]:
    wanted: dict[tuple[int, str], set[UUID]] = {}
    arenas = {each.thread.arena_id: each.thread.arena for each in said}
    for each in said:
        wanted.setdefault((each.thread.arena_id, each.thread.kind), set()).add(each.thread.subject)
    return {
        (kind, ref): subject
        for (arena, kind), refs in wanted.items()
        for ref, subject in subjects(arenas[arena], kind, refs).items()
    }


def _word(said: Contribution, subject: Subject, sight: Sight, person: Person, *, named: bool) -> Word:
    names = {"name": sight.name_of(said.author), "subject": subject.title, "arena": subject.arena.title}
    title, why = _relation(said, person, named=named)
    return Word(
        title=title % names,
        happened=_("Det handler om »%(subject)s« i »%(arena)s«.") % names,
        quoted=Truncator(said.text).words(_WORDS_SHOWN),
        href=reverse("talk:said", args=[subject.arena.slug, said.ref]),
        button=_("Læs det, og svar"),
        why=why,
        seen_by=_("Alle kan læse det.") if subject.part is None else _("De, der er med i arenaen, kan læse det."),
    )


def _relation(said: Contribution, person: Person, *, named: bool) -> tuple[str, str]:
    """What it is to the person, and why they are told: the nearest reason there is."""
    question = getattr(said, "question", None)
    if question is not None and not _is_of(said, person) and (question.participant is None or _is_put_to(said, person)):
        return _("%(name)s stiller et kritisk spørgsmål"), _("Du får det, fordi spørgsmålet er til dig.")
    if said.answers is not None and _is_of(said.answers, person):
        return _("%(name)s svarer dig"), _("Du får det, fordi du skrev det, der bliver svaret på.")
    if said.quotes is not None and _is_of(said.quotes, person):
        return _("%(name)s citerer dig"), _("Du får det, fordi du skrev det, der står som citat.")
    if named:
        return _("%(name)s nævner dig"), _("Du får det, fordi dit navn står i det.")
    return _("%(name)s har sagt noget i en samtale"), _("Du får det, fordi du følger samtalen.")


def _is_of(said: Contribution, person: Person) -> bool:
    return said.author.person_id == person.pk


def _is_put_to(said: Contribution, person: Person) -> bool:
    put_to = said.question.participant
    return put_to is not None and put_to.person_id == person.pk
