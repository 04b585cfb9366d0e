"""Every write of talk."""

from samskab.ground.talk.actions.asking import ask_critically, settle
from samskab.ground.talk.actions.listening import follow, mute, unfollow, unmute
from samskab.ground.talk.actions.speaking import contribute, reword, withdraw
from samskab.ground.talk.actions.thanking import take_thanks_back, thank

__all__ = [
    "ask_critically",
    "contribute",
    "follow",
    "mute",
    "reword",
    "settle",
    "take_thanks_back",
    "thank",
    "unfollow",
    "unmute",
    "withdraw",
]
