"""How people tell of forums outside."""

from collections.abc import Sequence

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import PLACES
from samskab.ground.arenas.models import Theme
from samskab.ground.journal.actions import record
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import held
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line, clean_text, refuse_cpr
from samskab.stages.spark.facts import ForumRegistered, ForumRemoved
from samskab.stages.spark.models import ExternalForum, ForumTheme
from samskab.stages.spark.models.forum import DOES_LENGTH, NAME_LENGTH
from samskab.stages.spark.queries.forums import is_on_the_list


@transaction.atomic
def register_forum(
    *, name: str, address: str, does: str, place: str, themes: Sequence[Theme] = (), by: Person
) -> ExternalForum:
    """Tell of a forum outside, so that others find it before they begin something of their own.

    Consequences: it is found among what looks alike; `ForumRegistered` is recorded. Raises a `Refusal` for the field
    that is wrong, also when the address is on the list already.
    """
    person = held(by)
    if not address.startswith("https://"):
        raise Refusal("not_safe", _("Adressen skal begynde med https://."), "address", 400)
    refuse_cpr(address, field="address")
    if place not in PLACES:
        raise Refusal("unknown_place", _("Vælg et sted på listen."), "place", 400)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"spark.forum|{address}"])
    if is_on_the_list(address):
        raise Refusal("known", _("Det forum står på listen allerede."), "address", 409)
    forum = ExternalForum(
        name=clean_line(name, longest=NAME_LENGTH, field="name"),
        address=address,
        does=clean_text(does, longest=DOES_LENGTH, field="does"),
        place=place,
        registered_by=person,
    )
    forum.save()
    ForumTheme.objects.bulk_create(ForumTheme(forum=forum, theme=theme) for theme in themes)
    record(ForumRegistered(forum=forum.ref), by=person)
    return forum


@transaction.atomic
def remove_forum(*, forum: ExternalForum, by: Person) -> None:
    """Take a forum off the list again, as the one who told of it.

    Consequences: nobody finds it any more, and it can be told of again; `ForumRemoved` is recorded.
    """
    row = ExternalForum.objects.select_for_update().get(pk=forum.pk)
    if row.registered_by_id != by.pk:
        raise Refusal("not_yours", _("Det forum har en anden skrevet op."))
    if row.removed_at is not None:
        return
    row.removed_at = clock.now()
    row.save(update_fields=["removed_at"])
    record(ForumRemoved(forum=row.ref), by=by)
