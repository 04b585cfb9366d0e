"""How processes that hold texts open hear of what another wrote: PostgreSQL's LISTEN, on one channel.

A message is »text«, a key and a name, or »arena« and a key: there are changes in the text, written by the process of
that name, or by one that holds none open; or who takes part in the arena has changed.
"""

from typing import Any

from django.db import connections

CHANNEL = "samskab_documents"


def address() -> dict[str, Any]:
    """Where the database is, for a connection that listens and does nothing else."""
    wrapper = connections["default"]
    given = {name: value for name, value in wrapper.settings_dict["OPTIONS"].items() if name != "pool"}
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    named = {name: wrapper.settings_dict[key] for name, key in names.items()}
    return {**given, **{name: value for name, value in named.items() if value}}
