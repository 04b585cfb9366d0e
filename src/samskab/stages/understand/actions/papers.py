"""Typing in what people answered on paper. Each paper weighs as much as any other answer (G11, M11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line
from samskab.stages.understand.actions.surveying import want_map
from samskab.stages.understand.enums import Came, Value
from samskab.stages.understand.facts import PapersEntered, StatementWritten
from samskab.stages.understand.models import Answer, Respondent, Statement
from samskab.stages.understand.models.statement import WORDS_LENGTH
from samskab.stages.understand.queries.statements import next_number

MOST_PAPERS = 200


@dataclass(frozen=True)
class Paper:
    """What stands on one paper: the sector that was ticked, and the answers by the number of the statement.

    `wordings` says which wording was printed, where the paper tells; it must for a statement that was reworded.
    """

    sector: Sector | None
    answers: Mapping[int, Value]
    important: frozenset[int] = field(default_factory=frozenset)
    wordings: Mapping[int, int] = field(default_factory=dict)


@transaction.atomic
def enter_papers(*, arena: Arena, papers: Sequence[Paper], pile: UUID, by: Person) -> int:
    """Type in a pile of papers; `pile` is a reference of its own, so that a pile sent twice is there once.

    Consequences: each paper is somebody who has answered, as heavy as all others, and counts at once, for the words
    that were printed on it: an answer to words that were changed since is kept, and does not count. One can see how
    many papers were typed in; `PapersEntered` is recorded. Returns how many papers the pile holds.
    """
    room = held_arena(arena)
    here = acting(arena=room, by=by)
    if not papers or len(papers) > MOST_PAPERS:
        raise Refusal("pile", _("Skriv mindst ét papir ind, og højst 200 ad gangen."), "papers", 400)
    refs = [uuid5(pile, str(place)) for place in range(len(papers))]
    if Respondent.objects.filter(arena=room, ref=refs[0]).exists():
        return len(papers)
    known = {each.number: each for each in Statement.objects.filter(arena=room)}
    for paper in papers:
        if not paper.answers or not {*paper.answers, *paper.important} <= set(known):
            raise Refusal("numbers", _("Der er et nummer, som ikke findes her."), "papers", 400)
        unclear = [number for number in paper.answers if known[number].wording > 1 and number not in paper.wordings]
        if unclear:
            said = _("Udsagn %(number)s har fået ny ordlyd. Skriv %(number)s.1, hvis papiret er fra før.")
            raise Refusal("which_wording", said % {"number": unclear[0]}, "papers", 400)
        if not all(1 <= paper.wordings.get(number, 1) <= known[number].wording for number in paper.answers):
            raise Refusal(
                "wordings", _("Den ordlyd kender vi ikke. Skriv numrene, som de står på papiret."), "papers", 400
            )
    people = Respondent.objects.bulk_create(
        Respondent(ref=ref, arena=room, sector=paper.sector or "", came=Came.PAPER, entered_by=here)
        for ref, paper in zip(refs, papers, strict=True)
    )
    Answer.objects.bulk_create(
        Answer(
            respondent=who,
            statement=known[number],
            wording=paper.wordings.get(number, 1),
            value=value,
            important=number in paper.important,
        )
        for who, paper in zip(people, papers, strict=True)
        for number, value in paper.answers.items()
    )
    want_map(arena=room)
    record_act(fact=PapersEntered(arena=room.ref, count=len(papers)), arena=room, by=by, participation=here)
    return len(papers)


@transaction.atomic
def enter_statement(*, arena: Arena, words: str, sector: Sector | None, by: Person) -> Statement:
    """Type in a statement that somebody wrote on a paper.

    Consequences: it is on the table as any other, marked as written on paper; whoever typed it can mend a slip;
    `StatementWritten` is recorded.
    """
    room = held_arena(arena)
    here = acting(arena=room, by=by)
    tidy = clean_line(words, longest=WORDS_LENGTH, field="words", empty=_("Skriv, hvad der står på papiret."))
    same = Statement.objects.filter(arena=room, origin=Came.PAPER, entered_by__person=by, words=tidy).first()
    if same is not None:
        return same
    statement = Statement.objects.create(
        arena=room,
        number=next_number(room),
        words=tidy,
        origin=Came.PAPER,
        entered_by=here,
        sector=sector or "",
    )
    fact = StatementWritten(arena=room.ref, statement=statement.ref, origin=Came.PAPER)
    record_act(fact=fact, arena=room, by=by, participation=here)
    return statement
