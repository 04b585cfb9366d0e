"""Who stands behind a proposal, and who has been asked to."""

from django.db.models import Exists, OuterRef, QuerySet

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models import Proposal, Proposer, ProposerAsked
from samskab.ground.people.models import Person


def proposers_of(proposal: Proposal) -> QuerySet[Proposer]:
    """Those who stand behind a proposal now, in the order they came to."""
    return (
        Proposer.objects.filter(proposal=proposal, stepped_back__isnull=True)
        .select_related("participation__person__claimed_by")
        .order_by("id")
    )


def proposer_of(person: Person | None, proposal: Proposal) -> Proposer | None:
    """A person's standing behind a proposal; None when they do not."""
    if person is None:
        return None
    return proposers_of(proposal).filter(participation__person=person).first()


def has_stepped_back(person: Person, proposal: Proposal) -> bool:
    """Whether a person stood behind a proposal and no longer does."""
    return Proposer.objects.filter(proposal=proposal, participation__person=person, stepped_back__isnull=False).exists()


def asked_to_join(person: Person | None, proposal: Proposal) -> ProposerAsked | None:
    """That somebody has asked a person to stand behind a proposal, and they have not answered."""
    if person is None:
        return None
    said_yes = Proposer.objects.filter(proposal=OuterRef("proposal"), participation=OuterRef("participation"))
    asked = ProposerAsked.objects.filter(proposal=proposal, participation__person=person).exclude(Exists(said_yes))
    return asked.select_related("asked_by__person__claimed_by", "participation").order_by("id").first()


def askable(proposal: Proposal) -> QuerySet[Participation]:
    """Those who can be asked to stand behind a proposal, the last who did something first."""
    stood = Proposer.objects.filter(proposal=proposal, participation=OuterRef("pk"))
    asked = ProposerAsked.objects.filter(proposal=proposal, participation=OuterRef("pk"))
    rows = Participation.objects.filter(~Exists(stood), ~Exists(asked), arena=proposal.arena, left_at__isnull=True)
    return rows.select_related("person__claimed_by", "organisation").order_by("-last_act_at", "-id")
