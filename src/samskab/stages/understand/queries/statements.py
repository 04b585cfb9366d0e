"""Statements: the guarded door to one, and the list of an arena's."""

from collections.abc import Collection
from typing import TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.kernel.often import Often, asked
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.models import Duplicate, Statement, Wording

# A statement, for the type hints of those who answer requests and never touch the model itself.
AStatement: TypeAlias = Statement
_IN = Often(
    lambda: Statement.objects.filter(arena=asked("arena"), ref=asked("ref")).select_related("by__person__claimed_by")
)
MOST_COMPARED = 1_000
MOST_PRINTED = 40


def statements_in(arena: Arena, *, words: str = "", number: int | None = None) -> QuerySet[Statement]:
    """The statements of an arena, the newest first, or those that hold some words, or the one with a number.

    Each has `same_as_number`, the number of the one it says the same as. For `paging.page`.
    """
    linked = standing_links().filter(statement=OuterRef("pk"))
    rows = Statement.objects.filter(arena=arena).annotate(same_as_number=Subquery(linked.values("same_as__number")[:1]))
    for word in words.split()[:8]:
        rows = rows.filter(words__icontains=word)
    return (rows if number is None else rows.filter(number=number)).order_by("-number")


def asked_about(arena: Arena) -> QuerySet[Statement]:
    """The statements that people are asked about: all but those that say the same as another, in their order."""
    return Statement.objects.filter(~Exists(standing_links().filter(statement=OuterRef("pk"))), arena=arena)


def asked_numbers(arena: Arena) -> list[tuple[int, int, int]]:
    """The key, the number and the wording of each statement that people are asked about. One query."""
    return list(asked_about(arena).order_by("number").values_list("pk", "number", "wording"))


def asked_words(arena: Arena) -> list[tuple[UUID, int, str]]:
    """The reference, the number and the words of the newest of them, as many as can be compared. One query."""
    return list(asked_about(arena).order_by("-number").values_list("ref", "number", "words")[:MOST_COMPARED])


def statement_for(arena: Arena, ref: UUID) -> Statement:
    """The guarded door to one statement of an arena, open to all as the arena is.

    Raises a `Refusal` with status 404 when the arena has none such.
    """
    found = _IN.one(arena=arena.pk, ref=ref)
    if found is None:
        raise Refusal("unknown_statement", _("Vi kan ikke finde det udsagn."), status=404)
    found.arena = arena
    return found


def statement_numbered(arena: Arena, number: int) -> Statement:
    """The same, by the number people call it by."""
    found = Statement.objects.filter(arena=arena, number=number).first()
    if found is None:
        raise Refusal("unknown_statement", _("Der er ikke noget udsagn med det nummer."), "number", 400)
    found.arena = arena
    return found


def statements_to_print(arena: Arena, numbers: Collection[int]) -> list[Statement]:
    """The statements to print, in their order: those with the numbers, or the first that are asked about."""
    rows = asked_about(arena).only("number", "words").order_by("number")
    return list(rows.filter(number__in=numbers) if numbers else rows)[:MOST_PRINTED]


def wordings_of(statement: Statement) -> list[Wording]:
    """Every wording it has had, the first one first."""
    return list(statement.wordings.all())


def is_authors(statement: Statement, here: Participation | None) -> bool:
    """Whether a statement is that of one who takes part, also from an earlier time here or as the guest they were."""
    if here is None or statement.by is None:
        return False
    author = statement.by.person
    return here.person_id in (author.pk, author.claimed_by_id)


def next_number(arena: Arena) -> int:
    """The number of the next statement; the arena is held."""
    last = Statement.objects.filter(arena=arena).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def standing_links() -> QuerySet[Duplicate]:
    """The links between statements that say the same, without those that were ended."""
    return Duplicate.objects.filter(ended__isnull=True)


def link_of(statement: Statement) -> Duplicate | None:
    """The link by which a statement says the same as another, if there is one."""
    return standing_links().filter(statement=statement).select_related("same_as").first()


def links_to(statement: Statement) -> list[Duplicate]:
    """The links of those that say the same as it."""
    return list(standing_links().filter(same_as=statement).select_related("statement"))


def link_for(arena: Arena, ref: UUID) -> Duplicate:
    """The guarded door to a link that stands; raises a `Refusal` with status 404 when there is none."""
    found = standing_links().filter(ref=ref, statement__arena=arena).select_related("statement", "same_as").first()
    if found is None:
        raise Refusal("unknown_link", _("De to vises ikke sammen mere."), status=404)
    return found
