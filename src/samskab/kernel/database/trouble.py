"""What is wrong when the database, or the disk, says no to what was in order."""

import errno
from enum import StrEnum

from django.db import InterfaceError, InternalError, OperationalError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What PostgreSQL calls them: https://www.postgresql.org/docs/current/errcodes-appendix.html
_FULL = {"53100", "25006"}  # no room on the disk, and a server that can only be read
_BUSY = {"57014", "55P03", "40P01", "40001"}  # took too long, waited too long, and two that waited for each other
_ABOUT_THE_QUESTION = {"25P02", "XX000"}
# A quota has no code of its own there.
_NO_MORE = "could not extend file"


class Trouble(StrEnum):
    """What to tell whoever asked."""

    AWAY = "away"  # nothing can be asked, and what was sent may or may not be there
    FULL = "full"  # it can be read, and nothing can be written
    BUSY = "busy"  # it took too long, and was taken back


def trouble_of(error: BaseException | None) -> Trouble | None:
    """What an exception says of the database or the disk; None when it says something else, such as a fault of ours."""
    if isinstance(error, OSError):
        return Trouble.FULL if error.errno in _NO_ROOM else None
    if not isinstance(error, OperationalError | InterfaceError | InternalError):
        return None
    code = getattr(error.__cause__, "sqlstate", None)
    if code in _FULL or _NO_MORE in str(error):
        return Trouble.FULL
    if code in _BUSY:
        return Trouble.BUSY
    return None if code in _ABOUT_THE_QUESTION else Trouble.AWAY
