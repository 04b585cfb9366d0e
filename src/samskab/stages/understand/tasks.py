"""What understanding each other sees to in the background: the map of perspectives is kept fresh."""

from uuid import UUID

from procrastinate.contrib.django import app

from samskab.kernel.background import BACK_OFF
from samskab.stages.understand.actions.surveying import DRAW
from samskab.stages.understand.actions.surveying import draw_map as draw


@app.task(name=DRAW, retry=BACK_OFF)
def draw_map(*, arena: str) -> None:
    """Draw one arena's map of what people answer now."""
    draw(arena=UUID(arena))
