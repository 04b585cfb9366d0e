"""Short lists of words that an arena is described with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StartingPoint(TextChoices):
    """What an arena starts from (M5)."""

    PROBLEM = "problem", _("Et problem")
    VISION = "vision", _("En drøm")
    IMPROVEMENT = "improvement", _("Noget, der kan blive bedre")


class Level(TextChoices):
    """How far an arena reaches (M17); its place decides it."""

    LOCAL = "local", _("Lokal")
    REGIONAL = "regional", _("Regional")
    NATIONAL = "national", _("Hele landet")


class Domain(TextChoices):
    """What an arena is about to make (M76)."""

    BENEFIT = "benefit", _("En ydelse")
    SERVICE = "service", _("En service")
    REGULATION = "regulation", _("Regler")
    POLICY = "policy", _("En politik")
    PLACE = "place", _("Et sted")
    COMMUNITY = "community", _("Et fællesskab")


class State(TextChoices):
    """Whether people are at it. An arena that nobody has touched for long sleeps without anyone saying so."""

    OPEN = "open", _("I gang")
    PAUSED = "paused", _("Holder pause")
    CLOSED = "closed", _("Afsluttet")


class RestKind(TextChoices):
    """The two ways to let an arena rest."""

    PAUSE = "pause", _("En pause")
    CLOSE = "close", _("Slut")


class Outcome(TextChoices):
    """How it went when an arena ends; each is told with the same dignity."""

    SUCCEEDED = "succeeded", _("Det lykkedes")
    PARTLY = "partly", _("Noget lykkedes")
    NOT_SUCCEEDED = "not_succeeded", _("Det lykkedes ikke")
    ELSEWHERE = "elsewhere", _("Det lever videre et andet sted")


class LinkKind(TextChoices):
    """How one arena belongs with another."""

    PART_OF = "part_of", _("Er en del af")
    BESIDE = "beside", _("Står ved siden af")


class Part(TextChoices):
    """What of an arena can be closed to those outside for a while (M154). Participants always see all of it."""

    PARTICIPANTS = "participants", _("Hvem der er med")
    ACTORS = "actors", _("Aktørkortet")
    FRAMES = "frames", _("Rammer og svar")
    LOCATION = "location", _("Stedet")


class StewardshipKind(TextChoices):
    """What the initiators keep together, and nobody can take from them (M156)."""

    NAME = "name", _("Navnet")
    INITIATOR = "initiator", _("At stå bag arenaen")


class Liveliness(TextChoices):
    """How it goes in an arena, for one who looks for some: its state, with those that sleep told apart."""

    AWAKE = "awake", _("I gang")
    ASLEEP = "asleep", _("Sover")
    PAUSED = "paused", _("Holder pause")
    CLOSED = "closed", _("Afsluttet")


class Order(TextChoices):
    """The orders a list of arenas can stand in. None of them knows a sector."""

    TOUCHED = "touched", _("Sidst rørt")
    NEWEST = "newest", _("Nyeste")
    NEAREST = "nearest", _("Nærmest stedet")
