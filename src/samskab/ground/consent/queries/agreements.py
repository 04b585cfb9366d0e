"""An agreement: any text that people in an arena can become one about, and that is read where it stands."""

from datetime import timedelta

AGREEMENT = "consent.agreement"
REVIEWED_AFTER = timedelta(days=182)
