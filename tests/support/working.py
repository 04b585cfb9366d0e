"""A worker that knows the tests' listeners, and that waits less before it takes another for dead."""

import django
from django.conf import settings
from django.core.management import call_command

settings.STALLED_AFTER = 2.0
settings.PROCRASTINATE_WORKER_DEFAULTS = {
    **settings.PROCRASTINATE_WORKER_DEFAULTS,
    "stalled_worker_timeout": 2.0,
    "update_heartbeat_interval": 0.5,
    "fetch_job_polling_interval": 1.0,
}

if __name__ == "__main__":
    django.setup()
    __import__("tests.support.facts")
    call_command("work")
