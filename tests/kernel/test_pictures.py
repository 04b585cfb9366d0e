"""Pictures are drawn anew: what is seen is kept, and nothing else."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from samskab.kernel.pictures import LARGEST, WIDEST, NoPicture, redrawn
from tests.support.pictures import HOSTILE, a_picture

KINDS = ["PNG", "JPEG", "WEBP"]
EXIF_TURNED, EXIF_MAKER = 0x0112, 0x010F


def seen(data: bytes) -> Image.Image:
    return Image.open(BytesIO(redrawn(data).data))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_becomes_one_of_the_same_size(kind: str) -> None:
    made = redrawn(a_picture(kind))
    assert (seen(a_picture(kind)).format, seen(a_picture(kind)).size) == ("WEBP", (40, 30))
    assert (made.width, made.height) == (40, 30)


@pytest.mark.parametrize("kind", KINDS)
def test_where_and_with_what_it_was_taken_goes_and_it_stands_upright(kind: str) -> None:
    told = Image.Exif()
    told[EXIF_MAKER], told[EXIF_TURNED] = "Hemmelig", 6
    data = a_picture(kind, exif=told)
    assert b"Hemmelig" in data
    made = redrawn(data)
    assert (made.width, made.height) == (30, 40)
    assert b"Hemmelig" not in made.data
    assert set(seen(data).info) <= {"loop", "background", "timestamp", "duration"}


def test_words_beside_a_picture_go_too() -> None:
    beside = PngInfo()
    beside.add_text("Author", "Hemmelig")
    assert b"Hemmelig" not in redrawn(a_picture(pnginfo=beside)).data


def test_what_is_seen_through_stays_so() -> None:
    assert seen(a_picture(mode="RGBA", left="#ff000000")).mode == "RGBA"


def test_a_large_one_becomes_as_wide_as_a_page_needs() -> None:
    assert redrawn(a_picture("JPEG", (3000, 1000))).width == WIDEST


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_is_refused(name: str) -> None:
    with pytest.raises(NoPicture):
        redrawn(HOSTILE[name])


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(NoPicture):
        redrawn(a_picture() + b"\x00" * LARGEST)


def test_a_small_file_that_swells_is_refused_before_it_does() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    swelling = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(NoPicture):
        redrawn(swelling + a_picture()[33:])


@given(st.binary(max_size=40), st.integers(0, 200), st.sampled_from(KINDS))
def test_a_broken_file_is_drawn_or_refused_and_nothing_else(noise: bytes, at: int, kind: str) -> None:
    data = a_picture(kind)
    broken = data[: at % len(data)] + noise + data[at % len(data) + len(noise) :]
    try:
        made = redrawn(broken)
    except NoPicture:
        return
    assert Image.open(BytesIO(made.data)).format == "WEBP"
