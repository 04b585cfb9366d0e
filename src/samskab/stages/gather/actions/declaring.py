"""Being honest about savings: the declaration, whether others can carry a task, and »falsk varebetegnelse«."""

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
from samskab.stages.gather.facts import CarryingAnswered, SavingsDeclared, ShamAnswered, ShamFlagged
from samskab.stages.gather.models import SavingsConfirmation, SavingsDeclaration, ShamAnswer, ShamFlag
from samskab.stages.gather.models.duties import TEXT_LENGTH
from samskab.stages.gather.queries.parties import of_party
from samskab.stages.gather.queries.saying import optional, party_of, said
from samskab.stages.gather.rules.duties import may_answer_asked, may_say_whether_we_can_carry, owes

TIME_TO_ANSWER = timedelta(days=14)


@transaction.atomic
def declare_savings(
    *, arena: Arena, reduces: bool, how_much: str = "", anyway: str = "", transfers: str = "", by: Person
) -> SavingsDeclaration:
    """Say, as a public party, whether a task or a budget is reduced, by how much, and whether it would happen anyway.

    Consequences: the declaration stands in the place of the last, which stays; where a task is moved to others, those
    who are to carry it are asked; `SavingsDeclared` is recorded.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    require(owes(participation))
    row = {
        "reduces": reduces,
        "how_much": optional(how_much, longest=TEXT_LENGTH, field="how_much"),
        "anyway": optional(anyway, longest=TEXT_LENGTH, field="anyway"),
        "transfers": optional(transfers, longest=TEXT_LENGTH, field="transfers"),
    }
    for field, empty in (("how_much", _("Skriv, hvor meget.")), ("anyway", _("Skriv, om det ville ske alligevel."))):
        if reduces and not row[field]:
            raise Refusal("empty", empty, field, 400)
    last = SavingsDeclaration.objects.filter(arena=room).first()
    if last is not None and all(getattr(last, name) == value for name, value in row.items()):
        return last
    declaration = SavingsDeclaration.objects.create(**said(participation), **row)
    record_act(
        fact=SavingsDeclared(
            arena=room.ref, declaration=declaration.ref, reduces=reduces, transfers=bool(declaration.transfers)
        ),
        arena=room,
        by=by,
        participation=participation,
    )
    return declaration


@transaction.atomic
def say_whether_we_can_carry(
    *, declaration: SavingsDeclaration, can: bool, text: str, by: Person
) -> SavingsConfirmation:
    """Say, as a party that is to carry a task, whether it can, and with what support.

    Consequences: the answer stands in the place of the party's last; `CarryingAnswered` is recorded.
    """
    room = held_arena(declaration.arena)
    participation = acting(arena=room, by=by)
    require(may_say_whether_we_can_carry(declaration=declaration, participation=participation))
    words = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad der skal til."))
    party = party_of(participation)
    last = of_party(declaration.confirmations.all(), party).last()
    if last is not None and (last.can, last.text) == (can, words):
        return last
    answer = SavingsConfirmation.objects.create(
        **said(participation), declaration=declaration, party=party, can=can, text=words
    )
    record_act(
        fact=CarryingAnswered(arena=room.ref, declaration=declaration.ref, can=can),
        arena=room,
        by=by,
        participation=participation,
    )
    return answer


@transaction.atomic
def flag_sham(*, arena: Arena, text: str, by: Person) -> ShamFlag:
    """Say »falsk varebetegnelse«, as any participant.

    Consequences: a public party owes a public answer within 14 days; while one is overdue the arena does not carry the
    word; `ShamFlagged` is recorded.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    words = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad du ser."))
    same = ShamFlag.objects.filter(arena=room, said_by=by, text=words).first()
    if same is not None:
        return same
    now = clock.now()
    flag = ShamFlag.objects.create(**said(participation), text=words, said_at=now, due_at=now + TIME_TO_ANSWER)
    record_act(
        fact=ShamFlagged(arena=room.ref, flag=flag.ref, due_at=flag.due_at),
        arena=room,
        by=by,
        participation=participation,
    )
    return flag


@transaction.atomic
def answer_sham(*, flag: ShamFlag, text: str, by: Person) -> ShamAnswer:
    """Answer such a flag as a public party, also late, and again.

    Consequences: the answer stands under the flag, and the flag stays; `ShamAnswered` is recorded.
    """
    room = held_arena(flag.arena)
    participation = acting(arena=room, by=by)
    require(may_answer_asked(asked=flag, participation=participation))
    words = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv dit svar."))
    same = flag.answers.filter(said_by=by, text=words).first()
    if same is not None:
        return same
    answer = ShamAnswer.objects.create(**said(participation), flag=flag, text=words)
    record_act(fact=ShamAnswered(arena=room.ref, flag=flag.ref), arena=room, by=by, participation=participation)
    return answer
