"""Become a program that ends when its starter ends, in whatever way that happens.

Run as a script with nothing but the standard library, so that it starts in a few milliseconds:
`python -I -S tether.py SIGNAL PARENT UID GID PROGRAM ARGUMENT…`. Linux sends SIGNAL to the program when
the thread that started it is gone. A UID of -1 keeps the account; a change of account would clear the
promise, so it comes first. Signals that the starter holds back are not held back from the program.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def tethered(command: list[str], *, end: signal.Signals, uid: int = -1, gid: int = -1) -> list[str]:
    """The command line that runs `command` tethered to this process, as another account if one is given."""
    return [sys.executable, "-I", "-S", __file__, str(int(end)), str(os.getpid()), str(uid), str(gid), *command]


def _become(end: int, parent: int, uid: int, gid: int, command: list[str]) -> None:
    if uid != -1:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, end)
    if os.getppid() != parent:
        sys.exit("the starter was gone before the program began")
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os.execv(command[0], command)


if __name__ == "__main__":
    end, parent, uid, gid = (int(word) for word in sys.argv[1:5])
    _become(end, parent, uid, gid, sys.argv[5:])
