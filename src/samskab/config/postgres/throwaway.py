"""A server for tests: quick, empty, and gone afterwards."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from samskab.config.postgres import roles
from samskab.config.postgres.account import Account
from samskab.config.postgres.binaries import Binaries, embedded
from samskab.config.postgres.server import Server, free_port


@contextmanager
def throwaway(
    *,
    binaries: Binaries | None = None,
    tcp: bool = False,
    hasty: bool = True,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A running server with roles and an empty database, in a folder that is removed when the block ends.

    With `tcp` it stands in for a production server: `url()` is then over TCP with a password.
    """
    folder = Path(tempfile.mkdtemp(prefix="samskab-"))
    account = Account.mine()
    if account.lent:
        folder.chmod(0o711)
    server = Server(
        folder / "data",
        binaries=(binaries or embedded()).reachable_by(account, folder),
        sockets=folder / "run",
        log=folder / "log",
        port=free_port() if tcp else None,
        passwords={role: secrets.token_urlsafe() for role in (roles.OWNER, roles.APP)} if tcp else None,
        hasty=hasty,
        settings=settings,
    )
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)
