"""Lighting an arena from a conversation of another place, so that people go on where it stopped."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from samskab.ground.arenas.enums import NATIONAL, StartingPoint
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.models.arena import TEXT_LENGTH, TITLE_LENGTH
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import held, perspectives_of
from samskab.kernel.text.sentences import shortened
from samskab.stages.spark.actions import light_arena
from samskab.stages.understand.actions.importing import Imported, import_conversation
from samskab.stages.understand.bridge.polis import CONVERSATION, About, name_of, read_about
from samskab.stages.understand.enums import PolisFile


@transaction.atomic
def begin_from_conversation(
    *, files: Mapping[str, str], place: str = NATIONAL, source: str = "", by: Person
) -> tuple[Arena, Imported]:
    """Light an arena about what a conversation was about, and bring the conversation into it.

    Consequences, in order: `light_arena` and all that follows, with the title and the words the conversation had, and
    where it came from said below them, in the words of `source` too; `import_conversation` and all that follows. The
    same files once more are the arena that they became: nothing changes.
    """
    held(by)  # a double click is one arena
    conversation = {name: text for name, text in files.items() if name in CONVERSATION}
    about = read_about(files.get(PolisFile.SUMMARY, ""))
    arena = light_arena(
        draft=uuid5(by.ref, name_of(conversation)),
        title=shortened(about.topic or _("En samtale fra Polis"), TITLE_LENGTH),
        text=_text(about, source),
        starting_point=StartingPoint.PROBLEM,
        place=place,
        perspective=next(iter(perspectives_of(by)), Perspective.CITIZEN),
        by=by,
    )
    brought = import_conversation(arena=arena, files=conversation, by=by)
    return arena, replace(brought, blotted_about=about.blotted)


def _text(about: About, source: str) -> str:
    """What the conversation was about, and where it came from: the last is never cut off."""
    came = [_("Udsagn og svar er hentet fra en samtale i Polis. Alle kan gå videre herfra.")]
    came += [_("Kilde: %(source)s") % {"source": each} for each in (about.address, " ".join(source.split())) if each]
    last, said = "\n".join(came), about.description
    room = TEXT_LENGTH - len(last) - 2
    if len(said) > room:
        said = f"{shortened(said, room - 1)}…"
    return f"{said}\n\n{last}" if said else last
