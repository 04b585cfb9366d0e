"""The QR code of an address, worked out by segno and drawn by `figures.qr`."""

from dataclasses import dataclass

import segno

from samskab.ui.figures.qr import path_of


@dataclass(frozen=True)
class Code:
    """A code as one path over `size` modules a side: what `{% qr %}` and `{% scan %}` take."""

    path: str
    size: int


def code_for(address: str) -> Code:
    """The code that opens an address. A seventh of it may be torn or stained, and it still does."""
    modules = [[bool(module) for module in row] for row in segno.make_qr(address, error="m", boost_error=False).matrix]
    return Code(path=path_of(modules), size=len(modules))
