"""Who hears of a thread, and who has shut their ears to it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.people.models import Person
from samskab.ground.talk.models import Attention, Contribution, CriticalQuestion, Mention, Thread


def hears_of(thread: Thread) -> QuerySet[Person]:
    """Those who should hear when something is said: who spoke there, is named or asked there, or follows it.

    Shut ears win over everything, and one who is erased hears nothing. One query.
    """
    said = Contribution.objects.filter(thread=thread, withdrawn_at__isnull=True, author__person=OuterRef("pk"))
    named = Mention.objects.filter(
        version__contribution__thread=thread,
        version__contribution__withdrawn_at__isnull=True,
        participation__person=OuterRef("pk"),
    )
    asked = CriticalQuestion.objects.filter(
        _is_put_to_person(thread), contribution__thread=thread, contribution__withdrawn_at__isnull=True
    )
    ears = Attention.objects.filter(thread=thread, person=OuterRef("pk"))
    return (
        Person.objects.filter(
            Exists(said) | Exists(named) | Exists(asked) | Exists(ears.filter(follows_since__isnull=False)),
            ~Exists(ears.filter(muted_since__isnull=False)),
            erased_at__isnull=True,
        )
        .order_by("pk")
        .distinct()
    )


def _is_put_to_person(thread: Thread) -> Q:
    """Put to the person, or to an organisation that they speak for in the arena."""
    speaks = Participation.objects.filter(
        arena=thread.arena_id,
        left_at__isnull=True,
        person=OuterRef(OuterRef("pk")),
        organisation=OuterRef("organisation"),
    )
    return Q(participant__person=OuterRef("pk")) | Q(Exists(speaks))


def others(arena: Arena, *, besides: Person) -> QuerySet[Participation]:
    """The others who take part, the last to come first."""
    return participants(arena).exclude(person=besides).order_by("-joined_at", "-id")
