"""Saying thank you in a sentence, and taking it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.models import Person
from samskab.ground.talk.facts import Appreciated, AppreciationTakenBack
from samskab.ground.talk.models import Appreciation, Contribution
from samskab.ground.talk.models.thanks import THANKS_LENGTH
from samskab.ground.talk.queries.contributions import held_contribution
from samskab.ground.talk.rules.talking import may_thank
from samskab.kernel import clock
from samskab.kernel.refusal import require
from samskab.kernel.text.clean import clean_line


@transaction.atomic
def thank(*, contribution: Contribution, words: str, by: Person) -> Appreciation:
    """Say thank you for what another said, in a sentence.

    Consequences: it stands under the contribution, and moves it nowhere; `Appreciated` is recorded. One has one
    sentence for each; another one stands in its place when the first is taken back.
    """
    room = held_arena(contribution.thread.arena)
    participation = acting(arena=room, by=by)
    held = held_contribution(contribution)
    require(may_thank(contribution=held, by=by))
    sentence = clean_line(words, longest=THANKS_LENGTH, field="words", empty=_("Skriv, hvad du takker for."))
    standing = Appreciation.objects.filter(contribution=held, by__person=by, taken_back_at__isnull=True).first()
    if standing is not None:
        return standing
    given = Appreciation.objects.create(
        contribution=held, by=participation, said_in=participation.perspective, words=sentence
    )
    record_act(
        fact=Appreciated(arena=room.ref, contribution=held.ref, appreciation=given.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return given


@transaction.atomic
def take_thanks_back(*, contribution: Contribution, by: Person) -> None:
    """Take one's thanks back, at any time.

    Consequences: the sentence is gone; `AppreciationTakenBack` is recorded. With nothing to take back, nothing happens.
    """
    room = held_arena(contribution.thread.arena)
    standing = (
        Appreciation.objects.select_for_update(of=("self",))
        .filter(contribution=contribution, by__person=by, taken_back_at__isnull=True)
        .first()
    )
    if standing is None:
        return
    standing.words, standing.taken_back_at = "", clock.now()
    standing.save(update_fields=["words", "taken_back_at"])
    record_act(
        fact=AppreciationTakenBack(arena=room.ref, contribution=contribution.ref, appreciation=standing.ref),
        arena=room,
        by=by,
        participation=participation_of(by, room),
    )
