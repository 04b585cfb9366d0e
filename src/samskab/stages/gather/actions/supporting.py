"""Asking for what one needs to take part, and answering as a public party."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_text
from samskab.stages.gather.enums import Reply, SupportKind
from samskab.stages.gather.facts import SupportAnswered, SupportAsked
from samskab.stages.gather.models import SupportAnswer, SupportNeed
from samskab.stages.gather.models.duties import TEXT_LENGTH
from samskab.stages.gather.queries.saying import optional, said
from samskab.stages.gather.rules.duties import may_answer_asked

TIME_TO_ANSWER = timedelta(days=14)


@transaction.atomic
def ask_support(*, arena: Arena, kind: SupportKind, text: str, nameless: bool = False, by: Person) -> SupportNeed:
    """Say what one needs to take part, with or without one's name.

    Consequences: a public party owes an answer within 14 days, and everybody sees whether it came; `SupportAsked` is
    recorded by nobody, so that the journal names no one who is in need.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    words = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad du har brug for."))
    same = SupportNeed.objects.filter(arena=room, said_by=by, kind=kind, text=words).first()
    if same is not None:
        return same
    now = clock.now()
    need = SupportNeed.objects.create(
        **said(participation), kind=kind, text=words, is_nameless=nameless, said_at=now, due_at=now + TIME_TO_ANSWER
    )
    record_act(
        fact=SupportAsked(arena=room.ref, need=need.ref, kind_of_need=kind, due_at=need.due_at), arena=room, by=None
    )
    return need


@transaction.atomic
def answer_support(*, need: SupportNeed, reply: Reply, text: str = "", by: Person) -> SupportAnswer:
    """Answer a need as a public party; other than a yes says why. It can be done late, and added to.

    Consequences: the answer stands under the need; `SupportAnswered` is recorded.
    """
    room = held_arena(need.arena)
    participation = acting(arena=room, by=by)
    require(may_answer_asked(asked=need, participation=participation))
    words = optional(text, longest=TEXT_LENGTH, field="text")
    if reply != Reply.YES and not words:
        raise Refusal("empty", _("Skriv hvorfor. Et nej uden grund er ikke et svar."), "text", 400)
    same = need.answers.filter(said_by=by, reply=reply, text=words).first()
    if same is not None:
        return same
    answer = SupportAnswer.objects.create(**said(participation), need=need, reply=reply, text=words)
    record_act(
        fact=SupportAnswered(arena=room.ref, need=need.ref, reply=reply),
        arena=room,
        by=by,
        participation=participation,
    )
    return answer
