"""What a page weighs when it comes over a line: its HTML, and the style and the scripts it asks for, compressed."""

import gzip
import re
from pathlib import Path

from samskab import ui

STATIC = Path(ui.__file__).parent / "static"
_ASKED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]* (?:href|src)="/static/([^"]+)"')
_HASHED = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")


def files_of(html: str) -> list[Path]:
    """The style sheets and scripts that a page asks for."""
    return [STATIC / _HASHED.sub("", name) for name in dict.fromkeys(_ASKED.findall(html))]


def weight_of(html: str) -> int:
    """Bytes of a page with its styles and scripts, each compressed by itself, as a browser fetches them."""
    parts = [html.encode(), *(path.read_bytes() for path in files_of(html))]
    return sum(len(gzip.compress(part, 6)) for part in parts)
