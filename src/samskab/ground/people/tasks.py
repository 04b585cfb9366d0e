"""What people sees to in the background: its letters, and what it tidies up."""

from uuid import UUID

from procrastinate.contrib.django import app

from samskab.ground.people.actions.attempts import forget_attempts
from samskab.ground.people.actions.entering import forget_half_finished, forget_sessions
from samskab.ground.people.actions.letters import INQUIRY, INVITATION
from samskab.ground.people.actions.letters import send_inquiry as ask
from samskab.ground.people.actions.letters import send_invitation as invite
from samskab.kernel.background import BACK_OFF


@app.task(name=INQUIRY, retry=BACK_OFF)
def send_inquiry(*, representation: str) -> None:
    """Ask an organisation's own address whether somebody may speak for it."""
    ask(representation=UUID(representation))


@app.task(name=INVITATION, retry=BACK_OFF)
def send_invitation(*, invitation: str) -> None:
    """Bring an offer to speak to the address it is for."""
    invite(invitation=UUID(invitation))


@app.periodic(cron="41 3 * * *")
@app.task(name="people.tidy", queueing_lock="people.tidy", retry=BACK_OFF)
def tidy(timestamp: int) -> None:
    """Let go of forms that were never finished, counts whose time is over and sessions that have run out."""
    forget_half_finished()
    forget_attempts()
    forget_sessions()
