"""What has happened in talk. A fact carries references and numbers, never a word of what was said."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact


@fact("talk.contribution_made")
class ContributionMade(Fact):
    """Somebody said something, perhaps as an answer."""

    says = _("Nogen sagde noget i en samtale.")
    tells = _("sagde noget i en samtale")
    arena: UUID
    thread: UUID
    contribution: UUID
    answers: UUID | None


@fact("talk.contribution_reworded")
class ContributionReworded(Fact):
    """The author gave it another wording; `number` counts from one, and all of them can be read."""

    says = _("Nogen sagde noget på en anden måde.")
    tells = _("sagde noget på en anden måde")
    arena: UUID
    thread: UUID
    contribution: UUID
    number: int


@fact("talk.contribution_withdrawn")
class ContributionWithdrawn(Fact):
    """The author took the words back. The place and the answers stand."""

    says = _("Nogen trak sine ord tilbage.")
    tells = _("trak sine ord tilbage")
    arena: UUID
    thread: UUID
    contribution: UUID


@fact("talk.appreciated")
class Appreciated(Fact):
    """Somebody said thank you for what another said."""

    says = _("Nogen sagde tak for noget, en anden sagde.")
    tells = _("sagde tak for noget i en samtale")
    arena: UUID
    contribution: UUID
    appreciation: UUID


@fact("talk.appreciation_taken_back")
class AppreciationTakenBack(Fact):
    """Somebody took their thanks back."""

    says = _("Nogen tog en tak tilbage.")
    arena: UUID
    contribution: UUID
    appreciation: UUID


@fact("talk.question_asked")
class QuestionAsked(Fact):
    """Somebody put a critical question to one who takes part, or to an organisation."""

    says = _("Nogen stillede et kritisk spørgsmål.")
    tells = _("stillede et kritisk spørgsmål")
    arena: UUID
    thread: UUID
    contribution: UUID
    participant: UUID | None
    organisation: UUID | None


@fact("talk.question_settled")
class QuestionSettled(Fact):
    """The one who asked said that it is answered."""

    says = _("Et kritisk spørgsmål er besvaret, siger den, der spurgte.")
    tells = _("sagde, at et kritisk spørgsmål er besvaret")
    arena: UUID
    thread: UUID
    contribution: UUID
