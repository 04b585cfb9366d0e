"""The command lines of the programs that serve the site; which server serves what is decided here alone."""

import sys

WEB_THREADS = 4


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
    return [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", host, "--port", str(port)),
        *("--workers", "1", "--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning"),
        "samskab.config.asgi:application",
    ]


def worker() -> list[str]:
    """Background work."""
    return [sys.executable, "-m", "django", "work"]
