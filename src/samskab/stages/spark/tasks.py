"""What lighting arenas sees to in the background."""

from procrastinate.contrib.django import app

from samskab.kernel.background import BACK_OFF
from samskab.stages.spark.actions.learning import learn_words as learn


@app.periodic(cron="53 * * * *")
@app.task(name="spark.learn_words", queueing_lock="spark.learn_words", retry=BACK_OFF)
def learn_words(timestamp: int) -> None:
    """Learn how rare the words of titles are."""
    learn()
