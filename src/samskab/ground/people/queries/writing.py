"""How somebody can be written to: at which address, and from when."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef
from django.utils.timezone import localtime

from samskab.ground.people.models import Person

_DAY = timedelta(days=1)


def has_answered(path: str) -> Exists:
    """The condition of rows whose `path` is a person with an address that has answered."""
    return Exists(EmailAddress.objects.filter(user=OuterRef(path), verified=True))


def address_of(person: Person) -> str:
    """Where to write to a person: an address that has answered, the one they chose first; empty when there is none."""
    rows = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "id")
    return rows.values_list("email", flat=True).first() or ""


def after_quiet(person: Person, moment: datetime) -> datetime:
    """The moment, or the end of the person's quiet time when it falls into that; by the clock on the wall."""
    begins, ends = person.quiet_from, person.quiet_until
    if begins is None or ends is None or begins == ends:
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
    return datetime.combine(day, ends, tzinfo=here.tzinfo)
