"""Every write of notices."""

from samskab.ground.notices.actions.forgetting import forget_letters_to, forget_old_letters, settle_unsure
from samskab.ground.notices.actions.gathering import gather_letters
from samskab.ground.notices.actions.noting import look_around, note
from samskab.ground.notices.actions.reaching import try_address_again
from samskab.ground.notices.actions.sending import send_letter

__all__ = [
    "forget_letters_to",
    "forget_old_letters",
    "gather_letters",
    "look_around",
    "note",
    "send_letter",
    "settle_unsure",
    "try_address_again",
]
