"""What waits to be told, what a letter tells, and whose letters a link stops."""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from samskab.ground.notices.models import Letter, Notice, Unreachable
from samskab.ground.notices.queries.occasions import Word, occasion_named
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import Somebody
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal

MOST_IN_ONE = 20
KEPT_FOR = timedelta(days=30)
OLD_NEWS = timedelta(days=14)
_STOP = Signer(salt="notices.stop")


def due_people(most: int) -> list[int]:
    """The keys of those to whom something is due now, whoever has waited longest first."""
    rows = Notice.objects.filter(letter__isnull=True, due_at__lte=clock.now()).order_by("due_at")
    return list(dict.fromkeys(rows.values_list("person", flat=True)[:most]))


def words_in(letter: Letter) -> list[Word]:
    """What a letter has to tell now, in the language of the moment and in the order it happened.

    As many queries as its occasions ask, however many notices there are. What need not be told any more, or may not,
    is left out.
    """
    notices = list(letter.notices.order_by("id"))
    told: dict[tuple[str, object], Word] = {}
    for name in dict.fromkeys(notice.occasion for notice in notices):
        occasion = occasion_named(name)
        abouts = [notice.about for notice in notices if notice.occasion == name]
        for about, word in (occasion.tell(letter.person, abouts) if occasion is not None else {}).items():
            told[name, about] = word
    keys = ((notice.occasion, notice.about) for notice in notices)
    return [told[key] for key in keys if key in told]


def address_hash(address: str) -> str:
    """What we keep of an address that could not be reached: enough to know it by, and nothing to write to."""
    return salted_hmac("notices.address", address.lower(), algorithm="sha256").hexdigest()


def is_unreachable(person: Person, address: str) -> bool:
    """Whether the mail server has said of this very address that it knows none such."""
    return Unreachable.objects.filter(person=person, address_hash=address_hash(address)).exists()


def unreachable_since(person: Person) -> Unreachable | None:
    """That a person could not be reached, if they could not."""
    return Unreachable.objects.filter(person=person).first()


def old_letters() -> QuerySet[Letter]:
    """The letters that ended long enough ago to be forgotten."""
    return Letter.objects.exclude(outcome="").filter(settled_at__lt=clock.now() - KEPT_FOR)


def letters_of(person: Person) -> QuerySet[Letter]:
    """What was written to a person lately, with what it told of, the latest first. Two queries."""
    return Letter.objects.filter(person=person).prefetch_related("notices").order_by("-id")


def stop_token(person: Person) -> str:
    """What opens the page on which one says no to all letters. It does nothing else, and never runs out."""
    return _STOP.sign(person.ref.hex)


def person_by_stop_token(token: str) -> Somebody:
    """Whose letters a link stops; raises a `Refusal` with status 404 when there is nobody."""
    unknown = Refusal("unknown_letters", _("Vi kan ikke finde mailen. Se efter, om hele linket kom med."), status=404)
    try:
        ref = _STOP.unsign(token)
    except BadSignature as error:
        raise unknown from error
    found = Person.objects.filter(ref=ref, erased_at__isnull=True).first()
    if found is None:
        raise unknown
    return found
