"""The OpenID Connect providers that an operator lets people come in by."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_NEEDED = ("id", "name", "client_id", "server_url")
_KNOWN = {*_NEEDED, "secret", "scope", "origins"}


def providers(text: str) -> list[dict[str, Any]]:
    """The providers in `text`, which is a JSON list, or `@` and the path of a file that holds one.

    Each has `id` (a short word for addresses), `name` (what people read), `client_id`, `server_url` (the issuer), and
    may have `secret`, `scope` (words parted by spaces; `openid email` unless said) and `origins` (further addresses
    that signing in leads through). Raises `ValueError` for what makes no sense.
    """
    try:
        found = json.loads(Path(text[1:]).read_text() if text.startswith("@") else text or "[]")
    except OSError as error:
        raise ValueError(f"the file cannot be read: {error.strerror}") from error
    if not isinstance(found, list):
        raise ValueError("the providers must be a JSON list")
    for provider in found:
        if not isinstance(provider, dict) or not all(isinstance(provider.get(key), str) for key in _NEEDED):
            raise ValueError(f"each provider needs {', '.join(_NEEDED)}")
        if unknown := provider.keys() - _KNOWN:
            raise ValueError(f"a provider does not have {', '.join(sorted(unknown))}")
        if not _ID.fullmatch(provider["id"]) or provider["id"] in ("join", "cancelled", "error"):
            raise ValueError(f"»{provider['id']}« must be a short word of a–z, 0–9 and -")
    if len({provider["id"] for provider in found}) < len(found):
        raise ValueError("two providers have the same id")
    return found


def allauth_providers(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The providers as allauth wants them, always with PKCE."""
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": provider["id"],
                    "name": provider["name"],
                    "client_id": provider["client_id"],
                    "secret": provider.get("secret", ""),
                    "settings": {
                        "server_url": provider["server_url"],
                        "scope": provider.get("scope", "openid email").split(),
                        "oauth_pkce_enabled": True,
                    },
                }
                for provider in found
            ],
        }
    }


def origins(found: list[dict[str, Any]]) -> list[str]:
    """Where a form of ours may lead a browser when somebody picks a provider."""
    addresses = [address for provider in found for address in (provider["server_url"], *provider.get("origins", []))]
    return sorted({f"{urlsplit(address).scheme}://{urlsplit(address).netloc}" for address in addresses})
