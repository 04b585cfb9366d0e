"""How somebody can be written to: at which address, how often, and from when."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef
from django.utils.timezone import localtime

from samskab.ground.people.enums import Letters
from samskab.ground.people.models import Person

# When nobody has chosen otherwise: quiet from nine in the evening till seven, and what has gathered comes at five.
QUIET = (time(21), time(7))
GATHERED_AT = time(17)
_DAY = timedelta(days=1)


def has_answered(path: str) -> Exists:
    """The condition of rows whose `path` is a person with an address that has answered."""
    return Exists(EmailAddress.objects.filter(user=OuterRef(path), verified=True))


def address_of(person: Person) -> str:
    """Where to write to a person: an address that has answered, the one they chose first; empty when there is none."""
    rows = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "id")
    return rows.values_list("email", flat=True).first() or ""


def wants_no_letters(address: str) -> bool:
    """Whether an address is somebody's who wants no letters at all."""
    silent = Person.objects.filter(letters=Letters.NEVER, erased_at__isnull=True)
    found: bool = EmailAddress.objects.filter(email__iexact=address, verified=True, user__in=silent).exists()
    return found


def to_write_to(people: Collection[int]) -> dict[int, Person]:
    """Those of some people who can be written to and want to be, by key. One query, however many."""
    rows = Person.objects.filter(has_answered("pk"), pk__in=people, erased_at__isnull=True)
    return {person.pk: person for person in rows.exclude(letters=Letters.NEVER)}


def quiet_time(person: Person) -> tuple[time, time]:
    """From when until when a person is left in peace; from and until the same moment is never."""
    begins, ends = person.quiet_from, person.quiet_until
    return QUIET if begins is None or ends is None else (begins, ends)


def after_quiet(person: Person, moment: datetime) -> datetime:
    """The moment, or the end of the person's quiet time when it falls into that; by the clock on the wall."""
    begins, ends = quiet_time(person)
    if begins == ends:
        return moment
    here = localtime(moment)
    time = here.time()
    if begins < ends:
        is_quiet, over_midnight = begins <= time < ends, False
    else:
        is_quiet, over_midnight = time >= begins or time < ends, time >= begins
    if not is_quiet:
        return moment
    day = here.date() + (_DAY if over_midnight else timedelta())
    end = datetime.combine(day, ends, tzinfo=here.tzinfo)
    # In the night in which the clock is put back the same time comes twice; it is the second that ends the quiet.
    return end if end.timestamp() > moment.timestamp() else end.replace(fold=1)


def when_gathered(person: Person, moment: datetime) -> datetime:
    """When what happens at a moment comes in the one letter of a day: the next five o'clock, out of quiet time."""
    here = localtime(moment)
    day = here.date() + (_DAY if here.time() >= GATHERED_AT else timedelta())
    return after_quiet(person, datetime.combine(day, GATHERED_AT, tzinfo=here.tzinfo))
