"""What arenas see to in the background."""

from uuid import UUID

from procrastinate.contrib.django import app

from samskab.ground.arenas.actions.forgetting import forget_old_invitations
from samskab.ground.arenas.actions.inviting import SEND
from samskab.ground.arenas.actions.letters import send_invitation as send
from samskab.ground.arenas.actions.resting import settle_rests as settle
from samskab.kernel.background import BACK_OFF


@app.periodic(cron="*/10 * * * *")
@app.task(name="arenas.settle_rests", queueing_lock="arenas.settle_rests", retry=BACK_OFF)
def settle_rests(timestamp: int) -> None:
    """Let the arenas rest whose week has gone by."""
    settle()


@app.task(name=SEND, retry=BACK_OFF)
def send_invitation(*, invitation: str) -> None:
    """Bring one invitation to the address it is for."""
    send(invitation=UUID(invitation))


@app.periodic(cron="23 3 * * *")
@app.task(name="arenas.tidy", queueing_lock="arenas.tidy", retry=BACK_OFF)
def tidy(timestamp: int) -> None:
    """Let go of what invitations no longer need."""
    forget_old_invitations()
