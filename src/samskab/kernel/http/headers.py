"""Headers that Django has no setting for: what a page may do, who may load it, who may keep it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

CLOSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
OWN_FEATURES = ("fullscreen", "publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS_POLICY = ", ".join(
    [f"{feature}=()" for feature in CLOSED_FEATURES] + [f"{feature}=(self)" for feature in OWN_FEATURES]
)


class HeadersMiddleware:
    """Adds what the answer does not say itself.

    An answer to, or with, a session is kept by nobody: the next person at a library's machine must not
    find it with the back button. Any other page may be kept by the browser, which asks before reuse.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        session = settings.SESSION_COOKIE_NAME
        personal = session in request.COOKIES or session in response.cookies
        response.headers.setdefault("Cache-Control", "private, no-store" if personal else "private, no-cache")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
