"""How somebody takes part at once, as a guest, and how what they did becomes their own later."""

import secrets

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.actions import record
from samskab.ground.people.enums import Language
from samskab.ground.people.facts import GuestClaimed, GuestWelcomed
from samskab.ground.people.models import Person
from samskab.ground.people.models.person import NAME_LENGTH
from samskab.ground.people.queries.guests import GUEST, guest_by_code, guest_with, key_in, key_of, lock_of
from samskab.ground.people.queries.people import held
from samskab.ground.people.rules.guests import may_claim
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_line
from samskab.kernel.text.codes import new_code

KEY_LENGTH = 32  # bytes
SLIP_LENGTH = 20  # letters of five bits each


@transaction.atomic
def welcome_guest(*, session: SessionBase, name: str, language: str, by: Person | None = None) -> Person:
    """Let whoever sits at a browser take part as a guest: a name, a pseudonym will do, and nothing else.

    A browser has one guest at a time: when it has one already, that is the answer, with the name they had. It is
    the guest who acts, unless somebody lets them in.
    Consequences, in order: the guest is kept with the lock of a key; the session holds the key, and from the commit
    on it goes by another name, so that nobody who knew the old one holds the guest too; `GuestWelcomed` is recorded.
    """
    known = guest_with(key_in(session))
    if known is not None:
        return known
    key = secrets.token_bytes(KEY_LENGTH)
    guest = _kept(name, language, key)
    session[GUEST] = key.hex()
    transaction.on_commit(session.cycle_key)
    record(GuestWelcomed(guest=guest.ref), by=by or guest)
    return guest


@transaction.atomic
def welcome_somebody(*, name: str, language: str, by: Person) -> tuple[Person, str]:
    """Let somebody take part who is there without a browser; answers with the guest, and the code for their slip.

    Consequences: the guest is kept with the lock of a key that is made from the code, which we keep nowhere: whoever
    holds the slip opens it with `take_up_guest`; `GuestWelcomed` is recorded.
    """
    code = new_code(SLIP_LENGTH)
    guest = _kept(name, language, key_of(code))
    record(GuestWelcomed(guest=guest.ref), by=by)
    return guest, code


@transaction.atomic
def take_up_guest(*, session: SessionBase, code: str, by: Person | None) -> Person:
    """Let a browser be a guest's by the code on a slip; when somebody is signed in there, the guest becomes theirs.

    Consequences: the session holds the guest's key; when `by` is somebody, `GuestClaimed` is recorded, else the slip
    is used and the session goes by another name. Raises a `Refusal` for a code that opens nobody, or has been used,
    and in a browser that is another guest's already.
    """
    guest = guest_by_code(code)
    here = guest_with(key_in(session))
    if here is not None and here != guest:
        said = _("Nogen er allerede gæst i den her browser. Er det ikke dig, så sig det på gæstens side først.")
        raise Refusal("another_guest", said, status=409)
    session[GUEST] = key_of(code).hex()
    if by is None:
        Person.objects.filter(pk=guest.pk, slip_used_at__isnull=True).update(slip_used_at=clock.now())
        transaction.on_commit(session.cycle_key)
        return guest
    return claim_guest(session=session, by=by) or guest


def _kept(name: str, language: str, key: bytes) -> Person:
    guest = Person(
        name=clean_line(name, longest=NAME_LENGTH, field="name"),
        language=language if language in Language.values else Language.DANISH,
        guest_since=clock.now(),
        guest_key=lock_of(key),
    )
    guest.set_unusable_password()
    guest.save()
    return guest


@transaction.atomic
def claim_guest(*, session: SessionBase, by: Person) -> Person | None:
    """Let what the guest of a browser did be a person's, who has just come in from that browser.

    There is no other way to a guest than the session that holds its key: the database asks for the key too. Of two
    who come in at once with one, the first gets the guest. Consequences, in order: the session lets go of the key;
    the guest's row says whose it is, since when, once and for all; the perspectives that the guest chose are the
    person's too; `GuestClaimed` is recorded, and every app that hears it makes what the guest did the person's.
    Nothing happens, and the answer is None, when there is no guest, or it has been erased or claimed meanwhile.
    """
    key = key_in(session)
    if not key:
        return None
    person = held(by)
    require(may_claim(person))
    del session[GUEST]
    guest = Person.objects.select_for_update().filter(guest_key=lock_of(key)).first()
    if guest is None:
        return None
    guest.claimed_by, guest.claimed_at, guest.guest_key = person, clock.now(), key
    guest.save(update_fields=["claimed_by", "claimed_at", "guest_key"])
    guest.guest_key = None  # the database has compared it with the lock and let go of both
    guest.perspectives.exclude(perspective__in=person.perspectives.values("perspective")).update(person=person)
    guest.perspectives.all().delete()
    record(GuestClaimed(guest=guest.ref, person=person.ref), by=person)
    return guest
