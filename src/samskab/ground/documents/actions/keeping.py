"""Keeping a text as it stands, and letting it say again what it said."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.actions.writing import write
from samskab.ground.documents.facts import VersionKept, VersionRestored
from samskab.ground.documents.models import Document, Version
from samskab.ground.documents.queries.documents import hold
from samskab.ground.documents.queries.saying import refuse_cpr_in, tidy_name
from samskab.ground.documents.queries.texts import Text, text_of, text_to_write
from samskab.ground.documents.queries.versions import body_kept, last_version, next_number
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import NotAText, canonical, digest


@transaction.atomic
def keep_version(*, document: Document, name: str = "", by: Person) -> Version:
    """Keep the text as it stands now.

    Consequences: it is the next version, which nobody can change; `VersionKept` is recorded with its digest, so that
    anyone can see later that it is the same. When the last version says the same and has the name, that is the answer.
    A text with a CPR number in it is never kept.
    """
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    hold(document.pk)
    called = tidy_name(name)
    text = text_of(document)
    last = last_version(document)
    if last is not None and bytes(last.digest) == _digest(text) and called in ("", last.name):
        return last
    return _keep(document=document, text=text, name=called, arena=room, by=participation)


@transaction.atomic
def restore_version(*, version: Version, by: Person) -> Version:
    """Let a text say again what one of its versions says. Nothing is erased: the words are added once more.

    Consequences, in order: what the text says now is kept as a version, unless the last one says that, and
    `VersionKept` recorded; blocks that differ are written anew; that is kept as the next version, which names the one
    it restores; `VersionRestored` is recorded. What somebody writes at that moment is in the text too, and where it
    was in a block that was written anew it can be read in the version that was kept.
    """
    document = version.document
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    hold(document.pk)
    text = text_to_write(document)
    last = last_version(document)
    said = _digest(text)
    if said == bytes(version.digest):
        raise Refusal("same", _("Teksten siger allerede det samme som den udgave."), status=409)
    if last is None or bytes(last.digest) != said:
        _keep(document=document, text=text, name="", arena=room, by=participation)
    write(text=text, body=body_kept(version), document=document, by=participation, words_of=participation)
    kept = _written(document=document, text=text, name=version.name, by=participation, restores=version)
    record_act(
        fact=VersionRestored(
            arena=room.ref,
            document=document.ref,
            edition=kept.number,
            restored=version.number,
            digest=bytes(kept.digest),
        ),
        arena=room,
        by=by,
        participation=participation,
    )
    return kept


def _keep(*, document: Document, text: Text, name: str, arena: Arena, by: Participation) -> Version:
    kept = _written(document=document, text=text, name=name, by=by, restores=None)
    tell_kept(version=kept, arena=arena, by=by)
    return kept


def tell_kept(*, version: Version, arena: Arena, by: Participation) -> None:
    """Record that a version was kept; for the actions here, as the last they do."""
    fact = VersionKept(
        arena=arena.ref, document=version.document.ref, edition=version.number, digest=bytes(version.digest)
    )
    record_act(fact=fact, arena=arena, by=by.person, participation=by)


def _written(*, document: Document, text: Text, name: str, by: Participation, restores: Version | None) -> Version:
    body = text.body
    refuse_cpr_in(body)
    return Version.objects.create(
        document=document,
        number=next_number(document),
        name=name,
        body=canonical(body).decode(),
        digest=digest(body),
        state=text.doc.get_state(),
        by=by,
        restores=restores,
    )


def _digest(text: Text) -> bytes:
    try:
        return digest(text.body)
    except NotAText as error:
        raise Refusal("too_large", _("Teksten er for lang til at blive gemt. Del den i to."), status=409) from error
