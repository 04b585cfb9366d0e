"""Whether what an arena agreed to beforehand lets a trial be carried in its name: never an adoption."""

from samskab.ground.consent.models import Proposal
from samskab.ground.consent.queries.seats import counted

ROUNDS_OF_INTEGRATION = 2


def fallback_opens(proposal: Proposal) -> bool:
    """Whether two amended versions have been put forward, and the agreed share of every sector consents to the last."""
    amended = proposal.versions.filter(amendment__isnull=False).count()
    if proposal.fallback is None or amended < ROUNDS_OF_INTEGRATION:
        return False
    counts = counted(proposal).values()
    return all((each.consent + each.concern) * 100 >= proposal.fallback * each.seats for each in counts)
