"""What a person has said while gathering, for »your data«."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, TypeAlias

from django.db.models import Case, F, Func, Q, QuerySet, TextChoices, TextField, Value, When
from django.db.models.functions import NullIf
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Phase
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import Row
from samskab.stages.gather.enums import Degree, OfferKind, Reply, SupportKind, Want, Wish
from samskab.stages.gather.models import (
    ActorTie,
    ActorVersion,
    CheckIn,
    Clearing,
    Frame,
    FrameAnswer,
    FrameQuestion,
    Guideline,
    InvitationAnswer,
    InvitationRequest,
    Mandate,
    OfferAnswer,
    OfferTakenBack,
    PartyAnswer,
    PhaseStatement,
    SavingsConfirmation,
    SavingsDeclaration,
    ShamAnswer,
    ShamFlag,
    SupportAnswer,
    SupportNeed,
    SupportOffer,
    Uncertainty,
    WishAnswer,
    WorkplaceTerms,
)
from samskab.stages.gather.models.said import Said

# What is said in an arena, and the columns that hold the words; of what was chosen, also among what.
_Column: TypeAlias = str | tuple[str, type[TextChoices]]
_SAID: tuple[tuple[type[Said], Promise, tuple[_Column, ...]], ...] = (
    (ActorVersion, _("Aktør på kortet"), ("name", "why", "brings", "needs")),
    (Frame, _("Ramme"), ("what", "why", "until")),
    (FrameQuestion, _("Spørgsmål til en ramme"), ("text",)),
    (FrameAnswer, _("Svar om en ramme"), ("text",)),
    (PartyAnswer, _("Hvad vi ikke kan alene"), ("alone", "gives", "needs")),
    (WishAnswer, _("Har vi lyst?"), (("wish", Wish), "note")),
    (PhaseStatement, _("Hvad er samskabt?"), (("phase", Phase), ("degree", Degree), "reason")),
    (WorkplaceTerms, _("Vilkår på en arbejdsplads"), ("terms",)),
    (Mandate, _("Mandat"), ("decides", "recommends", "formal", "promise")),
    (Uncertainty, _("Noget usikkert"), ("text",)),
    (Clearing, _("Noget, der blev klart"), ("text",)),
    (Guideline, _("Udkast til, hvordan vi er sammen"), ("text",)),
    (SupportNeed, _("Støttebehov"), (("kind", SupportKind), "text")),
    (SupportAnswer, _("Svar på et støttebehov"), (("reply", Reply), "text")),
    (SupportOffer, _("Tilbud om støtte"), (("kind", OfferKind), "text")),
    (OfferAnswer, _("Svar på et tilbud om støtte"), (("want", Want), "text")),
    (CheckIn, _("Om støtte skal vokse"), ("text",)),
    (OfferTakenBack, _("Tilbud, du tog tilbage"), ("text",)),
    (SavingsDeclaration, _("Sparedeklaration"), ("how_much", "anyway", "transfers")),
    (SavingsConfirmation, _("Om en opgave kan bæres"), ("text",)),
    (ShamFlag, _("Falsk varebetegnelse?"), ("text",)),
    (ShamAnswer, _("Svar på »falsk varebetegnelse«"), ("text",)),
)


def said_rows(person: Person) -> Sequence[Row]:
    """Everything they said in arenas while gathering, the oldest first. One query."""
    mine = Q(said_by=person) | Q(said_by__claimed_by=person)
    told: list[QuerySet[Any, Any]] = [
        QuerySet(model).order_by().filter(mine).values_list(Value(number), "arena__title", _joined(columns), "said_at")
        for number, (model, _kind, columns) in enumerate(_SAID)
    ]
    first, *rest = told
    return [
        {"kind": str(_SAID[number][1]), "arena": arena, "words": words, "at": at}
        for number, arena, words, at in sorted(first.union(*rest, all=True), key=itemgetter(3))
    ]


def _joined(columns: Sequence[_Column]) -> Func:
    """Those of the columns that hold something, in one text; what was chosen in the words it was chosen by."""
    held = (NullIf(_in_words(column), Value("")) for column in columns)
    return Func(Value(" · "), *held, function="concat_ws", output_field=TextField())


def _in_words(column: _Column) -> F | Case:
    if isinstance(column, str):
        return F(column)
    name, among = column
    return Case(*(When(**{name: value}, then=Value(str(label))) for value, label in among.choices), default=Value(""))


def tie_rows(person: Person) -> Sequence[Row]:
    """What they said they have to do with actors on maps."""
    ties = ActorTie.objects.filter(participation__person=person).select_related("actor__arena")
    return [
        {"arena": tie.actor.arena.title, "what": tie.get_kind_display(), "since": tie.since, "ended_at": tie.ended_at}
        for tie in ties
    ]


def invitation_rows(person: Person) -> Sequence[Row]:
    """What they asked authorities to invite to, and answered for them. One query."""
    asked = InvitationRequest.objects.order_by().filter(said_by=person)
    answered = InvitationAnswer.objects.order_by().filter(said_by=person)
    rows = asked.values_list("organisation__name", "matter", "said_at").union(
        answered.values_list("request__organisation__name", "text", "said_at"), all=True
    )
    return [
        {"organisation": organisation, "words": words, "at": at}
        for organisation, words, at in sorted(rows, key=itemgetter(2))
    ]
