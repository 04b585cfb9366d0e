"""A real OpenID Connect provider, in a process of its own."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from samskab.config.postgres.server import free_port
from tests.support.waiting import COMES_WITHIN


@dataclass(frozen=True)
class Provider:
    """Where people prove who they are."""

    port: int

    @property
    def origin(self) -> str:
        """The issuer."""
        return f"http://localhost:{self.port}"

    def setting(self) -> dict[str, str]:
        """One entry of SAMSKAB_OIDC."""
        return {
            "id": "mitid",
            "name": "MitID-mægler",
            "client_id": "samskab",
            "secret": "word",
            "server_url": self.origin,
        }

    def answers(self) -> bool:
        """Whether it tells who it is."""
        with suppress(OSError), urllib.request.urlopen(f"{self.origin}/.well-known/openid-configuration", timeout=2):
            return True
        return False


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that lets anyone be whoever they say."""
    found = Provider(free_port())
    words = [sys.executable, "-m", "oidc_provider_mock", "--port", str(found.port), "--host", "127.0.0.1"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + COMES_WITHIN
        while not found.answers():
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError("the provider does not answer")
            time.sleep(0.05)
        yield found
    finally:
        process.terminate()
        process.wait()
