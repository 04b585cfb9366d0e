"""Files with something else in them, under names that lead elsewhere, sent as a browser never would."""

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from PIL.PngImagePlugin import PngInfo

from tests.support.pictures import a_picture

MARK = "Zqskadelig"  # in each of the files, and in most of the names: it must not be found anywhere afterwards
SCRIPT = f"<script>alert('{MARK}')</script>".encode()
BOUNDARY = "zqgraense"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _with_chunk(kind: bytes, body: bytes) -> bytes:
    """A picture with one more part in it, behind its head."""
    picture = a_picture()
    return picture[:33] + _chunk(kind, body) + picture[33:]


def _zipped() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"../../{MARK}.csv", SCRIPT * 1_000)
    return made.getvalue()


def _beside() -> bytes:
    told = PngInfo()
    told.add_text("Comment", SCRIPT.decode())
    told.add_itxt("XML:com.adobe.xmp", SCRIPT.decode())
    return a_picture(pnginfo=told)


FILES: dict[str, bytes] = {
    "SVG with a script": b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()">' + SCRIPT + b"</svg>",
    "SVG behind a declaration": b'\xef\xbb\xbf<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg">&x;' + SCRIPT + b"</svg>",
    "GIF that is a script": b"GIF89a/*" + MARK.encode() + b"*/=1;alert(1);//",
    "JPEG with a page behind it": a_picture("JPEG") + b"<html>" + SCRIPT,
    "JPEG with a page in its comment": a_picture("JPEG", comment=b"<html>" + SCRIPT),
    "PNG with a page beside it": _beside(),
    "PNG with an archive behind it": a_picture() + _zipped(),
    "WebP with a page behind it": a_picture("WEBP") + SCRIPT,
    "PNG whose words swell": _with_chunk(b"zTXt", MARK.encode() + b"\x00\x00" + zlib.compress(b"x" * 80_000_000)),
    "PNG whose colours swell": _with_chunk(b"iCCP", MARK.encode() + b"\x00\x00" + zlib.compress(b"x" * 80_000_000)),
    "PNG as wide as a town": b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0))
    + _chunk(b"tEXt", b"a\x00" + SCRIPT),
    "PDF": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(" + MARK.encode() + b")>>>>endobj\n%%EOF",
    "PDF that begins as a picture": a_picture("JPEG")[:200] + b"%PDF-1.7\n" + SCRIPT,
    "an archive": _zipped(),
    "a page": b"<!doctype html>" + SCRIPT,
    "a program": b"\x7fELF" + MARK.encode() + b"\x00" * 200,
    "nothing but noughts": b"\x00" * 5_000 + MARK.encode(),
}
NAMES: dict[str, bytes] = {
    "up": b"../../../../tmp/" + MARK.encode() + b".png",
    "from the root": b"/tmp/" + MARK.encode() + b".png",
    "from a drive": b"C:\\Windows\\" + MARK.encode() + b".png",
    "ends at a nought": MARK.encode() + b".png\x00.html",
    "turned round": (MARK + "\u202egnp.exe").encode(),
    "a page": b"<img src=x onerror=alert(1)>" + MARK.encode() + b".png",
    "a header": MARK.encode() + b"\r\nX-Evil: yes\r\n.png",
    "without end": MARK.encode() * 1_000 + b".png",
    "no alphabet": b"\xff\xfe" + MARK.encode() + b".png",
    "nothing": b"",
    "dots": b"..",
    "another kind": MARK.encode() + b".php.svg",
}


def parts(fields: Mapping[str, Sequence[str]], files: Sequence[tuple[str, bytes, bytes]]) -> bytes:
    """The body of a form with some fields, and files by field, name and content, word for word."""
    made = bytearray()
    for name, values in fields.items():
        for value in values:
            made += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for field, called, content in files:
        made += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="'.encode() + called
        made += b'"\r\nContent-Type: image/png\r\n\r\n' + content + b"\r\n"
    return bytes(made + f"--{BOUNDARY}--\r\n".encode())
