"""Saying something, saying it in other words, and taking it back."""

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.models import Person
from samskab.ground.talk.actions.placing import put_wording, put_words
from samskab.ground.talk.facts import ContributionMade, ContributionReworded, ContributionWithdrawn
from samskab.ground.talk.models import Contribution
from samskab.ground.talk.queries.contributions import held_contribution
from samskab.ground.talk.queries.saying import NOWHERE, Place, said_just_now, tidy
from samskab.ground.talk.queries.subjects import Subject
from samskab.ground.talk.rules.talking import may_change
from samskab.kernel import clock
from samskab.kernel.refusal import require


@transaction.atomic
def contribute(*, subject: Subject, text: str, place: Place = NOWHERE, by: Person) -> Contribution:
    """Say something about a subject, as one who takes part; it may answer another contribution, and quote one.

    Consequences: it stands in the thread, the last of all or of the answers; those it names are told by whoever
    tells; `ContributionMade` is recorded. The same words within a minute are the ones that stand.
    """
    room = held_arena(subject.arena)
    participation = acting(arena=room, by=by)
    words = tidy(text)
    same = said_just_now(subject, words, place, by)
    if same is not None:
        return same
    contribution = put_words(subject=subject, words=words, place=place, by=participation)
    record_act(
        fact=ContributionMade(
            arena=room.ref,
            thread=contribution.thread.ref,
            contribution=contribution.ref,
            answers=place.answers.ref if place.answers else None,
        ),
        arena=room,
        by=by,
        participation=participation,
    )
    return contribution


@transaction.atomic
def reword(*, contribution: Contribution, text: str, by: Person) -> Contribution:
    """Say it in other words, as the one who said it.

    Consequences: the new words stand, and the old ones can be read behind them; what was quoted of them stays as it
    was quoted; `ContributionReworded` is recorded. The same words again change nothing.
    """
    room = held_arena(contribution.thread.arena)
    participation = acting(arena=room, by=by)
    held = held_contribution(contribution)
    require(may_change(contribution=held, by=by))
    words = tidy(text)
    last = held.versions.order_by("-number")[0]
    if last.text == words:
        return held
    put_wording(contribution=held, number=last.number + 1, words=words, by=participation)
    record_act(
        fact=ContributionReworded(
            arena=room.ref, thread=held.thread.ref, contribution=held.ref, number=last.number + 1
        ),
        arena=room,
        by=by,
        participation=participation,
    )
    return held


@transaction.atomic
def withdraw(*, contribution: Contribution, by: Person) -> Contribution:
    """Take one's words back, at any time: also when one has left, and when the arena rests.

    Consequences: the database empties every wording, and what was quoted of them; the place, the answers and the
    thanks stand, and a critical question waits no longer; `ContributionWithdrawn` is recorded.
    """
    room = held_arena(contribution.thread.arena)
    held = held_contribution(contribution)
    require(may_change(contribution=held, by=by))
    held.withdrawn_at, held.withdrawn_by = clock.now(), by
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record_act(
        fact=ContributionWithdrawn(arena=room.ref, thread=held.thread.ref, contribution=held.ref),
        arena=room,
        by=by,
        participation=participation_of(by, room),
    )
    return held
