"""What notices see to in the background: what is due is gathered, sent, and later let go of."""

from procrastinate.contrib.django import app

from samskab.ground.notices import actions
from samskab.ground.notices.actions.gathering import SEND
from samskab.kernel.background import BACK_OFF


@app.periodic(cron="* * * * *")
@app.task(name="notices.gather_letters", queueing_lock="notices.gather_letters", retry=BACK_OFF)
def gather_letters(timestamp: int) -> None:
    """Put all that is due into letters."""
    while actions.gather_letters():
        continue


@app.task(name=SEND, retry=BACK_OFF)
def send_letter(*, letter: int) -> None:
    """Send one letter."""
    actions.send_letter(letter=letter)


@app.periodic(cron="*/10 * * * *")
@app.task(name="notices.look_around", queueing_lock="notices.look_around", retry=BACK_OFF)
def look_around(timestamp: int) -> None:
    """Note what time has brought, and give up waiting for answers that will not come."""
    actions.look_around()
    actions.settle_unsure()


@app.periodic(cron="33 3 * * *")
@app.task(name="notices.tidy", queueing_lock="notices.tidy", retry=BACK_OFF)
def tidy(timestamp: int) -> None:
    """Let go of old letters."""
    actions.forget_old_letters()
