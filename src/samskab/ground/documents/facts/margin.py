"""What happened beside a text: where people began, what they noticed, and what they suggested."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact


@fact("documents.framing_said")
class FramingSaid(Fact):
    """Somebody said how they see it, beside the text."""

    says = _("Nogen sagde, hvordan de ser det, ved siden af en fælles tekst.")
    tells = _("sagde, hvordan de ser det, ved siden af en fælles tekst")
    arena: UUID
    document: UUID
    framing: UUID


@fact("documents.remark_made")
class RemarkMade(Fact):
    """Somebody noticed something in the margin of a text."""

    says = _("Nogen skrev en bemærkning til en fælles tekst.")
    tells = _("skrev en bemærkning til en fælles tekst")
    arena: UUID
    document: UUID
    remark: UUID


@fact("documents.remark_answered")
class RemarkAnswered(Fact):
    """Somebody answered a remark in the margin of a text."""

    says = _("Nogen svarede på en bemærkning til en fælles tekst.")
    tells = _("svarede på en bemærkning til en fælles tekst")
    arena: UUID
    document: UUID
    remark: UUID
    remark_answer: UUID


@fact("documents.remark_settled")
class RemarkSettled(Fact):
    """A remark has been seen to, says the one who made it, or another once they have left."""

    says = _("En bemærkning til en fælles tekst er klaret.")
    tells = _("sagde, at en bemærkning er klaret")
    arena: UUID
    document: UUID
    remark: UUID


@fact("documents.suggestion_made")
class SuggestionMade(Fact):
    """Somebody suggested other words for a paragraph."""

    says = _("Nogen foreslog andre ord i en fælles tekst.")
    tells = _("foreslog andre ord i en fælles tekst")
    arena: UUID
    document: UUID
    suggestion: UUID


@fact("documents.suggestion_taken")
class SuggestionTaken(Fact):
    """Somebody took a suggestion into the text."""

    says = _("Et forslag kom med i en fælles tekst.")
    tells = _("tog et forslag med i en fælles tekst")
    arena: UUID
    document: UUID
    suggestion: UUID


@fact("documents.suggestion_withdrawn")
class SuggestionWithdrawn(Fact):
    """The one who suggested it took it back. It stands, as withdrawn."""

    says = _("Nogen trak et forslag til en fælles tekst tilbage.")
    tells = _("trak et forslag til en fælles tekst tilbage")
    arena: UUID
    document: UUID
    suggestion: UUID
