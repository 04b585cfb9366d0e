"""Crowds with planted opinions, put straight into the tables: who answers what is given by arithmetic, not by lot."""

from itertools import cycle, islice

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from samskab.stages.understand.enums import Came
from samskab.stages.understand.models import Answer, Respondent, Statement
from tests.factories import a_participant

SECTORS = (Sector.CITIZEN, Sector.CITIZEN, Sector.CIVIL_SOCIETY, Sector.PUBLIC, Sector.BUSINESS)
THOUGHTS = (
    "Ingen skal stå alene, når vandet kommer om natten.",
    "Diget skal være højere, også hvis vi mister udsigten.",
    "Vi skal øve os sammen mindst én gang om året.",
    "Husene yderst bør flyttes over de næste 30 år.",
    "Varsler skal komme på flere sprog og som opkald.",
    "Grundejerne skal betale mere end lejerne.",
    "Vi skal have vandvagter i hver gade, før vi bruger flere penge på diget.",
    "Stormflodsberedskabskoordinationsudvalget skal kunne ringes op.",
)


def statements_in(arena: Arena, number: int, *, by: Participation | None = None) -> list[Statement]:
    """So many statements by one who takes part, written straight down."""
    author = by or a_participant(arena, perspective=Perspective.CITIZEN)
    first = 1 + Statement.objects.filter(arena=arena).count()
    words = islice(cycle(THOUGHTS), number)
    return Statement.objects.bulk_create(
        [
            Statement(arena=arena, number=first + place, words=said, by=author, sector=author.sector)
            for place, said in enumerate(words)
        ]
    )


def side(group: int, statement: int) -> int:
    """What a group says: all agree to every third statement, and each group has a pattern of its own in the rest."""
    if statement % 3 == 0:
        return 1
    return 1 if (statement * 40503 >> (group + 2)) & 1 else -1


def answered(arena: Arena, statements: list[Statement], *, people: int, groups: int = 2, skip: int = 5) -> None:
    """So many people on paper, in turn of each group, who answer all but every `skip`-th statement.

    One answer in nine is otherwise than the group's, and one in eleven is »unsure«.
    """
    clerk = a_participant(arena)
    before = Respondent.objects.filter(arena=arena).count()
    crowd = Respondent.objects.bulk_create(
        Respondent(arena=arena, sector=SECTORS[number % len(SECTORS)], came=Came.PAPER, entered_by=clerk)
        for number in range(before, before + people)
    )
    now = clock.now()
    Answer.objects.bulk_create(
        Answer(
            respondent=each,
            statement=said,
            wording=said.wording,
            value=_value(number, place, groups),
            important=(number + place) % 7 == 0,
            at=now,
        )
        for number, each in enumerate(crowd, start=before)
        for place, said in enumerate(statements)
        if (number * 3 + place) % skip
    )


def _value(person: int, statement: int, groups: int) -> int:
    lot = (person * 31 + statement * 17 + person * statement) % 99
    if lot % 11 == 5:
        return 0
    said = side(person % groups, statement)
    return -said if lot % 9 == 2 else said
