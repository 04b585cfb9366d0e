"""What finding sees to in the background."""

from procrastinate.contrib.django import app

from samskab.ground.finding.actions.learning import learn_every_word, learn_new_words
from samskab.kernel.background import BACK_OFF


@app.periodic(cron="* * * * *")
@app.task(name="finding.learn_new_words", queueing_lock="finding.learn_new_words", retry=BACK_OFF)
def learn_new(timestamp: int) -> None:
    """Learn the words of what was just said."""
    learn_new_words()


@app.periodic(cron="23 3 * * *")
@app.task(name="finding.learn_every_word", queueing_lock="finding.learn_every_word", retry=BACK_OFF)
def learn_every(timestamp: int) -> None:
    """Count all words anew."""
    learn_every_word()
