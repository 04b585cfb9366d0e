"""The words of a PDF, read as a reader does: glyphs in the order they are drawn, and what each font says they mean."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_DRAWN = re.compile(rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", re.DOTALL)
_MEANS = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_of_pdf(made: bytes) -> str:
    """Every word that is drawn, page after page."""
    objects = {int(number): body for number, body in _OBJECT.findall(made)}
    fonts = {int(font): _meanings(objects, int(place)) for font, place in re.findall(rb"/F(\d+) (\d+) 0 R", made)}
    drawn: list[str] = []
    for body in objects.values():
        font = 0
        for chosen, glyphs in _DRAWN.findall(_unpacked(body)):
            font = int(chosen) if chosen else font
            drawn.append(_read(glyphs, fonts.get(font, {})))
    return "".join(drawn)


def _meanings(objects: dict[int, bytes], place: int) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects[place])
    pairs = _MEANS.findall(_unpacked(objects[int(found[1])])) if found else []
    return {int(glyph, 16): bytes.fromhex(letters.decode()).decode("utf-16-be") for glyph, letters in pairs}


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if not found:
        return b""
    return zlib.decompress(found[1]) if b"/FlateDecode" in body[: found.start()] else found[1]


def _read(glyphs: bytes, meanings: dict[int, str]) -> str:
    plain = re.sub(rb"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), glyphs, flags=re.DOTALL)
    return "".join(meanings.get(int.from_bytes(plain[at : at + 2], "big"), "\ufffd") for at in range(0, len(plain), 2))
