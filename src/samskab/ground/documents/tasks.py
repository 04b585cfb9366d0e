"""What documents see to in the background."""

from procrastinate.contrib.django import app

from samskab.ground.documents.actions.compacting import compact
from samskab.ground.documents.actions.making import MAKE, forget_files, make_file
from samskab.ground.documents.actions.reading import read_through
from samskab.kernel.background import BACK_OFF


@app.periodic(cron="*/5 * * * *")
@app.task(name="documents.compact", queueing_lock="documents.compact", retry=BACK_OFF)
def sum_up(timestamp: int) -> None:
    """Sum up the changes of texts that have many."""
    compact()


@app.periodic(cron="* * * * *")
@app.task(name="documents.read_through", queueing_lock="documents.read_through", retry=BACK_OFF)
def read(timestamp: int) -> None:
    """Read what has been written since the last minute, so that it can be found."""
    read_through()


@app.task(name=MAKE, retry=BACK_OFF)
def make(file: int) -> None:
    """Make a file that somebody asked for."""
    make_file(file=file)


@app.periodic(cron="17 * * * *")
@app.task(name="documents.forget_files", queueing_lock="documents.forget_files", retry=BACK_OFF)
def let_files_go(timestamp: int) -> None:
    """Let go of files that nobody waits for any more."""
    forget_files()
