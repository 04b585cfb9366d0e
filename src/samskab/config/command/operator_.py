"""Let somebody look after the machine, or no longer: they see on `/operate/` how it is doing and what went wrong."""

import argparse

from samskab.config.command.database import database
from samskab.config.command.examine import start_on_tables
from samskab.config.command.exits import Exit, Stop
from samskab.config.command.person import person_at


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("address", metavar="ADDRESS", help="the e-mail address that they come in with")
    parser.add_argument("--no-longer", action="store_true", help="they look after it no longer")


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    with database() as found:
        start_on_tables(found)
        return entrust(arguments.address, no_longer=arguments.no_longer)


def entrust(address: str, *, no_longer: bool) -> Exit:
    """Give or take what one person has to do with the machine."""
    from samskab.ground.people.actions import lay_down_machine, take_on_machine
    from samskab.kernel.refusal import Refusal

    person = person_at(address)
    try:
        person = (lay_down_machine if no_longer else take_on_machine)(person=person, by=None)
    except Refusal as refusal:
        raise Stop(Exit.WRONG, str(refusal)) from refusal
    print(f"{person.name} {'looks' if person.is_operator else 'no longer looks'} after the machine.")
    return Exit.OK
