"""What consent sees to in the background: rounds end, and are opened again on their day."""

from procrastinate.contrib.django import app

from samskab.ground.consent.actions.ending import close_due as close
from samskab.ground.consent.actions.reviewing import open_reviews as reopen
from samskab.kernel.background import BACK_OFF


@app.periodic(cron="* * * * *")
@app.task(name="consent.close_due", queueing_lock="consent.close_due", retry=BACK_OFF)
def close_due(timestamp: int) -> None:
    """Close the rounds whose time is up."""
    close()


@app.periodic(cron="12 * * * *")
@app.task(name="consent.open_reviews", queueing_lock="consent.open_reviews", retry=BACK_OFF)
def open_reviews(timestamp: int) -> None:
    """Look again at what was adopted, on the day that was set for it."""
    reopen()
