"""What happened to a text itself: it was started, kept, and brought back to how it was."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.enums import Kind
from samskab.ground.journal.facts import Fact, fact


@fact("documents.document_started")
class DocumentStarted(Fact):
    """Somebody started a text that all who take part may write in; `number` counts the arena's texts from one."""

    says = _("En fælles tekst blev begyndt.")
    tells = _("begyndte en fælles tekst")
    arena: UUID
    document: UUID
    text_kind: Kind
    number: int


@fact("documents.version_kept")
class VersionKept(Fact):
    """Somebody kept the text as it stood. Whoever has that text can see by `digest` that it is the same."""

    says = _("En udgave af en fælles tekst blev gemt.")
    tells = _("gemte en udgave af en fælles tekst")
    arena: UUID
    document: UUID
    edition: int
    digest: bytes


@fact("documents.version_adopted")
class VersionAdopted(Fact):
    """Everybody agreed on version `edition` in the round `agreed_in`. It has the digest it was kept with."""

    says = _("En udgave af en fælles tekst blev vedtaget med samtykke.")
    tells = _("vedtog en udgave af en fælles tekst")
    arena: UUID
    document: UUID
    edition: int
    digest: bytes
    agreed_in: UUID


@fact("documents.version_restored")
class VersionRestored(Fact):
    """Somebody let a text say again what version `restored` says. It is kept as `edition`, and nothing is gone."""

    says = _("En fælles tekst fik ordene fra en tidligere udgave igen.")
    tells = _("lod en fælles tekst sige det, den sagde før")
    arena: UUID
    document: UUID
    edition: int
    restored: int
    digest: bytes
