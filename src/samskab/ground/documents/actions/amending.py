"""Keeping other words for a version, which somebody wrote in a round and not in the text itself."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.actions.keeping import tell_kept
from samskab.ground.documents.models import Version
from samskab.ground.documents.queries.documents import hold
from samskab.ground.documents.queries.saying import refuse_cpr_in
from samskab.ground.documents.queries.versions import next_number
from samskab.ground.people.models import Person
from samskab.kernel.canonical import Json
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import canonical, digest, is_empty


@transaction.atomic
def keep_amendment(*, amends: Version, body: Mapping[str, Json], by: Person) -> Version:
    """Keep a text in the form of `kernel.text.rich` as other words for a version.

    Consequences: it is the next version of the text, which nobody can change, and says which one it was written on top
    of; the text itself goes on saying what it says; `VersionKept` is recorded with its digest. Raises a `Refusal` when
    it says the same, or nothing.
    """
    document = amends.document
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    hold(document.pk)
    if is_empty(body):
        raise Refusal("empty", _("Skriv, hvad der skal stå."), "text", 400)
    refuse_cpr_in(body, field="text")
    found = digest(body)
    if found == bytes(amends.digest):
        raise Refusal("unchanged", _("Teksten er den samme. Ret det, der skal være anderledes."), "text", 400)
    version = Version.objects.create(
        document=document,
        number=next_number(document),
        body=canonical(body).decode(),
        digest=found,
        state=bytes(amends.state),
        by=participation,
        amends=amends,
    )
    tell_kept(version=version, arena=room, by=participation)
    return version
