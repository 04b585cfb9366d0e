"""Bringing a conversation here from another place: its statements, and what people there answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line
from samskab.stages.understand.actions.surveying import want_map
from samskab.stages.understand.bridge.polis import Conversation, name_of, read_conversation
from samskab.stages.understand.enums import Came
from samskab.stages.understand.facts import ConversationImported
from samskab.stages.understand.models import Answer, Respondent, Statement
from samskab.stages.understand.models.statement import IMPORTED_LENGTH
from samskab.stages.understand.queries.statements import next_number

_AT_ONCE = 20_000


@dataclass(frozen=True)
class Imported:
    """What came in, and what has to be said of it.

    `blotted` are the rows of the statements, as a spreadsheet counts them, in which what may be a CPR number was made
    unreadable; `blotted_about` says the same of the words about the conversation.
    """

    statements: int
    people: int
    answers: int
    turned: bool
    left_out: int
    rejected: int
    blotted: tuple[int, ...] = ()
    blotted_about: bool = False


@transaction.atomic
def import_conversation(*, arena: Arena, files: Mapping[str, str], by: Person) -> Imported:
    """Bring in a conversation from the files that Polis gives out, by their names.

    Only where nobody has answered yet: a crowd from elsewhere must never come over the answers of those who are here.
    Consequences, in order: its statements are on the table after those that are there, marked as brought in, and
    those that somebody sorted away where they were are marked so; of a CPR number in one, an x is kept for each digit,
    and the answers stand; each person there is one who has answered, under a
    random reference; the map is drawn anew; `ConversationImported` is recorded. The same files once more change
    nothing.
    """
    found = read_conversation(files)
    words = [
        clean_line(each.words, longest=IMPORTED_LENGTH, field="files", empty=_("Et udsagn har ingen ord."))
        for each in found.statements
    ]
    room = held_arena(arena)
    here = acting(arena=room, by=by)
    answers = sum(len(each) for each in found.people.values())
    brought = Imported(
        statements=len(found.statements),
        people=len(found.people),
        answers=answers,
        turned=found.turned,
        left_out=found.left_out,
        rejected=found.rejected,
        blotted=found.blotted,
    )
    if not answers:
        raise Refusal("empty", _("Der er ingen svar i filerne."), "files", 400)
    pile = uuid5(room.ref, name_of(files))
    refs = {who: uuid5(pile, str(place)) for place, who in enumerate(found.people)}
    if Respondent.objects.filter(arena=room, ref__in=list(refs.values())[:1]).exists():
        return brought
    if Respondent.objects.filter(arena=room, answers__isnull=False).exists():
        raise Refusal(
            "answered", _("Her har nogen allerede svaret. Hent samtalen ind i en ny arena."), "files", status=409
        )
    first = next_number(room)
    statements = Statement.objects.bulk_create(
        Statement(
            arena=room,
            number=number,
            words=said,
            origin=Came.IMPORTED,
            sorted_away=each.sorted_away,
            at=each.at or clock.now(),
        )
        for number, (said, each) in enumerate(zip(words, found.statements, strict=True), start=first)
    )
    people = Respondent.objects.bulk_create(
        Respondent(ref=ref, arena=room, came=Came.IMPORTED) for ref in refs.values()
    )
    numbers = {each.number: statement for each, statement in zip(found.statements, statements, strict=True)}
    _answer(found, dict(zip(refs, people, strict=True)), numbers)
    want_map(arena=room)
    fact = ConversationImported(
        arena=room.ref, statements=brought.statements, people=brought.people, answers=brought.answers
    )
    record_act(fact=fact, arena=room, by=by, participation=here)
    return brought


def _answer(found: Conversation, people: Mapping[str, Respondent], numbers: Mapping[int, Statement]) -> None:
    rows = (
        Answer(respondent=people[who], statement=numbers[number], wording=1, value=value)
        for who, answers in found.people.items()
        for number, value in answers.items()
    )
    while some := list(islice(rows, _AT_ONCE)):
        Answer.objects.bulk_create(some)
