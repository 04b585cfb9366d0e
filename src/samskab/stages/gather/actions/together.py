"""Saying what one's party cannot do alone, whether it wants to, how far a phase was shared, and on what terms."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.enums import Phase
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_text
from samskab.stages.gather.enums import Degree, Wish
from samskab.stages.gather.facts import PartyAnswered, PhaseStated, WishSaid, WorkplaceStated
from samskab.stages.gather.models import PartyAnswer, PhaseStatement, WishAnswer, WorkplaceTerms
from samskab.stages.gather.models.together import ANSWER_LENGTH
from samskab.stages.gather.queries.parties import of_party
from samskab.stages.gather.queries.saying import optional, party_of, said
from samskab.stages.gather.rules.phases import may_state_phase


@transaction.atomic
def answer_together(*, arena: Arena, alone: str, gives: str = "", needs: str = "", by: Person) -> PartyAnswer:
    """Say what one's party cannot do alone, can give, and needs from others.

    Consequences: the answer stands beside those of the others, in the place of the party's last one;
    `PartyAnswered` is recorded. The same words again change nothing.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    row = {
        "alone": clean_text(alone, longest=ANSWER_LENGTH, field="alone", empty=_("Skriv, hvad I ikke kan alene.")),
        "gives": optional(gives, longest=ANSWER_LENGTH, field="gives"),
        "needs": optional(needs, longest=ANSWER_LENGTH, field="needs"),
    }
    party = party_of(participation)
    last = of_party(PartyAnswer.objects.filter(arena=room), party).first()
    if last is not None and all(getattr(last, name) == text for name, text in row.items()):
        return last
    answer = PartyAnswer.objects.create(**said(participation), party=party, **row)
    record_act(fact=PartyAnswered(arena=room.ref, answer=answer.ref), arena=room, by=by, participation=participation)
    return answer


@transaction.atomic
def say_wish(*, arena: Arena, wish: Wish, note: str = "", by: Person) -> WishAnswer:
    """Say whether one's party wants to; »yes, if« says what it takes. It can be said anew at any time.

    Consequences: the answer stands; `WishSaid` is recorded. The same answer again is kept too, with its day, unless
    it is a double click: asked midway, a yes is another yes.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    words = optional(note, longest=ANSWER_LENGTH, field="note")
    if wish == Wish.YES_IF and not words:
        raise Refusal("empty", _("Skriv, hvad der skal til."), "note", 400)
    party = party_of(participation)
    last = of_party(WishAnswer.objects.filter(arena=room), party).first()
    if last is not None and (last.wish, last.note) == (wish, words) and _is_double_click(last):
        return last
    answer = WishAnswer.objects.create(**said(participation), party=party, wish=wish, note=words)
    record_act(
        fact=WishSaid(arena=room.ref, answer=answer.ref, wish=wish), arena=room, by=by, participation=participation
    )
    return answer


@transaction.atomic
def state_phase(*, arena: Arena, phase: Phase, degree: Degree, reason: str = "", by: Person) -> PhaseStatement:
    """Say how far a phase was created together; »not« says why, and everybody can read it. It can be said anew.

    Consequences: the statement stands in the place of the last, which stays; `PhaseStated` is recorded. A public
    party that has not answered what people need to take part does that first.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    require(may_state_phase(arena=room, participation=participation))
    why = optional(reason, longest=ANSWER_LENGTH, field="reason")
    if degree == Degree.NOT and not why:
        raise Refusal("empty", _("Skriv, hvorfor den fase ikke blev samskabt."), "reason", 400)
    last = PhaseStatement.objects.filter(arena=room, phase=phase).first()
    if last is not None and (last.degree, last.reason, last.said_by_id) == (degree, why, by.pk):
        return last
    statement = PhaseStatement.objects.create(**said(participation), phase=phase, degree=degree, reason=why)
    record_act(
        fact=PhaseStated(arena=room.ref, statement=statement.ref, phase=phase, degree=degree),
        arena=room,
        by=by,
        participation=participation,
    )
    return statement


@transaction.atomic
def state_workplace(*, arena: Arena, touches: bool, terms: str = "", by: Person) -> WorkplaceTerms:
    """Write, as one who works there, that the arena touches a workplace and on what terms; or that it touches none.

    Consequences: the terms stand in the place of the last, which stay; `WorkplaceStated` is recorded.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    words = optional(terms, longest=ANSWER_LENGTH, field="terms") if touches else ""
    if touches and not words:
        raise Refusal("empty", _("Skriv, hvornår og hvordan det skal ske."), "terms", 400)
    last = WorkplaceTerms.objects.filter(arena=room).first()
    if last is not None and (last.touches, last.terms) == (touches, words):
        return last
    stated = WorkplaceTerms.objects.create(**said(participation), touches=touches, terms=words)
    record_act(
        fact=WorkplaceStated(arena=room.ref, terms=stated.ref, touches=touches),
        arena=room,
        by=by,
        participation=participation,
    )
    return stated


def _is_double_click(last: WishAnswer) -> bool:
    return clock.now() - last.said_at < timedelta(minutes=1)
