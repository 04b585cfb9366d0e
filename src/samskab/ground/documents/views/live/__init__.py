"""Shared texts live: the one WebSocket through which everybody writes in a text at once.

`door` finds out who knocks, `connection` is one browser, `room` one open text, `hub` all of them in this process, and
`listening` hears of what other processes wrote.
"""

from samskab.ground.documents.views.live.application import Live

__all__ = ["Live"]
