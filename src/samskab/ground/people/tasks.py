"""What people tidies up in the background."""

from procrastinate.contrib.django import app

from samskab.ground.people.actions.attempts import forget_attempts
from samskab.ground.people.actions.entering import forget_half_finished, forget_sessions
from samskab.kernel.background import BACK_OFF


@app.periodic(cron="41 3 * * *")
@app.task(name="people.tidy", queueing_lock="people.tidy", retry=BACK_OFF)
def tidy(timestamp: int) -> None:
    """Let go of forms that were never finished, counts whose time is over and sessions that have run out."""
    forget_half_finished()
    forget_attempts()
    forget_sessions()
