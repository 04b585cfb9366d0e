"""Sending one letter, at most once, whoever dies in the middle of it."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import override

from samskab.ground.notices.actions.gathering import SEND
from samskab.ground.notices.enums import Outcome
from samskab.ground.notices.models import Letter, Unreachable
from samskab.ground.notices.queries.letters import (
    MOST_IN_ONE,
    address_hash,
    is_unreachable,
    stop_token,
    words_in,
)
from samskab.ground.notices.queries.occasions import Word
from samskab.ground.people.enums import Letters
from samskab.ground.people.models import Person
from samskab.ground.people.queries.writing import address_of, after_quiet
from samskab.kernel import background, clock
from samskab.kernel.post.carrying import Fate, NotNow, carry
from samskab.kernel.post.writing import letter as made

_ENDS = {Fate.TAKEN: Outcome.SENT, Fate.REFUSED: Outcome.REFUSED, Fate.UNSURE: Outcome.UNSURE}


def send_letter(*, letter: int) -> None:
    """Send a letter, unless it has gone, or has become needless while it waited.

    Everything is looked at again: whether they are still here, want letters, have no quiet time now, and may and need
    still hear what it tells. A letter that the server may take later raises `NotNow`. Each step is committed by itself;
    decision 120 says which, and why no death between two of them sends a letter twice.
    """
    found = _to_send(letter).select_related("person").first()
    if found is None:
        return
    person, to = found.person, address_of(found.person)
    quiet_until = after_quiet(person, now := clock.now())
    with override(person.language):
        words = words_in(found) if to and _wants_any(person) else []
    if not words:
        _settle(found, Outcome.NEEDLESS)
    elif is_unreachable(person, to):
        _settle(found, Outcome.UNREACHABLE)
    elif quiet_until > now:
        background.defer_at(SEND, ({"letter": found.pk}, quiet_until))
    else:
        _send(found, _written(found, to, words), to)


def _send(letter: Letter, message: EmailMessage, to: str) -> None:
    mark = uuid4()
    if not _to_send(letter.pk).update(claim=mark):
        return
    fate = carry(message, claim=_claim_of(letter, mark))
    mine = Letter.objects.filter(pk=letter.pk, claim=mark)
    if fate is Fate.PUT_BACK:
        mine.update(handed_over_at=None)
    if fate in (Fate.LATER, Fate.PUT_BACK):
        raise NotNow
    if fate is Fate.ANOTHERS:
        # Nobody else has it when the claim still stands: then they went, or said no, a moment ago.
        if mine.filter(handed_over_at__isnull=True).exists():
            _settle(letter, Outcome.NEEDLESS)
    elif fate is Fate.UNREACHABLE:
        Unreachable.objects.update_or_create(
            person=letter.person, defaults={"address_hash": address_hash(to), "since": clock.now()}
        )
        _settle(letter, Outcome.UNREACHABLE)
    else:
        _settle(letter, _ENDS[fate])


def _to_send(letter: int) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter, outcome="", handed_over_at__isnull=True)


def _claim_of(letter: Letter, mark: UUID) -> Callable[[], bool]:
    """What is written down before the last line is sent. It is committed as it is written, or it raises an error."""
    wants = Person.objects.filter(pk=OuterRef("person"), erased_at__isnull=True).exclude(letters=Letters.NEVER)

    def claim() -> bool:
        with transaction.atomic(durable=True):
            held = _to_send(letter.pk).filter(Exists(wants), claim=mark)
            return held.update(handed_over_at=clock.now()) == 1

    return claim


def _wants_any(person: Person) -> bool:
    return person.erased_at is None and person.letters != Letters.NEVER


def _settle(letter: Letter, outcome: Outcome) -> None:
    Letter.objects.filter(pk=letter.pk, outcome="").update(outcome=outcome, settled_at=clock.now())


def _written(letter: Letter, to: str, words: list[Word]) -> EmailMessage:
    stop_all = settings.ORIGIN + reverse("notices:stop", args=[stop_token(letter.person)])
    stop = settings.ORIGIN + words[0].stop if len(words) == 1 and words[0].stop else stop_all
    return made(
        to=to,
        subject="notices/mail/subject.txt",
        body="notices/mail/letter.html",
        words={
            "words": words[:MOST_IN_ONE],
            "only": words[0] if len(words) == 1 else None,
            "number": len(words),
            "more": max(0, len(words) - MOST_IN_ONE),
            "origin": settings.ORIGIN,
            "stop": stop,
            "stop_all": stop_all,
            "choose": settings.ORIGIN + reverse("people:settings"),
        },
        language=letter.person.language,
        stop=stop,
        known_as=letter.ref.hex,
    )
