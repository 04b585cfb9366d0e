"""Fills the demo, in a process of its own that tells what it is at. `demo` starts it, on the database it is given.

python -m samskab.config.command.loading
"""

import django

if __name__ == "__main__":
    django.setup()
    from samskab.config.world import tell_all

    if not tell_all():
        print("They are there already, and are left as they are.")
