"""Where the site is served: the address people write, and the port that answers behind it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from samskab.config.command.exits import Exit, Stop

LOCAL = ("localhost", "127.0.0.1")
USUAL_PORT = 8000
TRIES = 100
LAST_PORT = 65_535


@dataclass(frozen=True)
class Address:
    """The origin in people's browsers, and the host and port that we listen on."""

    origin: str
    host: str
    port: int


@contextmanager
def reserved(origin: str, listen: str | None = None) -> Iterator[Address]:
    """The address to serve `origin` at, which nobody else gets meanwhile, though our own servers can listen there.

    When it is this very machine's, the origin says the port that we listen on; and when nobody asked for a certain
    port, a taken one is replaced by the next free one. Behind a proxy another port would be of no use: then that is an
    error.
    """
    parts = urlsplit(origin)
    local = parts.scheme == "http" and parts.hostname in LOCAL
    movable = listen is None and local
    if listen is not None:
        host, port = parsed(listen)
    else:
        host, port = "127.0.0.1", (parts.port or 80) if movable else USUAL_PORT
    for tried in range(port, min(port + (TRIES if movable else 1), LAST_PORT + 1)):
        with suppress(OSError), held(host, tried):
            if tried != port:
                print(f"Port {port} is taken; using {tried} instead.", flush=True)
            if local and tried != (parts.port or 80):
                origin = f"http://{parts.hostname}:{tried}"
            yield Address(origin, host, tried)
            return
    raise Stop(Exit.PORT, f"Port {port} of {host} is taken or not ours to use. End what uses it, or choose another.")


def parsed(listen: str) -> tuple[str, int]:
    """The host, as a number, and the port of `host:port`."""
    host, colon, port = listen.rpartition(":")
    wrong = Stop(Exit.USAGE, f"»{listen}« is no address to listen on; write host:port, such as 127.0.0.1:8000.")
    if not (colon and port.isdecimal() and 0 < int(port) <= LAST_PORT):
        raise wrong
    try:
        known = socket.getaddrinfo(host.strip("[]") or "127.0.0.1", int(port), type=socket.SOCK_STREAM)
    except OSError:
        raise wrong from None
    # One name can have a number of each family; the older one is where a browser that is told a number will look.
    return str(min(known, key=lambda one: one[0] is not socket.AF_INET)[4][0]), int(port)


def held(host: str, port: int) -> socket.socket:
    """A socket that holds the port, or `OSError`.

    Our servers share a port among their processes, and Linux would let two installations of one person
    share it too. So the port is first asked for alone, and then kept by a socket that only sharers pass.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as alone:
        alone.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        alone.bind((host, port))
    holder = socket.socket(family)
    try:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        holder.bind((host, port))
    except OSError:
        holder.close()
        raise
    return holder
