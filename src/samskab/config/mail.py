"""Where mail goes: an SMTP server, or files in a folder when none is named."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

_TIMEOUT = 10
_PORTS = {"smtp": 25, "smtps": 465}


def mail_address(text: str) -> str:
    """The address itself, once it is known to make sense."""
    mail_settings(text, Path())
    return text


def mail_settings(address: str, folder: Path) -> dict[str, Any]:
    """Django's settings for an address such as `smtp://name:word@host:587?tls=start`, or `smtps://host`.

    An empty address keeps each mail as a file in `folder`. Raises `ValueError` for one that makes no sense.
    """
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(folder)}
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(f"»{parts.scheme}://{parts.hostname or ''}« is not smtp://host or smtps://host")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if options.keys() - {"tls"} or options.get("tls", "start") != "start":
        raise ValueError("only ?tls=start can follow the host")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (587 if options else _PORTS[parts.scheme]),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": bool(options),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": _TIMEOUT,
    }
