"""Pictures as people bring them, and files that only look like it."""

from io import BytesIO
from typing import Any

from PIL import Image

from samskab.kernel.pictures import redrawn


def a_picture(
    kind: str = "PNG", size: tuple[int, int] = (40, 30), *, mode: str = "RGB", left: str = "red", **more: Any
) -> bytes:
    """A file with a picture in it, red on the left if not said otherwise, and blue on the right."""
    drawn = Image.new(mode, size, left)
    drawn.paste("blue", (size[0] // 2, 0, *size))
    made = BytesIO()
    drawn.save(made, kind, **more)
    return made.getvalue()


A_PICTURE = redrawn(a_picture(size=(2, 2))).data
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "nothing": b"",
    "SVG": SVG,
    "a page": b"<!doctype html><script>alert(1)</script>",
    "cut off": a_picture(size=(400, 400))[:200],
    "only a beginning": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
    "another kind": a_picture("GIF"),
    "an icon": a_picture("ICO"),
    "a page of print": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}
