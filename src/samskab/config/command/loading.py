"""Fills the demo, in a process of its own that tells what it is at. `demo` starts it, on the database it is given.

python -m samskab.config.command.loading
"""

import django

if __name__ == "__main__":
    django.setup()
    from django.db import connection

    from samskab.config.world import tell_all

    # All of it is there or nothing, so nothing within needs to be undone by itself: a quarter of the time.
    connection.features.uses_savepoints = False
    if not tell_all():
        print("They are there already, and are left as they are.")
