"""The guest of a browser: found by the key that its session holds, and by nothing else."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _

from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.often import Often, asked
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.codes import read_code

GUEST = "guest"  # where a session keeps the key of its guest, in hexadecimal
NO_KEY = b""
# A telephone opens the link in one browser to look, and its owner goes on in another; a button is pressed twice.
SLIP_STAYS_OPEN = timedelta(minutes=10)
_WITH_KEY = Often(lambda: Person.objects.filter(guest_key=asked("lock")))


def key_in(session: Mapping[str, Any]) -> bytes:
    """The key of the guest that a session holds; empty when it holds none."""
    return bytes.fromhex(session.get(GUEST, ""))


def lock_of(key: bytes) -> bytes:
    """What the guest's row keeps of its key. A copy of the row opens nothing."""
    return sha256(key).digest()


def key_of(code: str) -> bytes:
    """The key that the code on a slip is for."""
    return sha256(f"people.guest|{read_code(code)}".encode()).digest()


def guest_by_code(code: str) -> Person:
    """The guest whom the code on a slip is for; a `Refusal` with status 404 when it is for nobody, or not any more.

    It is used up a little after it was used: who wrote somebody down may have copied it, and is not them.
    """
    found = guest_with(key_of(code))
    if found is None or (found.slip_used_at is not None and found.slip_used_at + SLIP_STAYS_OPEN < clock.now()):
        raise Refusal(
            "unknown_slip", _("Koden åbner ikke noget. Enten er den brugt, eller også mangler der et tegn."), status=404
        )
    return found


def guest_with(key: bytes) -> Person | None:
    """The guest whom a key is for; None, and no query, without one. None too once they are claimed or erased."""
    return _WITH_KEY.one(lock=lock_of(key)) if key else None
