"""How hard Hypothesis tries: `HYPOTHESIS_PROFILE=dev|ci|long`, and `ci` where the environment says `CI`."""

import os
from datetime import timedelta

from hypothesis import HealthCheck, settings

# A test database is slow the first time, and a machine in a hall of machines now and then.
PATIENT = [HealthCheck.too_slow]

settings.register_profile("dev", max_examples=50, deadline=None, suppress_health_check=PATIENT)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=PATIENT)
settings.register_profile("long", max_examples=5_000, deadline=timedelta(seconds=30), suppress_health_check=PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))
