"""The command lines of the programs that serve the site; which server serves what is decided here alone."""

import sys

MOST_CONNECTIONS = "4096"  # open at once in a process; one that says nothing, or is live, stays open
HEADERS_WITHIN = "10000"  # milliseconds
WORKERS_STOP_WITHIN = "25"  # seconds; letters that were handed over are stored meanwhile


def web(host: str, port: int, workers: int) -> list[str]:
    """Pages alone. Bodies are taken in over ASGI before a thread begins, so that a slow visitor holds none up."""
    return _asgi("samskab.config.whole:application", host, port, workers, "--no-ws")


def live(host: str, port: int) -> list[str]:
    """Long-lived connections, over ASGI; one process, for they meet in its memory."""
    return _asgi("samskab.config.asgi:application", host, port, 1)


def whole(host: str, port: int, workers: int) -> list[str]:
    """Pages and long-lived connections at one address, over ASGI. Those in two processes meet in the database."""
    return _asgi("samskab.config.whole:application", host, port, workers)


def _asgi(application: str, host: str, port: int, workers: int, sockets: str = "--ws") -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), sockets, "--backlog", MOST_CONNECTIONS, "--backpressure", MOST_CONNECTIONS),
        *("--http1-header-read-timeout", HEADERS_WITHIN),
        *("--respawn-failed-workers", "--workers-kill-timeout", WORKERS_STOP_WITHIN, "--log-level", "warning"),
        application,
    ]


def worker() -> list[str]:
    """Background work."""
    return [sys.executable, "-m", "django", "work"]
