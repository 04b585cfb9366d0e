"""Noticing something in the margin, and saying that it is seen to."""

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.facts import RemarkAnswered, RemarkMade
from samskab.ground.documents.facts import RemarkSettled as RemarkSettledFact
from samskab.ground.documents.models import Document, Remark, RemarkAnswer, RemarkSettled
from samskab.ground.documents.queries.saying import checked_anchor, checked_block, tidy_answer, tidy_quote, tidy_remark
from samskab.ground.documents.rules.writing import may_reply, may_settle
from samskab.ground.people.models import Person
from samskab.kernel.refusal import require


@transaction.atomic
def remark(
    *, document: Document, words: str, block: str = "", quote: str = "", anchor: bytes = b"", by: Person
) -> Remark:
    """Say something about some words of the text, or about one of its blocks, or about all of it.

    Consequences: it stands in the margin until its author says that it is seen to; `RemarkMade` is recorded. The same
    words about the same block by the same person are those that stand, as long as they are not settled.
    """
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    said = tidy_remark(words)
    place = checked_block(block)
    same = document.remarks.filter(by__person=by, words=said, block=place, settled__isnull=True).first()
    if same is not None:
        return same
    made = Remark.objects.create(
        document=document,
        block=place,
        anchor=checked_anchor(anchor),
        quote=tidy_quote(quote),
        words=said,
        by=participation,
    )
    record_act(
        fact=RemarkMade(arena=room.ref, document=document.ref, remark=made.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return made


@transaction.atomic
def answer_remark(*, remark: Remark, words: str, by: Person) -> RemarkAnswer:
    """Say something to a remark, as anyone who takes part, until it is settled.

    Consequences: it stands under the remark; `RemarkAnswered` is recorded. The same words by the same person under the
    same remark are those that stand.
    """
    room = held_arena(remark.document.arena)
    participation = acting(arena=room, by=by)
    require(may_reply(remark=remark))
    said = tidy_answer(words)
    same = remark.answers.filter(by__person=by, words=said).first()
    if same is not None:
        return same
    made = RemarkAnswer.objects.create(remark=remark, words=said, by=participation)
    record_act(
        fact=RemarkAnswered(arena=room.ref, document=remark.document.ref, remark=remark.ref, remark_answer=made.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return made


@transaction.atomic
def settle_remark(*, remark: Remark, by: Person) -> RemarkSettled:
    """Say that a remark is seen to, as its author, or as anyone who takes part once the author has left.

    Consequences: it no longer stands in the margin and can still be read; `RemarkSettled` is recorded.
    """
    room = held_arena(remark.document.arena)
    participation = acting(arena=room, by=by)
    require(may_settle(remark=remark, by=by))
    settled = RemarkSettled.objects.create(remark=remark, by=participation)
    record_act(
        fact=RemarkSettledFact(arena=room.ref, document=remark.document.ref, remark=remark.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return settled
