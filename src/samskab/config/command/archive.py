"""PostgreSQL's own programs for backups, wherever they are."""

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from samskab.config.command.exits import Exit, Stop
from samskab.config.postgres import Binaries, PostgresError, embedded

# Programs from version 17 set it, whatever the server; older servers do not know it.
UNKNOWN_TO_OLDER = b"SET transaction_timeout = 0;\n"


def programs() -> Binaries:
    """The embedded programs, which know all older servers too; else the system's."""
    try:
        return embedded()
    except PostgresError as error:
        if found := shutil.which("pg_dump"):
            return Binaries(Path(found).parent)
        raise Stop(Exit.SETTING, "Neither samskab[embedded] nor PostgreSQL's client programs are installed.") from error


def addressed(url: str) -> tuple[str, dict[str, str]]:
    """The address of a database for a command line, and the environment with its password.

    Everybody on a machine can read the words of every command, and only its owner the environment.
    """
    parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    password = parts.pop("password", "")
    return make_conninfo("", **parts), {**os.environ, **({"PGPASSWORD": password} if password else {})}


def pack(url: str, file: Path) -> None:
    """Write the whole database at `url` to `file`."""
    place, environment = addressed(url)
    command = [programs().program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={file}"]
    done = subprocess.run(
        [*command, f"--dbname={place}"], env=environment, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode != 0:
        raise Stop(Exit.WRONG, f"pg_dump failed:\n{done.stderr.strip()}")


def unpack(file: Path, url: str) -> None:
    """Fill the database at `url` from `file`, in one transaction: all of it, or nothing.

    The archive is turned into statements on the way, so that the one that older servers do not know can be left out.
    """
    place, environment = addressed(url)
    reading = [programs().program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(file)]
    writing = [programs().program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction"]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=said) as script,
        subprocess.Popen(
            [*writing, f"--dbname={place}"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
        ) as session,
    ):
        output, entry = cast("IO[bytes]", script.stdout), cast("IO[bytes]", session.stdin)
        with suppress(BrokenPipeError):
            _pass_on(output, entry)
        # Closing its input makes psql commit, so it must not see the end of a script that is only half.
        output.close()
        if script.wait() != 0:
            session.kill()
        with suppress(BrokenPipeError):
            entry.close()
        good = session.wait() == 0
        said.seek(0)
        words = said.read().decode(errors="replace").strip()
    if not good:
        raise Stop(Exit.WRONG, f"The backup could not be read in, and nothing was changed:\n{words}")


def _pass_on(script: IO[bytes], session: IO[bytes]) -> None:
    left_out = False
    for line in script:
        if line == UNKNOWN_TO_OLDER and not left_out:
            left_out = True
        else:
            session.write(line)
    session.flush()
