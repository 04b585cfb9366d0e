"""An agreement: any text that people in an arena can become one about, and that is read where it stands."""

from datetime import timedelta
from uuid import UUID

from samskab.kernel.ids import new_ref

AGREEMENT = "consent.agreement"
REVIEWED_AFTER = timedelta(days=182)


def about_something_new() -> UUID:
    """The subject of an agreement that is put forward: it stands beside the others, until it is looked at again."""
    return new_ref()
