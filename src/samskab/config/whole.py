"""The one door of a site that is served as one: live connections, and pages in threads behind the same address."""

from samskab.config import asgi
from samskab.config.mounted import Mounted
from samskab.config.warm import begin_to_warm
from samskab.config.wsgi import application as pages

_pages = Mounted(pages)


async def application(scope: asgi.Message, receive: asgi.Receive, send: asgi.Send) -> None:
    """Hand pages to the pages, and everything else to what is live."""
    if scope["type"] == "lifespan":
        begin_to_warm()
    await (_pages if scope["type"] == "http" else asgi.application)(scope, receive, send)
