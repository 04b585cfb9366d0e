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
from samskab.config.command.progress import step

# In the order in which they stand on each other; each says in a line or two what it made.
LOADERS = (
    "load_demo_people",
    "load_demo_arenas",
    "load_demo_gathering",
    "load_demo_texts",
    "load_demo_consent",
    "load_demo_understanding",
    "load_demo_talk",
    "load_demo_handovers",
    "load_demo_endings",
)
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
    """Put the made-up people into the database once, and say how to sign in as one of them."""
    notes, wanted = noted(found.owner), of_demo()
    if notes.get("demo") != wanted:
        with step("Demo data"):
            said = load(environment)
        notes = {"demo": wanted, "welcome": said}
        note(found.owner, **notes)
    print(notes["welcome"])
    print("Letters, with the codes to sign in by, are shown here instead of being sent.", flush=True)


def load(environment: site.Environment) -> str:
    """Make those who are not there yet and let their stories happen; the result is what to tell."""
    said = []
    for loader in LOADERS:
        command = [sys.executable, "-m", "django", loader]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Stop(Exit.WRONG, f"The demo data could not be made:\n{done.stderr.strip()}")
        said.append(done.stdout.strip())
    return "\n".join(filter(None, said))


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
