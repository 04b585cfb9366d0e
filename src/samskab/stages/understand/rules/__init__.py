"""Who may do what while people come to understand each other. No rule knows a sector or a title (G4)."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.documents.models import Document
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.models import Restating, Statement
from samskab.stages.understand.queries.restating import is_understood
from samskab.stages.understand.queries.statements import is_authors, link_of, links_to

Answer = Literal[True] | Refusal


def may_reword(*, statement: Statement, here: Participation) -> Answer:
    """Whether one may give a statement other words: the one who wrote it, or typed it in from a paper."""
    if is_authors(statement, here) or statement.entered_by_id == here.pk:
        return True
    return Refusal("not_yours", _("Ordene er en andens. Skriv dit eget udsagn i stedet."))


def may_link(*, statement: Statement, same_as: Statement) -> Answer:
    """Whether two statements may be shown as one: anybody who takes part may, and links are one step long."""
    if statement.pk == same_as.pk:
        return Refusal("same", _("Det er det samme udsagn. Vælg et andet."), "number", 400)
    if link_of(statement) is not None or links_to(statement) or link_of(same_as) is not None:
        return Refusal(
            "linked", _("Et af dem vises allerede sammen med et andet. Skil dem ad først."), "number", status=409
        )
    return True


def may_take(*, statement: Statement, document: Document) -> Answer:
    """Whether a text may take a statement in: any text of the same arena may, by anybody who writes there."""
    if statement.arena_id != document.arena_id:
        return Refusal("elsewhere", _("Teksten hører til en anden arena."), "text", 400)
    return True


def may_restate(*, statement: Statement, here: Participation) -> Answer:
    """Whether one may ask the author of a statement: »Have I understood you?« (M90)."""
    if statement.by is None or participation_of(statement.by.person.now, statement.arena) is None:
        return Refusal("nobody", _("Den, der skrev udsagnet, er her ikke. Ingen kan svare dig."), status=409)
    if is_authors(statement, here):
        return Refusal("own", _("Udsagnet er dit eget. De andre prøver at forstå dig."), status=409)
    if is_understood(statement):
        return Refusal("understood", _("Nogen har allerede forstået det. Læs, hvordan de sagde det."), status=409)
    return True


def may_answer_restating(*, restating: Restating, here: Participation) -> Answer:
    """Whether one may say whether it was understood: only the author, once for each try."""
    if not is_authors(restating.statement, here):
        return Refusal("not_yours", _("Kun den, der skrev udsagnet, kan svare."))
    if hasattr(restating, "answer"):
        return Refusal("answered", _("Du har svaret. De kan prøve igen med andre ord."), status=409)
    return True
