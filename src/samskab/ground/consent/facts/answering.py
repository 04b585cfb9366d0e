"""What people have answered and objected, and how objections were built in."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.enums import Answer, Way
from samskab.ground.journal.facts import Fact, fact


@fact("consent.answer_given")
class AnswerGiven(Fact):
    """One in the circle answered a version. `seat` is their participation as the round opened."""

    says = _("En deltager svarede på et forslag.")
    tells = _("svarede på et forslag")
    proposal: UUID
    given: UUID
    seat: UUID
    edition: UUID
    answer: Answer


@fact("consent.objection_raised")
class ObjectionRaised(Fact):
    """One in the circle objected: something would be harmed. It stands for their answer as well."""

    says = _("En deltager viste, hvad et forslag kan skade.")
    tells = _("viste, hvad forslaget kan skade")
    proposal: UUID
    objection: UUID
    given: UUID
    seat: UUID
    edition: UUID
    voice: UUID | None


@fact("consent.objection_resolved")
class ObjectionResolved(Fact):
    """Its author withdrew an objection, or said an amendment builds it in, which ends it once that is a version."""

    says = _("Den, der havde en indvending, fandt den løst.")
    tells = _("fandt sin indvending løst")
    proposal: UUID
    objection: UUID
    resolution: UUID
    seat: UUID
    way: Way
    amendment: UUID | None


@fact("consent.wording_offered")
class WordingOffered(Fact):
    """Somebody helped to say an objection in other words."""

    says = _("En deltager hjalp med ordene i en indvending.")
    tells = _("hjalp med ordene i en indvending")
    proposal: UUID
    objection: UUID
    wording: UUID


@fact("consent.wording_taken")
class WordingTaken(Fact):
    """The author of an objection took the words as their own."""

    says = _("En indvending fik nye ord af den, der har den.")
    tells = _("tog imod andre ord til sin indvending")
    proposal: UUID
    objection: UUID
    wording: UUID


@fact("consent.objection_restated")
class ObjectionRestated(Fact):
    """Somebody said an objection again in their own words, to find out whether they understood it."""

    says = _("En deltager sagde en indvending med egne ord.")
    tells = _("sagde en indvending med egne ord")
    proposal: UUID
    objection: UUID
    restatement: UUID


@fact("consent.restatement_answered")
class RestatementAnswered(Fact):
    """The author said whether that is it."""

    says = _("Den, der har en indvending, sagde, om den er forstået.")
    tells = _("sagde, om indvendingen er forstået")
    proposal: UUID
    objection: UUID
    restatement: UUID
    yes: bool


@fact("consent.amendment_offered")
class AmendmentOffered(Fact):
    """Somebody wrote a text that would build one or more objections in. `meets` are those."""

    says = _("En deltager skrev en tekst, der bygger indvendinger ind.")
    tells = _("skrev en tekst, der bygger indvendinger ind")
    proposal: UUID
    amendment: UUID
    edition: UUID
    digest: bytes
    meets: tuple[UUID, ...]
