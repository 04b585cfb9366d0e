"""What has happened while people came to understand each other. A fact carries references and numbers, never a text.

That somebody answered is no fact: the chain is open to all, and must not tell who answered what. For the same reason
facts of a statement do not say who wrote it; decision 110 says why.
"""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.stages.understand.enums import Came


@fact("understand.statement_written")
class StatementWritten(Fact):
    """A statement was put on the table. The fact has no actor: only the perspective it was written in."""

    says = _("Et nyt udsagn kom på bordet.")
    arena: UUID
    statement: UUID
    origin: Came


@fact("understand.statement_reworded")
class StatementReworded(Fact):
    """A statement got other words, so whoever had answered is asked again. The fact has no actor."""

    says = _("Et udsagn fik nye ord.")
    arena: UUID
    statement: UUID
    wording: int


@fact("understand.duplicate_linked")
class DuplicateLinked(Fact):
    """Somebody found that two statements say the same."""

    says = _("To udsagn, der siger det samme, blev vist sammen.")
    tells = _("viste to udsagn sammen, fordi de siger det samme")
    arena: UUID
    statement: UUID
    same_as: UUID


@fact("understand.duplicate_ended")
class DuplicateUnlinked(Fact):
    """Somebody found that they do not say the same after all."""

    says = _("To udsagn, der blev vist sammen, blev skilt igen.")
    tells = _("skilte to udsagn, der blev vist sammen")
    arena: UUID
    statement: UUID
    same_as: UUID


@fact("understand.restated")
class Restated(Fact):
    """Somebody said in their own words what the author of a statement means (M90)."""

    says = _("Nogen spurgte, om et udsagn var forstået, som det var ment.")
    tells = _("spurgte: »Har jeg forstået dig?«")
    arena: UUID
    statement: UUID
    restating: UUID


@fact("understand.restating_answered")
class RestatingAnswered(Fact):
    """The author said whether they were understood. The fact has no actor."""

    says = _("Den, der skrev et udsagn, sagde, om det var forstået.")
    arena: UUID
    restating: UUID
    confirmed: bool


@fact("understand.papers_entered")
class PapersEntered(Fact):
    """Somebody typed in a pile of papers; each of them weighs as much as any other answer (G11)."""

    says = _("Svar på papir blev skrevet ind.")
    tells = _("skrev svar på papir ind")
    arena: UUID
    count: int


@fact("understand.survey_kept")
class SurveyKept(Fact):
    """The map of perspectives was drawn anew. `digest` is the SHA-256 of the answers it is of."""

    says = _("Meningskortet blev tegnet på ny.")
    tells = _("tegnede meningskortet på ny")
    arena: UUID
    number: int
    people: int
    answers: int
    digest: bytes


@fact("understand.map_kept")
class MapKept(Fact):
    """Somebody asked for a map to be kept. `digest` is the SHA-256 of the answers it is of."""

    says = _("Et meningskort blev gemt.")
    tells = _("gemte meningskortet")
    arena: UUID
    number: int
    people: int
    answers: int
    digest: bytes


@fact("understand.conversation_imported")
class ConversationImported(Fact):
    """Statements and answers came in from another place."""

    says = _("Udsagn og svar blev hentet fra et andet sted.")
    tells = _("hentede udsagn og svar fra et andet sted")
    arena: UUID
    statements: int
    people: int
    answers: int
