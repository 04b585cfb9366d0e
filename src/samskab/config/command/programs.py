"""The command lines of the programs that serve the site; which server serves what is decided here alone."""

import sys

WEB_THREADS = 4
MOST_CONNECTIONS = "4096"  # open at once in a process; a live one stays open


def web(host: str, port: int, workers: int) -> list[str]:
    """Pages, over WSGI."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(WEB_THREADS), "--no-ws", "--backpressure", "128"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning"),
        "samskab.config.wsgi:application",
    ]


def live(host: str, port: int) -> list[str]:
    """Long-lived connections, over ASGI; one process, for they meet in its memory."""
    return _asgi("samskab.config.asgi:application", host, port, 1)


def whole(host: str, port: int, workers: int) -> list[str]:
    """Pages and long-lived connections at one address, over ASGI. Those in two processes meet in the database."""
    return _asgi("samskab.config.whole:application", host, port, workers)


def _asgi(application: str, host: str, port: int, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--ws", "--backlog", MOST_CONNECTIONS, "--backpressure", MOST_CONNECTIONS),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning"),
        application,
    ]


def worker() -> list[str]:
    """Background work."""
    return [sys.executable, "-m", "django", "work"]
