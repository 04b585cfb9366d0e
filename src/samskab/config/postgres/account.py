"""The account that the server runs as: PostgreSQL refuses to run as root, so root lends it another."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from samskab.config.postgres.errors import PostgresError

NAMES = ("samskab", "nobody")


@dataclass(frozen=True)
class Account:
    """A user and group number."""

    uid: int
    gid: int

    @classmethod
    def mine(cls) -> "Account":
        """The account of this process; for root, one that the operator made for us, else `nobody`."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        for name in NAMES:
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(entry.pw_uid, entry.pw_gid)
        raise PostgresError(
            "PostgreSQL refuses to run as root, and this machine has no account named «nobody» to lend it."
        )

    @property
    def lent(self) -> bool:
        """Whether this is another account than that of this process."""
        return self.uid != os.geteuid()

    def own(self, folder: Path) -> Path:
        """Make `folder`, private to this account."""
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (self.uid, os.geteuid()):
            raise PostgresError(f"{folder} belongs to somebody else; remove it or choose another SAMSKAB_HOME.")
        if self.lent:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)
        return folder

    def blocked_at(self, path: Path) -> Path | None:
        """The first folder on the way to `path` that this account may not pass, if there is one."""
        if not self.lent:
            return None
        absolute = path.absolute()
        return next(
            (step for step in (*reversed(absolute.parents), absolute) if step.is_dir() and not self._passes(step)), None
        )

    def _passes(self, folder: Path) -> bool:
        found = folder.stat()
        if found.st_uid == self.uid:
            return bool(found.st_mode & stat.S_IXUSR)
        if found.st_gid == self.gid:
            return bool(found.st_mode & stat.S_IXGRP)
        return bool(found.st_mode & stat.S_IXOTH)
