"""What has happened when arenas begin. What people wrote stands in the tables."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.stages.spark.enums import Choice, Rather, Rule


@fact("spark.beginning_kept")
class BeginningKept(Fact):
    """The one who lit an arena had seen so many that look alike, and chose to light it all the same."""

    says = _("Det blev gemt, hvordan arenaen begyndte.")
    tells = _("gemte, hvordan arenaen begyndte")
    arena: UUID
    choice: Choice
    seen: int


@fact("spark.existing_chosen")
class ExistingChosen(Fact):
    """Somebody wanted to begin something alike, and came to this arena instead."""

    says = _("En person ville tænde noget lignende og kom hertil i stedet.")
    tells = _("ville tænde noget lignende og kom hertil i stedet")
    arena: UUID


@fact("spark.forum_registered")
class ForumRegistered(Fact):
    """Somebody told of a forum outside, where people work on something."""

    says = _("Et forum uden for Samskab blev skrevet op.")
    forum: UUID


@fact("spark.forum_removed")
class ForumRemoved(Fact):
    """The one who told of a forum took it off the list again."""

    says = _("Et forum blev taget af listen igen.")
    forum: UUID


@fact("spark.check_answered")
class CheckAnswered(Fact):
    """A participant answered some of the ten rules of thumb."""

    says = _("En deltager svarede på starttjekket.")
    tells = _("svarede på starttjekket")
    arena: UUID
    rules: tuple[Rule, ...]


@fact("spark.point_settled")
class PointSettled(Fact):
    """A participant said that a point from the start check has been seen to."""

    says = _("Et punkt fra starttjekket blev klaret.")
    tells = _("klarede et punkt fra starttjekket")
    arena: UUID
    rule: Rule


@fact("spark.verdict_given")
class VerdictGiven(Fact):
    """A participant thinks this is not samskabelse, but rather something else, for a reason that is shown."""

    says = _("En deltager mener, at det her hellere skal være noget andet end samskabelse.")
    tells = _("mener, at det her hellere skal være noget andet")
    verdict: UUID
    arena: UUID
    rather: Rather


@fact("spark.verdict_taken_back")
class VerdictTakenBack(Fact):
    """The one who thought so does not think so any more."""

    says = _("En deltager tog sin mening om starten tilbage.")
    tells = _("tog sin mening om starten tilbage")
    verdict: UUID
    arena: UUID
