"""What documents see to in the background."""

from procrastinate.contrib.django import app

from samskab.ground.documents.actions.compacting import compact
from samskab.kernel.background import BACK_OFF


@app.periodic(cron="*/5 * * * *")
@app.task(name="documents.compact", queueing_lock="documents.compact", retry=BACK_OFF)
def sum_up(timestamp: int) -> None:
    """Sum up the changes of texts that have many."""
    compact()
