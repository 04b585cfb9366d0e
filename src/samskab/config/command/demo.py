"""A site to look at: with people and organisations made up for it, in a database of its own."""

import argparse
import email
import email.policy
import os
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

from samskab.config.command import site
from samskab.config.command.database import Database, home
from samskab.config.command.exits import Exit, Stop
from samskab.config.command.fingerprint import of_demo
from samskab.config.command.notes import note, noted

WELCOME = """A town and nine arenas, all made up.
Sign in as ruth@sundby.example, lis@sundby.example or any other who is named in an arena; drift@sundby.example is the
operator. Letters, with the codes to sign in by, are shown here instead of being sent."""
OWN = ("DATABASE_URL", "DATABASE_OWNER_URL", "SAMSKAB_MAIL_URL")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--listen", metavar="HOST:PORT", help="where pages are answered (default: by SAMSKAB_ORIGIN)")


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    for name in OWN:
        if os.environ.pop(name, ""):
            print(f"{name} is not used by the demo, which keeps to itself.")
    own = home() / "demo"
    os.environ["SAMSKAB_HOME"] = str(own)
    site.serve_all(arguments.listen, fill=fill, meanwhile=Postbox(own / "mail").show_new)
    return Exit.OK


def fill(found: Database, environment: site.Environment) -> None:
    """Let the made-up world happen in the database once, and say how to sign in as one of those who live there."""
    wanted = of_demo()
    if noted(found.owner).get("demo") != wanted:
        print("Telling nine stories, from the first day until today:", flush=True)
        command = [sys.executable, "-m", "samskab.config.command.loading"]
        if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode != 0:
            raise Stop(Exit.WRONG, "The demo data could not be made. Nothing is kept of it; start again to try anew.")
        note(found.owner, demo=wanted)
    print(WELCOME, flush=True)


class Postbox:
    """The folder where letters end up that nobody sends."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen = set(self._letters())

    def show_new(self) -> None:
        """Print the letters that came since the last look."""
        for path in sorted(set(self._letters()) - self.seen, key=lambda path: path.stat().st_mtime):
            self.seen.add(path)
            print(readable(path.read_bytes()), flush=True)

    def _letters(self) -> list[Path]:
        return list(self.folder.glob("*")) if self.folder.is_dir() else []


def readable(letter: bytes) -> str:
    """A letter as a person would want to see it in a terminal."""
    message = email.message_from_bytes(letter, EmailMessage, policy=email.policy.default)
    body = message.get_body(("plain",))
    text = body.get_content().strip() if body else ""
    return f"\n--- Letter to {message['To']}: {message['Subject']}\n{text}\n---"
