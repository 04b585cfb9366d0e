"""How a command can end."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit status of a command."""

    OK = 0
    WRONG = 1
    USAGE = 2
    SETTING = 3
    DATABASE = 4
    PORT = 5
    RUNNING = 6
    INTERRUPTED = 130


MEANINGS = {
    Exit.OK: "all is well, or what was served was asked to stop",
    Exit.WRONG: "something was found wrong, or could not be done; the text says what",
    Exit.USAGE: "the command line was not understood",
    Exit.SETTING: "a setting is wrong, or the machine lacks something",
    Exit.DATABASE: "the database cannot be reached, started or used",
    Exit.PORT: "the port is taken",
    Exit.RUNNING: "Samskab already runs with this SAMSKAB_HOME",
    Exit.INTERRUPTED: "interrupted",
}


class Stop(Exception):
    """End the command, with a sentence for the one who gave it."""

    def __init__(self, how: Exit, message: str) -> None:
        super().__init__(message)
        self.how = how
