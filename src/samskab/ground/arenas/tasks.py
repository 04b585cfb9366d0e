"""What arenas see to in the background."""

from procrastinate.contrib.django import app

from samskab.ground.arenas.actions.resting import settle_rests as settle
from samskab.kernel.background import BACK_OFF


@app.periodic(cron="*/10 * * * *")
@app.task(name="arenas.settle_rests", queueing_lock="arenas.settle_rests", retry=BACK_OFF)
def settle_rests(timestamp: int) -> None:
    """Let the arenas rest whose week has gone by."""
    settle()
