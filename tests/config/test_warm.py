"""A process that answers pages is ready by itself, and holds up nobody's page to look through what it has loaded."""

import json
import subprocess
import sys

from samskab.config.warm import templates

SERVED = """
import asyncio, gc, json, sys, threading
from samskab.config.warm import NAME, templates
from samskab.config.whole import application

told = []

async def talk():
    waiting = iter(["lifespan.startup", "lifespan.shutdown"])
    async def receive():
        return {"type": next(waiting)}
    async def send(message):
        told.append(message["type"])
    await application({"type": "lifespan"}, receive, send)

asyncio.run(talk())
for thread in threading.enumerate():
    if thread.name == NAME:
        thread.join()
loaded = set(sys.modules)
looked_through = len(gc.get_objects())
from django.template.loader import get_template
for name in templates():
    get_template(name)
made = len(gc.get_objects()) - looked_through
from samskab.config import urls
print(json.dumps({
    "told": told, "frozen": gc.get_freeze_count(), "looked_through": looked_through, "made": made,
    "came_after": [name for name in set(sys.modules) - loaded if name.startswith("samskab.")],
}))
"""


def test_all_that_is_loaded_once_is_loaded_at_the_start_and_looked_through_no_more() -> None:
    done = subprocess.run([sys.executable, "-c", SERVED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["told"] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert said["came_after"] == []
    assert said["frozen"] > 100_000
    assert said["looked_through"] < said["frozen"] / 20
    assert said["made"] < 2 * len(templates())


def test_every_template_has_a_name() -> None:
    assert "web/front.html" in templates()
    assert all(name.endswith(".html") and not name.startswith("/") for name in templates())
