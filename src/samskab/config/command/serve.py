"""Serve the site: everything on this machine as one, or one part of it beside others."""

import argparse

from samskab.config.command import site
from samskab.config.command.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("part", nargs="?", choices=site.PARTS, help="only this part, with a database that others share")
    parser.add_argument("--listen", metavar="HOST:PORT", help="where pages are answered (default: by SAMSKAB_ORIGIN)")


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    if arguments.part:
        site.serve_part(arguments.part, arguments.listen)
    else:
        site.serve_all(arguments.listen)
    return Exit.OK
