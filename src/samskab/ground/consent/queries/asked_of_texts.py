"""What the shared text on the problem needs from people, until they have adopted it and go on from there (M3, M78)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.expressions import BaseExpression
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import glimpse_of, is_glimpsed
from samskab.ground.arenas.queries.needs import Looker, Need
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Ending, Proposal
from samskab.ground.consent.queries.adoptions import let_go
from samskab.ground.consent.queries.texts import ASK, PROBLEM
from samskab.ground.documents.queries.glimpses import ProblemText, problem_text_of


def problem_in_rounds() -> Mapping[str, BaseExpression]:
    """Whether the problem is asked about now, and the reference of the round in which it was last adopted."""
    about = Proposal.objects.filter(arena=OuterRef("pk"), kind=PROBLEM, ending__isnull=True)
    adopted = Ending.objects.filter(end=End.ADOPTED, proposal__arena=OuterRef("pk"), proposal__kind=PROBLEM)
    last = adopted.exclude(let_go()).order_by("-id").values("proposal__ref")[:1]
    return {"consent_problem_asked": Exists(about), "consent_problem_record": Subquery(last)}


def needs_of_the_problem(arena: Arena, looker: Looker) -> Iterable[Need]:
    """The text is written, kept, and asked about; what was adopted is there to be read, and to go on from."""
    if not is_glimpsed(arena) or arena.state != State.OPEN:
        return
    record: UUID | None = glimpse_of(arena, "consent_problem_record")
    if record is not None:
        yield from _after(arena, looker, record)
    elif looker.participation is not None and not glimpse_of(arena, "consent_problem_asked"):
        yield from _before(arena, problem_text_of(arena))


def _after(arena: Arena, looker: Looker, record: UUID) -> Iterable[Need]:
    yield Need(
        code="consent.read_problem",
        rank=27,
        icon="book-open",
        title=_("Læs det, I er enige om") if looker.participation else _("Læs det, de er enige om"),
        why=_("Sådan forstår arenaen sit problem. Den er vedtaget med samtykke."),
        href=reverse("consent:record", args=[arena.slug, record]),
        minutes=3,
    )
    if looker.participation is not None:
        yield Need(
            code="consent.go_on",
            rank=23,
            icon="footprints",
            title=_("Foreslå, hvor I går hen nu"),
            why=_("I har et fælles problem. Næste skridt er også noget, I bliver enige om."),
            href=reverse("consent:propose_step", args=[arena.slug]),
            minutes=3,
        )


def _before(arena: Arena, text: ProblemText) -> Iterable[Need]:
    if text.edition is not None:
        yield Need(
            code="consent.ask_problem",
            rank=21,
            icon="hand",
            title=_("Spørg alle, om teksten er god nok"),
            why=_("Jeres fælles forståelse er skrevet. Den gælder først, når alle er blevet spurgt."),
            href=reverse(ASK, args=[arena.slug, text.kept, text.edition]),
            minutes=2,
        )
    if text.ref is not None:
        yield Need(
            code="consent.write_problem",
            rank=24,
            icon="pencil",
            title=_("Skriv med på den fælles forståelse"),
            why=_("Alle kan skrive i den. Er den god nok, så gem en udgave, og spørg de andre."),
            href=reverse("documents:text", args=[arena.slug, text.ref]),
            minutes=5,
        )
