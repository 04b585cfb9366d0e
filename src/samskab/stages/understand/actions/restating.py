"""»Have I understood you?«: saying what another means, and the author's word on it (M90)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel.refusal import require
from samskab.kernel.text.clean import clean_text
from samskab.stages.understand.facts import Restated, RestatingAnswered
from samskab.stages.understand.models import Restating, RestatingAnswer, Statement
from samskab.stages.understand.models.restating import RESTATED_LENGTH
from samskab.stages.understand.rules import may_answer_restating, may_restate


@transaction.atomic
def restate(*, statement: Statement, words: str, by: Person) -> Restating:
    """Say in one's own words what the author of a statement means.

    Consequences: the author is asked whether that is it; until they say yes, anybody may try; `Restated` is recorded.
    """
    room = held_arena(statement.arena)
    here = acting(arena=room, by=by)
    tidy = clean_text(words, longest=RESTATED_LENGTH, field="words", empty=_("Skriv, hvad du tror, de mener."))
    same = statement.restatings.filter(by__person=by, words=tidy, wording=statement.wording).first()
    if same is not None:
        return same
    require(may_restate(statement=statement, here=here))
    tried = Restating.objects.create(
        statement=statement, wording=statement.wording, words=tidy, by=here, sector=here.sector
    )
    fact = Restated(arena=room.ref, statement=statement.ref, restating=tried.ref)
    record_act(fact=fact, arena=room, by=by, participation=here)
    return tried


@transaction.atomic
def answer_restating(*, restating: Restating, confirmed: bool, words: str = "", by: Person) -> RestatingAnswer:
    """Say, as the author, whether that is what one meant; a no says what was missing.

    Consequences: a yes shows that the statement is understood, as long as it has these words; after a no others try
    again; `RestatingAnswered` is recorded, without saying by whom.
    """
    room = held_arena(restating.statement.arena)
    here = acting(arena=room, by=by)
    require(may_answer_restating(restating=restating, here=here))
    missing = _("Skriv, hvad der mangler, så de kan prøve igen.")
    needed = bool(words.strip()) or not confirmed
    tidy = clean_text(words, longest=RESTATED_LENGTH, field="words", empty=missing) if needed else ""
    said = RestatingAnswer.objects.create(restating=restating, confirmed=confirmed, words=tidy, by=here)
    fact = RestatingAnswered(arena=room.ref, restating=restating.ref, confirmed=confirmed)
    record_act(fact=fact, arena=room, by=None, participation=here)
    return said
