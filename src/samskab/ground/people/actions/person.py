"""What a person decides about themself."""

from collections.abc import Collection
from datetime import time

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.actions import record
from samskab.ground.people.enums import Language, Letters, Perspective, Theme
from samskab.ground.people.facts import PersonRenamed, PersonSettingsChanged, PerspectivesChosen
from samskab.ground.people.models import Person, PersonPerspective
from samskab.ground.people.models.person import NAME_LENGTH
from samskab.ground.people.queries.people import held
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line


@transaction.atomic
def rename(*, name: str, by: Person) -> Person:
    """Let a person go by another name, everywhere and at once. Records `PersonRenamed` when it is another."""
    person = held(by)
    cleaned = clean_line(name, longest=NAME_LENGTH, field="name")
    if cleaned != person.name:
        person.name = cleaned
        person.save(update_fields=["name"])
        record(PersonRenamed(person=person.ref), by=person)
    return person


@transaction.atomic
def choose_settings(
    *,
    language: Language,
    theme: Theme,
    quiet_from: time | None,
    quiet_until: time | None,
    letters: Letters | None = None,
    by: Person,
) -> Person:
    """Keep how a person wants pages to read and look, how often they want mail, and when they want none.

    Quiet time needs both ends, and may pass midnight. Without `letters` that stays as it was.
    Records `PersonSettingsChanged` when something is new.
    """
    if (quiet_from is None) != (quiet_until is None):
        raise Refusal("half_quiet", _("Skriv både hvornår roen begynder, og hvornår den slutter."), "quiet_from", 400)
    person = held(by)
    chosen = (language, theme, letters or person.letters, quiet_from, quiet_until)
    if chosen != (person.language, person.theme, person.letters, person.quiet_from, person.quiet_until):
        person.language, person.theme, person.letters, person.quiet_from, person.quiet_until = chosen
        person.save(update_fields=["language", "theme", "letters", "quiet_from", "quiet_until"])
        record(PersonSettingsChanged(person=person.ref), by=person)
    return person


@transaction.atomic
def stop_all_letters(*, by: Person) -> None:
    """Have no letter more but codes to come in by; twice is once. Letters under way are not sent.

    Records `PersonSettingsChanged` when they had any.
    """
    person = held(by)
    if person.letters != Letters.NEVER:
        person.letters = Letters.NEVER
        person.save(update_fields=["letters"])
        record(PersonSettingsChanged(person=person.ref), by=person)


@transaction.atomic
def choose_perspectives(*, perspectives: Collection[Perspective], by: Person) -> None:
    """Make these the perspectives a person may speak from, and no others. Records `PerspectivesChosen` on a change."""
    person = held(by)
    wanted = [perspective for perspective in Perspective if perspective in perspectives]
    before = set(person.perspectives.values_list("perspective", flat=True))
    if set(wanted) == before:
        return
    person.perspectives.exclude(perspective__in=wanted).delete()
    PersonPerspective.objects.bulk_create(
        PersonPerspective(person=person, perspective=perspective, taken_at=clock.now())
        for perspective in wanted
        if perspective not in before
    )
    record(PerspectivesChosen(person=person.ref, perspectives=tuple(wanted)), by=person)


@transaction.atomic
def log_out_everywhere(*, by: Person) -> None:
    """End all sessions of a person, on all machines and known to the list or not, at once.

    Sessions are tied to a random mark on the person; a new mark makes them all void. There is no fact to tell.
    """
    person = held(by)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    UserSession.objects.filter(user=person).delete()
