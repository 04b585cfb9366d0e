"""Pictures from people: read without trusting them, and drawn anew, so that nothing is kept but what is seen.

Where and with what a picture was taken, which stands beside it in the file, goes; and a file that only looks like a
picture never reaches anybody's browser.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP")
LARGEST = 4 * 2**20  # bytes
MOST_POINTS = 40_000_000  # more than a telephone takes; it is what a small file can swell to
WIDEST = 2_000  # points, and as high
QUALITY, EFFORT = 82, 2
MEDIA_TYPE = "image/webp"


class NoPicture(ValueError):
    """Bytes that are no picture we take."""


@dataclass(frozen=True)
class Picture:
    """A picture as WebP, and its size in points."""

    data: bytes
    width: int
    height: int


def redrawn(data: bytes) -> Picture:
    """The picture in a file, the way up it is meant to be seen. Raises `NoPicture`. One that moves stands still."""
    if len(data) > LARGEST:
        raise NoPicture("too large a file")
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as found:
            if found.width * found.height > MOST_POINTS:
                raise NoPicture("too many points")
            return _drawn(found)
    except NoPicture:
        raise
    except Exception as error:  # the library has many words for a broken file
        raise NoPicture("no picture") from error


def _drawn(found: Image.Image) -> Picture:
    upright = ImageOps.exif_transpose(found)
    drawn = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    drawn.thumbnail((WIDEST, WIDEST))
    bare = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    made = BytesIO()
    bare.save(made, "WEBP", quality=QUALITY, method=EFFORT)
    return Picture(made.getvalue(), bare.width, bare.height)
